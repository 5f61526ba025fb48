import Analysis
import Foundation
import Testing

@testable import LullDSP

@Suite("Bowed pairs")
struct BowedPairTests {
    private static let frequency = 0.007

    /// A pair whose swells hardly move while it is measured.
    private static func play(
        harmonics: Int = 8,
        detune: Double = 0,
        swell: Double = 1e-12,
        shimmer: Float = 0,
        brightness: Float = 1,
        seed: UInt64 = 3,
        _ count: Int = 65_536
    ) -> Stereo {
        let pair = BowedPair(harmonics: harmonics, detune: detune, swell: swell, shimmer: shimmer)
        let ensemble = Ensemble(
            notes: Stage.list([Note(start: 0, end: 1 << 40, body: 0, frequency: frequency, gain: 1, seed: seed)]),
            bodies: Stage.list([.bowed(pair)])
        )
        return stereo(count, from: 64_000) { left, right, from, n in
            ensemble.write(left: left, right: right, from: from, brightness: Ramp(brightness), count: n)
        }
    }

    private static func harmonic(_ order: Int, _ spectrum: [Double]) -> Double {
        Spectrum.decibels(Lines.power(of: frequency * Double(order), in: spectrum))
    }

    @Test("Without brightness only the fundamentals sound")
    func dark() {
        let spectrum = Lines.power(Self.play(brightness: 0).left)
        let rest = Lines.rest(spectrum, outside: [Self.frequency...Self.frequency])
        let total = spectrum.reduce(0, +)
        #expect(Measured.note("a dark pair beside its fundamentals, dB", Spectrum.decibels(rest.sum / total)) < -110)
    }

    @Test("Harmonics fall by their order, and by the brightness once for each")
    func harmonics() {
        for brightness in [1.0, 0.5] {
            // One string at a time: two of them add up in phases of their own, so that they are put apart.
            let pair = Self.play(detune: 0.05, brightness: Float(brightness))
            let spectrum = Lines.power(pair.left)
            for lean in [1.025, 0.975] {
                func level(_ order: Int) -> Double {
                    Spectrum.decibels(Lines.power(of: Self.frequency * lean * Double(order), in: spectrum))
                }
                for order in 2...8 {
                    let wanted = 20 * log10(pow(brightness, Double(order - 1)) / Double(order))
                    #expect(abs(level(order) - level(1) - wanted) < 0.1, "harmonic \(order) at \(brightness)")
                }
                #expect(level(9) - level(1) < -100)
            }
        }
    }

    @Test("Harmonics near the Nyquist frequency are left out, and nothing folds back")
    func high() {
        let pair = BowedPair(harmonics: 12, detune: 0.001, swell: 1e-12, shimmer: 0)
        let ensemble = Ensemble(
            notes: Stage.list([Note(start: 0, end: 1 << 40, body: 0, frequency: 0.06, gain: 1, seed: 1)]),
            bodies: Stage.list([.bowed(pair)])
        )
        let samples = stereo(65_536) { left, right, from, n in
            ensemble.write(left: left, right: right, from: from, brightness: Ramp(1), count: n)
        }.left
        let bands = (1...6).map { 0.06 * Double($0) * 0.999...0.06 * Double($0) * 1.001 }
        let rest = Lines.rest(Lines.power(samples), outside: bands)
        #expect(Measured.note("high pair beside its harmonics, dB", Spectrum.decibels(2 * rest.sum)) < -100)
    }

    @Test("The strings lean to the two sides, apart by the detuning")
    func sides() {
        let heard = Self.play(detune: 0.05)
        let (left, right) = (Lines.power(heard.left), Lines.power(heard.right))
        for (lean, ratio) in [(1.025, 0.85 / 0.53), (0.975, 0.53 / 0.85)] {
            let l = Lines.power(of: Self.frequency * lean, in: left)
            let r = Lines.power(of: Self.frequency * lean, in: right)
            #expect(abs((l / r).squareRoot() / ratio - 1) < 0.001)
        }
    }

    @Test("Strings swell between 0.44 and 1 of their height, each on its own; shimmer moves each harmonic besides")
    func swells() {
        // Swells of half a second, read in windows of 20 ms over ten seconds.
        func course(_ order: Int, shimmer: Float, _ lean: Double) -> [Double] {
            let heard = Self.play(detune: 0.2, swell: 1 / 24_000, shimmer: shimmer, 480_000).left
            return stride(from: 0, to: 478_000, by: 4_800).map {
                Spectrum.component(Array(heard[$0..<$0 + 2_000]), at: Self.frequency * lean * Double(order)).amplitude
            }
        }
        for lean in [1.1, 0.9] {
            let one = course(1, shimmer: 0, lean)
            let range = (one.max() ?? 0) / (one.min() ?? 1)
            #expect(Measured.note("range of a swell", range) > 2.1 && range < 2.35)
        }
        func ratios(_ shimmer: Float) -> Double {
            let three = zip(course(1, shimmer: shimmer, 1.1), course(3, shimmer: shimmer, 1.1)).map { $1 / $0 }
            return (three.max() ?? 0) / max(three.min() ?? 1, 1e-9)
        }
        #expect(Measured.note("third to first without shimmer", ratios(0)) < 1.05)
        #expect(Measured.note("third to first with shimmer", ratios(0.85)) > 4)
    }

    @Test("Another seed is another course, the same seed the same bits")
    func seeds() {
        let isSame = Self.play(seed: 5).left == Self.play(seed: 5).left
        let isOther = Self.play(seed: 5).left != Self.play(seed: 6).left
        #expect(isSame && isOther)
    }
}
