/// Turns samples at full scale ±1 into integers: rounded to nearest and held at the ends, never wrapped.
public enum Quantizer {
    /// Quantizes one channel.
    ///
    /// - Parameters:
    ///   - samples: the samples; one that is not a number becomes 0.
    ///   - count: how many.
    ///   - bits: 16 (with dither) or 24 (without; its steps are below what any converter can play).
    ///   - firstFrame: the absolute index of the first sample's frame.
    ///   - channel: 0 or 1.
    ///   - output: where to.
    public static func quantize(
        _ samples: UnsafePointer<Float>,
        count: Int,
        bits: Int,
        firstFrame: Int,
        channel: Int,
        into output: UnsafeMutablePointer<Int32>
    ) {
        if bits == 16 {
            for index in 0..<count {
                let value = samples[index] * 32_768 + Dither.triangular(frame: firstFrame + index, channel: channel)
                output[index] = whole(held(value, 32_768))
            }
        } else {
            for index in 0..<count { output[index] = whole(held(samples[index] * 8_388_608, 8_388_608)) }
        }
    }

    @inline(__always)
    private static func held(_ value: Float, _ top: Float) -> Float {
        let number = value == value ? value : 0
        return min(max(number, -top), top - 1)
    }

    /// The nearest whole number, halves to even, of |value| < 2³¹: adding 1.5·2⁵² leaves it in the low bits of the
    /// significand. Unlike a conversion it has no way to fail, so the loops above become vector code.
    @inline(__always)
    private static func whole(_ value: Float) -> Int32 {
        Int32(truncatingIfNeeded: (Double(value) + 0x1.8p52).bitPattern)
    }
}
