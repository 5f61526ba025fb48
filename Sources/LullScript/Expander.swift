import LullSession
import LullSyntax

/// Turns statements into the items of a session: repeats unrolled, conditions decided, includes read, names filled in.
struct Expander {
    /// More items than any session needs: what a slip in a number, or malice, would pass.
    static let mostItems = 100_000
    private static let mostSteps = 1_000_000
    private static let deepestInclude = 16

    let collector: Collector
    let access: FileAccess
    private(set) var session: Session
    private(set) var sources: [SourceText]
    private var values: Values
    /// The words that parameters may be, by name; a variable of a loop has none.
    private var choices: [String: [String]]
    private var pending: LocatedText?
    /// What is never spoken, of all the texts.
    private(set) var unspoken = Unspoken()
    private var idCounts: [String: Int] = [:]
    private var includes: [String]
    private var isFull = false
    private var steps = 0
    /// Included files that were read already, by path.
    private var known: [String: Included] = [:]
    /// The languages of included files that name one, until they are spoken of.
    private var languages: [String: String] = [:]
    /// The last line of a paragraph that has not ended yet.
    private var openLine: Int?
    private var checks: RunningChecks

    /// A file that is included: what it says, and the front matter that its parameters stand in.
    private struct Included {
        var statements: [Statement]
        var frontMatter: YAMLTree?
        var original: (tree: YAMLTree?, path: String)?
        var choices: [String: [String]] = [:]
    }

    init(session: Session, path: String, sources: [SourceText], access: FileAccess, collector: Collector) {
        self.session = session
        self.sources = sources
        self.access = access
        self.collector = collector
        values = Values(session.parameters)
        choices = Self.choices(session.parameters)
        includes = [path]
        checks = RunningChecks(collector: collector)
    }

    /// Reads a whole body.
    mutating func expand(_ tree: SyntaxTree) {
        expand(statements(of: tree))
        endParagraph()
    }

    /// What has to hold at the end.
    mutating func finish() {
        checks.finish()
        if session.items.isEmpty && !collector.hasErrors {
            collector.error(
                at: session.beginning,
                "there is nothing to render here",
                mend: "write some words, or [breathe 4-6 x 6]"
            )
        }
        if case .section? = session.items.first?.cue { return }
        session.items.insert(Session.Item(.section(session.title), at: session.beginning), at: 0)
    }

    private mutating func expand(_ statements: [Statement]) {
        for statement in statements where !isFull && !collector.isFull {
            takeStep()
            switch statement {
            case .token(let token): expand(token)
            case .block(let head, let body, let otherwise): expandBlock(head, body, otherwise)
            }
        }
    }

    // Work is bounded as well as what comes of it: loops over nothing cost time too.
    private mutating func takeStep() {
        steps += 1
        if steps > Expander.mostSteps { fill(at: session.items.last?.location ?? session.beginning) }
    }

    private mutating func fill(at location: Location) {
        if !isFull {
            collector.error(
                at: location,
                "this script unrolls to more than \(Expander.mostItems) steps",
                mend: "repeat less often"
            )
        }
        isFull = true
    }

    private mutating func expand(_ token: Token) {
        switch token {
        case .heading(let parts, let location):
            endParagraph()
            let title = TimeCode.removed(from: filled(parts).text)
            // A heading right above another one is its title page, not a section of no length.
            if case .section? = session.items.last?.cue { session.items.removeLast() }
            append(.section(title.isEmpty ? session.title : title), at: location)
        case .text(let parts, _):
            let text = filled(parts)
            if pending == nil || pending?.location.source != text.location.source {
                flushText(endsParagraph: false)
                pending = text
            } else {
                pending?.appendSpace()
                pending?.append(text)
            }
        case .lineEnd:
            flushText(endsParagraph: false)
        case .paragraphEnd:
            endParagraph()
        case .directive(let piece):
            expandDirective(piece)
        }
    }

    private mutating func filled(_ parts: [TextPart]) -> LocatedText {
        var result: LocatedText?
        for part in parts {
            switch part {
            case .words(let words):
                if result == nil { result = words } else { result?.append(words) }
            case .parameter(let name, let location):
                if result == nil { result = LocatedText(location.source) }
                result?.append(values.value(name, at: location, collector), at: location.range)
            }
        }
        return result ?? LocatedText(session.beginning.source)
    }

    private var reader: DirectiveReader {
        DirectiveReader(
            session: session,
            path: includes.last ?? "",
            access: access,
            collector: collector,
            values: values,
            choices: choices
        )
    }

    private static func choices(_ parameters: [SessionParameter]) -> [String: [String]] {
        var choices: [String: [String]] = [:]
        for parameter in parameters {
            if case .choices(let words) = parameter.domain { choices[parameter.name] = words }
        }
        return choices
    }

    private mutating func expandDirective(_ piece: Piece) {
        let meaning = reader.meaning(piece)
        flushText(endsParagraph: false)
        switch meaning {
        case .cues(let cues)?:
            for cue in cues { append(cue, at: piece.location) }
        case .include(let path, let arguments)?:
            endParagraph()
            include(path, with: arguments, at: piece.location)
        case .repeated?, .each?, .condition?, .otherwise?, .end?, .nothing?, nil:
            break
        }
    }

    private mutating func expandBlock(_ head: Piece, _ body: [Statement], _ otherwise: [Statement]) {
        flushText(endsParagraph: false)
        let outerChoices = choices
        defer { choices = outerChoices }
        switch reader.meaning(head) {
        case .repeated(let count, let name)?:
            let outer = values
            if let name { choices[name] = nil }
            for round in 0..<count where !isFull {
                let before = session.items.count
                if let name { values[name] = "\(round + 1)" }
                expand(body)
                flushText(endsParagraph: false)
                // A body that adds nothing would spin through a hundred thousand rounds unseen.
                if session.items.count == before && name == nil { break }
                takeStep()
            }
            if count == 0 {
                if let name { values[name] = "1" }
                check(body)
            }
            if let name { values.restore(name, from: outer) }
        case .each(let names, let rows)?:
            let outer = values
            for name in names { choices[name] = nil }
            for row in rows where !isFull {
                takeStep()
                for (name, value) in zip(names, row) { values[name] = value }
                expand(body)
                flushText(endsParagraph: false)
            }
            for name in names { values.restore(name, from: outer) }
        case .condition(let holds)?:
            let outer = collector.cause
            collector.cause = outer ?? cause(of: head)
            expand(holds ? body : otherwise)
            collector.cause = outer
            check(holds ? otherwise : body)
        case nil where !isLoop(head):
            // A condition that can't be read hides no other slip; a loop's words would miss its name.
            check(body)
            check(otherwise)
        default:
            break
        }
    }

    /// The value from outside that a condition looks at.
    private func cause(of head: Piece) -> Location? {
        head.text.split { !($0.isLetter || $0.isNumber || "-_".contains($0)) }.lazy
            .compactMap { values.origins[String($0)] }.first
    }

    private func isLoop(_ head: Piece) -> Bool {
        let word = head.text.split(whereSeparator: \.isWhitespace).first ?? ""
        return ["repeat", "for"].contains(HeadWords.proper(word))
    }

    // A branch that is not taken is read for slips all the same, and remembered.
    private mutating func check(_ statements: [Statement]) {
        for statement in statements where !collector.isFull {
            switch statement {
            case .token(.directive(let piece)):
                session.untaken.insert(piece.location)
                _ = reader.meaning(piece)
            case .token(.text(let parts, let location)), .token(.heading(let parts, let location)):
                session.untaken.insert(location)
                _ = filled(parts)
            case .token(.paragraphEnd), .token(.lineEnd):
                break
            case .block(let head, let body, let otherwise):
                session.untaken.insert(head.location)
                let (outer, outerChoices) = (values, choices)
                switch reader.meaning(head) {
                case .each(let names, let rows)?:
                    for (index, name) in names.enumerated() {
                        values[name] = rows.first?[index] ?? ""
                        choices[name] = nil
                    }
                case .repeated(_, let name?)?:
                    values[name] = "1"
                    choices[name] = nil
                default: break
                }
                check(body)
                check(otherwise)
                (values, choices) = (outer, outerChoices)
            }
        }
    }

    /// The file beside `path` in the session's language, or else `path` itself: `calm.pt-BR.md`, `calm.pt.md`, `calm.md`.
    private func translated(_ path: String) -> String {
        let folder = ScriptPath.folder(of: path)
        let name = path.dropFirst(folder.count)
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return path }
        var language = session.language[...]
        while !language.isEmpty {
            let beside = folder + name[..<dot] + "." + language + name[dot...]
            if access.exists(beside) { return beside }
            language = language.lastIndex(of: "-").map { language[..<$0] } ?? ""
        }
        return path
    }

    private mutating func include(_ original: String, with arguments: [Argument], at location: Location) {
        let path = translated(original)
        if includes.contains(path) {
            collector.error(
                at: location,
                "“\(path)” includes itself: \((includes + [path]).joined(separator: " → "))",
                mend: "take one of these includes out"
            )
            return
        }
        guard includes.count < Expander.deepestInclude else {
            collector.error(at: location, "includes are nested more than \(Expander.deepestInclude) deep")
            return
        }
        guard let included = known[path] ?? read(path, at: location) else { return }
        known[path] = included
        let (outer, outerChoices) = (values, choices)
        check(arguments, of: included, at: path)
        // A value may come from the outer script, whose parameter of that name has choices of its own.
        for (name, words) in included.choices { choices[name, default: []] += words }
        for argument in arguments { values[argument.name] = argument.value }
        includes.append(path)
        let before = session.items.count
        expand(included.statements)
        endParagraph()
        includes.removeLast()
        for argument in arguments { values.restore(argument.name, from: outer) }
        choices = outerChoices
        let speaks = session.items[before...].contains { if case .speak = $0.cue { true } else { false } }
        warnOfAnotherLanguage(path, speaks: speaks, at: location)
    }

    private mutating func warnOfAnotherLanguage(_ path: String, speaks: Bool, at location: Location) {
        func primary(_ language: String) -> Substring { language.prefix { $0 != "-" } }
        guard speaks, let language = languages.removeValue(forKey: path), primary(language) != primary(session.language)
        else { return }
        let name = path.split(separator: "/").last ?? ""
        let beside = name.split(separator: ".").first.map { "\($0).\(primary(session.language)).md" } ?? ""
        collector.warning(
            at: location,
            "“\(path)” speaks “\(language)”, and this session “\(session.language)”",
            mend: "put its translation beside it, as \(beside)"
        )
    }

    // What is given to an included file must be a parameter of it, and lie in its range.
    private func check(_ arguments: [Argument], of included: Included, at path: String) {
        for argument in arguments {
            let scratch = Collector()
            let matter = FrontMatter(
                collector: scratch,
                path: path,
                access: access,
                overrides: [argument.name: Located(argument.value, at: argument.location)],
                beginning: argument.location
            )
            let known = matter.parameters(included.frontMatter, over: included.original)
            if !known.contains(argument.name) {
                collector.error(
                    at: argument.location,
                    "“\(path)” has no parameter “\(argument.name)”",
                    mend: known.isEmpty
                        ? "name it in its front matter: parameters: { \(argument.name): \(argument.value) }"
                        : Spelling.hint(for: argument.name, in: known.sorted())
                )
                continue
            }
            // What is wrong there without the argument has been told.
            for problem in scratch.problems where problem.location.cause != nil {
                collector.error(at: argument.location, problem.message, mend: problem.mend)
            }
        }
    }

    /// An included file, its sounds taken in; nil with the problem reported.
    private mutating func read(_ path: String, at location: Location) -> Included? {
        switch access.read(path) {
        case .failure(let unreadable):
            collector.error(at: location, "“\(path)” can't be read: \(unreadable.reason)", mend: unreadable.mend)
            return nil
        case .success(let bytes):
            switch SourceText.reading(bytes, name: path) {
            case .failure(let problem):
                collector.report(problem)
                return nil
            case .success(let source):
                sources.append(source)
                let syntax = SyntaxTree(source)
                let tree = YAMLTree.frontMatter(of: source, collector)
                let original = Translation.original(of: tree, path: path, access, &sources, collector)
                let parameters = tree.map { readSounds(of: $0, over: original, path: path) } ?? []
                return Included(
                    statements: statements(of: syntax),
                    frontMatter: tree,
                    original: original,
                    choices: Self.choices(parameters)
                )
            }
        }
    }

    private mutating func statements(of tree: SyntaxTree) -> [Statement] {
        let body = BodyReader.read(tree, collector)
        NotForEars.check(tree, collector)
        unspoken.add(body.unspoken)
        session.acknowledged += body.acknowledged
        return StructureReader.statements(of: body.tokens, collector)
    }

    // An included script brings its own sounds; what the including script declares goes before them. Its parameters
    // are what comes of it.
    private mutating func readSounds(
        of tree: YAMLTree,
        over original: (tree: YAMLTree?, path: String)?,
        path: String
    ) -> [SessionParameter] {
        var included = Session(title: session.title)
        included.language = ""
        FrontMatter(collector: collector, path: path, access: access, overrides: [:], beginning: tree.location)
            .read(tree, over: original, into: &included)
        if !included.language.isEmpty { languages[path] = included.language }
        for (name, sound) in included.sounds
        where session.sounds[name] == nil || Palette.sounds[name] == session.sounds[name] {
            session.sounds[name] = sound
        }
        for parameter in included.parameters where values[parameter.name] == nil {
            values[parameter.name] = parameter.value
        }
        return included.parameters
    }

    // MARK: Lines

    private mutating func endParagraph() {
        flushText(endsParagraph: true)
        // A directive at the end of a paragraph does not make the gap behind its words a shorter one.
        if let index = openLine, case .speak(var line) = session.items[index].cue {
            line.endsParagraph = true
            session.items[index].cue = .speak(line)
        }
        openLine = nil
    }

    private mutating func flushText(endsParagraph: Bool) {
        guard let text = pending else { return }
        pending = nil
        let sentences = Sentences.split(text.text, language: session.language)
        for (index, range) in sentences.enumerated() {
            let words = text[range]
            let line = SpokenLine(
                id: identifier(of: words.text),
                words: words,
                endsParagraph: endsParagraph && index == sentences.count - 1
            )
            append(.speak(line), at: words.location)
            openLine = session.items.count - 1
        }
    }

    private mutating func identifier(of sentence: String) -> String {
        let base = LineIdentifier.make(sentence)
        let count = idCounts[base, default: 0] + 1
        idCounts[base] = count
        return count == 1 ? base : "\(base).\(count)"
    }

    private mutating func append(_ cue: Cue, at location: Location) {
        guard session.items.count < Expander.mostItems else {
            fill(at: location)
            return
        }
        checks.note(cue, at: location, sounds: session.sounds)
        session.items.append(Session.Item(cue, at: location))
    }
}

/// Names of lines that stay while the words do.
enum LineIdentifier {
    /// The first words, then five hexadecimal digits of a hash of all of them: `breathe-in-and-let-3f2a1`.
    static func make(_ sentence: String) -> String {
        var words: [String] = []
        for word in sentence.lowercased().split(whereSeparator: {
            !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "’")
        }) {
            let plain = word.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
            if !plain.isEmpty { words.append(String(plain)) }
            if words.count == 4 { break }
        }
        // FNV-1a, 64 bits.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in Markup.collapsed(sentence).utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String((hash ^ (hash >> 32)) & 0xF_FFFF, radix: 16)
        let slug = words.isEmpty ? "line" : words.joined(separator: "-")
        return "\(slug.prefix(40))-\(String(repeating: "0", count: 5 - digits.count))\(digits)"
    }
}
