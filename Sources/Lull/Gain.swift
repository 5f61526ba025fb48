import Glibc
import LullDSP

/// Decibels and amplitudes.
enum Gain {
    /// The amplitude of a gain in decibels.
    static func amplitude(decibels: Double) -> Double {
        Mathematics.exp2(decibels / 6.020_599_913_279_624)
    }

    /// The decibels of an amplitude; −400 for none.
    static func decibels(_ amplitude: Double) -> Double {
        amplitude > 1e-20 ? 20 * log10(amplitude) : -400
    }
}
