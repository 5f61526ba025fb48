import Analysis
import Foundation

/// What a stretch of sound is like, in numbers that mean something to an ear.
enum Features {
    /// Frames that are looked at: 1024 windows of 10 ms.
    static let count = 1_024 * 480
    /// Nothing is counted below, in dB.
    private static let floor = -95.0

    /// The features of a rendering of ``count`` frames at 48 kHz, by name; all in dB but for the correlation, and the
    /// centroid in semitones above 20 Hz.
    static func of(_ heard: Stereo) -> [String: Double] {
        var features: [String: Double] = [:]
        let left = Spectrum.power(heard.left, bands: 8_192)
        let right = Spectrum.power(heard.right, bands: 8_192)
        let power = zip(left, right).map { ($0 + $1) / 2 }
        func bin(_ hertz: Double) -> Int { min(Int((hertz / 24_000 * 8_192).rounded()), 8_192) }
        for octave in -5...4 {
            let centre = 1_000 * pow(2, Double(octave))
            let band = power[max(1, bin(centre / 2.0.squareRoot()))..<bin(centre * 2.0.squareRoot())]
            let name = centre < 100 ? String(format: "%.1f", centre) : "\(Int(centre))"
            features["level at \(name) Hz"] = max(floor, Spectrum.decibels(band.reduce(0, +)))
        }
        let total = max(power.reduce(0, +), 1e-30)
        features["power"] = max(floor, Spectrum.decibels(heard.power))
        let peak = Double(max(heard.left.map { abs($0) }.max() ?? 0, heard.right.map { abs($0) }.max() ?? 0))
        features["crest"] = Spectrum.decibels(peak * peak / max(heard.power, 1e-30))
        features["correlation"] = heard.correlation
        let centroid = power.enumerated().reduce(0.0) { $0 + (Double($1.offset) + 0.5) * $1.element } / total
        features["centroid"] = 12 * log2(max(centroid / 8_192 * 24_000, 20) / 20)
        for (name, level) in modulation(heard) { features[name] = level }
        return features
    }

    /// How far the envelope moves in four bands: the power of its movement over that of its mean.
    private static func modulation(_ heard: Stereo) -> [String: Double] {
        let envelope = (0..<1_024).map { window in
            let span = window * 480..<(window + 1) * 480
            return ((Stereo.power(heard.left[span]) + Stereo.power(heard.right[span])) / 2).squareRoot()
        }
        let mean = max(envelope.reduce(0, +) / 1_024, 1e-12)
        var re = envelope.enumerated().map { index, value in
            (value / mean - 1) * (0.5 - 0.5 * cos(2 * .pi * (Double(index) + 0.5) / 1_024))
        }
        var im = [Double](repeating: 0, count: 1_024)
        Spectrum.transform(&re, &im)
        var levels: [String: Double] = [:]
        for (low, high) in [(0.05, 0.3), (0.3, 2), (2, 10), (10, 40)] {
            let bins = Int((low * 10.24).rounded(.up))...Int(high * 10.24)
            // A Hann window keeps ⅜ of the power.
            let power = bins.reduce(0.0) { $0 + 2 * (re[$1] * re[$1] + im[$1] * im[$1]) } / (1_024 * 1_024 * 0.375)
            levels["movement \(low) to \(high) Hz"] = max(-60, Spectrum.decibels(power))
        }
        return levels
    }

    /// How far a feature may be from what it was: halves where nothing is chance.
    static func tolerance(_ name: String, isRandom: Bool) -> Double {
        switch name {
        case "correlation": isRandom ? 0.05 : 0.02
        case "crest": isRandom ? 1.5 : 0.5
        default: name.hasPrefix("movement") ? (isRandom ? 2 : 1) : (isRandom ? 1 : 0.5)
        }
    }
}
