import CFloatingPoint
import CKissFFT
import Glibc

/// The power spectrum of short windows of sound, by KISS FFT.
final class FourierTransform {
    let size: Int
    private let transform: kiss_fftr_cfg
    private let window: [Float]
    private var windowed: [Float]
    private var spectrum: [kiss_fft_cpx]

    /// A transform of `size` samples, an even number; nil where memory is short.
    init?(size: Int) {
        guard let transform = kiss_fftr_alloc(Int32(size), 0, nil, nil) else { return nil }
        self.size = size
        self.transform = transform
        window = (0..<size).map { Float(0.5 - 0.5 * cos(2 * .pi * Double($0) / Double(size))) }
        windowed = [Float](repeating: 0, count: size)
        spectrum = [kiss_fft_cpx](repeating: kiss_fft_cpx(r: 0, i: 0), count: size / 2 + 1)
    }

    deinit {
        free(UnsafeMutableRawPointer(transform))
    }

    /// The power of every frequency from 0 to half the rate, of samples under a Hann window.
    func power(_ samples: [Float], into power: inout [Float]) {
        let word = lull_standard_floating_point()
        defer { lull_restore_floating_point(word) }
        for index in 0..<size { windowed[index] = samples[index] * window[index] }
        kiss_fftr(transform, windowed, &spectrum)
        for index in 0..<min(power.count, size / 2) {
            let value = spectrum[index]
            power[index] = value.r * value.r + value.i * value.i
        }
    }
}
