import Foundation

/// Numbers that tests measured, beside their limits: printed where `LULL_MEASURED` is set, so that one can see how near
/// a limit the code is without making a test fail.
public enum Measured {
    private static let isShown = ProcessInfo.processInfo.environment["LULL_MEASURED"] != nil

    /// Hands a number through, and prints it where it is asked for.
    @discardableResult
    public static func note(_ what: String, _ value: Double) -> Double {
        if isShown { print("measured \(what): \(value)") }
        return value
    }
}
