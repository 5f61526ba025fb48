import Foundation

/// Spectra of lines: what a signal has besides the frequencies it should have.
public enum Lines {
    /// Bins about a line that belong to it: the window's main lobe, and one to be safe.
    public static let reach = 8

    /// The seven-term Blackman–Harris window: its side lobes lie 180 dB down.
    private static let terms = [
        0.271_051_400_693_42, -0.433_297_939_234_48, 0.218_122_999_543_11, -0.065_925_446_388_03,
        0.010_811_742_098_37, -0.000_776_584_825_22, 0.000_013_887_217_35,
    ]

    /// The power in each bin up to the Nyquist frequency of a signal of a power of two frames; the bins' sum is the
    /// mean square of the signal.
    public static func power(_ signal: [Float]) -> [Double] {
        let size = signal.count
        precondition(size.nonzeroBitCount == 1)
        var energy = 0.0
        var re = [Double](repeating: 0, count: size)
        for index in 0..<size {
            let turn = 2 * Double.pi * (Double(index) + 0.5) / Double(size)
            // cos kθ by Chebyshev's recurrence.
            let c = cos(turn)
            var (before, now, sum) = (1.0, c, terms[0])
            for term in terms.dropFirst() {
                sum += term * now
                (before, now) = (now, 2 * c * now - before)
            }
            energy += sum * sum
            re[index] = Double(signal[index]) * sum
        }
        var im = [Double](repeating: 0, count: size)
        Spectrum.transform(&re, &im)
        return (0..<size / 2).map { 2 * (re[$0] * re[$0] + im[$0] * im[$0]) / (Double(size) * energy) }
    }

    /// The power of one line, a frequency in cycles per frame, in such a spectrum.
    public static func power(of frequency: Double, in spectrum: [Double]) -> Double {
        let bin = Int((frequency * Double(2 * spectrum.count)).rounded())
        let span = max(0, bin - reach)..<min(spectrum.count, bin + reach + 1)
        return span.isEmpty ? 0 : spectrum[span].reduce(0, +)
    }

    /// The power outside of some bands, each a range of frequencies in cycles per frame, which are widened by the reach
    /// of the window; and the most that a single bin has.
    public static func rest(_ spectrum: [Double], outside bands: [ClosedRange<Double>]) -> (sum: Double, most: Double) {
        var kept = spectrum
        let scale = Double(2 * spectrum.count)
        for band in bands {
            let low = max(0, Int((band.lowerBound * scale).rounded(.down)) - reach)
            let high = min(spectrum.count - 1, Int((band.upperBound * scale).rounded(.up)) + reach)
            if low <= high { for bin in low...high { kept[bin] = 0 } }
        }
        return (kept.reduce(0, +), kept.max() ?? 0)
    }
}
