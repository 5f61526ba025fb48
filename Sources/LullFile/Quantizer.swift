/// Turns samples at full scale ±1 into integers: rounded to nearest and held at the ends, never wrapped.
enum Quantizer {
    /// Quantizes one channel into every `step`-th place of `output`.
    ///
    /// - Parameters:
    ///   - samples: the samples; one that is not a number becomes 0.
    ///   - count: how many.
    ///   - bits: 16 (with dither) or 24 (without; its steps are below what any converter can play).
    ///   - firstFrame: the absolute index of the first sample's frame.
    ///   - channel: 0 or 1.
    ///   - output: the first place.
    ///   - step: the distance from one place to the next.
    static func quantize(
        _ samples: UnsafePointer<Float>,
        count: Int,
        bits: Int,
        firstFrame: Int,
        channel: Int,
        into output: UnsafeMutablePointer<Int32>,
        step: Int
    ) {
        let top = Float(1 << (bits - 1))
        for index in 0..<count {
            var value = samples[index] * top
            if bits == 16 { value += Dither.triangular(frame: firstFrame + index, channel: channel) }
            value.round(.toNearestOrEven)
            output[index * step] =
                value >= top ? Int32(top) - 1 : value > -top ? Int32(value) : value <= -top ? Int32(-top) : 0
        }
    }
}
