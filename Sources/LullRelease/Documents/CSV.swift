import LullSession

/// Comma-separated values as RFC 4180 has them.
package enum CSV {
    /// A value of a row.
    package enum Cell {
        /// A figure, or a word of Lull's own.
        case number(String)
        /// Words from outside. A spreadsheet takes what begins with = + - or @ for a formula: an apostrophe before it keeps
        /// it text.
        case text(String)

        fileprivate var value: String {
            switch self {
            case .number(let figure): return figure
            case .text(let words):
                // Scalars: an equals sign with an accent is one character to Swift, and still a formula.
                let isFormula = words.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
                return CleanText.line(isFormula ? "'" + words : words)
            }
        }
    }

    /// A row, without its end.
    package static func row(_ cells: [Cell]) -> String { cells.map { quoted($0.value) }.joined(separator: ",") }

    private static func quoted(_ text: String) -> String {
        // Scalars, since a quotation mark with an accent is another character.
        guard text.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" || $0 == "\n" }) else { return text }
        var result = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { result.unicodeScalars.append(scalar) }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }
}
