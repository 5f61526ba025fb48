import Analysis
import Foundation
import Testing

@testable import LullDSP

@Suite("The room")
struct ReverbTests {
    /// What the room answers to an input.
    static func answer(
        _ count: Int,
        decay seconds: Double,
        damping: Double = 0,
        span: Int = Block.frames,
        move: (Int) -> (decay: Double, damping: Double)? = { _ in nil },
        _ input: (Int) -> (Float, Float)
    ) -> Stereo {
        var reverb = Reverb(framesPerSecond: 48_000, decay: seconds * 48_000, damping: damping)
        let left = Memory(Block.frames)
        let right = Memory(Block.frames)
        return stereo(count, span: span) { outLeft, outRight, from, n in
            if let setting = move(from) { reverb.set(decay: setting.decay * 48_000, damping: setting.damping) }
            for i in 0..<n { (left.base[i], right.base[i]) = input(from + i) }
            reverb.process(left: left.base, right: right.base, addTo: outLeft, outRight, count: n)
        }
    }

    /// The answer to a click on both sides, or on one.
    static func impulse(_ count: Int, decay: Double, damping: Double = 0, right: Float = 1) -> Stereo {
        answer(count, decay: decay, damping: damping) { $0 == 0 ? (1, right) : (0, 0) }
    }

    /// Seconds in which an octave falls by 60 dB, by a line through −5…−35 dB of the energy still to come.
    private static func decay(_ samples: [Float], _ centre: Double) -> Double {
        var filter = StateVariableFilter()
        var second = StateVariableFilter()
        let c = StateVariableFilter.Coefficients(.bandPass, cutoff: centre / 48_000, q: 1.414)
        var band = samples
        band.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            filter.process(base, from: c, to: c, count: samples.count)
            second.process(base, from: c, to: c, count: samples.count)
        }
        var remaining = [Double](repeating: 0, count: band.count)
        var sum = 0.0
        for index in band.indices.reversed() {
            sum += Double(band[index] * band[index])
            remaining[index] = sum
        }
        var points: [(x: Double, y: Double)] = []
        for index in stride(from: 0, to: band.count, by: 480) {
            let level = Spectrum.decibels(remaining[index] / sum)
            if level < -5 && level > -35 { points.append((Double(index) / 48_000, level)) }
        }
        return -60 / Regression.slope(points)
    }

    @Test("Every octave of an undamped room falls by 60 dB in the decay", arguments: [0.8, 2.6])
    func decays(seconds: Double) {
        let heard = Self.impulse(Int(seconds * 1.4 * 48_000), decay: seconds)
        for octave in [125.0, 500, 2_000, 8_000] {
            let time = Self.decay(heard.left, octave) / seconds
            #expect(abs(Measured.note("T60 of \(seconds) s at \(octave) Hz", time) - 1) < 0.1)
        }
    }

    @Test("Damping shortens the treble and leaves the bass, more with more of it")
    func damping() {
        let seconds = 2.0
        var before = 2.1
        for damping in [0.2, 0.4, 0.8] {
            let heard = Self.impulse(Int(seconds * 1.4 * 48_000), decay: seconds, damping: damping)
            let bass = Self.decay(heard.left, 125)
            let treble = Self.decay(heard.left, 8_000)
            let middle = Self.decay(heard.left, 2_000)
            #expect(abs(Measured.note("bass at damping \(damping)", bass / seconds) - 1) < 0.1)
            Measured.note("2 kHz at damping \(damping)", middle / seconds)
            #expect(Measured.note("8 kHz at damping \(damping)", treble / seconds) < before / seconds - 0.1)
            #expect(treble < middle && middle < bass)
            before = treble
        }
    }

    @Test("A small room keeps its bass however much it is damped", arguments: [0.5, 1.0])
    func small(seconds: Double) {
        let heard = Self.impulse(48_000, decay: seconds, damping: 1)
        let bass = Self.decay(heard.left, 125) / seconds
        #expect(abs(Measured.note("bass of a small room of \(seconds) s, fully damped", bass) - 1) < 0.15)
        #expect(Self.decay(heard.left, 8_000) / seconds < 0.5)
    }

    @Test("Both sides answer alike loud and unlike each other, and their sum in mono is 3 dB down", arguments: [1, 0])
    func sides(right: Int) {
        let heard = Self.impulse(96_000, decay: 2.6, damping: 0.4, right: Float(right))[9_600..<96_000]
        let balance = Spectrum.decibels(Stereo.power(heard.left[...]) / Stereo.power(heard.right[...]))
        let mono = Spectrum.decibels(Stereo.power(heard.mono[...]) / heard.power)
        #expect(abs(Measured.note("left over right, right input \(right), dB", balance)) < 1)
        #expect(abs(Measured.note("correlation, right input \(right)", heard.correlation)) < 0.15)
        #expect(abs(Measured.note("mono, right input \(right), dB", mono) + 3) < 1)
    }

    @Test("A room of any decay is about as loud as what is sent to it, and steady noise stays bounded")
    func loudness() {
        let random = CounterRandom(seed: 3)
        for seconds in [0.3, 2.6, 20] {
            let input = signal(480_000) { out, start, n in random.white(out, from: start, count: n) }
            let heard = Self.answer(480_000, decay: seconds, damping: 0.4) { (input[$0], input[$0]) }
            let level = Spectrum.decibels(heard[384_000..<480_000].power * 3)
            #expect(heard.isFinite)
            #expect(Measured.note("room of \(seconds) s, white noise, dB", level) < 14)
        }
    }

    @Test("A room of twenty seconds still falls after a minute, to nothing")
    func long() {
        let heard = Self.impulse(60 * 48_000, decay: 20)
        func level(_ second: Int) -> Double {
            Spectrum.decibels(heard[second * 48_000..<(second + 1) * 48_000].power)
        }
        let fall = level(2) - level(42)
        #expect(heard.isFinite)
        #expect(abs(Measured.note("fall in 40 s, dB", fall) / 120 - 1) < 0.05)
    }

    @Test("A constant sent to the room is no louder than a tone, and leaves with the tail")
    func constant() {
        // The steady answer to a constant beside that to white noise of the same power, at decays that are usual.
        let heard = Self.answer(480_000, decay: 2.6, damping: 0.4) { _ in (0.1, 0.1) }
        let offset = abs(heard.left.suffix(4_800).reduce(0.0) { $0 + Double($1) } / 4_800) / 0.1
        #expect(Measured.note("gain of a constant, dB", 20 * log10(max(offset, 1e-9))) < 14)
    }

    @Test("Decay and damping move while it sounds without a click")
    func moving() {
        // Both from end to end and back, as quickly as a script can: along raised cosines of 10 ms.
        let heard = Self.answer(
            65_536 + 48_000,
            decay: 0.3,
            // In the spans the engine takes for so quick a movement.
            span: 4,
            move: { frame in
                if frame < 48_000 { return nil }
                let x = 0.5 - 0.5 * cos(2 * .pi * Double(frame - 48_000) / 960)
                return (0.3 + 9.7 * x, x)
            }
        ) { frame in
            let x = Float(sin(2 * .pi * 0.02 * Double(frame)))
            return (x, x)
        }
        for samples in [heard.left, heard.right] {
            let tail = Array(samples[48_000...])
            let rest = Lines.rest(Lines.power(tail), outside: [0...0.08])
            let level = Spectrum.decibels(rest.sum / Stereo.power(tail[...]))
            #expect(Measured.note("moved room beside a tone, dB", level) < -80)
        }
    }
}
