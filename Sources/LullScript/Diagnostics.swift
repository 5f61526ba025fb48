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
    public static func text(_ problem: Problem, in sources: SourceMap) -> String {
        let place = problem.location
        let head = CleanText.shownOnOneLine(
            "\(sources.name(of: place)):\(place.line):\(place.column): \(problem.severity.rawValue): \(problem.message)"
        )
        let hint = problem.mend.map(CleanText.shownOnOneLine)
        // A line of tens of thousands of characters is no line a person would look at.
        guard let line = sources.line(of: place), line.utf8.count < 20_000 else {
            return hint.map { "\(head)\n    \($0)" } ?? head
        }
        let number = " \(place.line) "
        let margin = String(repeating: " ", count: number.count)
        let (shown, column) = window(line, column: place.column)
        let length = max(1, min(place.length, shown.count - column + 1))
        let caret =
            String(repeating: " ", count: max(0, column - 1)) + "^" + String(repeating: "~", count: length - 1)
        let mend = hint.map { " \($0)" } ?? ""
        return "\(head)\n\(number)| \(shown)\n\(margin)| \(caret)\(mend)"
    }

    // Long lines of prose are shown about the caret only.
    private static func window(_ line: String, column: Int) -> (String, Int) {
        let characters = Array(line.map { $0 == "\t" ? " " : $0 })
        guard characters.count > 110 else { return (String(characters), column) }
        let start = max(0, min(column - 40, characters.count - 100))
        let end = min(characters.count, start + 100)
        let left = start > 0 ? "…" : ""
        let right = end < characters.count ? "…" : ""
        return (left + String(characters[start..<end]) + right, column - start + left.count)
    }
}
