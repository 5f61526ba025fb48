import Lull
import LullFile
import LullScript
import LullSession
import LullVoice

/// Everything a track depends on, found without speaking or laying out anything.
struct TrackSources: Sendable {
    /// The session with what the program asks of it.
    var session: Session
    /// The recordings it plays.
    var recordings: [String]
    /// A hash of everything its files depend on.
    var key: String
    /// Digests of what the key is made of, by ``BatchPlan/Making``.
    var makings: [String: String]
    /// A hash of what its sound depends on, but for recordings and voices.
    var soundKey: String
    /// A hash of all that its sound files depend on before they are tagged: tracks with the same one sound the same.
    var audioKey: String
    /// The SHA-256 of its script and what that includes.
    var scriptHash: String
    /// Versions of what makes it, by name.
    var versions: [String: String]

    /// What releases are made like; a change here makes every track anew.
    static let format = 2

    /// The sources of a track.
    ///
    /// - Throws: ``BatchError`` where its script is wrong, or its voice or a recording can't be had.
    init(_ track: TrackPlan, _ program: Program, _ context: BatchContext) async throws(BatchError) {
        guard var session = track.reading.session else {
            throw .script(track.reading.problems.filter { $0.severity == .error })
        }
        session.language = track.language
        if let loudness = track.loudness { session.master.target = loudness }
        if let voice = track.voice {
            session.voice.engine = voice.engine
            session.voice.name = voice.name
        }
        self.session = session
        let found: Studio.SessionSources
        do throws(StudioError) {
            found = try context.studio.sources(of: session)
        } catch { throw .studio(error) }
        recordings = found.files
        let texts = Self.texts(of: track)
        scriptHash = Digest.sha256(of: Self.joined(texts).utf8)
        versions = ["lull": Version.current]
        let values = track.parameters.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
        let asked = ["\(track.length ?? -1)", "\(session.master.target)", "\(session.voice)"]
        soundKey = Digest.sha256(of: Self.joined([scriptHash] + asked + values).utf8)
        var parts = Self.parts(of: track)
        parts.merge(Self.parts(of: program, in: track.language)) { $1 }
        parts[.lull] = ["release \(Self.format)", "lull \(Version.current)"]
        parts[.script] = [track.script] + texts
        var sounding: [String] = []
        if let voice = found.voice {
            let version = await context.version(of: voice)
            versions[voice.engine] = version
            sounding += ["voice \(voice.source) \(version)", voice.arguments.joined(separator: "\n")]
            if let model = voice.model { sounding.append("model \(try Self.digest(model, context))") }
        }
        parts[.voice] = sounding
        parts[.recordings] = []
        for file in found.files { parts[.recordings]?.append("recording \(try Self.digest(file, context))") }
        sounding += parts[.recordings] ?? []
        var makings: [String: String] = [:]
        for (making, texts) in parts { makings[making.rawValue] = Digest.sha256(of: Self.joined(texts).utf8) }
        self.makings = makings
        key = Digest.sha256(
            of: Self.joined(makings.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }).utf8
        )
        let files = program.formats.map(\.signature) + [program.stems?.rawValue ?? "no stems"]
        audioKey = Digest.sha256(
            of: Self.joined([soundKey, track.script, track.language] + sounding + files).utf8
        )
    }

    private static func digest(_ file: String, _ context: BatchContext) throws(BatchError) -> String {
        do throws(FileError) {
            return try context.inputs.sha256(file)
        } catch { throw .file(error) }
    }

    /// What a script says, file by file. Of a script that it translates only the front matter counts: the words are its own.
    private static func texts(of track: TrackPlan) -> [String] {
        let original = track.reading.session?.original
        return track.reading.sources.enumerated().map { index, source in
            index > 0 && source.name == original ? source.frontMatter : source.text
        }
    }

    private static func parts(of track: TrackPlan) -> [BatchPlan.Making: [String]] {
        func optional(_ name: String, _ value: Any?) -> String { value.map { "\(name) \($0)" } ?? "no \(name)" }
        return [
            .place: [
                track.id, track.session, track.language, "\(track.order)", optional("part", track.part),
                optional("week", track.week), optional("day", track.day), optional("slot", track.slot),
                optional("variant", track.variant),
            ],
            .title: [optional("title", track.title), optional("summary", track.summary)],
            .settings: [
                optional("length", track.length), optional("loudness", track.loudness), optional("voice", track.voice),
            ],
            .parameters: track.parameters.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] },
        ]
    }

    private static func parts(of program: Program, in language: String) -> [BatchPlan.Making: [String]] {
        [
            .program: [
                program.title(in: language), program.author ?? "", program.license?.name ?? "",
                program.copyright ?? "", program.published ?? "", program.cover?.digest ?? "",
            ],
            .formats: program.formats.map(\.signature) + program.captions.map(\.rawValue)
                + [program.stems?.rawValue ?? "no stems"],
        ]
    }

    // Each part with its length, so that two lists can't run together into the same text.
    private static func joined(_ parts: [String]) -> String {
        parts.map { "\($0.utf8.count):\($0)" }.joined(separator: "\n")
    }
}

/// What the tracks of one run share.
final class BatchContext: Sendable {
    let studio: Studio
    let inputs: InputDigests
    let environment: [String: String]
    /// The moment that reproducible builds are given: `SOURCE_DATE_EPOCH`.
    let epoch: ReleaseDate?
    private let versions = EngineVersions()

    init(_ folder: ReleaseFolder, environment: [String: String]) throws(BatchError) {
        do throws(StudioError) {
            studio = try Studio(environment: environment)
        } catch { throw .studio(error) }
        inputs = InputDigests(folder.inputs)
        self.environment = environment
        epoch = try Self.epoch(environment["SOURCE_DATE_EPOCH"])
    }

    private static func epoch(_ text: String?) throws(BatchError) -> ReleaseDate? {
        guard let text, !text.isEmpty else { return nil }
        guard let seconds = Int(text), ReleaseDate.range.contains(seconds) else {
            throw .environment(
                "SOURCE_DATE_EPOCH is “\(text)”: it takes whole seconds since 1970, 0 to \(ReleaseDate.range.upperBound)."
            )
        }
        return ReleaseDate(seconds: seconds)
    }

    /// The version of a voice's engine: as its program tells it, or else the beginning of the program's digest.
    func version(of voice: SpeechSources.Voice) async -> String {
        await versions.version(of: voice, studio, inputs)
    }

    private actor EngineVersions {
        private var known: [String: String] = [:]

        func version(of voice: SpeechSources.Voice, _ studio: Studio, _ inputs: InputDigests) async -> String {
            if let version = known[voice.engine] { return version }
            var version = await studio.version(ofEngine: voice.engine)
            if version == nil, let program = voice.program, let digest = try? inputs.sha256(program) {
                version = String(digest.prefix(12))
            }
            known[voice.engine] = version ?? "not installed"
            return version ?? "not installed"
        }
    }
}
