public import LullFile
public import LullScore
public import LullSession
public import LullVoice

/// Why a session can't be produced.
public enum StudioError: Error {
    /// Its times can't be met; where lengths are estimated, perhaps can't.
    case problems([Problem], estimated: Bool)
    /// A recording is missing or no audio; with the place that names it.
    case recording(FileError, Location)
    /// A file of the cache or the configuration can't be read or written.
    case file(FileError)
    /// A voice is missing or failed; with the place that asks for it, where it is a matter of the script.
    case voice(VoiceError, Location?)
}

/// Brings a session's voice and recordings together and lays it out.
public struct Studio: Sendable {
    private let cache: AudioCache
    let configuration: VoiceConfiguration

    /// What is done about lines that nobody has spoken yet.
    public enum Voices: Sendable {
        /// They are spoken, and kept for the next time.
        case speak
        /// They are spoken where that can be done; the others stay silent for as long as they would take.
        case speakWhatCan
        /// Their lengths are estimated; they stay silent. So do recordings, whose lengths are known.
        case estimate

        fileprivate var isEstimate: Bool {
            if case .estimate = self { return true }
            return false
        }
    }

    /// What a session is made of besides its script.
    public struct SessionSources: Sendable {
        /// Recordings: clips, takes, recorded lines.
        public var files: [String]
        /// The voice that speaks what isn't recorded.
        public var voice: SpeechSources.Voice?
    }

    /// A session laid out, and whether all of its lengths are true.
    public struct Product: Sendable {
        /// The production.
        public var production: Production
        /// Whether the length of some line is an estimate.
        public var isEstimated: Bool
        /// What can't be spoken, and why, where that is no error.
        public var unspoken: [Problem]
        /// When what sounds, and what it takes to lay it out anew.
        public var plan: Plan
        private let layout: Layout

        init(_ layout: Layout, _ plan: Plan, recordings: [MappedAudio?], isEstimated: Bool, unspoken: [Problem]) {
            self.layout = layout
            self.plan = plan
            self.isEstimated = isEstimated
            self.unspoken = unspoken
            production = Production(score: plan.score, recordings: recordings)
        }

        /// How short and how long it can be with these parameters; reckoned each time it is asked for.
        public var lengthRange: LengthRange { layout.lengthRange }

        /// The same with something changed from a frame on, as ``Layout/adapted(_:_:from:)`` has it.
        public func adapted(_ adaptation: Adaptation, from frame: Int) -> Product {
            let plan = layout.adapted(plan, adaptation, from: frame)
            return Product(
                layout,
                plan,
                recordings: production.recordings,
                isEstimated: isEstimated,
                unspoken: unspoken
            )
        }
    }

    /// A studio with the user's configuration and cache, as the environment names them.
    public init(environment: [String: String]) throws(StudioError) {
        cache = AudioCache(directory: AudioCache.defaultDirectory(environment: environment))
        do throws(VoiceError) {
            configuration = try VoiceConfiguration.load(environment: environment)
        } catch { throw .voice(error, nil) }
    }

    /// Produces a session at `rate` frames a second.
    ///
    /// - Parameters:
    ///   - length: a length that takes the place of the session's own.
    ///   - slowing: how many times as long as written a breath may be made later.
    ///   - progress: called as lines are spoken.
    public func produce(
        _ session: Session,
        rate: Int,
        length: Seconds? = nil,
        voices: Voices,
        slowing: Double = 1,
        progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) async throws(StudioError) -> Product {
        var gathered = Gathered()
        try await speak(session, session.spokenWords(slowing: slowing), rate, voices, progress, into: &gathered)
        for file in session.clips {
            do throws(FileError) {
                if voices.isEstimate {
                    // What doesn't sound needs no samples, and to compare those of a long recording takes a while.
                    let frames = try cache.clipLength(path: file.path, rate: rate).frames
                    gathered.recordings.files[file.path] = gathered.add(nil, frames: frames, source: file.path)
                } else {
                    let audio = try cache.clip(path: file.path, rate: rate)
                    gathered.recordings.files[file.path] = gathered.add(audio, source: file.path)
                }
            } catch { throw .recording(error, file.location) }
        }
        try checkClips(session, rate, gathered.recordings)
        for take in session.takes {
            do throws(VoiceError) {
                let studio = voiceStudio(session, rate)
                if voices.isEstimate {
                    let (length, source) = try studio.takeLength(at: take.path)
                    gathered.recordings.files[take.path] = gathered.add(nil, frames: length.frames, source: source)
                } else {
                    let speech = try studio.take(at: take.path)
                    gathered.recordings.files[take.path] = gathered.add(speech.audio, source: speech.source)
                }
            } catch { throw .voice(error, take.location) }
        }
        do throws(Layout.Failure) {
            let layout = Layout(session: session, rate: rate, recordings: gathered.recordings)
            return Product(
                layout,
                try layout.plan(length: length),
                recordings: gathered.audio,
                isEstimated: gathered.isEstimated,
                unspoken: gathered.unspoken
            )
        } catch { throw .problems(error.problems, estimated: gathered.isEstimated) }
    }

    /// What a session is made of besides its script, found without speaking or laying out anything.
    ///
    /// - Throws: ``StudioError/voice(_:_:)`` where its voice can't be had.
    public func sources(of session: Session) throws(StudioError) -> SessionSources {
        var files = session.clips.map(\.path) + session.takes.map(\.path)
        let wanted = Self.wanted(session, session.spokenWords())
        guard !wanted.isEmpty else { return SessionSources(files: files) }
        do throws(VoiceError) {
            let speech = try voiceStudio(session, session.master.rate ?? 48_000).sources(of: wanted)
            for path in speech.takes where !files.contains(path) { files.append(path) }
            return SessionSources(files: files, voice: speech.voice)
        } catch { throw .voice(error, place(of: error, in: session)) }
    }

    /// The version that a voice engine's program tells; nil where it tells none.
    public func version(ofEngine name: String) async -> String? { await configuration.version(of: name) }

    /// The texts that are spoken: lines, then the words of cues.
    private static func wanted(_ session: Session, _ words: [String]) -> [(id: String, text: String)] {
        session.lines.map { ($0.id, $0.text) } + words.map { ("say-\($0)", $0) }
    }

    /// A clip that begins behind its recording's end would be silence, and nobody would know why.
    private func checkClips(_ session: Session, _ rate: Int, _ recordings: Recordings) throws(StudioError) {
        var problems: [Problem] = []
        for sound in session.sounds.values.sorted(by: { $0.name < $1.name }) {
            guard let clip = recordings.clip(of: sound, rate: Double(rate)), clip.frames == 0,
                case .file(let path)? = sound.value(.file), let whole = recordings.files[path]
            else { continue }
            let end = Numerals.clock(Double(whole.frames) / Double(rate), tenths: true)
            problems.append(
                Problem(
                    at: sound.location,
                    whole.frames == 0
                        ? "the recording of “\(sound.name)” is empty"
                        : "“\(sound.name)” begins behind the end of its recording, \(end)",
                    mend: whole.frames == 0 ? "name another" : "let “from” be earlier"
                )
            )
        }
        if !problems.isEmpty { throw .problems(problems, estimated: false) }
    }

    private struct Gathered {
        var recordings = Recordings()
        var audio: [MappedAudio?] = []
        var isEstimated = false
        var unspoken: [Problem] = []

        mutating func add(_ mapped: MappedAudio?, frames: Int? = nil, source: String) -> Recording {
            audio.append(mapped)
            return Recording(index: audio.count - 1, frames: frames ?? mapped?.frames ?? 0, source: source)
        }
    }

    private func speak(
        _ session: Session,
        _ words: [String],
        _ rate: Int,
        _ voices: Voices,
        _ progress: @escaping @Sendable (Int, Int) -> Void,
        into gathered: inout Gathered
    ) async throws(StudioError) {
        let lines = session.lines
        guard !lines.isEmpty || !words.isEmpty else { return }
        let wanted = Self.wanted(session, words)
        let studio = voiceStudio(session, rate)
        var recordings: [Recording] = []
        do throws(VoiceError) {
            switch voices {
            case .speak:
                let spoken = try await studio.speech(for: wanted) { progress($0.done, $0.total) }
                recordings = spoken.map { gathered.add($0.audio, source: $0.source) }
            case .speakWhatCan:
                if let spoken = try? await studio.speech(for: wanted, progress: { progress($0.done, $0.total) }) {
                    recordings = spoken.map { gathered.add($0.audio, source: $0.source) }
                    break
                }
                for (index, line) in wanted.enumerated() {
                    progress(index, wanted.count)
                    do throws(VoiceError) {
                        recordings += try await studio.speech(for: [line]).map {
                            gathered.add($0.audio, source: $0.source)
                        }
                    } catch {
                        let frames = Int((studio.estimate(line.text) * Double(rate)).rounded())
                        recordings.append(gathered.add(nil, frames: frames, source: "nobody"))
                        gathered.isEstimated = true
                        gathered.unspoken.append(Problem.unspoken(line.text, error, at: place(of: error, in: session)))
                    }
                }
            case .estimate:
                for line in try studio.readiness(of: wanted) {
                    if line.frames == nil { gathered.isEstimated = true }
                    let frames = line.frames ?? Int((line.seconds * Double(rate)).rounded())
                    recordings.append(gathered.add(nil, frames: frames, source: line.source))
                }
            }
        } catch { throw .voice(error, place(of: error, in: session)) }
        gathered.recordings.lines = Array(recordings.prefix(lines.count))
        for (word, recording) in zip(words, recordings.dropFirst(lines.count)) {
            gathered.recordings.words[word] = recording
        }
    }

    private func voiceStudio(_ session: Session, _ rate: Int) -> VoiceStudio {
        let voice = session.voice
        return VoiceStudio(
            choice: VoiceChoice(
                engine: voice.engine,
                name: voice.name,
                language: session.language,
                pace: voice.pace,
                level: voice.level.value,
                edge: session.profile.voiceEdge.value
            ),
            configuration: configuration,
            cache: cache,
            rate: rate,
            takes: voice.takes
        )
    }

    /// The line an error is about, or the front matter's voice.
    private func place(of error: VoiceError, in session: Session) -> Location? {
        if let id = error.line {
            for item in session.items {
                if case .speak(let line) = item.cue, line.id == id { return item.location }
            }
        }
        switch error.kind {
        case .unknownEngine, .unknownVoice, .noTakes: return session.voice.location
        default: return nil
        }
    }
}

extension Problem {
    /// A line that stays silent.
    fileprivate static func unspoken(_ text: String, _ error: VoiceError, at location: Location?) -> Problem {
        Problem(.warning, at: location ?? .builtIn, "“\(text)” stays silent: \(error.message)")
    }
}
