import Glibc

/// The power of every gating block of ITU-R BS.1770 (400 ms, one every 100 ms) of two stereo buses at once, so that they
/// can be weighed against each other before they are mixed.
///
/// The four channels run through the weighting filters side by side. What a file or a mix measures is left to
/// ``LoudnessMeter`` and libebur128; this is for finding a balance, in a fourth of the time. Twenty numbers a second are
/// kept: 2.4 MB for eight hours.
public struct BusMeter {
    /// Seconds from one block to the next.
    public static let step = 0.1
    /// One bus's blocks, in order, as weighted power; the loudness is −0.691 + 10·log₁₀ of it.
    public private(set) var beds: [Float] = []
    /// See ``beds``.
    public private(set) var voice: [Float] = []
    private let hop: Int
    private var filled = 0
    private var shelf: Biquad
    private var highPass: Biquad
    private var sum = SIMD4<Double>(repeating: 0)
    private var hops: [SIMD2<Double>] = []

    /// A meter of sound at `rate` frames a second; nil below 1000.
    public init?(rate: Int) {
        guard rate >= 1_000 else { return nil }
        hop = rate / 10
        (shelf, highPass) = (.shelf(rate: Double(rate)), .highPass(rate: Double(rate)))
    }

    /// A second-order filter on four channels, in transposed direct form II.
    private struct Biquad {
        var (b0, b1, b2, a1, a2): (Double, Double, Double, Double, Double)
        var first = SIMD4<Double>(repeating: 0)
        var second = SIMD4<Double>(repeating: 0)

        @inline(__always)
        mutating func next(_ x: SIMD4<Double>) -> SIMD4<Double> {
            let y = b0 * x + first
            first = b1 * x - a1 * y + second
            second = b2 * x - a2 * y
            return y
        }

        /// The head's shelf of +4 dB: BS.1770-4, table 1, as a bilinear transform for any rate (the constants are those that
        /// give the table's coefficients at 48 kHz; after libebur128, which has them from B. De Man, 2014).
        static func shelf(rate: Double) -> Biquad {
            let k = tan(.pi * 1_681.974_450_955_533 / rate)
            let (q, high) = (0.707_175_236_955_419_6, pow(10, 3.999_843_853_973_347 / 20))
            let middle = pow(high, 0.499_666_774_154_541_6)
            let a0 = 1 + k / q + k * k
            return Biquad(
                b0: (high + middle * k / q + k * k) / a0,
                b1: 2 * (k * k - high) / a0,
                b2: (high - middle * k / q + k * k) / a0,
                a1: 2 * (k * k - 1) / a0,
                a2: (1 - k / q + k * k) / a0
            )
        }

        /// The high-pass at 38 Hz: BS.1770-4, table 2.
        static func highPass(rate: Double) -> Biquad {
            let k = tan(.pi * 38.135_470_876_024_44 / rate)
            let q = 0.500_327_037_323_877_3
            let a0 = 1 + k / q + k * k
            return Biquad(b0: 1, b1: -2, b2: 1, a1: 2 * (k * k - 1) / a0, a2: (1 - k / q + k * k) / a0)
        }
    }

    /// Measures the next frames: both sides of the beds, and both of speech.
    public mutating func add(
        left: UnsafePointer<Float>,
        right: UnsafePointer<Float>,
        voice: UnsafePointer<Float>,
        voiceRight: UnsafePointer<Float>,
        count: Int
    ) {
        var start = 0
        while start < count {
            let end = min(count, start + hop - filled)
            var (shelf, highPass, sum) = (shelf, highPass, sum)
            for i in start..<end {
                let x = SIMD4(
                    Double(left[i]),
                    Double(right[i]),
                    Double(voice[i]),
                    Double(voiceRight[i])
                )
                let y = highPass.next(shelf.next(x))
                sum += y * y
            }
            (self.shelf, self.highPass, self.sum) = (shelf, highPass, sum)
            filled += end - start
            start = end
            if filled == hop { close() }
        }
    }

    private mutating func close() {
        hops.append(sum.evenHalf + sum.oddHalf)
        (sum, filled) = (SIMD4(repeating: 0), 0)
        guard hops.count == 4 else { return }
        let mean = hops.reduce(SIMD2(repeating: 0), +) / Double(4 * hop)
        beds.append(Float(mean.x))
        voice.append(Float(mean.y))
        hops.removeFirst()
    }
}
