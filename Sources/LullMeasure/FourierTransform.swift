import Glibc

/// The power spectrum of short windows of sound: a radix-2 transform of a power of two of samples.
final class FourierTransform {
    let size: Int
    private let cosines: [Float]
    private let sines: [Float]
    private let window: [Float]
    private let order: [Int]
    private var real: [Float]
    private var imaginary: [Float]

    /// A transform of `size` samples, a power of two.
    init(size: Int) {
        self.size = size
        func turn(_ index: Int) -> Double { 2 * .pi * Double(index) / Double(size) }
        cosines = (0..<size / 2).map { Float(cos(turn($0))) }
        sines = (0..<size / 2).map { Float(-sin(turn($0))) }
        window = (0..<size).map { Float(0.5 - 0.5 * cos(turn($0))) }
        let bits = size.trailingZeroBitCount
        order = (0..<size).map { index in
            (0..<bits).reduce(0) { $0 | (index >> $1 & 1) << (bits - 1 - $1) }
        }
        real = [Float](repeating: 0, count: size)
        imaginary = real
    }

    /// The power of every frequency from 0 to half the rate, of samples under a Hann window.
    func power(_ samples: [Float], into power: inout [Float]) {
        for index in 0..<size {
            real[order[index]] = samples[index] * window[index]
            imaginary[index] = 0
        }
        real.withUnsafeMutableBufferPointer { real in
            imaginary.withUnsafeMutableBufferPointer { imaginary in
                var half = 1
                while half < size {
                    let stride = size / (2 * half)
                    var start = 0
                    while start < size {
                        for index in 0..<half {
                            let (c, s) = (cosines[index * stride], sines[index * stride])
                            let (low, high) = (start + index, start + index + half)
                            let re = real[high] * c - imaginary[high] * s
                            let im = real[high] * s + imaginary[high] * c
                            real[high] = real[low] - re
                            imaginary[high] = imaginary[low] - im
                            real[low] += re
                            imaginary[low] += im
                        }
                        start += 2 * half
                    }
                    half *= 2
                }
                for index in 0..<min(power.count, size / 2) {
                    power[index] = real[index] * real[index] + imaginary[index] * imaginary[index]
                }
            }
        }
    }
}
