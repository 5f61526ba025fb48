/// Brings whole sounds to another sample rate by libsoxr's very high quality (28 bit) setting.
public enum Resampler {
    /// Resamples one channel.
    ///
    /// - Parameters:
    ///   - samples: the samples.
    ///   - source: their frames per second, above 0.
    ///   - target: the wanted frames per second, above 0.
    /// - Returns: `frames · target / source` samples, rounded to nearest, aligned in time with the source; the very same
    ///   samples when the rates agree.
    /// - Throws: ``ResampleError`` when the rates can't be converted.
    public static func convert(
        _ samples: [Float],
        from source: Int,
        to target: Int
    ) throws(ResampleError) -> [Float] {
        if source == target { return samples }
        let stream = try StreamingResampler(channels: 1, from: source, to: target)
        var converted: [Float] = []
        converted.reserveCapacity(StreamingResampler.frames(samples.count, from: source, to: target))
        var start = 0
        while start < samples.count {
            let end = min(start + 16_384, samples.count)
            converted.append(contentsOf: try stream.process([Array(samples[start..<end])])[0])
            start = end
        }
        converted.append(contentsOf: try stream.finish()[0])
        return converted
    }
}
