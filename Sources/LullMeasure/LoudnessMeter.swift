import CEbur128
import CFloatingPoint
import Glibc

/// Loudness by ITU-R BS.1770-4 and EBU R 128, in memory that does not grow with the length of the sound.
///
/// libebur128 weighs, gates and integrates. Every 20 ms its newest energy is taken out, and the momentary (400 ms) and
/// short-term (3 s) loudness of EBU Tech 3341 are the means of 20 and of 150 of these: the same windows as the library's
/// own, five times as often, for a fraction of the work.
///
/// Not for use by two threads at once.
public final class LoudnessMeter {
    /// The loudest moment of a window, and when it ended.
    public struct Loudest: Hashable, Sendable {
        /// LUFS.
        public var loudness: Double
        /// Seconds from the beginning to the end of the window.
        public var time: Double
    }

    /// The most channels that can be measured: libebur128's own limit.
    public static let mostChannels = 64
    /// Seconds between two values of the timeline: 0.1, or a hair less at rates that have no whole frames in 20 ms.
    let hop: Double
    /// Steps in the momentary window, in the short-term window, and between two values of the timeline.
    private static let (momentarySteps, shortSteps, hopSteps) = (20, 150, 5)

    private var state: UnsafeMutablePointer<ebur128_state>?
    private let rate: Int
    private let channels: Int
    private let peaks: [TruePeakMeter]
    private var interleaved: [Float]
    /// Frames in a step, how many of the present step have come, and steps that are whole.
    private let step: Int
    private var filled = 0
    private var steps = 0
    private var energies = [Double](repeating: 0, count: shortSteps)
    private var range = LoudnessRange()

    /// The greatest momentary loudness (400 ms) so far; nil in silence and before 400 ms came in.
    public private(set) var momentary: Loudest?
    /// The greatest short-term loudness (3 s) so far; nil in silence and before 3 s came in.
    public private(set) var shortTerm: Loudest?
    /// Called every 100 ms with the momentary and the short-term loudness in LUFS, −∞ in silence. Before a window is
    /// full its beginning counts as silence.
    var onHop: ((_ momentary: Double, _ shortTerm: Double) -> Void)?

    /// - Parameters:
    ///   - rate: frames per second, 50 Hz to 2.822 MHz.
    ///   - channels: 1 to 64, in the order of WAVE files: left, right, centre, low frequencies, surrounds. The weights are
    ///     those of BS.1770: surrounds count 1.41, the channel of low frequencies not at all. One channel counts once: the
    ///     same signal in two channels measures 3.01 LU more.
    ///   - truePeak: whether the true peak is measured too.
    /// - Returns: nil when libebur128 refuses the rate or memory is short.
    public init?(rate: Int, channels: Int, truePeak: Bool = false) {
        precondition((1...LoudnessMeter.mostChannels).contains(channels), "one to 64 channels")
        guard rate >= 50, rate <= 2_822_400 else { return nil }
        self.channels = channels
        self.rate = rate
        step = rate * 20 / 1000
        hop = Double(LoudnessMeter.hopSteps * step) / Double(rate)
        peaks = (0..<channels).map { _ in TruePeakMeter(rate: rate, oversamples: truePeak) }
        interleaved = [Float](repeating: 0, count: channels * step)
        let mode = EBUR128_MODE_I.rawValue | EBUR128_MODE_HISTOGRAM.rawValue
        state = ebur128_init(UInt32(channels), UInt(rate), Int32(mode))
        if state == nil { return nil }
        measuresTruePeak = truePeak
        if channels == 8 {
            // 7.1: libebur128 leaves the last pair out, and takes the back pair for the surrounds.
            ebur128_set_channel(state, 6, Int32(EBUR128_Mp090.rawValue))
            ebur128_set_channel(state, 7, Int32(EBUR128_Mm090.rawValue))
        }
    }

    private let measuresTruePeak: Bool

    deinit {
        ebur128_destroy(&state)
    }

    /// Measures the next frames of one or two channels.
    ///
    /// - Parameters:
    ///   - left: the samples of the first channel.
    ///   - right: the samples of the second channel; not read when there is but one.
    ///   - count: the count of frames.
    public func add(left: UnsafePointer<Float>, right: UnsafePointer<Float>, count: Int) {
        if channels == 1 { add([left], count: count) } else { add([left, right], count: count) }
    }

    /// Measures the next frames.
    ///
    /// - Parameters:
    ///   - samples: one pointer for each channel.
    ///   - count: the count of frames.
    public func add(_ samples: [UnsafePointer<Float>], count: Int) {
        precondition(samples.count == channels, "as many channels as the meter was made for")
        let word = lull_standard_floating_point()
        defer { lull_restore_floating_point(word) }
        for (peak, channel) in zip(peaks, samples) { peak.add(channel, count: count) }
        let width = channels
        var start = 0
        while start < count {
            let frames = min(step - filled, count - start)
            interleaved.withUnsafeMutableBufferPointer { out in
                for (channel, samples) in samples.enumerated() {
                    for frame in 0..<frames { out[frame * width + channel] = samples[start + frame] }
                }
            }
            ebur128_add_frames_float(state, interleaved, frames)
            start += frames
            filled += frames
            if filled == step { finishStep() }
        }
    }

    private func finishStep() {
        filled = 0
        // What the library calls the loudness of the last 20 ms, as an energy.
        var loudness = -Double.infinity
        ebur128_loudness_window(state, 20, &loudness)
        energies[steps % LoudnessMeter.shortSteps] = loudness.isFinite ? Gating.power(loudness) : 0
        steps += 1
        let now = Double(steps * step) / Double(rate)
        let moment = mean(of: LoudnessMeter.momentarySteps)
        if steps >= LoudnessMeter.momentarySteps { LoudnessMeter.note(moment, now, in: &momentary) }
        let isHop = steps.isMultiple(of: LoudnessMeter.hopSteps)
        if isHop || steps >= LoudnessMeter.shortSteps {
            let short = mean(of: LoudnessMeter.shortSteps)
            if steps >= LoudnessMeter.shortSteps {
                LoudnessMeter.note(short, now, in: &shortTerm)
                if isHop { range.add(short) }
            }
            if isHop { onHop?(LoudnessMeter.loudness(moment), LoudnessMeter.loudness(short)) }
        }
    }

    /// The mean energy of the last steps.
    private func mean(of count: Int) -> Double {
        var sum = 0.0
        var index = (steps + LoudnessMeter.shortSteps - count) % LoudnessMeter.shortSteps
        for _ in 0..<count {
            sum += energies[index]
            index = index + 1 == LoudnessMeter.shortSteps ? 0 : index + 1
        }
        return sum / Double(count)
    }

    private static func loudness(_ energy: Double) -> Double {
        energy > 0 ? Gating.loudness(energy) : -.infinity
    }

    private static func note(_ energy: Double, _ time: Double, in loudest: inout Loudest?) {
        // Below −70 LUFS BS.1770 hears nothing.
        guard energy > 1.1724653e-7 else { return }
        let loudness = loudness(energy)
        if loudness > loudest?.loudness ?? -.infinity { loudest = Loudest(loudness: loudness, time: time) }
    }

    /// The integrated loudness in LUFS, or nil when nothing rose above the gate at −70 LUFS or less than 400 ms came in.
    public var integrated: Double? {
        let word = lull_standard_floating_point()
        defer { lull_restore_floating_point(word) }
        var loudness = -Double.infinity
        let isMeasured = ebur128_loudness_global(state, &loudness) == EBUR128_SUCCESS.rawValue
        return isMeasured && loudness.isFinite ? loudness : nil
    }

    /// The greatest momentary loudness so far in LUFS.
    public var momentaryMax: Double? { momentary?.loudness }

    /// The loudness range of EBU Tech 3342 in LU; nil before 3 s of sound came in.
    public var loudnessRange: Double? { range.value }

    /// The greatest true peak so far in dBTP; nil for silence and for a meter that was not asked to measure it.
    public var truePeak: Double? {
        measuresTruePeak ? LoudnessMeter.decibels(peaks.map(\.truePeak).max() ?? 0) : nil
    }

    /// The greatest sample so far in dBFS; nil for silence.
    public var samplePeak: Double? {
        LoudnessMeter.decibels(peaks.map(\.samplePeak).max() ?? 0)
    }

    private static func decibels(_ amplitude: Float) -> Double? {
        // Between the largest samples a file can hold, what is interpolated may be past all numbers.
        amplitude > 0 ? 20 * log10(Double(min(amplitude, .greatestFiniteMagnitude))) : nil
    }
}
