import Foundation

/// Third-octave bands from 25 Hz to 16 kHz, as noise is judged by.
public enum ThirdOctaves {
    /// One band: its middle in hertz, and the power in a hertz of it, in dB.
    public struct Band: Sendable {
        /// The middle of the bins it holds, in hertz.
        public var frequency: Double
        /// Density, in dB.
        public var level: Double
    }

    /// The bands of a power spectrum in equal bands up to half of `rate`.
    public static func densities(_ power: [Double], rate: Double = 48_000, through last: Int = 12) -> [Band] {
        let bins = Double(power.count) / (rate / 2)
        return (-16...last).map { third in
            let centre = 1_000 * pow(2, Double(third) / 3)
            let low = Int((centre * pow(2, -1.0 / 6) * bins).rounded())
            let high = max(low + 1, Int((centre * pow(2, 1.0 / 6) * bins).rounded()))
            let density = power[low..<high].reduce(0, +) / Double(high - low)
            // A bin reaches half its width to either side.
            let middle = ((Double(low) - 0.5) * (Double(high) - 0.5)).squareRoot() / bins
            return Band(frequency: middle, level: Spectrum.decibels(density))
        }
    }

    /// How far bands lie from a law of the frequency, apart from one gain for all: the worst, and the slope of what
    /// remains in dB an octave.
    public static func fit(_ bands: [Band], law: (Double) -> Double) -> (worst: Double, slope: Double) {
        let points = bands.map { (x: log2($0.frequency), y: $0.level - law($0.frequency)) }
        let mean = points.reduce(0) { $0 + $1.y } / Double(points.count)
        let worst = points.reduce(0) { max($0, abs($1.y - mean)) }
        return (worst, Regression.slope(points))
    }
}

/// Straight lines through points.
public enum Regression {
    /// The slope of the line with the least squares of its errors.
    public static func slope(_ points: [(x: Double, y: Double)]) -> Double {
        let count = Double(points.count)
        let x = points.reduce(0) { $0 + $1.x } / count
        let y = points.reduce(0) { $0 + $1.y } / count
        var (covariance, variance) = (0.0, 0.0)
        for point in points {
            covariance += (point.x - x) * (point.y - y)
            variance += (point.x - x) * (point.x - x)
        }
        return covariance / variance
    }
}
