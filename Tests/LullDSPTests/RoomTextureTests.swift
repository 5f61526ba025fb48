import Analysis
import Foundation
import Testing

@testable import LullDSP

@Suite("The tail of the room")
struct RoomTextureTests {
    private static let seconds = 2.6

    /// The answer to a click, its decay taken back, so that a perfect tail is steady noise.
    private static func whitened(right: Float = 1) -> Stereo {
        let heard = ReverbTests.impulse(96_000, decay: seconds, right: right)
        func lift(_ samples: [Float]) -> [Float] {
            samples.enumerated().map { $1 * Float(pow(10, 3 * Double($0) / (seconds * 48_000))) }
        }
        return Stereo(left: lift(heard.left), right: lift(heard.right))
    }

    private static func kurtosis(_ samples: ArraySlice<Float>) -> Double {
        let power = Stereo.power(samples)
        return samples.reduce(0.0) { $0 + pow(Double($1), 4) } / Double(samples.count) / (power * power)
    }

    @Test("From three tenths of a second on the tail is Gaussian noise")
    func gaussian() {
        let heard = Self.whitened()
        for samples in [heard.left, heard.right] {
            let late = samples[14_400..<48_000]
            #expect(abs(Measured.note("kurtosis of the late tail", Self.kurtosis(late)) - 3) < 0.4)
            // In every tenth of a second of it.
            for start in stride(from: 14_400, to: 48_000, by: 4_800) {
                #expect(abs(Self.kurtosis(samples[start..<start + 4_800]) - 3) < 0.8)
            }
        }
    }

    @Test("Echoes grow dense: ever more of them in the first quarter of a second")
    func density() {
        let samples = Self.whitened().left
        // The share of frames beyond one deviation is 0.317 for noise, less for single echoes (Abel and Huang 2006).
        func density(_ start: Int) -> Double {
            let span = samples[start..<start + 960]
            let deviation = Stereo.power(span).squareRoot()
            let beyond = span.filter { Double(abs($0)) > deviation }.count
            return Double(beyond) / 960 / 0.3173
        }
        let first = [1_920, 2_880, 3_840].map(density).reduce(0, +) / 3
        let middle = [4_800, 5_760, 6_720].map(density).reduce(0, +) / 3
        let late = [11_520, 12_480, 13_440].map(density).reduce(0, +) / 3
        #expect(Measured.note("echo density at 40 ms", first) > 0.5)
        #expect(Measured.note("echo density at 100 ms", middle) > 0.8)
        #expect(Measured.note("echo density at 240 ms", late) > 0.9)
        #expect(first < late)
    }

    /// The height of the highest peak of a spectrum over its mean nearby, in dB; bins of about 2 Hz.
    private static func ring(_ samples: ArraySlice<Float>) -> Double {
        let bins = 8_192
        var re = [Double](repeating: 0, count: 2 * bins)
        var im = re
        let count = min(samples.count, 2 * bins)
        for (index, value) in samples.prefix(count).enumerated() {
            re[index] = Double(value) * (0.5 - 0.5 * cos(2 * .pi * (Double(index) + 0.5) / Double(count)))
        }
        Spectrum.transform(&re, &im)
        let power = (0..<bins).map { re[$0] * re[$0] + im[$0] * im[$0] }
        // 40 Hz to 12 kHz; beside a quarter of an octave or 60 bins.
        var worst = 0.0
        for bin in 14..<4_096 {
            let reach = max(30, bin / 8)
            let low = max(1, bin - reach)
            let high = min(bins - 1, bin + reach)
            let mean = power[low...high].reduce(0, +) / Double(high - low + 1)
            worst = max(worst, power[bin] / mean)
        }
        return Spectrum.decibels(worst)
    }

    /// The greatest correlation of samples with themselves 5 to 200 ms later.
    private static func likeness(_ samples: ArraySlice<Float>) -> Double {
        var re = [Double](repeating: 0, count: 65_536)
        var im = re
        for (index, value) in samples.prefix(32_768).enumerated() { re[index] = Double(value) }
        Spectrum.transform(&re, &im)
        // The power spectrum is even, so that its transform is its inverse.
        re = zip(re, im).map { $0 * $0 + $1 * $1 }
        im = [Double](repeating: 0, count: 65_536)
        Spectrum.transform(&re, &im)
        return (240..<9_600).map { abs(re[$0]) / re[0] }.max() ?? 1
    }

    @Test("No echo comes round in the tail: it is little like itself at any delay from 5 to 200 ms")
    func echoes() {
        let heard = Self.whitened()
        for samples in [heard.left, heard.right] {
            // Noise of this length is like itself to 0.02 somewhere. A network of sixteen lines, each of which hands
            // a quarter of what leaves it back to itself, comes to 0.1 to 0.3 at the delays of its lines.
            #expect(Measured.note("likeness of the tail", Self.likeness(samples[14_400...])) < 0.3)
        }
    }

    @Test("The tail has no ring: no peak of its spectrum is higher than those of noise of the same length")
    func ringing() {
        let heard = Self.whitened()
        let random = CounterRandom(seed: 21)
        // The highest peak over thousands of bins of noise, over some draws.
        var usual: [Double] = []
        for draw in 0..<6 {
            // Twelve uniform numbers add up to a Gaussian one.
            let noise = signal(16_384) { out, start, n in
                for i in 0..<n {
                    let frame = UInt64((draw * 16_384 + start + i) * 12)
                    out[i] = Float((0..<12).reduce(-6.0) { $0 + random.unit(at: frame + UInt64($1)) })
                }
            }
            usual.append(Self.ring(noise[...]))
        }
        let limit = usual.reduce(0, +) / Double(usual.count)
        Measured.note("highest peak of noise, dB", limit)
        for samples in [heard.left, heard.right] {
            for start in [14_400, 31_616] {
                let peak = Self.ring(samples[start..<start + 16_384])
                // A ring of a few hertz would stand 20 dB and more over its neighbours by then.
                #expect(Measured.note("highest peak of the tail, dB", peak) < limit + 2)
            }
        }
    }
}
