import LullDSP

/// Decibels and amplitudes.
enum Gain {
    /// The amplitude of a gain in decibels.
    static func amplitude(decibels: Double) -> Double {
        Mathematics.exp2(decibels / 6.020_599_913_279_624)
    }
}
