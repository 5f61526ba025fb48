import Analysis
import Foundation
import Testing

@testable import LullDSP

@Suite("Noise")
struct NoiseTests {
    private static func noise(_ colour: NoiseColour, seed: UInt64, _ count: Int = 1 << 20) -> [Float] {
        var noise = Noise(colour, seed: seed)
        return signal(count) { out, start, n in noise.write(out, from: start, count: n) }
    }

    @Test("Each colour has its slope, every third-octave within 1 dB, 25 Hz to 16 kHz")
    func slopes() {
        for (colour, slope) in [(NoiseColour.white, 0.0), (.pink, -1.0), (.brown, -2.0)] {
            let bands = 32_768
            let power = Spectrum.power(Self.noise(colour, seed: 11, 1 << 22), bands: bands)
            var points: [(octave: Double, level: Double)] = []
            for third in -18...10 {
                let centre = 1_000 * pow(2, Double(third) / 3)
                let low = Int(centre / pow(2, 1.0 / 6) / 24_000 * Double(bands))
                let high = max(low + 1, Int(centre * pow(2, 1.0 / 6) / 24_000 * Double(bands)))
                let density = power[low..<high].reduce(0, +) / Double(high - low)
                let middle = log2((Double(low) + Double(high)) / 2)
                points.append((middle, Spectrum.decibels(density)))
            }
            let mean = points.map { $0.level - slope * 3.0103 * $0.octave }.reduce(0, +) / Double(points.count)
            let deviations = points.map { $0.level - slope * 3.0103 * $0.octave - mean }
            #expect(deviations.allSatisfy { abs($0) < 1 }, "\(colour): \(deviations)")
            let octaves = points.map(\.octave)
            let middle = octaves.reduce(0, +) / Double(octaves.count)
            let covariance = zip(octaves, deviations).map { (octave, level) in (octave - middle) * level }
            let variance = octaves.map { octave in (octave - middle) * (octave - middle) }
            let fitted: Double = covariance.reduce(0, +) / variance.reduce(0, +)
            #expect(abs(fitted) < 0.3, "\(colour): slope off by \(fitted) dB an octave")
        }
    }

    @Test("Two seeds are uncorrelated, and the power is that of a full-scale sine")
    func correlation() {
        for colour in [NoiseColour.white, .pink] {
            let a = Self.noise(colour, seed: 1)
            let b = Self.noise(colour, seed: 2)
            let power = a.map { Double($0 * $0) }.reduce(0, +)
            let product = zip(a, b).map { Double($0 * $1) }.reduce(0, +)
            #expect(abs(product / power) < 0.02)
            #expect(abs(Spectrum.decibels(power / Double(a.count) * 2)) < 0.3)
        }
    }

    @Test("White noise does not repeat, also where the frame number passes 32 bits")
    func endless() {
        let random = CounterRandom(seed: 9)
        func block(_ frame: Int) -> [Float] {
            signal(4_096) { out, start, n in random.white(out, from: frame + start, count: n) }
        }
        let beginning = block(0)
        for frame in [1 << 20, 1 << 31, 1 << 32, (1 << 32) + 4_096, 8 * 3_600 * 48_000] {
            let later = block(frame)
            let product = zip(beginning, later).map { Double($0 * $1) }.reduce(0, +) / 4_096 * 3
            #expect(abs(product) < 0.06)
        }
    }

    @Test("Taken up in the middle, noise is the same to −100 dB after its memory")
    func seekable() {
        for colour in [NoiseColour.white, .pink, .brown] {
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
}
