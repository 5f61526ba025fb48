import LullFile

/// Where each line's sound is to come from.
struct SpeechPlan: Sendable {
    /// A line's source.
    enum Source: Sendable {
        case take(path: String, source: String)
        case voice(text: String)
        case silence
    }

    /// Lines to be spoken by one start of a program: the texts, and the lines each text is for.
    struct Job: Sendable {
        var texts: [(text: String, lines: [Int])]
    }

    private let studio: VoiceStudio
    private let lines: [(id: String, text: String)]
    private let sources: [Source]
    /// The voice, when a line needs it.
    private let voice: ResolvedVoice?
    /// The voice with its program, when a line needs it and it is installed.
    private let synthesizer: Synthesizer?

    init(_ studio: VoiceStudio, _ lines: [(id: String, text: String)]) throws(VoiceError) {
        self.studio = studio
        self.lines = lines
        var takes: Takes?
        if let folder = studio.takes { takes = try Takes(folder: folder) }
        var sources: [Source] = []
        var voice: ResolvedVoice?
        for line in lines {
            if let take = takes?.take(line.id) {
                sources.append(.take(path: take.path, source: take.source))
            } else if SpokenText.isSpeakable(SpokenText.clean(line.text)) {
                if voice == nil {
                    voice = try VoiceResolver(configuration: studio.configuration).resolve(studio.choice)
                }
                sources.append(.voice(text: line.text))
            } else {
                sources.append(.silence)
            }
        }
        self.voice = voice
        if let voice, let program = studio.configuration.program(of: voice.engine) {
            synthesizer = Synthesizer(voice: voice, program: program, cache: studio.cache, timeout: studio.timeout)
        } else {
            synthesizer = nil
        }
        self.sources = sources
    }

    /// What the lines' sound comes from.
    var origins: SpeechSources {
        var result = SpeechSources()
        for case .take(let path, _) in sources { result.takes.append(path) }
        result.voice = voice.map {
            .init(
                engine: $0.engine.name,
                source: $0.source,
                program: studio.configuration.program(of: $0.engine),
                arguments: $0.arguments,
                model: $0.model
            )
        }
        return result
    }

    /// The lines that need no program, nil for the others.
    func ready() throws(VoiceError) -> [Speech?] {
        var ready: [Speech?] = []
        for index in lines.indices {
            do throws(VoiceError) {
                ready.append(try speech(index))
            } catch {
                throw error.at(lines[index].id)
            }
        }
        return ready
    }

    private func speech(_ index: Int) throws(VoiceError) -> Speech? {
        switch sources[index] {
        case .silence:
            return Speech(audio: try silence(), source: "silence")
        case .take(let path, let source):
            return Speech(audio: try take(path), source: source)
        case .voice(let text):
            guard let voice else { return nil }
            guard let synthesizer else { throw Self.notInstalled(voice.engine) }
            return cached(try synthesizer.prepare(text), synthesizer).map { Speech(audio: $0, source: voice.source) }
        }
    }

    /// The lines' readiness, from the cache and the takes alone.
    func readiness() throws(VoiceError) -> [SpeechReadiness] {
        var result: [SpeechReadiness] = []
        for index in lines.indices {
            do throws(VoiceError) {
                result.append(try readiness(index))
            } catch {
                throw error.at(lines[index].id)
            }
        }
        return result
    }

    private func readiness(_ index: Int) throws(VoiceError) -> SpeechReadiness {
        switch sources[index] {
        case .silence:
            return SpeechReadiness(frames: 0, seconds: 0, source: "silence")
        case .take(let path, let source):
            let length = try takeLength(path)
            return SpeechReadiness(frames: length.frames, seconds: length.duration, source: source)
        case .voice(let text):
            let source = voice?.source ?? ""
            if let synthesizer, let length = cachedLength(try synthesizer.prepare(text), synthesizer) {
                return SpeechReadiness(frames: length.frames, seconds: length.duration, source: source)
            }
            let seconds = SpeechEstimate.seconds(
                text,
                pace: voice?.pace ?? 180,
                language: studio.choice.language
            )
            return SpeechReadiness(frames: nil, seconds: seconds, source: source)
        }
    }

    /// The work to be done for the lines that are not ready.
    func jobs(missing ready: [Speech?]) -> [Job] {
        guard let synthesizer else { return [] }
        var order: [String] = []
        var linesOf: [String: [Int]] = [:]
        for index in lines.indices where ready[index] == nil {
            guard case .voice(let text) = sources[index], let text = try? synthesizer.prepare(text) else { continue }
            if linesOf[text] == nil { order.append(text) }
            linesOf[text, default: []].append(index)
        }
        let texts = order.map { (text: $0, lines: linesOf[$0] ?? []) }
        let size = synthesizer.voice.engine.output == .folder ? Synthesizer.linesPerStart : 1
        return stride(from: 0, to: texts.count, by: size).map { start in
            Job(texts: Array(texts[start..<min(start + size, texts.count)]))
        }
    }

    /// Speaks and prepares a job's lines.
    func perform(_ job: Job) async throws(VoiceError) -> [(Int, Speech)] {
        guard let synthesizer else { return [] }
        var result: [(Int, Speech)] = []
        let missing = job.texts.filter { studio.cache.entry(synthesizer.key($0.text)) == nil }
        do throws(VoiceError) {
            if !missing.isEmpty { _ = try await synthesizer.speak(missing.map(\.text)) }
        } catch {
            guard missing.count > 1, error.kind == .failed else {
                throw missing.first?.lines.first.map { error.at(lines[$0].id) } ?? error
            }
            // One bad line spoils all of a start: each by itself shows which.
            for text in missing { result += try await perform(Job(texts: [text])) }
        }
        let performed = Set(result.map(\.0))
        for (text, indices) in job.texts where !indices.allSatisfy(performed.contains) {
            guard let raw = studio.cache.entry(synthesizer.key(text)) else {
                throw VoiceError(.file, "\(studio.cache.directory): the cache lost an entry; is it being cleared?")
            }
            guard let audio = try studio.preparation.prepare(raw, named: synthesizer.key(text), in: studio.cache) else {
                let source = synthesizer.voice.source
                let words = "\(source) made no sound of “\(Synthesizer.excerpt(text))”: say it in other words"
                throw VoiceError(.failed, words, line: indices.first.map { lines[$0].id })
            }
            result += indices.map { ($0, Speech(audio: audio, source: synthesizer.voice.source)) }
        }
        return result
    }

    /// The prepared sound of a text when the cache has it or its raw sound.
    private func cached(_ text: String, _ synthesizer: Synthesizer) -> MappedAudio? {
        if text.isEmpty { return try? silence() }
        let name = synthesizer.key(text)
        if let audio = studio.cache.entry(studio.preparation.key(raw: name)) { return audio }
        guard let raw = studio.cache.entry(name) else { return nil }
        return (try? studio.preparation.prepare(raw, named: name, in: studio.cache)) ?? nil
    }

    /// The length of what ``cached(_:_:)`` gives; what is ready needs only its header read.
    private func cachedLength(_ text: String, _ synthesizer: Synthesizer) -> AudioLength? {
        let key = studio.preparation.key(raw: synthesizer.key(text))
        if !text.isEmpty, let length = studio.cache.length(key) { return length }
        return cached(text, synthesizer).map { AudioLength(frames: $0.frames, rate: $0.rate) }
    }

    /// The length of what ``take(_:)`` gives; what is ready needs only its header read.
    func takeLength(_ path: String) throws(VoiceError) -> AudioLength {
        do throws(FileError) {
            if let length = studio.cache.length(studio.preparation.key(raw: try takeName(path))) { return length }
        } catch { throw VoiceError(.file, error.description.droppingStop) }
        let audio = try take(path)
        return AudioLength(frames: audio.frames, rate: audio.rate)
    }

    /// What names the raw sound of a recording.
    private func takeName(_ path: String) throws(FileError) -> String {
        _ = try OrdinaryFile(naming: path, as: "sound file")
        return "take \(try Digest.sha256(ofFile: path))"
    }

    func take(_ path: String) throws(VoiceError) -> MappedAudio {
        do throws(FileError) {
            let name = try takeName(path)
            if let audio = studio.cache.entry(studio.preparation.key(raw: name)) { return audio }
            let raw = try studio.cache.clip(path: path, rate: try AudioReader(path).rate)
            guard let audio = try prepared(raw, name) else {
                throw FileError(.notAudio, path: path, reason: "is silent; record the line again or remove the file")
            }
            return audio
        } catch {
            throw VoiceError(error.kind == .notAudio ? .notAudio : .file, error.description.droppingStop)
        }
    }

    private func prepared(_ raw: MappedAudio, _ name: String) throws(FileError) -> MappedAudio? {
        do throws(VoiceError) {
            return try studio.preparation.prepare(raw, named: name, in: studio.cache)
        } catch {
            throw FileError(.failed, path: studio.cache.directory, reason: error.message)
        }
    }

    private func silence() throws(VoiceError) -> MappedAudio {
        let key = "silence \(studio.preparation.rate)"
        if let audio = studio.cache.entry(key) { return audio }
        do throws(FileError) {
            return try studio.cache.store(key, channels: [[]], rate: studio.preparation.rate)
        } catch {
            throw VoiceError(.file, error.description.droppingStop)
        }
    }

    private static func notInstalled(_ engine: VoiceEngine) -> VoiceError {
        let mend = engine.installation ?? "there is no program “\(engine.program)”"
        return VoiceError(.notInstalled, "the voice engine “\(engine.name)” is not installed: \(mend)")
    }
}

extension VoiceError {
    /// The same error as a matter of a line.
    func at(_ line: String) -> VoiceError {
        guard self.line == nil, kind != .cancelled, kind != .notInstalled else { return self }
        var error = self
        error.line = line
        return error
    }
}
