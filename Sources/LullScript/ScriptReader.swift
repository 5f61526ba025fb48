public import LullSession
import LullSyntax

/// Reads a script into a session, or into everything that is wrong with it.
public struct ScriptReader {
    /// What came of a reading.
    public struct Outcome: Sendable {
        /// The session; nil where a problem is an error.
        public let session: Session?
        /// Every problem, in the order of the text.
        public let problems: [Problem]
        /// The texts that were read: the script first, then its original and what it includes.
        public let sources: [SourceText]
        /// What is never spoken, in the order of the text.
        public let unspoken: [(kind: String, location: Location)]

        init(session: Session?, problems: [Problem], sources: [SourceText], unspoken: Unspoken = Unspoken()) {
            self.session = session
            self.problems = problems
            self.sources = sources
            self.unspoken = unspoken.places.map { ($0.kind.rawValue, $0.location) }
        }
    }

    private let access: FileAccess

    /// A reader that reaches files through `access`.
    public init(access: FileAccess) { self.access = access }

    /// Reads a script.
    ///
    /// - Parameters:
    ///   - bytes: the text, UTF-8.
    ///   - path: where it lies, for messages and for the files it names; `-` for standard input.
    ///   - overrides: values for its parameters, by name, each with the place it is given at.
    public func read(_ bytes: [UInt8], path: String, overrides: [String: Located<String>] = [:]) -> Outcome {
        let name = path == "-" ? "standard input" : path
        let collector = Collector()
        if let format = ForeignFormat(bytes, path: path) {
            let source = SourceText(name: name, "", origin: .unread)
            return Outcome(session: nil, problems: [format.problem(path, at: source.beginning)], sources: [source])
        }
        let source: SourceText
        switch SourceText.reading(bytes, name: name) {
        case .failure(let problem):
            return Outcome(session: nil, problems: [problem], sources: [problem.location.source])
        case .success(let text): source = text
        }
        if let format = ForeignFormat(source, path: path) {
            return Outcome(session: nil, problems: [format.problem(path, at: source.beginning)], sources: [source])
        }
        return read(source, path: path, overrides, collector)
    }

    private func read(
        _ source: SourceText,
        path: String,
        _ overrides: [String: Located<String>],
        _ collector: Collector
    ) -> Outcome {
        let tree = SyntaxTree(source)
        var sources = [source]
        if let open = tree.root.children.first(where: { $0.kind == .openFrontMatter }) {
            collector.error(
                .unclosedFrontMatter,
                at: tree.location(open),
                "the front matter is never closed",
                mend: "write --- on a line of its own behind it"
            )
            return Outcome(session: nil, problems: collector.problems, sources: sources)
        }
        var session = Session(title: "")
        session.beginning = source.beginning
        name(&session, by: tree, path: path)
        session.sounds = Palette.sounds
        let yaml = YAMLTree.frontMatter(of: source, collector)
        let original = Translation.original(of: yaml, path: path, access, &sources, collector)
        session.original = original?.path
        FrontMatter(
            collector: collector,
            path: path,
            access: access,
            overrides: overrides,
            beginning: source.beginning
        ).read(yaml, over: original, into: &session)
        var expander = Expander(session: session, path: path, sources: sources, access: access, collector: collector)
        expander.expand(tree)
        expander.finish()
        if let note = expander.unspoken.note { collector.report(note) }
        LanguageCheck.check(expander.session, collector)
        session = expander.session
        acknowledge(&session, collector)
        let order = Dictionary(
            expander.sources.enumerated().map { ($1.name, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let problems = collector.problems.enumerated().sorted { a, b in
            let (x, y) = (a.element.location, b.element.location)
            return (order[x.source.name] ?? .max, x.range.lowerBound, a.offset)
                < (order[y.source.name] ?? .max, y.range.lowerBound, b.offset)
        }.map(\.element)
        return Outcome(
            session: collector.hasErrors ? nil : session,
            problems: problems,
            sources: expander.sources,
            unspoken: expander.unspoken
        )
    }

    /// Takes out what the script acknowledges; its acknowledgements of rules of care are left for those.
    private func acknowledge(_ session: inout Session, _ collector: Collector) {
        let codes = Set(Problem.Code.allCases.filter(\.canBeAcknowledged).map(\.rawValue))
        let own = session.acknowledged.filter { codes.contains($0.rule) }
        let used = collector.acknowledge(own)
        // What is only known when the session is laid out is acknowledged there.
        let late = Problem.Code.voiceWithoutBed.rawValue
        session.acknowledged.removeAll { codes.contains($0.rule) && $0.rule != late }
        for entry in own where !used.contains(entry) && entry.rule != late {
            collector.warning(
                at: entry.location,
                "this acknowledges “\(entry.rule)”, which has nothing to say here",
                mend: entry.line == nil ? "take it out" : "take it out, or put it right above the line that is meant"
            )
        }
    }

    // The first heading, or the file's name made readable.
    private func name(_ session: inout Session, by tree: SyntaxTree, path: String) {
        for node in tree.root.children {
            guard case .heading = node.kind else { continue }
            var words = LocatedText(tree.source)
            func add(_ node: SyntaxNode) {
                switch node.kind {
                case .text: words.append(node.range)
                case .entity(let character): words.append(character, at: node.range)
                case .directive, .comment, .image: break
                default: for child in node.children { add(child) }
                }
            }
            for child in node.children { add(child) }
            let title = TimeCode.removed(from: words.text)
            guard !title.isEmpty else { continue }
            session.title = title
            session.$title = tree.location(node)
            return
        }
        session.title = Self.readable(path)
    }

    private static func readable(_ path: String) -> String {
        if path == "-" { return "Session" }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let stem = name.split(separator: ".").first.map(String.init) ?? name
        let words = stem.split { "-_ ".contains($0) }.joined(separator: " ")
        return words.isEmpty ? "Session" : words.prefix(1).uppercased() + words.dropFirst()
    }
}
