import CEbur128
import Glibc

/// Integrated loudness by ITU-R BS.1770-4 and EBU R 128, measured by libebur128, in memory that does not grow with the
/// length of the sound.
///
/// Not for use by two threads at once.
public final class LoudnessMeter {
    private var state: UnsafeMutablePointer<ebur128_state>?
    private let channels: Int
    private let measuresTruePeak: Bool
    private var interleaved: [Float] = []
    /// The greatest momentary loudness (over 400 ms) of a stereo meter so far, in LUFS; nil in silence.
    public private(set) var momentaryMax: Double?

    /// - Parameters:
    ///   - rate: frames per second, 16 Hz to 2.822 MHz.
    ///   - channels: 1 or 2. One channel counts once, as BS.1770 has it: the same signal in two channels measures 3.01 LU
    ///     more.
    ///   - truePeak: whether the true peak is measured too; it takes about four times as long as the rest.
    /// - Returns: nil when libebur128 refuses the rate or memory is short.
    public init?(rate: Int, channels: Int, truePeak: Bool = false) {
        precondition(channels == 1 || channels == 2, "one or two channels")
        guard rate >= 16, rate <= 2_822_400 else { return nil }
        self.channels = channels
        measuresTruePeak = truePeak
        var mode = EBUR128_MODE_I.rawValue | EBUR128_MODE_HISTOGRAM.rawValue | EBUR128_MODE_SAMPLE_PEAK.rawValue
        if truePeak { mode |= EBUR128_MODE_TRUE_PEAK.rawValue }
        state = ebur128_init(UInt32(channels), UInt(rate), Int32(mode))
        if state == nil { return nil }
    }

    deinit {
        ebur128_destroy(&state)
    }

    /// Measures the next frames.
    ///
    /// - Parameters:
    ///   - left: the samples of the first channel.
    ///   - right: the samples of the second channel; not read when there is but one.
    ///   - count: the count of frames.
    public func add(left: UnsafePointer<Float>, right: UnsafePointer<Float>, count: Int) {
        if channels == 1 {
            ebur128_add_frames_float(state, left, count)
            return
        }
        let block = 4096
        if interleaved.isEmpty { interleaved = [Float](repeating: 0, count: 2 * block) }
        var start = 0
        while start < count {
            let frames = min(block, count - start)
            interleaved.withUnsafeMutableBufferPointer { pairs in
                for frame in 0..<frames {
                    pairs[2 * frame] = left[start + frame]
                    pairs[2 * frame + 1] = right[start + frame]
                }
            }
            ebur128_add_frames_float(state, interleaved, frames)
            start += frames
            // A block is shorter than the 100 ms at which meters look (85 ms at 48 kHz).
            var loudness = -Double.infinity
            if ebur128_loudness_momentary(state, &loudness) == EBUR128_SUCCESS.rawValue, loudness.isFinite {
                momentaryMax = max(momentaryMax ?? loudness, loudness)
            }
        }
    }

    /// The integrated loudness in LUFS, or nil when nothing rose above the gate at −70 LUFS or less than 400 ms came in.
    public var integrated: Double? {
        var loudness = -Double.infinity
        let isMeasured = ebur128_loudness_global(state, &loudness) == EBUR128_SUCCESS.rawValue
        return isMeasured && loudness.isFinite ? loudness : nil
    }

    /// The greatest true peak so far in dBTP; nil for silence and for a meter that was not asked to measure it.
    public var truePeak: Double? {
        measuresTruePeak ? peak(ebur128_true_peak) : nil
    }

    /// The greatest sample so far in dBFS; nil for silence.
    public var samplePeak: Double? {
        peak(ebur128_sample_peak)
    }

    private func peak(
        _ read: (UnsafeMutablePointer<ebur128_state>?, UInt32, UnsafeMutablePointer<Double>?) -> Int32
    ) -> Double? {
        var greatest = 0.0
        for channel in 0..<UInt32(channels) {
            var value = 0.0
            if read(state, channel, &value) == EBUR128_SUCCESS.rawValue { greatest = max(greatest, value) }
        }
        return greatest > 0 ? 20 * log10(greatest) : nil
    }
}
