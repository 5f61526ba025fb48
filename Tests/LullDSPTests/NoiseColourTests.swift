import Analysis
import Foundation
import Testing

@testable import LullDSP

@Suite("The rarer colours of noise")
struct NoiseColourTests {
    private static let colours: [(colour: NoiseColour, slope: Double)] = [
        (.blue, 1), (.violet, 2), (.velvet(period: 24), 0), (.velvet(period: 96), 0),
    ]

    private static func noise(_ colour: NoiseColour, seed: UInt64, _ count: Int) -> [Float] {
        var noise = Noise(colour, seed: seed)
        return signal(count) { out, start, n in noise.write(out, from: start, count: n) }
    }

    @Test("Blue and violet rise and velvet is flat: each third-octave within 1 dB, the slope within 0.3 dB an octave")
    func slopes() {
        for (colour, slope) in Self.colours {
            let bands = 16_384
            let thirds = ThirdOctaves.densities(Spectrum.power(Self.noise(colour, seed: 11, 1 << 20), bands: bands))
            let fit = ThirdOctaves.fit(thirds) { slope * 3.0103 * log2($0 / 1_000) }
            #expect(Measured.note("\(colour) worst third, dB", fit.worst) < 1, "\(colour)")
            #expect(abs(Measured.note("\(colour) slope off, dB/octave", fit.slope)) < 0.3, "\(colour)")
        }
    }

    @Test("Two seeds are uncorrelated, also beside a shifted self, and the power is that of a full-scale sine")
    func correlation() {
        for (colour, _) in Self.colours + [(.brown, -2)] {
            let count = 1 << 19
            let a = Self.noise(colour, seed: 1, count)
            let b = Self.noise(colour, seed: 2, count)
            let power = a.map { Double($0 * $0) }.reduce(0, +)
            let product = zip(a, b).map { Double($0 * $1) }.reduce(0, +)
            // Brown noise wanders so slowly that ten seconds hold few independent numbers of it.
            if case .brown = colour {
                #expect(abs(product / power) < 0.15, "\(colour)")
                #expect(abs(Spectrum.decibels(power / Double(count) * 2)) < 1, "\(colour)")
                continue
            }
            let again = zip(a, a.dropFirst(48_000)).map { Double($0 * $1) }.reduce(0, +)
            #expect(abs(Measured.note("\(colour) correlation", product / power)) < 0.02, "\(colour)")
            #expect(abs(Measured.note("\(colour) a second later", again / power)) < 0.02, "\(colour)")
            let level = Spectrum.decibels(power / Double(count) * 2)
            #expect(abs(Measured.note("\(colour) power, dB", level)) < 0.3, "\(colour)")
        }
    }

    @Test("Taken up in the middle, they are the same to −100 dB after their memory")
    func seekable() {
        for (colour, _) in Self.colours {
            let whole = Self.noise(colour, seed: 4, 96_000)
            var late = Noise(colour, seed: 4)
            let start = 96_000 - Noise.memory - 6_400
            let part = signal(Noise.memory + 6_400) { out, position, n in
                late.write(out, from: start + position, count: n)
            }
            let difference = zip(whole.suffix(6_400), part.suffix(6_400)).map { abs($0 - $1) }.max() ?? 1
            #expect(difference < 1e-5, "\(colour)")
        }
    }

    @Test("Velvet has one pulse to a period, at places and with signs of chance, all of one height")
    func velvet() {
        let pulses = Self.noise(.velvet(period: 23.7), seed: 5, 237_000).filter { $0 != 0 }
        let height = Float((23.7 / 2).squareRoot())
        // Neighbours meet in a frame now and then, and add up.
        let isOneHeight = pulses.allSatisfy { abs(abs($0) - height) < 1e-3 || abs(abs($0) - 2 * height) < 1e-3 }
        #expect(abs(pulses.count - 10_000) < 20 && isOneHeight, "\(pulses.count) pulses")
        #expect(abs(pulses.reduce(0, +)) / height < 300)
    }
}
