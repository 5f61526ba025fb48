/// How lines are to be spoken, as a script says it.
public struct VoiceChoice: Equatable, Sendable {
    /// The engine by name; nil to choose by voice or language.
    public var engine: String?
    /// The voice by name; nil for the engine's own choice for the language.
    public var name: String?
    /// The language as a tag such as `en` or `de-AT`.
    public var language: String
    /// The pace wanted in words per minute; nil for the voice's natural pace.
    public var pace: Double?
    /// The loudness every line gets, in LUFS, as one channel by BS.1770.
    public var level: Double
    /// The length in seconds of the raised-cosine fades at both ends of every line.
    public var edge: Double

    /// - Parameters:
    ///   - engine: the engine by name; nil to choose by voice or language.
    ///   - name: the voice by name; nil for the engine's own choice for the language.
    ///   - language: a tag such as `en` or `de-AT`.
    ///   - pace: words per minute; nil for the voice's natural pace.
    ///   - level: LUFS.
    ///   - edge: seconds.
    public init(
        engine: String? = nil,
        name: String? = nil,
        language: String = "en",
        pace: Double? = nil,
        level: Double = -23,
        edge: Double = 0.02
    ) {
        self.engine = engine
        self.name = name
        self.language = language
        self.pace = pace
        self.level = level
        self.edge = edge
    }
}
