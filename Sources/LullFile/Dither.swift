/// Dither with a triangular probability density (TPDF) of ±1 step, the least that makes the error of rounding independent
/// of the signal in its mean and its power (Lipshitz, Wannamaker and Vanderkooy, “Quantization and Dither”, JAES 40, 1992).
enum Dither {
    /// The dither of a sample in steps, −1…1.
    ///
    /// It depends on the frame and the channel alone, so that a session written in parts or again gets the same.
    ///
    /// - Parameters:
    ///   - frame: the absolute index of the frame in the session.
    ///   - channel: 0 or 1.
    @inline(__always)
    static func triangular(frame: Int, channel: Int) -> Float {
        // SplitMix64 (Steele, Lea and Flood, 2014) used as a hash of a counter.
        var bits = (UInt64(bitPattern: Int64(frame)) &* 2 &+ UInt64(channel) &+ 1) &* 0x9E37_79B9_7F4A_7C15
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        bits ^= bits >> 31
        // The difference of two even distributions of 24 bits each, which Float holds exactly.
        let difference = Int32(truncatingIfNeeded: bits >> 40) - Int32(truncatingIfNeeded: (bits >> 16) & 0xFF_FFFF)
        return Float(difference) * 0x1p-24
    }
}
