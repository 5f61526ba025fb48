import CEbur128

/// The power of every gating block of ITU-R BS.1770 (400 ms, one every 100 ms), so that two sounds can be weighed against
/// each other before they are mixed.
///
/// Ten numbers a second are kept: 1.2 MB for eight hours.
public final class BlockMeter {
    private var state: UnsafeMutablePointer<ebur128_state>?
    private let hop: Int
    private var filled = 0
    private var hops = 0
    private var interleaved: [Float]
    /// K-weighted power of each block, in order; the loudness is −0.691 + 10·log₁₀ of it.
    public private(set) var powers: [Float] = []

    /// A meter of stereo sound.
    ///
    /// - Parameter rate: frames per second.
    /// - Returns: nil when libebur128 refuses the rate or memory is short.
    public init?(rate: Int) {
        guard rate >= 16, rate <= 2_822_400 else { return nil }
        hop = rate / 10
        interleaved = [Float](repeating: 0, count: 2 * hop)
        state = ebur128_init(2, UInt(rate), Int32(EBUR128_MODE_M.rawValue))
        if state == nil { return nil }
    }

    deinit {
        ebur128_destroy(&state)
    }

    /// Measures the next frames.
    public func add(left: UnsafePointer<Float>, right: UnsafePointer<Float>, count: Int) {
        var start = 0
        while start < count {
            let frames = min(hop - filled, count - start)
            interleaved.withUnsafeMutableBufferPointer { pairs in
                for frame in 0..<frames {
                    pairs[2 * (filled + frame)] = left[start + frame]
                    pairs[2 * (filled + frame) + 1] = right[start + frame]
                }
            }
            filled += frames
            start += frames
            if filled == hop { close() }
        }
    }

    private func close() {
        ebur128_add_frames_float(state, interleaved, hop)
        filled = 0
        hops += 1
        guard hops >= 4 else { return }
        var loudness = -Double.infinity
        ebur128_loudness_momentary(state, &loudness)
        powers.append(loudness.isFinite ? Float(BlockMeter.power(loudness)) : 0)
    }

    /// The ratio of powers of decibels.
    public static func ratio(decibels: Double) -> Double { Decibel.power(decibels) }

    /// The power of a loudness in LUFS.
    public static func power(_ loudness: Double) -> Double { Decibel.power(loudness + 0.691) }

    /// The loudness in LUFS of a power above 0.
    public static func loudness(_ power: Double) -> Double { -0.691 + Decibel.of(power: power) }

    /// The integrated loudness of blocks, gated at −70 LUFS and 10 LU below what is left (BS.1770); nil where nothing is.
    public static func integrated(_ powers: some Sequence<Double>) -> Double? {
        let floor = power(-70)
        let heard = powers.filter { $0 > floor }
        guard !heard.isEmpty else { return nil }
        let gate = heard.reduce(0, +) / Double(heard.count) / 10
        let loud = heard.filter { $0 > gate }
        guard !loud.isEmpty else { return nil }
        return loudness(loud.reduce(0, +) / Double(loud.count))
    }
}
