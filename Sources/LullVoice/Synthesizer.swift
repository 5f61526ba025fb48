import FoundationEssentials
import LullFile

/// Has an engine speak texts and keeps its raw sound in the cache.
struct Synthesizer: Sendable {
    let voice: ResolvedVoice
    let program: String
    let cache: AudioCache
    /// The most time a line may take.
    let timeout: Duration
    /// Counted up when raw sounds of older versions no longer do.
    private static let version = 1
    /// The most bytes a program may write into one file: an hour and a half at 48 kHz and 16 bit.
    static let limit = 1 << 29
    /// The lines spoken by one start of an engine that can speak many.
    static let linesPerStart = 24

    /// What the raw sound of a text is kept under: all it was made from.
    func key(_ text: String) -> String {
        let model = voice.model.map(Programs.identity) ?? ""
        let parts = [voice.engine.name, Programs.identity(program), model] + voice.arguments + [text]
        return "speech \(Self.version) \(Digest.sha256(of: parts.joined(separator: "\u{0}").utf8))"
    }

    /// The text as the engine gets it: empty when there is nothing to say.
    func prepare(_ text: String) throws(VoiceError) -> String {
        let clean = SpokenText.clean(SpokenForm.of(text, language: voice.language))
        guard SpokenText.isSpeakable(clean) else { return "" }
        if voice.engine.name == "espeak-ng", !EspeakVoices.canSay(clean, in: voice.voice) {
            throw VoiceError(
                .failed,
                "\(voice.source) knows no Chinese characters and can't say “\(Self.excerpt(clean))”: "
                    + "write the words in the letters that the voice reads, or choose another voice"
            )
        }
        if voice.engine.readsOnlyEnglish {
            guard let english = SpokenText.english(clean) else {
                throw VoiceError(
                    .failed,
                    "\(voice.source) reads English letters only and can't say “\(Self.excerpt(clean))”: "
                        + "name a language or the engine espeak-ng"
                )
            }
            return SpokenText.clean(english)
        }
        // Double brackets hold phonemes for espeak-ng.
        return voice.engine.name == "espeak-ng" ? Self.parted(clean) : clean
    }

    /// Speaks texts, each on one line and none empty.
    ///
    /// - Returns: the raw sounds in the order of the texts.
    func speak(_ texts: [String]) async throws(VoiceError) -> [MappedAudio] {
        precondition(texts.count == 1 || voice.engine.output == .folder, "one text at a time for this engine")
        let folder = try ScratchFolder()
        let spoken = texts.joined(separator: "\n") + "\n"
        let files = [
            "textfile": folder.file("text.txt"), "output": folder.file("output.wav"), "outputs": folder.file("outputs"),
        ]
        try Self.write(spoken, to: folder.file("text.txt"))
        try Self.makeFolder(folder.file("outputs"))
        let run = ProgramRun(
            program: program,
            arguments: try arguments(files, text: texts.joined(separator: " ")),
            input: voice.engine.input == .standardInput ? folder.file("text.txt") : "/dev/null",
            output: folder.file("stdout.wav"),
            errors: folder.file("stderr.txt"),
            written: [folder.file("output.wav")],
            timeout: timeout * texts.count,
            limit: Self.limit
        )
        let ending = await run.run()
        try check(ending, errors: folder.file("stderr.txt"), text: texts[0], count: texts.count)
        // On a full disk flite and espeak-ng end as if all were well, and their line is cut short: it must not be kept.
        try Self.write(String(repeating: " ", count: 65_536), to: folder.file("room.txt"))
        let sounds: [String]
        switch voice.engine.output {
        case .standardOutput: sounds = [folder.file("stdout.wav")]
        case .file: sounds = [folder.file("output.wav")]
        case .folder: sounds = Self.sounds(in: folder.file("outputs"))
        }
        guard sounds.count == texts.count else {
            throw VoiceError(.failed, "\(voice.source) made \(sounds.count) sounds of \(texts.count) lines")
        }
        var result: [MappedAudio] = []
        for (text, path) in zip(texts, sounds) { result.append(try keep(path, text)) }
        return result
    }

    private func arguments(_ files: [String: String], text: String) throws(VoiceError) -> [String] {
        if voice.engine.input == .argument, text.utf8.count > 100_000 {
            throw VoiceError(
                .failed,
                "“\(Self.excerpt(text))” is too long for an argument: give “\(voice.engine.name)” its text by {textfile}"
            )
        }
        // A text must not be taken for an option.
        let argument = text.hasPrefix("-") ? " \(text)" : text
        var values = files
        values["text"] = argument
        // The placeholders of the voice are filled together with these, so that no value is ever filled twice.
        return voice.arguments(with: values)
    }

    private func check(_ ending: ProgramRun.Ending, errors: String, text: String, count: Int) throws(VoiceError) {
        let what = count == 1 ? "“\(Self.excerpt(text))”" : "\(count) lines"
        switch ending {
        case .exited(0): return
        case .exited(let code):
            throw VoiceError(.failed, "\(voice.source) ended with status \(code) at \(what)\(Self.words(errors))")
        case .killed(let signal):
            throw VoiceError(.failed, "\(voice.source) was killed by signal \(signal) at \(what)\(Self.words(errors))")
        case .timedOut:
            let seconds = Template.decimal(Double((timeout * count) / .milliseconds(1)) / 1000)
            throw VoiceError(.timedOut, "\(voice.source) took more than \(seconds) s for \(what) and was stopped")
        case .wroteTooMuch:
            let limit = Self.limit >> 20
            throw VoiceError(.failed, "\(voice.source) wrote more than \(limit) MiB for \(what) and was stopped")
        case .cancelled: throw .cancelled
        case .notStarted(let words):
            throw VoiceError(.failed, "\(program) can't be started: \(words)")
        }
    }

    /// Keeps a WAV's sound as one channel.
    private func keep(_ path: String, _ text: String) throws(VoiceError) -> MappedAudio {
        let reader: AudioReader
        do {
            reader = try AudioReader(path, greatest: AudioCache.greatestSample)
        } catch {
            let words = error.kind == .notAudio && error.reason != "is empty" ? ": its output \(error.reason)" : ""
            throw VoiceError(.failed, "\(voice.source) made no sound of “\(Self.excerpt(text))”\(words)")
        }
        do {
            let writer = try cache.writer(key(text), channels: 1, rate: reader.rate)
            while case let block = try reader.read(16_384), block.first?.isEmpty == false {
                try writer.append([Self.folded(block)])
            }
            return try writer.finish()
        } catch {
            throw VoiceError(error.kind == .notAudio ? .failed : .file, error.description.droppingStop)
        }
    }

    private static func folded(_ block: [[Float]]) -> [Float] {
        guard block.count > 1 else { return block[0] }
        return block[0].indices.map { frame in block.reduce(0) { $0 + $1[frame] } / Float(block.count) }
    }

    private static func parted(_ text: String) -> String {
        var result = ""
        for character in text {
            if character == "[", result.last == "[" { result.append(" ") }
            result.append(character)
        }
        return result
    }

    private static func write(_ text: String, to path: String) throws(VoiceError) {
        do {
            try Data(text.utf8).write(to: URL(filePath: path))
        } catch {
            throw VoiceError(.file, "\(path): can't be written; is the disk full? Name another folder in TMPDIR")
        }
    }

    private static func makeFolder(_ path: String) throws(VoiceError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        } catch {
            throw VoiceError(.file, "\(path): can't be made")
        }
    }

    private static func sounds(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let wavs = names.filter { $0.lowercased().hasSuffix(".wav") }
        return wavs.sorted(by: NaturalOrder.precedes).map { "\(folder)/\($0)" }
    }

    /// The first lines of what the program said; of Python's long complaint the last line, which says what it is about.
    private static func words(_ path: String) -> String {
        guard let bytes = try? OrdinaryFile.contents(of: path, most: Self.limit) else { return "" }
        let lines = String(decoding: bytes.prefix(1 << 16), as: UTF8.self).split(whereSeparator: \.isNewline)
            .map { SpokenText.clean(String($0.prefix(200))) }.filter { !$0.isEmpty }
        let isPython = lines.contains { $0.hasPrefix("Traceback") }
        let told = isPython ? lines.suffix(1) : lines.prefix(3)
        return told.isEmpty ? "" : ": \(told.joined(separator: " / "))"
    }

    static func excerpt(_ text: String) -> String {
        text.count > 40 ? "\(text.prefix(40))…" : text
    }
}

extension String {
    /// Without the full stop at the end.
    var droppingStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
