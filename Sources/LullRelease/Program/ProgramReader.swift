public import Lull
import LullFile
import LullScript
public import LullSession
import LullTag

/// Reads a program file into a ``Program``, or into everything that is wrong with it.
public struct ProgramReader {
    /// What came of a reading.
    public struct Outcome: Sendable {
        /// The program; nil where a problem of its own file is an error.
        public var program: Program?
        /// Problems of the program file.
        public var problems: [Problem]
        /// Where the program file begins.
        public var beginning: Location
        /// Problems of its scripts, each told once.
        public var scriptProblems: [Problem]
    }

    static let keys = [
        "title", "summary", "author", "contact", "address", "cover", "license", "copyright", "credits", "languages",
        "formats", "loudness", "captions", "stems", "voices", "identifier", "published",
        "date", "acknowledge", "defaults", "sessions",
    ]

    private static let aliases = [
        "licence": "license", "description": "summary", "language": "languages", "format": "formats", "url": "address",
    ]

    let path: String
    let collector = Collector()
    var fields: FieldReader { FieldReader(collector: collector) }

    private init(path: String) { self.path = path }

    /// Whether a path is a program file's, by its ending.
    public static func isProgram(_ path: String) -> Bool { Likeness.isProgram(path) }

    /// Reads a program file and all its scripts.
    ///
    /// - Throws: `ScriptLoader.Missing` where there is no text to read; everything wrong inside it is in the outcome.
    public static func read(_ path: String) throws(ScriptLoader.Missing) -> Outcome {
        ProgramReader(path: path).read(try ScriptLoader.program(path))
    }

    private func read(_ bytes: [UInt8]) -> Outcome {
        let source: SourceText
        switch SourceText.reading(bytes, name: path) {
        case .failure(let problem):
            let beginning = problem.location.source.beginning
            return Outcome(program: nil, problems: [problem], beginning: beginning, scriptProblems: [])
        case .success(let text): source = text
        }
        var program = Program()
        program.path = path
        program.beginning = source.beginning
        program.digest = Digest.sha256(of: bytes)
        var scripts: [Problem] = []
        // What is no program at all has one thing wrong with it.
        let parsing = Collector()
        let tree = YAMLTree.parse(source, source.bytes.indices, kind: .program, collector: parsing)
        if tree?.entries == nil, case .session = Likeness(source, path: path) {
            collector.error(
                at: source.beginning,
                "this looks like a session script, not a program",
                mend: "“lull render \(path)” makes sound of it; a program names it in sessions: […]"
            )
        } else {
            for problem in parsing.problems { collector.report(problem) }
            if let tree {
                scripts = read(tree, into: &program)
            } else if !collector.hasErrors {
                collector.error(at: source.beginning, "this program is empty", mend: "write title: and sessions:")
            }
        }
        let problems = collector.problems.sorted {
            $0.location.range.lowerBound < $1.location.range.lowerBound
        }
        return Outcome(
            program: collector.hasErrors ? nil : program,
            problems: problems,
            beginning: source.beginning,
            scriptProblems: scripts
        )
    }

    private func read(_ tree: YAMLTree, into program: inout Program) -> [Problem] {
        let found = fields.fields(tree, of: "the program", keys: Self.keys, aliases: Self.aliases)
        for key in ["title", "sessions"] where found[key] == nil && tree.entries != nil {
            collector.error(at: program.beginning, "the program has no “\(key)”", mend: "write \(key): …")
        }
        for (text, location) in fields.texts(found["languages"]) {
            if let language = fields.language(text, at: location) { program.languages.append(language) }
        }
        if let title = wording(found["title"], of: program) {
            (program.title, program.titles) = (title.plain ?? "", title.byLanguage)
        }
        if let summary = wording(found["summary"], of: program) {
            (program.summary, program.summaries) = (summary.plain, summary.byLanguage)
        }
        program.author = fields.text(found["author"])
        program.contact = fields.text(found["contact"])
        program.copyright = fields.text(found["copyright"])
        program.credits = fields.texts(found["credits"]).map(\.text)
        program.address = address(found["address"])
        program.license = license(found["license"])
        program.identifier = identifier(found["identifier"])
        program.date = date(found["date"])
        program.published = date(found["published"])
        program.cover = cover(found["cover"])
        if let formats = formats(found["formats"]) { program.formats = formats }
        if let captions = captions(found["captions"]) { program.captions = captions }
        program.stems = stems(found["stems"])
        program.acknowledged = acknowledged(found["acknowledge"])
        let sessions = SessionReader(
            reader: self,
            languages: program.languages,
            loudness: found["loudness"].flatMap { loudness($0) },
            voices: voices(found["voices"])
        )
        let entries = sessions.entries(found["sessions"]?.value, defaults: found["defaults"])
        var expander = TrackExpander(path: path, collector: collector, program: program)
        expander.expand(entries)
        program.tracks = expander.tracks
        if program.languages.isEmpty {
            for track in program.tracks where !program.languages.contains(track.language) {
                program.languages.append(track.language)
            }
        }
        return expander.scriptProblems
    }

    // MARK: Single values

    /// What the program says of itself; `plain` is what it says in its first language.
    private func wording(_ field: FieldReader.Field?, of program: Program) -> Wording? {
        guard let field, var wording = fields.wording(field, languages: program.languages) else { return nil }
        if wording.plain != nil || wording.first == nil { return wording }
        wording.plain = program.languages.first.map { wording.text(in: $0) } ?? wording.first
        if wording.plain == nil, let first = program.languages.first {
            let name = field.key.scalar ?? ""
            collector.error(
                at: field.value.location,
                "“\(name)” is not said in \(first), the program's first language",
                mend: "write \(name): { \(first): … }"
            )
        }
        return wording
    }

    private func address(_ field: FieldReader.Field?) -> String? {
        guard let field, let text = fields.text(field) else { return nil }
        guard text.hasPrefix("https://") || text.hasPrefix("http://"), !text.contains(where: \.isWhitespace) else {
            collector.error(
                at: field.value.location,
                "“\(text)” is not an address",
                mend: "write it whole: https://example.org/quiet-weeks"
            )
            return nil
        }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    private func license(_ field: FieldReader.Field?) -> Program.License? {
        guard let field else { return nil }
        if field.value.entries == nil {
            return fields.text(field).map { Program.License(name: $0, url: LicenseAddress.known($0)) }
        }
        let parts = fields.fields(field.value, of: "a license", keys: ["name", "url"])
        guard let name = fields.text(parts["name"]) else {
            if parts["name"] == nil {
                collector.error(at: field.value.location, "the license has no “name”", mend: "write name: CC BY 4.0")
            }
            return nil
        }
        return Program.License(name: name, url: address(parts["url"]) ?? LicenseAddress.known(name))
    }

    private func identifier(_ field: FieldReader.Field?) -> String? {
        guard let field, let text = fields.text(field) else { return nil }
        let lengths = text.split(separator: "-", omittingEmptySubsequences: false).map(\.count)
        guard lengths == [8, 4, 4, 4, 12], text.allSatisfy({ $0 == "-" || $0.isHexDigit }) else {
            collector.error(
                at: field.value.location,
                "“\(text)” is not a UUID",
                mend: "write one as uuidgen makes it, or leave “identifier” out"
            )
            return nil
        }
        return text.lowercased()
    }

    private func date(_ field: FieldReader.Field?) -> String? {
        guard let field, let text = fields.text(field) else { return nil }
        if let stamp = ReleaseDate(text) { return stamp.text }
        collector.error(
            at: field.value.location,
            "“\(text)” is not a date",
            mend: "write 2026-11-21, or 2026-11-21T08:00:00Z"
        )
        return nil
    }

    private func acknowledged(_ field: FieldReader.Field?) -> [Acknowledgement] {
        guard let field else { return [] }
        for element in fields.list(field) where element.scalar == nil {
            collector.error(
                at: element.location,
                "“acknowledge” wants a list of rules",
                mend: "write acknowledge: [program-two-new]"
            )
        }
        return field.value.words().map { Acknowledgement(rule: $0.text, location: $0.location) }
    }

    private func cover(_ field: FieldReader.Field?) -> CoverImage? {
        guard let field, let text = fields.text(field) else { return nil }
        let place = field.value.location
        let file = ScriptPath.resolve(text, from: path)
        guard case .success(let bytes) = ScriptLoader.access.read(file) else {
            collector.error(at: place, "there is no cover “\(text)”", mend: "a PNG or JPEG beside the program")
            return nil
        }
        guard let picture = try? Picture(bytes, path: text) else {
            collector.error(at: place, "“\(text)” is neither PNG nor JPEG", mend: "save the picture as one of them")
            return nil
        }
        let (width, height) = (picture.width, picture.height)
        let sides = CoverImage.sides
        guard width == height, sides.contains(width) else {
            collector.error(
                at: place,
                "the cover is \(width) × \(height) pixels",
                mend: "a cover is square, \(sides.lowerBound) to \(sides.upperBound) pixels wide"
            )
            return nil
        }
        guard bytes.count <= CoverImage.largest else {
            collector.error(
                at: place,
                "the cover has \(bytes.count >> 20) MB or more, and goes into every file",
                mend: "save it smaller: \(CoverImage.largest >> 20) MB are the most"
            )
            return nil
        }
        if width < CoverImage.wanted {
            collector.warning(
                at: place,
                "the cover is \(width) × \(height) pixels; directories of podcasts want \(CoverImage.wanted) at least",
                mend: "make it larger where it goes to one"
            )
        }
        return CoverImage(path: file, picture: picture, digest: Digest.sha256(of: bytes))
    }
}

/// Where licences can be read that are known by name.
enum LicenseAddress {
    /// The address of a Creative Commons licence; nil for any other.
    static func known(_ name: String) -> String? {
        let words = name.uppercased().split { $0 == " " || $0 == "-" }.map(String.init)
        let root = "https://creativecommons.org"
        if words.first == "CC0" { return "\(root)/publicdomain/zero/1.0/" }
        guard words.count > 2, words[0] == "CC", words[1] == "BY", let version = words.last, Double(version) != nil
        else { return nil }
        let terms = words[1..<(words.count - 1)].joined(separator: "-").lowercased()
        return ["by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"].contains(terms)
            ? "\(root)/licenses/\(terms)/\(version)/" : nil
    }
}
