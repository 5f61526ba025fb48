import LullSession

/// A text with `{names}` in it.
struct Template {
    private let text: String

    init(_ text: String) { self.text = text }

    /// Whether a word may name a parameter or a sound: letters, digits, `-` and `_`, beginning with a letter.
    static func isName(_ word: String) -> Bool {
        guard let first = word.first, first.isLetter, word.count <= 60 else { return false }
        return word.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    }

    /// The text with each name replaced by its value; a name that means nothing is reported and left out.
    func filled(_ values: [String: String], at location: Location, _ collector: Collector) -> String {
        guard text.contains("{") else { return text }
        var result = ""
        var rest = Substring(text)
        var column = location.column
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            column += rest.distance(from: rest.startIndex, to: open)
            // An escaped brace is itself; the backslash goes with the other Markdown.
            if result.hasSuffix("\\") {
                result.append("{")
                column += 1
                rest = rest[rest.index(after: open)...]
                continue
            }
            guard let close = rest[open...].firstIndex(of: "}") else {
                collector.error(
                    at: Location(file: location.file, line: location.line, column: column),
                    "this brace is never closed",
                    mend: "write {name}, or leave the brace out"
                )
                return result + rest[open...].dropFirst()
            }
            let name = String(rest[rest.index(after: open)..<close])
            if let value = values[name] {
                result += value
            } else {
                collector.error(
                    at: Location(file: location.file, line: location.line, column: column, length: name.count + 2),
                    "nothing is called “{\(name)}” here",
                    mend: values.isEmpty
                        ? "parameters are named in the front matter"
                        : Spelling.hint(for: name, in: values.keys.sorted())
                )
            }
            column += name.count + 2
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    func filled(parameters: [SessionParameter], at location: Location, _ collector: Collector) -> String {
        filled(
            Dictionary(parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }),
            at: location,
            collector
        )
    }
}
