import Foundation

/// Sounds for tests.
enum Signals {
    static func sine(_ hertz: Double, rate: Int, count: Int, level: Double = 0.5, phase: Double = 0) -> [Float] {
        (0..<count).map { Float(level * sin(2 * .pi * hertz * Double($0) / Double(rate) + phase)) }
    }

    static func noise(_ count: Int, seed: UInt64 = 1, level: Float = 0.5) -> [Float] {
        var state = seed
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return level * Float(Int32(truncatingIfNeeded: state >> 32)) / 2_147_483_648
        }
    }

    static func rms(_ samples: some Collection<Float>) -> Double {
        (samples.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(max(1, samples.count))).squareRoot()
    }

    /// The amplitude of a frequency in a stretch that holds whole periods of it.
    static func amplitude(_ samples: some Sequence<Float>, at hertz: Double, rate: Int) -> Double {
        var real = 0.0
        var imaginary = 0.0
        var count = 0
        for (index, sample) in samples.enumerated() {
            let angle = 2 * .pi * hertz * Double(index) / Double(rate)
            real += Double(sample) * cos(angle)
            imaginary += Double(sample) * sin(angle)
            count += 1
        }
        return 2 * (real * real + imaginary * imaginary).squareRoot() / Double(count)
    }

    static func decibels(_ ratio: Double) -> Double { 20 * log10(max(ratio, 1e-30)) }
}
