import Analysis
import Foundation
import Testing

@testable import LullDSP

@Suite("Struck notes")
struct EnsembleTests {
    private static func ensemble(_ notes: [Note], _ modes: [Mode], rise: Double = 480) -> Ensemble {
        Ensemble(
            notes: Stage.list(notes),
            bodies: Stage.list([.struck(modes: Stage.list(modes), rise: rise)])
        )
    }

    private static func play(_ ensemble: Ensemble, _ count: Int, from first: Int = 0, span: Int = 64) -> Stereo {
        stereo(count, from: first, span: span) { left, right, from, n in
            ensemble.write(left: left, right: right, from: from, brightness: Ramp(0), count: n)
        }
    }

    private static func level(_ samples: [Float], _ frequency: Double, at middle: Int, _ width: Int = 4_096) -> Double {
        let span = Array(samples[middle - width / 2..<middle + width / 2])
        return 20 * log10(max(Spectrum.component(span, at: frequency).amplitude, 1e-12))
    }

    @Test("Modes sound at their ratios, at their amplitudes, and nowhere else")
    func ratios() {
        let modes = [(1.0, 0.6), (2.828, 0.3), (5.424, 0.1)].map { Stage.mode($0.0, Float($0.1), decay: 1e-9) }
        let ensemble = Self.ensemble([Note(start: 0, end: 1 << 20, body: 0, frequency: 0.01, gain: 1)], modes)
        let samples = Self.play(ensemble, 65_536, from: 4_800).left
        let spectrum = Lines.power(samples)
        for (ratio, amplitude) in [(1.0, 0.6), (2.828, 0.3), (5.424, 0.1)] {
            let power = Lines.power(of: 0.01 * ratio, in: spectrum)
            #expect(abs((2 * power).squareRoot() / amplitude - 1) < 1e-4)
        }
        let rest = Lines.rest(spectrum, outside: [1, 2.828, 5.424].map { 0.01 * $0...0.01 * $0 })
        #expect(Measured.note("beside the modes, dB", Spectrum.decibels(2 * rest.sum)) < -110)
    }

    @Test("Each mode falls by 60 dB in its time, to 2 %, slow and quick ones", arguments: [400_000.0, 48_000, 12_000])
    func decays(frames: Double) {
        let modes = [
            Stage.mode(1, 0.5, decay: 9.965_784 / frames), Stage.mode(2.7, 0.5, decay: 9.965_784 / frames * 3),
        ]
        let ensemble = Self.ensemble(
            [Note(start: 0, end: Int(frames) * 2, body: 0, frequency: 0.05, gain: 1)],
            modes,
            rise: 100
        )
        let samples = Self.play(ensemble, Int(frames)).left
        let width = min(4_096, Int(frames / 12))
        for (ratio, share) in [(1.0, 1.0), (2.7, 1.0 / 3)] {
            let early = Int(0.1 * frames * share) + width / 2
            let late = Int(0.6 * frames * share) + width / 2
            let fall =
                Self.level(samples, 0.05 * ratio, at: early, width) - Self.level(samples, 0.05 * ratio, at: late, width)
            let time = 60 / fall * Double(late - early) / (frames * share)
            #expect(abs(Measured.note("decay of \(frames) frames, ratio \(ratio)", time) - 1) < 0.02)
        }
    }

    @Test("The two halves of a pair beat at the difference of their leans")
    func beating() {
        // 0.7 Hz at 48 kHz.
        let lean = 0.35 / 48_000
        let modes = [Stage.mode(1, 0.5, decay: 1e-9, lean: -lean), Stage.mode(1, 0.5, decay: 1e-9, lean: lean)]
        let ensemble = Self.ensemble([Note(start: 0, end: 1 << 20, body: 0, frequency: 0.01, gain: 1)], modes)
        let samples = Self.play(ensemble, 240_000).left
        // Silent where the halves stand against each other: half a beat after the stroke, and a beat later.
        let beat = 48_000 / 0.7
        func power(_ middle: Double) -> Double {
            Spectrum.decibels(2 * Stereo.power(samples[Int(middle) - 200..<Int(middle) + 200]))
        }
        for number in 0..<3 {
            #expect(power((Double(number) + 0.5) * beat) < -35)
            #expect(abs(power((Double(number) + 1) * beat)) < 0.1)
        }
    }

    @Test("Bloom holds a mode back: half-way through its rise it stands at half its height")
    func bloom() {
        let modes = [Stage.mode(1, 0.5, decay: 1e-9), Stage.mode(3.1, 0.5, decay: 1e-9, bloom: 20_000)]
        let ensemble = Self.ensemble(
            [Note(start: 0, end: 1 << 20, body: 0, frequency: 0.02, gain: 1)],
            modes,
            rise: 960
        )
        let samples = Self.play(ensemble, 40_000).left
        let full = 20 * log10(0.5)
        #expect(abs(Self.level(samples, 0.02, at: 3_000, 2_000) - full) < 0.05)
        #expect(abs(Self.level(samples, 0.062, at: 10_480, 1_000) - full + 6.02) < 0.1)
        #expect(abs(Self.level(samples, 0.062, at: 30_000) - full) < 0.05)
        #expect(Self.level(samples, 0.062, at: 1_500, 1_000) - full < -35)
    }

    @Test(
        "A note begins at its frame, wherever in a block that lies, and not before",
        arguments: [0, 1, 31, 63, 64, 6_401]
    )
    func beginning(start: Int) {
        let modes = [Stage.mode(1, 0.5), Stage.mode(2.3, 0.4)]
        func played(_ first: Int) -> [Float] {
            let note = Note(start: first, end: 9_000 + first, body: 0, frequency: 0.013, gain: 0.7)
            return Self.play(Self.ensemble([note], modes), 20_000).left
        }
        let whole = played(0)
        let late = played(start)
        let isSilent = late[..<start].allSatisfy { $0 == 0 }
        // Straight lines of the envelope fall elsewhere: not the same bits, the same sound.
        let difference = zip(late.dropFirst(start), whole).map { abs($0 - $1) }.max() ?? 1
        let isOver = late.dropFirst(9_000 + start).allSatisfy { $0 == 0 }
        #expect(isSilent && isOver)
        #expect(Measured.note("note from frame \(start) beside frame 0", Double(difference)) < 1e-4)
    }

    @Test("A quick rise is a raised cosine: no corner is heard beside the note")
    func rise() {
        let ensemble = Self.ensemble(
            [Note(start: 8_192, end: 1 << 20, body: 0, frequency: 0.02, gain: 1)],
            [Stage.mode(1, 1, decay: 1e-6)],
            rise: 960
        )
        let samples = Self.play(ensemble, 65_536).left
        let fade = (0..<65_536).map { Float(min(1, Double(65_536 - $0) / 20_000)) }
        let rest = Lines.rest(Lines.power(zip(samples, fade).map { $0 * $1 }), outside: [0...0.08])
        #expect(Measured.note("rise of 20 ms, beside, dB", Spectrum.decibels(2 * rest.sum)) < -80)
    }

    @Test("Notes swell in and fade along raised cosines, and lean to their side with equal power")
    func envelope() {
        let note = Note(
            start: 0,
            end: 60_000,
            body: 0,
            frequency: 0.02,
            gain: 0.5,
            side: 0.6,
            attack: 20_000,
            release: 10_000
        )
        let heard = Self.play(Self.ensemble([note], [Stage.mode(1, 1, decay: 1e-9)], rise: 64), 64_000)
        for (frame, height) in [(5_000, 0.146_4), (10_000, 0.5), (30_000, 1), (55_000, 0.5), (57_500, 0.146_4)] {
            let left = Spectrum.component(Array(heard.left[frame - 200..<frame + 200]), at: 0.02).amplitude
            let right = Spectrum.component(Array(heard.right[frame - 200..<frame + 200]), at: 0.02).amplitude
            let power = ((left * left + right * right) / 2).squareRoot()
            #expect(abs(power / 0.5 / height - 1) < 0.01, "at \(frame)")
            #expect(abs(right / left - 2) < 0.001)
        }
    }

    @Test("Taken up in the middle it is the same bits")
    func middle() {
        let whole = stereo(96_000) { left, right, from, n in
            Stage.ensemble.write(left: left, right: right, from: from, brightness: Ramp(0.6), count: n)
        }
        for start in [640, 6_400, 64_000] {
            let part = stereo(6_400, from: start) { left, right, from, n in
                Stage.ensemble.write(left: left, right: right, from: from, brightness: Ramp(0.6), count: n)
            }
            let isSame =
                part.left == Array(whole.left[start..<start + 6_400])
                && part.right == Array(whole.right[start..<start + 6_400])
            #expect(isSame, "from \(start)")
        }
    }

    @Test("In the eighth hour a note that goes on has its pitch")
    func late() {
        let note = Note(start: 0, end: Int.max / 2, body: 0, frequency: 432.1 / 48_000, gain: 1)
        let first = 8 * 3_600 * 48_000
        let heard = Self.play(Self.ensemble([note], [Stage.mode(1, 1, decay: 0)]), 9_600, from: first).left
        let promised = (432.1 * 8 * 3_600).truncatingRemainder(dividingBy: 1) - 0.25
        let phase = Spectrum.component(heard, at: 432.1 / 48_000).phase / (2 * .pi)
        let difference = (phase - promised + 2.5).truncatingRemainder(dividingBy: 1) - 0.5
        #expect(abs(difference) < 1e-3)
    }
}
