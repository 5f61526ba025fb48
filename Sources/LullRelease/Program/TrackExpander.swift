import Lull
import LullScript
import LullSession
import LullVoice

/// Makes tracks of sessions: each language, each combination of what varies, with its script read.
struct TrackExpander {
    private let path: String
    private let collector: Collector
    private let program: Program
    private var library: ScriptLibrary
    /// The tracks, in order.
    private(set) var tracks: [TrackPlan] = []
    private var taken: [String: Location] = [:]

    /// The most tracks a program has.
    static let most = 5000

    init(path: String, collector: Collector, program: Program) {
        self.path = path
        self.collector = collector
        self.program = program
        library = ScriptLibrary(program: path)
    }

    /// Problems of the scripts themselves, each once.
    var scriptProblems: [Problem] {
        var seen: Set<Problem> = []
        return tracks.flatMap(\.reading.problems).filter { seen.insert($0).inserted }
    }

    mutating func expand(_ entries: [SessionEntry]) {
        let ordered = entries.enumerated().sorted { a, b in
            if a.element.moment != b.element.moment { return a.element.moment < b.element.moment }
            return (a.element.order ?? a.offset + 1, a.offset) < (b.element.order ?? b.offset + 1, b.offset)
        }
        for (_, entry) in ordered {
            guard tracks.count <= Self.most else { return }
            expand(entry)
        }
        for index in tracks.indices { tracks[index].order = index + 1 }
    }

    private mutating func expand(_ entry: SessionEntry) {
        guard let name = sessionName(entry) else { return }
        let versions = versions(of: entry)
        let matrix = combinations(entry)
        for version in versions {
            for values in matrix { add(entry, name, version, values) }
        }
    }

    // MARK: Names

    private func sessionName(_ entry: SessionEntry) -> String? {
        if let name = entry.name { return name.text }
        let file = entry.script.text.split(separator: "/").last.map(String.init) ?? ""
        let stem = Slug.make(ScriptLibrary.stem(file))
        guard !stem.isEmpty else {
            collector.error(
                at: entry.script.location,
                "no name for files can be made of “\(entry.script.text)”",
                mend: "add name: with a–z, 0–9 and hyphens"
            )
            return nil
        }
        let place = [entry.week.map { "w\($0)" }, entry.day.map { "d\($0)" }, entry.slot.map(Slug.make)]
        return (place.compactMap { $0 } + [stem]).joined(separator: "-")
    }

    // MARK: Languages

    /// A script in a language.
    private struct Version {
        var language: String
        var file: String
        /// The script that the program names: this one, or the one it translates.
        var base: String
    }

    private mutating func versions(of entry: SessionEntry) -> [Version] {
        let base = ScriptPath.resolve(entry.script.text, from: path)
        guard library.exists(base) else {
            collector.error(
                at: entry.script.location,
                "there is no script “\(entry.script.text)”",
                mend: library.hint(for: base)
            )
            return []
        }
        let varied = entry.variations.first { $0.name.text == "language" }?.values ?? entry.languages
        let wanted =
            varied.isEmpty
            ? program.languages.map { ($0, entry.script.location) } : varied.map { ($0.text, $0.location) }
        guard !wanted.isEmpty else {
            return [Version(language: library.language(of: base), file: base, base: base)]
        }
        return wanted.compactMap { language, place in
            if let file = library.translation(of: base, into: language) {
                return Version(language: language, file: file, base: base)
            }
            let name = ScriptLibrary.translationName(entry.script.text, language)
            collector.error(
                at: place,
                "“\(entry.script.text)” has no translation into \(language)",
                mend: "write it as \(name), or give the session languages of its own"
            )
            return nil
        }
    }

    // MARK: Variants

    /// One choice of everything that varies but the language.
    private typealias Values = [(name: SessionEntry.Word, value: SessionEntry.Word)]

    private func combinations(_ entry: SessionEntry) -> [Values] {
        var result: [Values] = [[]]
        for variation in entry.variations where variation.name.text != "language" {
            guard result.count * variation.values.count <= Self.most else {
                collector.error(
                    at: variation.name.location,
                    "these are more than \(Self.most) variants",
                    mend: "vary less at once"
                )
                return []
            }
            result = result.flatMap { values in variation.values.map { values + [(variation.name, $0)] } }
        }
        return result
    }

    private mutating func add(_ entry: SessionEntry, _ name: String, _ version: Version, _ values: Values) {
        var length = entry.length?.seconds
        var lengthPlace = entry.length?.word.location
        var assignments = entry.set
        var suffixes: [String] = []
        var words: [String] = []
        for (key, value) in values {
            if key.text == "length" {
                guard let seconds = FieldReader(collector: collector).duration(value.text, at: value.location) else {
                    return
                }
                length = seconds
                lengthPlace = value.location
                words.append(value.text)
            } else {
                assignments.removeAll { $0.name.text == key.text }
                assignments.append(.init(name: key, value: value, isVariation: true))
                words.append("\(key.text) \(value.text)")
            }
            suffixes.append(Slug.make(words.last ?? ""))
        }
        let languages = program.languages.count
        let id = ([name] + suffixes + (languages > 1 ? [Slug.make(version.language)] : [])).joined(separator: "-")
        if let other = taken[id] {
            let isSame = other == entry.location
            collector.error(
                at: values.first?.value.location ?? entry.location,
                "two \(isSame ? "variants" : "sessions") would have the same files, “\(id)”",
                mend: isSame
                    ? "let their values differ in letters or digits"
                    : entry.name == nil ? "add name: to one of them" : "give one of them another name"
            )
            return
        }
        taken[id] = entry.location
        var reading = read(version.file, assignments)
        if let lengthPlace { reading.script.session?.$length = lengthPlace }
        var overrides: [String: String] = [:]
        for assignment in assignments where !assignment.isDefault || reading.has(assignment.name.text) {
            overrides[assignment.name.text] = assignment.value.text
        }
        tracks.append(
            TrackPlan(
                id: id,
                session: name,
                title: title(entry, version, reading),
                summary: summary(entry, version, reading),
                part: entry.part,
                language: version.language,
                week: entry.week,
                day: entry.day,
                slot: entry.slot,
                variant: words.isEmpty ? nil : words.joined(separator: ", "),
                script: ScriptLibrary.relative(version.file, to: path),
                parameters: overrides,
                length: length,
                loudness: entry.loudness,
                voice: LanguageTag.value(entry.voices, for: version.language),
                reading: script(reading, version),
                location: entry.location
            )
        )
    }

    // MARK: What is said of a track

    /// Whether what a session says without a language is said in this one: its script's own, or the program's first.
    private func isPlain(_ version: Version) -> Bool {
        version.file == version.base || version.language == program.languages.first
    }

    /// A title in place of the script's. One without a language leaves a translation the title of its own.
    private mutating func title(_ entry: SessionEntry, _ version: Version, _ reading: ScriptLibrary.Reading) -> String?
    {
        guard let title = entry.title else { return nil }
        if let text = title.text(in: version.language) { return text }
        let isInherited = reading.script.session?.title == library.read(version.base, [:]).script.session?.title
        return isPlain(version) || isInherited ? title.plain : nil
    }

    /// What a track is about. Where a translation says nothing of it, the words of its original are in another language.
    private mutating func summary(
        _ entry: SessionEntry,
        _ version: Version,
        _ reading: ScriptLibrary.Reading
    ) -> String? {
        if let text = entry.summary?.text(in: version.language) { return text }
        if isPlain(version), let plain = entry.summary?.plain { return plain }
        guard version.file != version.base else { return reading.script.session?.summary }
        let original = library.read(version.base, [:]).script.session
        let summary = reading.script.session?.summary
        return summary == original?.summary ? nil : summary
    }

    /// A translation that says it is in another language would be spoken by the wrong voice.
    private func script(_ reading: ScriptLibrary.Reading, _ version: Version) -> TrackScript {
        var script = reading.script
        guard let session = script.session, LanguageTag.match(session.language, version.language) == 0 else {
            return script
        }
        script.session = nil
        script.problems.append(
            Problem(
                at: session.beginning,
                "this script says that it is in “\(session.language)”, and stands for “\(version.language)”",
                mend: "write language: \(version.language) in its front matter"
            )
        )
        return script
    }

    // MARK: Reading scripts

    /// Reads a script with its values; what is wrong with the values is told where the program gives them.
    private mutating func read(_ file: String, _ assignments: [SessionEntry.Assignment]) -> ScriptLibrary.Reading {
        let plain = library.read(file, [:])
        let meant = assignments.filter { !$0.isDefault || plain.has($0.name.text) }
        guard !meant.isEmpty else { return plain }
        var values: [String: Located<String>] = [:]
        for assignment in meant {
            values[assignment.name.text] = Located(assignment.value.text, at: assignment.value.location)
        }
        var reading = library.read(file, values)
        let caused = reading.script.problems.filter { $0.severity == .error && isOurs($0) }
        guard !caused.isEmpty else { return reading }
        for problem in caused {
            guard let cause = problem.location.cause?.location else { continue }
            let assignment = meant.first { $0.value.location == cause }
            let isName = assignment.map { !plain.has($0.name.text) } ?? false
            collector.error(
                problem.code,
                at: isName ? assignment?.name.location ?? cause : cause,
                problem.message,
                mend: isName && assignment?.isVariation == true
                    ? Spelling.hint(for: assignment?.name.text ?? "", in: plain.names + SessionReader.variationKeys)
                    : problem.mend
            )
        }
        reading = plain
        return reading
    }

    /// Whether a problem comes from a value that the program gives.
    private func isOurs(_ problem: Problem) -> Bool {
        problem.location.cause?.location.source == program.beginning.source
    }
}
