package import LullSession
import LullSyntax

/// What a text looks like: for telling an author who gives one kind of text where another is read.
package enum Likeness {
    /// A session script: front matter before a text, or a directive at the beginning of a line.
    case session
    /// A program: nothing but YAML, which lists sessions or lies in a file of that ending.
    case program

    /// What a text looks like; nil where it might be anything.
    ///
    /// - Parameter path: where it lies, for its ending.
    package init?(_ source: SourceText, path: String) {
        let span = FrontMatterSpan(source)
        let isClosed = span.map { $0.end != nil } ?? false
        let bodyStart = span?.end ?? source.bytes.count
        let hasBody = isClosed && source.bytes[bodyStart...].contains { $0 > 0x20 }
        let yaml = isClosed ? span?.content ?? 0..<0 : source.bytes.indices
        if !hasBody, let names = Likeness.names(source, yaml),
            names.contains("sessions") || (!names.isEmpty && Likeness.isProgram(path))
        {
            self = .program
        } else if isClosed || Likeness.hasDirective(source)
            || path.hasSuffix(".md") && source.bytes.contains(where: { $0 > 0x20 })
        {
            self = .session
        } else {
            return nil
        }
    }

    /// Whether a path is a program file's, by its ending.
    package static func isProgram(_ path: String) -> Bool {
        let name = path.lowercased()
        return name.hasSuffix(".yaml") || name.hasSuffix(".yml")
    }

    /// The names of a block mapping; nil where a line that isn't indented is neither a name with a value nor an element of a
    /// list.
    private static func names(_ source: SourceText, _ range: Range<Int>) -> Set<String>? {
        var names: Set<String> = []
        guard !range.isEmpty else { return names }
        for number in source.line(at: range.lowerBound)...source.line(at: range.upperBound - 1) {
            let whole = source.range(ofLine: number).clamped(to: range)
            let line = source[whole.lowerBound..<min(whole.upperBound, whole.lowerBound + 200)]
            guard !["", "---", "..."].contains(Markup.trimmed(line)) else { continue }
            guard let first = line.first, !first.isWhitespace, first != "#", !line.hasPrefix("- ") else { continue }
            let name = line.prefix { $0.isLetter }
            let rest = line.dropFirst(name.count)
            guard !name.isEmpty, rest.first == ":", rest.dropFirst().first?.isWhitespace ?? true else { return nil }
            names.insert(String(name))
        }
        return names
    }

    private static func hasDirective(_ source: SourceText) -> Bool {
        (1...source.lineCount).contains { number in
            let range = source.range(ofLine: number)
            guard range.count > 1, source.bytes[range.lowerBound] == 0x5B else { return false }
            return source[range.lowerBound + 1..<min(range.upperBound, range.lowerBound + 5)].first?.isLetter ?? false
        }
    }
}
