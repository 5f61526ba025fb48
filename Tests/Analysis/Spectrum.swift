import Foundation

/// Spectra for tests: slow, plain and exact, so that they can be trusted to judge the fast code.
public enum Spectrum {
    /// The amplitude and phase of one frequency (cycles per frame) in a Hann-windowed signal.
    public static func component(_ signal: [Float], at frequency: Double) -> (amplitude: Double, phase: Double) {
        var (re, im, weight) = (0.0, 0.0, 0.0)
        let n = Double(signal.count)
        for (i, x) in signal.enumerated() {
            let w = 0.5 - 0.5 * cos(2 * .pi * (Double(i) + 0.5) / n)
            let angle = 2 * .pi * frequency * Double(i)
            re += w * Double(x) * cos(angle)
            im -= w * Double(x) * sin(angle)
            weight += w
        }
        return (2 * (re * re + im * im).squareRoot() / weight, atan2(im, re))
    }

    /// Power in `count` equal bands up to the Nyquist frequency, averaged over half-overlapping Hann windows of twice as
    /// many frames; the sum over all bands is the mean square of the signal.
    public static func power(_ signal: [Float], bands count: Int) -> [Double] {
        let size = 2 * count
        precondition(size.nonzeroBitCount == 1 && signal.count >= size)
        let window = (0..<size).map { 0.5 - 0.5 * cos(2 * .pi * Double($0) / Double(size)) }
        let energy = window.reduce(0) { $0 + $1 * $1 }
        var total = [Double](repeating: 0, count: count)
        let starts = Array(stride(from: 0, through: signal.count - size, by: count))
        var re = [Double](repeating: 0, count: size)
        var im = re
        // Two windows at once, one as the real part and one as the imaginary: their powers add up in the two halves.
        for pair in stride(from: 0, to: starts.count, by: 2) {
            let isLast = pair + 1 == starts.count
            for i in 0..<size {
                re[i] = Double(signal[starts[pair] + i]) * window[i]
                im[i] = isLast ? 0 : Double(signal[starts[pair + 1] + i]) * window[i]
            }
            transform(&re, &im)
            for k in 0..<count {
                let mirrored = (size - k) % size
                let power = re[k] * re[k] + im[k] * im[k] + re[mirrored] * re[mirrored] + im[mirrored] * im[mirrored]
                total[k] += power / (Double(size) * energy)
            }
        }
        return total.map { $0 / Double(starts.count) }
    }

    /// An in-place radix-2 Fourier transform.
    public static func transform(_ real: inout [Double], _ imaginary: inout [Double]) {
        let n = real.count
        let cosines = (0..<n / 2).map { cos(2 * .pi * Double($0) / Double(n)) }
        let sines = (0..<n / 2).map { -sin(2 * .pi * Double($0) / Double(n)) }
        real.withUnsafeMutableBufferPointer { re in
            imaginary.withUnsafeMutableBufferPointer { im in
                var j = 0
                for i in 1..<n {
                    var bit = n >> 1
                    while j & bit != 0 {
                        j ^= bit
                        bit >>= 1
                    }
                    j |= bit
                    if i < j {
                        re.swapAt(i, j)
                        im.swapAt(i, j)
                    }
                }
                var length = 2
                while length <= n {
                    let half = length / 2
                    let step = n / length
                    for start in stride(from: 0, to: n, by: length) {
                        for k in 0..<half {
                            let (c, s) = (cosines[k * step], sines[k * step])
                            let (i, j) = (start + k, start + k + half)
                            let (x, y) = (re[j] * c - im[j] * s, re[j] * s + im[j] * c)
                            re[j] = re[i] - x
                            im[j] = im[i] - y
                            re[i] += x
                            im[i] += y
                        }
                    }
                    length *= 2
                }
            }
        }
    }

    /// Signal over everything else in dB, for a sine of a known frequency: the sine is fitted by least squares and taken
    /// out, what remains is noise and distortion.
    public static func sinad(_ signal: [Float], frequency: Double) -> Double {
        var (cc, ss, cs, xc, xs) = (0.0, 0.0, 0.0, 0.0, 0.0)
        for (i, x) in signal.enumerated() {
            let (c, s) = (cos(2 * .pi * frequency * Double(i)), sin(2 * .pi * frequency * Double(i)))
            cc += c * c
            ss += s * s
            cs += c * s
            xc += Double(x) * c
            xs += Double(x) * s
        }
        let determinant = cc * ss - cs * cs
        let a = (xc * ss - xs * cs) / determinant
        let b = (xs * cc - xc * cs) / determinant
        var (tone, rest) = (0.0, 0.0)
        for (i, x) in signal.enumerated() {
            let fit =
                a * cos(2 * .pi * frequency * Double(i)) + b * sin(2 * .pi * frequency * Double(i))
            tone += fit * fit
            rest += (Double(x) - fit) * (Double(x) - fit)
        }
        return 10 * log10(tone / max(rest, 1e-300))
    }

    /// Decibels of a power.
    public static func decibels(_ power: Double) -> Double { 10 * log10(max(power, 1e-300)) }
}
