/// Powers of gating blocks, and the loudness they make (ITU-R BS.1770).
public enum Gating {
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
