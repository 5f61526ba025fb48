package import LullSession

/// Where the settings at the top of a text stand.
package struct FrontMatterSpan: Sendable {
    /// The line of `---` that opens it.
    package let opening: Range<Int>
    /// The lines between.
    package let content: Range<Int>
    /// The end of the line that closes it; nil where none does.
    package let end: Int?

    /// The settings of a text; nil where it has none.
    ///
    /// They begin at the first line that isn't empty, with `---`, and end at the next line that is `---` or `...`. Where
    /// none is, the `---` opens settings if the next line looks like one, and is a rule otherwise.
    package init?(_ source: SourceText) {
        var number = 1
        while number < source.lineCount, Self.trimmed(source, number).isEmpty { number += 1 }
        guard Self.trimmed(source, number) == "---" else { return nil }
        opening = source.range(ofLine: number)
        let first = number + 1
        var last = first
        while last <= source.lineCount {
            let line = Self.trimmed(source, last)
            if line == "---" || line == "..." {
                content = source.range(ofLine: first).lowerBound..<source.range(ofLine: last).lowerBound
                end = source.range(ofLine: last).upperBound
                return
            }
            last += 1
        }
        guard first <= source.lineCount, Self.isSetting(Self.trimmed(source, first)) else { return nil }
        content = source.range(ofLine: first).lowerBound..<source.bytes.count
        end = nil
    }

    private static func trimmed(_ source: SourceText, _ number: Int) -> Substring {
        let range = source.range(ofLine: number)
        // A line of a script is long; a line of three hyphens is not.
        let text = source[range.lowerBound..<min(range.upperBound, range.lowerBound + 200)]
        var rest = text[...]
        while let first = rest.first, first.isWhitespace || first == "\u{FEFF}" { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return rest
    }

    /// Whether a line is `name: value`.
    package static func isSetting(_ line: some StringProtocol) -> Bool {
        let name = line.prefix { $0.isLetter || $0 == " " || $0 == "_" }
        return !name.isEmpty && line.dropFirst(name.count).first == ":"
    }
}
