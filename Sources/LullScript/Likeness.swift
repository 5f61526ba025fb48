import LullSession

/// What a text looks like: for telling an author who gives one kind of text where another is read.
package enum Likeness {
    /// A session script: front matter before a text, or a directive at the beginning of a line.
    case session
    /// A program: nothing but YAML, which lists sessions or lies in a file of that ending.
    case program

    /// What a text looks like; nil where it might be anything.
    ///
    /// - Parameter path: where it lies, for its ending.
    package init?(_ lines: [String], path: String) {
        let document = Document(lines)
        let hasBody = document.frontMatter != nil && document.body.contains { !Markup.trimmed($0).isEmpty }
        if !hasBody, let names = Likeness.names(document.frontMatter ?? lines[...]),
            names.contains("sessions") || (!names.isEmpty && Likeness.isProgram(path))
        {
            self = .program
        } else if document.frontMatter != nil || lines.contains(where: Likeness.isDirective)
            || path.hasSuffix(".md") && lines.contains(where: { !Markup.trimmed($0).isEmpty })
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
    private static func names(_ lines: ArraySlice<String>) -> Set<String>? {
        var names: Set<String> = []
        for line in lines where !Markup.trimmed(line).isEmpty && !["---", "..."].contains(Markup.trimmed(line)) {
            guard let first = line.first, !first.isWhitespace, first != "#", !line.hasPrefix("- ") else { continue }
            let name = line.prefix { $0.isLetter }
            let rest = line.dropFirst(name.count)
            guard !name.isEmpty, rest.first == ":", rest.dropFirst().first?.isWhitespace ?? true else { return nil }
            names.insert(String(name))
        }
        return names
    }

    private static func isDirective(_ line: String) -> Bool {
        line.hasPrefix("[") && line.dropFirst().first?.isLetter ?? false
    }
}
