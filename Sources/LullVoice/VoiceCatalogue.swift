/// What voices there are.
public enum VoiceCatalogue {
    /// A voice as a listing shows it.
    public struct Entry: Equatable, Sendable {
        /// The engine's name.
        public let engine: String
        /// The voice's name; empty for an engine that takes any.
        public let voice: String
        /// The languages it speaks, as tags; empty for any.
        public let languages: [String]
        /// Whether the engine's program, and the voice's model where it has one, are on this machine.
        public let isInstalled: Bool
        /// How to get the engine.
        public let installation: String?
        /// The licence and the quality.
        public let note: String
    }

    /// Every voice of every engine, the user's own engines first; an engine without voices is listed once.
    public static func list(_ configuration: VoiceConfiguration) -> [Entry] {
        configuration.engines.flatMap { engine -> [Entry] in
            let isInstalled = configuration.program(of: engine) != nil
            let voices = engine.voices.isEmpty ? [Voice("", languages: engine.languages)] : engine.voices
            return voices.map { voice in
                let hasModel = voice.model.map { Programs.identity($0) != $0 } ?? true
                return Entry(
                    engine: engine.name,
                    voice: voice.name,
                    languages: voice.languages.isEmpty ? engine.languages : voice.languages,
                    isInstalled: isInstalled && hasModel,
                    installation: engine.installation,
                    note: [voice.note, engine.note].filter { !$0.isEmpty }.joined(separator: "; ")
                )
            }
        }
    }
}
