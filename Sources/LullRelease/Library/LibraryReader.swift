import FoundationEssentials
public import Lull
public import LullFile
import LullScore
import LullScript
public import LullSession

/// Gathers a library of scripts into its catalogue.
public struct LibraryReader: Sendable {
    private let studio: Studio
    private let voices: Studio.Voices
    private let folder: String

    /// What can't be told of a script.
    public enum Trouble: Error {
        /// A script or folder isn't there.
        case missing(ScriptLoader.Missing)
        /// A script is wrong.
        case problems([Problem])
        /// It can't be spoken or laid out.
        case studio(StudioError)
        /// The catalogue can't be written.
        case output(FileError)
    }

    /// A reader.
    ///
    /// - Parameters:
    ///   - studio: where lines are spoken, or guessed.
    ///   - voices: what is done about lines that nobody has spoken yet.
    ///   - folder: where the catalogue will be, for the names of scripts.
    public init(studio: Studio, voices: Studio.Voices, folder: String) {
        self.studio = studio
        self.voices = voices
        self.folder = folder
    }

    /// The scripts among files and folders, each once: files as they are, and in folders whatever has a title in its
    /// front matter. What is only included elsewhere has none.
    public static func scripts(in paths: [String]) throws(Trouble) -> [String] {
        var result: [String] = []
        for path in paths {
            var isFolder = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw .missing(
                    ScriptLoader.Missing(path, .init("there is no such file or folder", mend: "look at its name"))
                )
            }
            guard isFolder else {
                result.append(path)
                continue
            }
            let base = path.hasSuffix("/") ? String(path.dropLast()) : path
            let names = (try? FileManager.default.subpathsOfDirectory(atPath: base)) ?? []
            for name in names.sorted() where name.hasSuffix(".md") {
                if name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) { continue }
                let file = base == "." ? name : "\(base)/\(name)"
                if isTitled(ScriptLoader.access.read(file)) { result.append(file) }
            }
        }
        var seen: Set<String> = []
        result = result.map { ScriptPath.resolve($0, from: "") }
        return result.filter { seen.insert($0).inserted }
    }

    /// Notes every file that a script is made from.
    package static func noteInputs(
        of script: String,
        _ studio: Studio,
        in files: inout OutputGuard
    ) throws(Trouble) {
        let outcome = try load(script)
        files.reads(outcome.sources)
        if let session = outcome.session { studio.noteInputs(of: session, in: &files) }
    }

    private static func isTitled(_ read: Result<[UInt8], FileAccess.Unreadable>) -> Bool {
        guard case .success(let bytes) = read else { return false }
        let lines = String(decoding: bytes.prefix(65_536), as: UTF8.self).split(
            omittingEmptySubsequences: false,
            whereSeparator: \.isNewline
        )
        guard lines.first?.hasPrefix("---") == true else { return false }
        let matter = lines.dropFirst().prefix { !$0.hasPrefix("---") && !$0.hasPrefix("...") }
        return matter.contains { $0.hasPrefix("title:") }
    }

    /// The catalogue of some scripts.
    ///
    /// - Parameter progress: called as scripts are read.
    public func catalogue(
        of scripts: [String],
        progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) async throws(Trouble) -> LibraryCatalogue {
        var isEstimated = false
        var entries: [(part: String?, entry: LibraryCatalogue.Entry)] = []
        var places: [String: Int] = [:]
        var translations: [(original: String, reading: Reading)] = []
        for (index, script) in scripts.enumerated() {
            progress(index, scripts.count)
            let reading = try await read(script)
            isEstimated = isEstimated || reading.isEstimated
            let original = reading.original
            if original != script && scripts.contains(original) {
                translations.append((original, reading))
            } else {
                places[script] = entries.count
                entries.append((reading.session.part, entry(reading)))
            }
        }
        for (original, reading) in translations {
            guard let place = places[original] else { continue }
            entries[place].entry.editions.append(reading.edition)
        }
        let names = Set(entries.map(\.part)).sorted { ($0 == nil ? 1 : 0, $0 ?? "") < ($1 == nil ? 1 : 0, $1 ?? "") }
        let parts = names.map { name in
            LibraryCatalogue.Part(name: name, sessions: entries.filter { $0.part == name }.map(\.entry))
        }
        return LibraryCatalogue(parts: parts, isEstimated: isEstimated)
    }

    // MARK: A script

    private struct Reading {
        var script: String
        var original: String
        var session: Session
        var edition: LibraryCatalogue.Edition
        var breathing: [LibraryCatalogue.Breathing]
        var voice: LibraryCatalogue.Voice
        var isEstimated: Bool
    }

    private func read(_ script: String) async throws(Trouble) -> Reading {
        let outcome = try Self.load(script)
        guard let session = outcome.session else { throw .problems(outcome.problems) }
        let product: Studio.Product?
        do throws(StudioError) { product = try await laidOut(session) } catch { throw .studio(error) }
        let speech = product.flatMap { SpeechFigures($0.production.score) }
        return Reading(
            script: script,
            original: Self.original(of: script, outcome),
            session: session,
            edition: LibraryCatalogue.Edition(
                language: session.language,
                script: seen(script),
                title: session.title,
                summary: session.summary,
                times: product.map(Self.times),
                speech: speech,
                marks: speech.map { Self.marks($0, session) } ?? []
            ),
            breathing: Self.breathing(session),
            voice: try voice(session, script),
            isEstimated: product?.isEstimated ?? true
        )
    }

    /// The session laid out; nil where its times can't be met with lines whose lengths are guessed.
    private func laidOut(_ session: Session) async throws(StudioError) -> Studio.Product? {
        let rate = session.master.rate ?? 48_000
        do throws(StudioError) {
            return try await studio.produce(session, rate: rate, voices: voices)
        } catch {
            guard case .problems(_, estimated: true) = error else { throw error }
            return nil
        }
    }

    private static func times(_ product: Studio.Product) -> LibraryCatalogue.Times {
        let score = product.production.score
        let range = product.lengthRange
        return LibraryCatalogue.Times(
            duration: rounded(score.seconds(score.duration)),
            shortest: rounded(score.seconds(range.shortest)),
            longest: range.longest.map { rounded(score.seconds($0)) }
        )
    }

    private static func load(_ script: String, _ values: [String: String] = [:]) throws(Trouble) -> ScriptReader.Outcome
    {
        do throws(ScriptLoader.Missing) {
            return try ScriptLoader.load(script, overrides: values.mapValues { Located(wrappedValue: $0) })
        } catch { throw .missing(error) }
    }

    private func entry(_ reading: Reading) -> LibraryCatalogue.Entry {
        let session = reading.session
        func option(_ parameter: SessionParameter) -> LibraryCatalogue.Option {
            .init(name: parameter.name, value: parameter.value, says: parameter.says)
        }
        return LibraryCatalogue.Entry(
            script: seen(reading.script),
            profile: "\(session.profile)",
            breathing: reading.breathing,
            voice: reading.voice,
            tags: session.tags,
            listener: session.listener.map(\.rawValue),
            options: session.parameters.filter { Self.opposite($0.value) != nil }.map(option),
            parameters: session.parameters.filter { Self.opposite($0.value) == nil }.map(option),
            editions: [reading.edition]
        )
    }

    /// Whether it falls silent where a choice of yes or no falls otherwise.
    private func voice(_ session: Session, _ script: String) throws(Trouble) -> LibraryCatalogue.Voice {
        guard !session.lines.isEmpty else { return .none }
        for parameter in session.parameters {
            guard let other = Self.opposite(parameter.value) else { continue }
            let outcome = try Self.load(script, [parameter.name: other])
            if outcome.session?.lines.isEmpty == true { return .optional("\(parameter.name)=\(other)") }
        }
        return .spoken
    }

    static func opposite(_ value: String) -> String? {
        switch value.lowercased() {
        case "no", "false", "off": "yes"
        case "yes", "true", "on": "no"
        default: nil
        }
    }

    private static func marks(_ speech: SpeechFigures, _ session: Session) -> [SpeechMark] {
        let isMeant = session.tags.contains { $0.split { " -_".contains($0) }.joined(separator: " ") == "few words" }
        return SpeechNorm.norms(forSleep: isForSleep(session)).compactMap { norm in
            let value =
                switch norm.figure {
                case .speaking: speech.speaking
                case .guided: speech.guided
                case .silence: speech.longestUnpaced
                }
            return norm.mark(value, isMeant: isMeant, isAsked: norm.range.contains(session.voice.pace))
        }
    }

    private static func isForSleep(_ session: Session) -> Bool {
        session.profile == .sleep || session.tags.contains { ["sleep", "bedtime"].contains($0) }
    }

    private static func breathing(_ session: Session) -> [LibraryCatalogue.Breathing] {
        var result: [LibraryCatalogue.Breathing] = []
        for item in session.items {
            let guidance: BreathGuidance
            switch item.cue {
            case .breathe(let one), .beginBreathing(let one): guidance = one
            default: continue
            }
            let one: LibraryCatalogue.Breathing =
                switch guidance.pace {
                case .steady(let rate): .init(pattern: guidance.pattern.written, rate: rate)
                case .ramp(let from, let to, _): .init(pattern: guidance.pattern.written, rate: from, rateAfter: to)
                }
            if !result.contains(one) { result.append(one) }
        }
        return result
    }

    /// The script that another one says in its own language; itself where it translates none.
    private static func original(of script: String, _ outcome: ScriptReader.Outcome) -> String {
        outcome.session?.original ?? script
    }

    /// A script as it is seen from the catalogue's folder.
    private func seen(_ script: String) -> String {
        let current = FileManager.default.currentDirectoryPath + "/."
        func steps(_ path: String) -> [Substring] {
            (path.hasPrefix("/") ? path : ScriptPath.resolve(path, from: current)).split(separator: "/")
        }
        let (here, there) = (steps(folder).filter { $0 != "." }, steps(script))
        let common = zip(here, there).prefix { $0 == $1 }.count
        return (Array(repeating: "..", count: here.count - common) + there.dropFirst(common)).joined(separator: "/")
    }

    /// To a thousandth: more than a catalogue needs.
    private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
