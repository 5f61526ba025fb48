public import LullSession

/// Problems as a person reads them: where, the line itself, a caret, and the mend.
public enum Diagnostics {
    /// One problem as text.
    ///
    /// ```
    /// evening.md:31:8: error: no breathing pattern is called “4-7”
    ///  31 | [breathe 4-7 for 5 min]
    ///     |          ^~~ a pattern names an inhale and an exhale: 4-6, 4-7-8
    /// ```
    public static func text(_ problem: Problem) -> String {
        let place = problem.location
        let source = place.source
        let head = CleanText.shownOnOneLine(
            "\(source.name):\(place.line):\(place.column): \(problem.severity.rawValue): \(named(problem))"
        )
        let hint = problem.mend.map(CleanText.shownOnOneLine)
        let lineRange = source.range(ofLine: place.line)
        // A line of tens of thousands of characters is no line a person would look at.
        guard source.origin == .file, lineRange.count < 20_000 else {
            return hint.map { "\(head)\n    \($0)" } ?? head
        }
        let number = " \(place.line) "
        let margin = String(repeating: " ", count: number.count)
        let (shown, column) = window(source[lineRange], column: place.column)
        let length = max(1, min(place.length, shown.count - column + 1))
        let caret =
            String(repeating: " ", count: max(0, column - 1)) + "^" + String(repeating: "~", count: length - 1)
        let mend = hint.map { " \($0)" } ?? ""
        let related = problem.related.map { related in
            let place = related.location
            return "\n\(margin)= " + CleanText.shownOnOneLine("\(place.source.name):\(place.line): \(related.message)")
        }
        return "\(head)\n\(number)| \(shown)\n\(margin)| \(caret)\(mend)\(related.joined())"
    }

    /// What is wrong, with the value from outside that it comes from: “with --set pace=90, …”.
    public static func message(_ problem: Problem) -> String {
        guard let cause = problem.location.cause?.location, cause.source.origin == .option else {
            return problem.message
        }
        return "with \(cause.source.name), \(problem.message)"
    }

    // What an author may acknowledge bears the name to do it by.
    private static func named(_ problem: Problem) -> String {
        let isOptional = problem.severity != .error && problem.code.canBeAcknowledged
        return isOptional ? "\(message(problem)) [\(problem.code.rawValue)]" : message(problem)
    }

    // Long lines of prose are shown about the caret only.
    private static func window(_ line: String, column: Int) -> (String, Int) {
        let visible = line.filter { character in !character.unicodeScalars.contains { $0.value < 0x20 && $0 != "\t" } }
        let characters = Array(visible.map { $0 == "\t" ? " " : $0 })
        guard characters.count > 110 else { return (String(characters), column) }
        let start = max(0, min(column - 40, characters.count - 100))
        let end = min(characters.count, start + 100)
        let left = start > 0 ? "…" : ""
        let right = end < characters.count ? "…" : ""
        return (left + String(characters[start..<end]) + right, column - start + left.count)
    }
}
