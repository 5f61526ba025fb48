import Analysis
import Foundation
import Testing

@testable import LullDSP

@Suite("Tones")
struct ToneTests {
    private static func sine(_ frequency: Double, _ count: Int) -> [Float] {
        var tone = Tone(.sine)
        return signal(count) { out, _, n in tone.write(out, frequency: frequency, to: frequency, count: n) }
    }

    @Test("A steady tone has a SINAD of 120 dB or more", arguments: [50.0, 220, 997, 6_000, 15_000])
    func sinad(hertz: Double) {
        let frequency = hertz / 48_000
        #expect(Spectrum.sinad(Self.sine(frequency, 96_000), frequency: frequency) >= 120)
    }

    @Test("After ten minutes its phase is that of the frequency, to well under a microhertz")
    func frequency() {
        let frequency = 432.1 / 48_000
        var tone = Tone(.sine)
        let frames = 600 * 48_000
        for _ in 0..<frames / Block.frames { tone.skip(frequency: frequency, to: frequency, count: Block.frames) }
        let tail = signal(9_600) { out, _, n in tone.write(out, frequency: frequency, to: frequency, count: n) }
        // The phase that was promised, against the phase that is heard.
        let promised = (432.1 * 600).truncatingRemainder(dividingBy: 1) - 0.25
        let heard = Spectrum.component(tail, at: frequency).phase / (2 * .pi)
        let difference = (heard - promised + 2.5).truncatingRemainder(dividingBy: 1) - 0.5
        // A microhertz makes 0.0006 of a turn in ten minutes.
        #expect(abs(difference) < 1e-4)
    }

    @Test("Partials over the Nyquist frequency are left out, not folded back")
    func aliases() {
        var tone = Tone(.list([Float](repeating: 1 / 16, count: 16)))
        let frequency = 3_100.0 / 48_000
        let samples = signal(96_000) { out, _, n in tone.write(out, frequency: frequency, to: frequency, count: n) }
        for order in 8...16 {
            let folded = 1 - frequency * Double(order)
            #expect(Spectrum.component(samples, at: folded).amplitude < 1e-6)
        }
        #expect(abs(Spectrum.component(samples, at: frequency * 5).amplitude - 1.0 / 16) < 1e-5)
    }

    @Test("A binaural pair beats exactly and does not leak")
    func binaural() {
        var pair = BeatPair()
        var right = [Float](repeating: 0, count: 96_000)
        let (carrier, beat) = (200.0 / 48_000, 6.0 / 48_000)
        let left = right.withUnsafeMutableBufferPointer { buffer in
            signal(96_000) { out, start, n in
                guard let base = buffer.baseAddress else { return }
                pair.write(left: out, right: base + start, carrier: (carrier, carrier), beat: (beat, beat), count: n)
            }
        }
        #expect(Spectrum.sinad(left, frequency: carrier + beat / 2) >= 120)
        #expect(Spectrum.sinad(right, frequency: carrier - beat / 2) >= 120)
    }

    @Test("An isochronic gate opens and closes at its rate, to its depth, without a click")
    func isochronic() {
        var gated = GatedTone(edge: 0.02 * 48_000)
        let (carrier, beat) = (200.0 / 48_000, 4.0 / 48_000)
        let samples = signal(96_000) { out, _, n in
            gated.write(out, carrier: (carrier, carrier), beat: (beat, beat), depth: Ramp(0.5), count: n)
        }
        func amplitude(_ start: Int) -> Double {
            (samples[start..<start + 960].map { Double($0 * $0) }.reduce(0, +) / 480).squareRoot()
        }
        for cycle in 0..<8 {
            #expect(abs(20 * log10(amplitude(cycle * 12_000 + 3_000))) < 0.1)
            #expect(abs(20 * log10(amplitude(cycle * 12_000 + 9_000) / 0.5)) < 0.1)
        }
        // Splatter far from the carrier: edges of 20 ms leave nothing there.
        let spectrum = Spectrum.power(samples, bands: 8_192)
        let far = spectrum[1_000...].reduce(0, +)
        #expect(Spectrum.decibels(far / spectrum.reduce(0, +)) < -80)
    }
}
