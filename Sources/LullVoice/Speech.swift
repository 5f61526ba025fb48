public import LullFile

/// A line that is ready to be placed.
public struct Speech: Sendable {
    /// The sound: one channel, or two for a take in stereo; no frames for a line with nothing to say.
    public let audio: MappedAudio
    /// Where it comes from: `flite/slt`, `espeak-ng/de`, `take voice/intro.wav`, or `silence`.
    public let source: String
}

/// What is known of a line without speaking it.
public struct SpeechReadiness: Equatable, Sendable {
    /// The frames of its sound when a take or the cache has it ready, nil when it must be spoken first.
    public let frames: Int?
    /// The length in seconds, measured where it is ready and estimated where it is not.
    public let seconds: Double
    /// Where it comes from; see ``Speech/source``.
    public let source: String
}

/// How far the lines are.
public struct SpeechProgress: Equatable, Sendable {
    /// The lines that are ready.
    public let done: Int
    /// All lines.
    public let total: Int
    /// The id of the line that got ready last; nil at the beginning.
    public let line: String?
}
