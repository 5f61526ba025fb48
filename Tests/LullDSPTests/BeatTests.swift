import Analysis
import Foundation
import Testing

@testable import LullDSP

@Suite("Beats and gates")
struct BeatTests {
    private static let carrier = 200.0 / 48_000
    private static let beat = 6.3 / 48_000

    @Test("A binaural beat is exact to a microhertz: after ten minutes both ears have the phase they were promised")
    func binaural() {
        var pair = BeatPair()
        for _ in 0..<600 * 750 {
            pair.skip(carrier: (Self.carrier, Self.carrier), beat: (Self.beat, Self.beat), count: 64)
        }
        let heard = stereo(9_600) { left, right, _, n in
            pair.write(
                left: left,
                right: right,
                carrier: (Self.carrier, Self.carrier),
                beat: (Self.beat, Self.beat),
                count: n
            )
        }
        for (samples, lean) in [(heard.left, 3.15), (heard.right, -3.15)] {
            let promised = ((200 + lean) * 600).truncatingRemainder(dividingBy: 1) - 0.25
            let phase = Spectrum.component(samples, at: (200 + lean) / 48_000).phase / (2 * .pi)
            let difference = (phase - promised + 2.5).truncatingRemainder(dividingBy: 1) - 0.5
            // A microhertz makes 0.0006 of a turn in ten minutes.
            #expect(abs(Measured.note("phase after ten minutes off by, turns", difference)) < 1e-4)
        }
    }

    @Test("Neither ear has anything of the other's tone, to −140 dB")
    func leakage() {
        var pair = BeatPair()
        let heard = stereo(65_536) { left, right, _, n in
            pair.write(
                left: left,
                right: right,
                carrier: (Self.carrier, Self.carrier),
                beat: (40.0 / 48_000, 40.0 / 48_000),
                count: n
            )
        }
        for (samples, other) in [(heard.left, 180.0), (heard.right, 220.0)] {
            let level = Spectrum.decibels(2 * Lines.power(of: other / 48_000, in: Lines.power(samples)))
            #expect(Measured.note("the other ear's tone, dB", level) < -140)
        }
    }

    /// The gate of a tone: its amplitude in every half period of the carrier, here 20 frames.
    private static func gate(open: Double, edge: Double, rate: Double, depth: Float = 1) -> [Double] {
        var tone = GatedTone(edge: edge, open: open)
        let samples = signal(96_000) { out, _, n in
            tone.write(out, carrier: (0.025, 0.025), beat: (rate, rate), depth: Ramp(depth), count: n)
        }
        return stride(from: 0, to: 96_000, by: 20).map { start in
            (Stereo.power(samples[start..<start + 20]) * 2).squareRoot()
        }
    }

    @Test(
        "A gate is open for its share, from the middle of its rise to the middle of its fall",
        arguments: [0.2, 0.5, 0.8]
    )
    func share(open: Double) {
        let gate = Self.gate(open: open, edge: 960, rate: 2.0 / 48_000)
        let isOpen = gate.filter { $0 > 0.5 }.count
        #expect(abs(Measured.note("open \(open)", Double(isOpen) / Double(gate.count)) - open) < 0.003)
    }

    @Test("Its edges are raised cosines of their length", arguments: [480.0, 960, 4_800])
    func edges(frames: Double) {
        let gate = Self.gate(open: 0.5, edge: frames, rate: 2.0 / 48_000)
        // The first rise, which begins with the sound.
        var worst = 0.0
        for index in 0..<Int(frames / 20) {
            let x = (Double(index) * 20 + 10) / frames
            worst = max(worst, abs(gate[index] - (0.5 - 0.5 * cos(.pi * x))))
        }
        #expect(Measured.note("rise of \(frames) frames off by", worst) < 0.01)
        // 10 to 90 % takes 59 % of it.
        let low = gate.firstIndex { $0 > 0.1 } ?? 0
        let high = gate.firstIndex { $0 > 0.9 } ?? 0
        #expect(abs(Double(high - low) * 20 / frames - 0.59) < 0.06)
    }

    @Test("It closes to its depth, to a tenth of a decibel", arguments: [Float(0.25), 0.5, 0.9])
    func depth(depth: Float) {
        let gate = Self.gate(open: 0.5, edge: 960, rate: 2.0 / 48_000, depth: depth)
        let (low, high) = (gate.min() ?? 0, gate.max() ?? 0)
        #expect(abs(20 * log10(high)) < 0.1)
        #expect(abs(20 * log10(low / Double(1 - depth))) < 0.1)
    }
}
