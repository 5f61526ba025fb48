import LullFile

/// What the sound of some lines comes from, found without speaking any.
public struct SpeechSources: Equatable, Sendable {
    /// The recordings that lines have, in order.
    public var takes: [String] = []
    /// The voice that speaks the lines without one; nil where every line has its recording.
    public var voice: Voice?

    /// A voice, with all that decides how it sounds.
    public struct Voice: Hashable, Sendable {
        /// The engine's name.
        public var engine: String
        /// What listings call it: `flite/slt`.
        public var source: String
        /// The engine's program; nil where it is not installed.
        public var program: String?
        /// Its arguments, without those of single lines.
        public var arguments: [String]
        /// The file of its model, where it has one.
        public var model: String?
    }
}

extension VoiceStudio {
    /// What the sound of lines would come from.
    ///
    /// - Throws: ``VoiceError`` when no engine can meet the choice, or the takes can't be read; an engine that is not
    ///   installed is no error here.
    public func sources(of lines: [(id: String, text: String)]) throws(VoiceError) -> SpeechSources {
        try SpeechPlan(self, lines).origins
    }
}

extension VoiceStudio {
    /// The recordings in a folder of takes; none where it can't be read.
    package static func recordings(in folder: String) -> [String] { (try? Takes(folder: folder))?.paths ?? [] }
}

extension VoiceConfiguration {
    /// The version that an engine's own program tells, such as `1.51`; nil for an engine that wouldn't tell.
    public func version(of engine: String) async -> String? {
        guard let found = self.engine(engine), let option = found.versionOption, let program = program(of: found),
            let folder = try? ScratchFolder()
        else { return nil }
        defer { withExtendedLifetime(folder) {} }
        let output = folder.file("version")
        let run = ProgramRun(
            program: program,
            arguments: [option],
            input: "/dev/null",
            output: output,
            errors: folder.file("errors"),
            written: [],
            timeout: .seconds(10),
            limit: 1 << 20
        )
        guard case .exited = await run.run(), let bytes = try? OrdinaryFile.contents(of: output)
        else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        let words = text.split { !($0.isASCII && ($0.isNumber || $0 == ".")) }
        return words.first { $0.contains(".") && $0.first != "." && $0.last != "." }.map(String.init)
    }
}
