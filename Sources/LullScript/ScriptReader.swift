public import LullSession

/// A script cut in two: front matter and body. Slices keep the line numbers of the whole.
struct Document {
    let frontMatter: ArraySlice<String>?
    let body: ArraySlice<String>
    /// The line number of a front matter that begins and never ends.
    let unclosed: Int?

    init(_ lines: [String]) {
        let first = lines.firstIndex { !$0.allSatisfy(\.isWhitespace) } ?? 0
        if lines.indices.contains(first), Markup.trimmed(lines[first]) == "---",
            let end = lines[(first + 1)...].firstIndex(where: { ["---", "..."].contains(Markup.trimmed($0)) })
        {
            frontMatter = lines[(first + 1)..<end]
            body = lines[(end + 1)...]
            unclosed = nil
        } else {
            frontMatter = nil
            body = lines[...]
            let next = lines.indices.contains(first + 1) ? lines[first + 1] : ""
            let name = next.prefix { $0.isLetter || $0 == " " || $0 == "_" }
            let looksLikeYAML = !name.isEmpty && next.dropFirst(name.count).first == ":"
            unclosed = lines.first.map(Markup.trimmed) == "---" && looksLikeYAML ? first + 1 : nil
        }
    }
}

/// Reads a script into a session, or into everything that is wrong with it.
public struct ScriptReader {
    /// What came of a reading.
    public struct Outcome: Sendable {
        /// The session; nil where a problem is an error.
        public let session: Session?
        /// Every problem, in the order of the text.
        public let problems: [Problem]
        /// The texts, for showing problems.
        public let sources: SourceMap
    }

    private let access: FileAccess

    /// A reader that reaches files through `access`.
    public init(access: FileAccess) { self.access = access }

    /// Reads a script.
    ///
    /// - Parameters:
    ///   - bytes: the text, UTF-8.
    ///   - path: where it lies, for messages and for the files it names; `-` for standard input.
    ///   - overrides: values for its parameters, by name.
    public func read(_ bytes: [UInt8], path: String, overrides: [String: String] = [:]) -> Outcome {
        let collector = Collector()
        var sources = SourceMap()
        sources.files = [SourceFile(name: path == "-" ? "standard input" : path, lines: [])]
        let lines: [String]
        switch SourceText.lines(of: bytes, file: 0) {
        case .failure(let problem): return Outcome(session: nil, problems: [problem], sources: sources)
        case .success(let text): lines = text
        }
        sources.files[0] = SourceFile(name: sources.files[0].name, lines: lines)
        if case .program = Likeness(lines, path: path) {
            let name = path == "-" ? "program.yaml" : path
            collector.error(
                at: .top,
                "this looks like a program, not a session script",
                mend: "“lull batch \(name) -o release” makes a release of it"
            )
            return Outcome(session: nil, problems: collector.problems, sources: sources)
        }
        let document = Document(lines)
        if let line = document.unclosed {
            collector.error(
                at: Location(file: 0, line: line, column: 1, length: 3),
                "the front matter is never closed",
                mend: "write --- on a line of its own behind it"
            )
            return Outcome(session: nil, problems: collector.problems, sources: sources)
        }
        StrayMarks.header(document, collector)
        var session = Session(title: title(of: document, path: path))
        session.sounds = Palette.sounds
        let tree = document.frontMatter.flatMap {
            YAMLTree.parse($0, file: 0, kind: .frontMatter, collector: collector)
        }
        let original = Translation.original(of: tree, path: path, access, &sources, collector)
        FrontMatter(collector: collector, path: path, access: access, overrides: overrides)
            .read(tree, over: original, into: &session)
        var expander = Expander(session: session, path: path, sources: sources, access: access, collector: collector)
        expander.expand(document.body, file: 0)
        expander.finish()
        let problems = collector.problems.sorted {
            ($0.location.file, $0.location.line, $0.location.column)
                < ($1.location.file, $1.location.line, $1.location.column)
        }
        return Outcome(
            session: collector.hasErrors ? nil : expander.session,
            problems: problems,
            sources: expander.sources
        )
    }

    // The first heading, or the file's name made readable.
    private func title(of document: Document, path: String) -> String {
        for line in document.body where line.hasPrefix("#") {
            let text = Markup.trimmed(Markup.plain(String(line.drop { $0 == "#" })))
            if !text.isEmpty { return text }
        }
        if path == "-" { return "Session" }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let stem = name.split(separator: ".").first.map(String.init) ?? name
        let words = stem.split { "-_ ".contains($0) }.joined(separator: " ")
        return words.isEmpty ? "Session" : words.prefix(1).uppercased() + words.dropFirst()
    }
}
