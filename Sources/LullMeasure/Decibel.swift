import Glibc

/// Decibels and powers.
enum Decibel {
    /// Ten times the logarithm of a power.
    static func of(power: Double) -> Double { 10 * log10(power) }

    /// The power of decibels.
    static func power(_ decibels: Double) -> Double { pow(10, decibels / 10) }
}
