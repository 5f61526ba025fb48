package import LullSession

/// Gathers every problem of a reading, so that an author sees all of them at once.
package final class Collector {
    /// What was found so far.
    package private(set) var problems: [Problem] = []
    private var errors = 0
    /// Problems after which a reading gives up: a hostile file should not fill a screen for hours.
    static let most = 200

    /// Nothing gathered yet.
    package init() {}

    /// Adds a problem that isn't there yet. However many warnings there are, none keeps an error from being told.
    package func report(_ problem: Problem) {
        guard !isFull, !problems.contains(problem) else { return }
        if problems.count == Collector.most {
            guard problem.severity == .error, let last = problems.lastIndex(where: { $0.severity != .error }) else {
                return
            }
            problems.remove(at: last)
        }
        problems.append(problem)
        if problem.severity == .error { errors += 1 }
    }

    /// Adds an error.
    package func error(at location: Location, _ message: String, mend: String? = nil) {
        report(Problem(.error, at: location, message, mend: mend))
    }

    /// Adds a warning.
    package func warning(at location: Location, _ message: String, mend: String? = nil) {
        report(Problem(.warning, at: location, message, mend: mend))
    }

    /// The value of a reading, or nil with its error reported.
    package func attempt<Value>(at location: Location, _ body: () throws(ValueError) -> Value) -> Value? {
        do throws(ValueError) {
            return try body()
        } catch {
            self.error(at: location, error.message, mend: error.mend)
            return nil
        }
    }

    /// Whether so much is wrong that reading on helps nobody.
    var isFull: Bool { errors >= Collector.most }

    /// Whether anything found is an error.
    package var hasErrors: Bool { errors > 0 }
}
