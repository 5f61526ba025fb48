package import LullSession

/// Gathers every problem of a reading, so that an author sees all of them at once.
package final class Collector {
    /// What was found so far.
    package private(set) var problems: [Problem] = []
    private var known: Set<Problem> = []
    private var errors = 0
    /// Problems after which a reading gives up: a hostile file should not fill a screen for hours.
    static let most = 200
    /// The value from outside that decided what is being read, by the condition of a branch.
    var cause: Location?

    /// Nothing gathered yet.
    package init() {}

    /// Adds a problem that isn't there yet. However many warnings there are, none keeps an error from being told.
    package func report(_ problem: Problem) {
        var problem = problem
        if let cause, problem.location.cause == nil { problem.location = problem.location.caused(by: cause) }
        guard !isFull, !known.contains(problem) else { return }
        if problems.count >= Collector.most {
            guard problem.severity == .error, let last = problems.lastIndex(where: { $0.severity != .error }) else {
                return
            }
            problems.remove(at: last)
        }
        known.insert(problem)
        problems.append(problem)
        if problem.severity == .error { errors += 1 }
    }

    /// Adds an error.
    package func error(
        _ code: Problem.Code = .invalid,
        at location: Location,
        _ message: String,
        mend: String? = nil,
        related: [Problem.Related] = [],
        fix: Problem.Fix? = nil
    ) {
        report(Problem(.error, code, at: location, message, mend: mend, related: related, fix: fix))
    }

    /// Adds a warning.
    package func warning(
        _ code: Problem.Code = .invalid,
        at location: Location,
        _ message: String,
        mend: String? = nil,
        fix: Problem.Fix? = nil
    ) {
        report(Problem(.warning, code, at: location, message, mend: mend, fix: fix))
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

    /// Takes out warnings and notes that the script acknowledges, and answers which of its acknowledgements had any.
    func acknowledge(_ acknowledged: [Acknowledgement]) -> Set<Acknowledgement> {
        var used: Set<Acknowledgement> = []
        problems.removeAll { problem in
            guard problem.severity != .error, problem.code.canBeAcknowledged else { return false }
            let entries = acknowledged.filter { $0.rule == problem.code.rawValue && $0.covers(problem.location) }
            used.formUnion(entries)
            return !entries.isEmpty
        }
        return used
    }

    /// Whether so much is wrong that reading on helps nobody.
    var isFull: Bool { errors >= Collector.most }

    /// Whether anything found is an error.
    package var hasErrors: Bool { errors > 0 }
}
