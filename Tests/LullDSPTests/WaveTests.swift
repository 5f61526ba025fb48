import Analysis
import Foundation
import Testing

@testable import LullDSP

@Suite("Waves")
struct WaveTests {
    private static let waves: [(name: String, wave: Tone.Wave, step: Int, fall: Double)] = [
        ("saw", .saw, 1, 1), ("square", .square, 2, 1), ("triangle", .triangle, 2, 2),
    ]

    private static func steady(_ wave: Tone.Wave, _ frequency: Double, _ count: Int = 65_536) -> [Float] {
        var tone = Tone(wave)
        return signal(count) { out, _, n in tone.write(out, frequency: frequency, to: frequency, count: n) }
    }

    @Test(
        "Between its harmonics a wave has nothing, to −90 dB together",
        arguments: [55.0, 1_237, 2_500.1, 4_999.7, 5_000]
    )
    func aliases(hertz: Double) {
        let frequency = hertz / 48_000
        for (name, wave, step, _) in Self.waves {
            let spectrum = Lines.power(Self.steady(wave, frequency))
            let orders = stride(from: 1, through: Int(0.5 / frequency), by: step)
            let rest = Lines.rest(spectrum, outside: orders.map { frequency * Double($0)...frequency * Double($0) })
            let level = Spectrum.decibels(2 * rest.sum)
            #expect(Measured.note("\(name) \(hertz) Hz aliases, dB", level) < -90, "\(name)")
        }
    }

    @Test("Harmonics have the amplitudes of the wave, and low notes the power of a full-scale sine")
    func amplitudes() {
        for (name, wave, step, fall) in Self.waves {
            let frequency = 187.3 / 48_000
            let samples = Self.steady(wave, frequency)
            let spectrum = Lines.power(samples)
            let fundamental = Lines.power(of: frequency, in: spectrum)
            var worst = 0.0
            // The last tenth below the Nyquist frequency fades out.
            for order in stride(from: 1, through: Int(0.449 / frequency), by: step) {
                let wanted = -20 * fall * log10(Double(order))
                let level = Spectrum.decibels(Lines.power(of: frequency * Double(order), in: spectrum) / fundamental)
                worst = max(worst, abs(level - wanted))
            }
            // A triangle's hundredth harmonic lies 80 dB down, where rounding counts.
            #expect(Measured.note("\(name) harmonics off by, dB", worst) < 0.1, "\(name)")
            let power = Spectrum.decibels(2 * samples.map { Double($0 * $0) }.reduce(0, +) / Double(samples.count))
            #expect(abs(Measured.note("\(name) power, dB", power)) < 0.1, "\(name)")
        }
    }

    /// The sum of harmonics along a glide in double precision: each is silent before it could fold back.
    private static func ideal(
        from start: Double,
        to end: Double,
        _ count: Int,
        step: Int,
        _ amplitude: (Int) -> Double
    ) -> [Double] {
        var turns = 0.0
        return (0..<count).map { frame in
            let frequency = start + (end - start) * Double(frame) / Double(count)
            var sum = 0.0
            var order = 1
            while Double(order) * frequency < 0.49 && order <= 1_024 {
                let fade = min(max((0.49 - Double(order) * frequency) * 25, 0), 1)
                sum += amplitude(order) * fade * sin(2 * .pi * turns * Double(order))
                order += step
            }
            turns += frequency
            turns -= turns.rounded(.down)
            return sum
        }
    }

    @Test("A saw that glides from 100 Hz to 5 kHz is the sum of its gliding harmonics and nothing else, to −90 dB")
    func glide() {
        let count = 48_000
        let (start, end) = (100.0 / 48_000, 5_000.0 / 48_000)
        func at(_ frame: Int) -> Double { start + (end - start) * Double(frame) / Double(count) }
        var tone = Tone(.saw)
        let samples = signal(count) { out, frame, n in
            tone.write(out, frequency: at(frame), to: at(frame + n), count: n)
        }
        let ideal = Self.ideal(from: start, to: end, count, step: 1) {
            (3.0).squareRoot() / (2.0).squareRoot() * 2 / .pi / Double($0)
        }
        var (error, power) = (0.0, 0.0)
        for (x, y) in zip(samples, ideal) {
            error += (Double(x) - y) * (Double(x) - y)
            power += y * y
        }
        #expect(Measured.note("gliding saw beside its harmonics, dB", Spectrum.decibels(error / power)) < -90)
    }

    @Test("Gliding harmonics leave the gaps between them empty, where folded ones would cross")
    func gaps() {
        for (name, wave, step, _) in Self.waves {
            let (low, high) = (4_000.0 / 48_000, 4_400.0 / 48_000)
            var tone = Tone(wave)
            let samples = signal(65_536) { out, frame, n in
                func at(_ frame: Int) -> Double { low + (high - low) * Double(frame) / 65_536 }
                tone.write(out, frequency: at(frame), to: at(frame + n), count: n)
            }
            let bands = stride(from: 1, through: 5, by: step).map { order in
                // A glide's spectrum has skirts of a few hertz.
                (low * Double(order) - 5e-4)...(high * Double(order) + 5e-4)
            }
            let rest = Lines.rest(Lines.power(samples), outside: bands)
            #expect(Measured.note("\(name) gliding, in the gaps, dB", Spectrum.decibels(2 * rest.sum)) < -90, "\(name)")
        }
    }
}
