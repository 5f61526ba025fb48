/// A voice that was found for a choice, with all an engine's arguments need.
struct ResolvedVoice: Equatable, Sendable {
    var engine: VoiceEngine
    /// The voice's name, or an empty text for an engine that has but one.
    var voice: String
    var model: String?
    var language: String
    /// The pace to be heard, in words per minute, within what the engine does well.
    var pace: Double

    init(engine: VoiceEngine, voice: String, model: String?, choice: VoiceChoice) {
        self.engine = engine
        self.voice = voice
        self.model = model
        language = choice.language
        let natural = engine.naturalPaces[voice] ?? engine.naturalPace
        let wanted = choice.pace.map { $0.isFinite && $0 > 0 ? $0 : natural } ?? natural
        pace = min(max(wanted, natural / engine.slowest), natural / engine.fastest)
    }

    /// What listings and plans call it, such as `flite/slt`.
    var source: String { voice.isEmpty ? engine.name : "\(engine.name)/\(voice)" }

    /// How much longer than at its natural pace the engine is to make what it can stretch.
    var stretch: Double {
        let natural = engine.naturalPaces[voice] ?? engine.naturalPace
        return max(0.1, 1 + (natural / pace - 1) / engine.stretchShare)
    }

    /// The arguments with all placeholders filled but those of files and text, as the cache knows them.
    var arguments: [String] { arguments(with: [:]) }

    /// The arguments with the placeholders of the voice and those given filled.
    func arguments(with more: [String: String]) -> [String] {
        let values = [
            "voice": voice, "model": model ?? "", "language": language,
            "pace": "\(Int((pace * engine.paceFactor).rounded()))",
            "stretch": Template.decimal(stretch),
        ]
        return engine.arguments.map { Template.fill($0, values.merging(more) { _, new in new }) }
    }
}
