import Analysis
import Foundation
import Testing

@testable import LullDSP

@Suite("Width, spin and chorus")
struct SpaceTests {
    private static func white(_ count: Int) -> Stereo {
        let (one, two) = (CounterRandom(seed: 1), CounterRandom(seed: 2))
        return stereo(count) { left, right, from, n in
            one.white(left, from: from, count: n)
            two.white(right, from: from, count: n)
        }
    }

    private static func widened(_ input: Stereo, _ width: Ramp) -> Stereo {
        stereo(input.left.count, span: input.left.count) { left, right, _, n in
            for i in 0..<n {
                left[i] = input.left[i]
                right[i] = input.right[i]
            }
            Span.widen(left, right, width: width, count: n)
        }
    }

    @Test("Width 0 makes both sides one, 1 leaves them, 2 doubles what differs and keeps the middle")
    func width() {
        let input = Self.white(1_000)
        let narrow = Self.widened(input, Ramp(0))
        let isOne = narrow.left == narrow.right
        #expect(isOne)
        let same = Self.widened(input, Ramp(1))
        let wide = Self.widened(input, Ramp(2))
        var worst: Float = 0
        for i in 0..<1_000 {
            worst = max(worst, abs(same.left[i] - input.left[i]), abs(same.right[i] - input.right[i]))
            worst = max(worst, abs(wide.left[i] - wide.right[i] - 2 * (input.left[i] - input.right[i])))
            worst = max(worst, abs(wide.left[i] + wide.right[i] - input.left[i] - input.right[i]))
            worst = max(worst, abs(narrow.left[i] - 0.5 * (input.left[i] + input.right[i])))
        }
        #expect(worst < 1e-6)
    }

    // MARK: Spin

    private static func spun(
        _ count: Int,
        rate: Double,
        _ input: (Int) -> Float
    ) -> Stereo {
        var spin = Spin(cutoff: 0.05)
        return stereo(count) { left, right, from, n in
            for i in 0..<n {
                left[i] = input(from + i)
                right[i] = left[i]
            }
            spin.process(left: left, right: right, rate: rate, to: rate, count: n)
        }
    }

    @Test("A turn goes from the front to the right, behind and to the left, with equal power")
    func places() {
        let heard = Self.spun(48_000, rate: 1.0 / 48_000) { _ in 1 }
        for frame in stride(from: 100, to: 48_000, by: 1_111) {
            let place = 0.95 * sin(2 * .pi * Double(frame) / 48_000)
            let (left, right) = (Double(heard.left[frame]), Double(heard.right[frame]))
            #expect(abs(right - 2.0.squareRoot() * sin((1 + place) * .pi / 4)) < 0.002)
            #expect(abs(left - 2.0.squareRoot() * cos((1 + place) * .pi / 4)) < 0.002)
            #expect(abs((left * left + right * right) / 2 - 1) < 0.002)
            // One ear alone loses at most 3 dB of it.
            #expect(20 * log10((left + right) / 2) > -3)
        }
    }

    @Test("Behind the head the treble is 7 dB softer, the bass as it was, in front both are")
    func shadow() {
        for (frequency, behind) in [(0.001, 0.0), (0.3, -1.16 * 6.0206)] {
            let heard = Self.spun(480_000, rate: 1.0 / 480_000) { Float(sin(2 * .pi * frequency * Double($0))) }
            func level(_ middle: Int) -> Double {
                let span = max(0, middle - 4_000)..<middle + 4_000
                return Spectrum.decibels(2 * heard[span].power)
            }
            #expect(abs(level(4_000)) < 0.1)
            #expect(abs(level(240_000) - behind) < 0.1)
        }
    }

    @Test("A spin at its quickest leaves nothing far beside the sound, and none at all moves nothing")
    func quickSpin() {
        let heard = Self.spun(65_536, rate: 4.0 / 48_000) { Float(sin(2 * .pi * 0.02 * Double($0))) }
        for samples in [heard.left, heard.right] {
            let rest = Lines.rest(Lines.power(samples), outside: [0.015...0.025])
            #expect(Measured.note("spin of 4 turns a second, beside, dB", Spectrum.decibels(2 * rest.sum)) < -80)
        }
        let still = Self.spun(6_400, rate: 0) { Float(sin(2 * .pi * 0.02 * Double($0))) }
        let worst = still.left.enumerated().map { abs(Double($1) - sin(2 * .pi * 0.02 * Double($0))) }.max() ?? 1
        #expect(worst < 1e-5)
    }

    // MARK: Chorus

    private static func chorused(
        _ count: Int,
        from first: Int = 0,
        span: Int = Block.frames,
        amount: (Int) -> Float,
        _ input: (Int) -> (Float, Float)
    ) -> Stereo {
        let chorus = Chorus(framesPerSecond: 48_000)
        let memory = Memory(Chorus.memory(framesPerSecond: 48_000))
        return stereo(count, from: first, span: span) { left, right, from, n in
            for i in 0..<n { (left[i], right[i]) = input(from + i) }
            chorus.process(
                left: left,
                right: right,
                memory: memory.base,
                from: from,
                amount: Ramp(amount(from), amount(from + n)),
                count: n
            )
        }
    }

    @Test("A chorus keeps the power of noise, and of its sum in mono, to 1.5 dB, at every amount")
    func chorusPower() {
        var noise = Noise(.pink, seed: 4)
        let input = signal(240_000) { out, start, n in noise.write(out, from: start, count: n) }
        for amount in [Float(0), 0.3, 0.6, 1] {
            let heard = Self.chorused(240_000, amount: { _ in amount }) { (input[$0], input[$0]) }
            let rest = heard[9_600..<240_000]
            let power = Spectrum.decibels(rest.power / Stereo.power(input[9_600...]))
            let mono = Spectrum.decibels(Stereo.power(rest.mono[...]) / Stereo.power(input[9_600...]))
            #expect(abs(Measured.note("chorus \(amount), dB", power)) < 1.5)
            #expect(abs(Measured.note("chorus \(amount) in mono, dB", mono)) < 1.5)
            #expect(rest.isFinite)
        }
        let none = Self.chorused(6_400, amount: { _ in 0 }) { (input[$0], input[$0]) }
        let isUntouched = none.left == Array(input[..<6_400])
        #expect(isUntouched)
    }

    @Test("A chorus sways a tone by a few cents and adds nothing far beside it, moved as quickly as can be")
    func chorusSplatter() {
        for (name, amount) in [
            ("steady", { (_: Int) -> Float in 1 }),
            // On and off along raised cosines of 10 ms.
            ("moved", { (frame: Int) -> Float in Float(0.5 - 0.5 * cos(2 * .pi * Double(frame) / 960)) }),
        ] {
            // In the spans the engine takes for so quick a movement.
            let heard = Self.chorused(65_536 + 4_800, span: 4, amount: amount) { frame in
                let x = Float(sin(2 * .pi * 0.02 * Double(frame)))
                return (x, x)
            }
            let samples = Array(heard.left[4_800...])
            let rest = Lines.rest(Lines.power(samples), outside: [0...0.06])
            let level = Spectrum.decibels(rest.sum / Stereo.power(samples[...]))
            #expect(Measured.note("\(name) chorus beside a tone, dB", level) < -80)
        }
    }

    @Test("A chorus taken up in the middle is the same once its lines are full")
    func chorusMiddle() {
        func input(_ frame: Int) -> (Float, Float) {
            (Float(sin(Double(frame) * 0.1)), Float(sin(Double(frame) * 0.07)))
        }
        let whole = Self.chorused(64_000, amount: { _ in 1 }, input)
        let part = Self.chorused(19_200, from: 44_800, amount: { _ in 1 }, input)
        let isSame = Array(part.left[6_400...]) == Array(whole.left[51_200...])
        #expect(isSame)
    }
}
