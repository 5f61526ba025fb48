/// Why a line can't be spoken: what, and the mend.
public struct VoiceError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The sort of trouble, as far as a caller may want to tell one from another.
    public enum Kind: Equatable, Sendable {
        /// The engine's program is not on this machine.
        case notInstalled
        /// No engine has this name.
        case unknownEngine
        /// The engine has no voice of this name, or none for the language.
        case unknownVoice
        /// The configuration file is wrong.
        case configuration
        /// The engine's program ended with an error, made no sound, or more than can be.
        case failed
        /// The engine's program took too long and was stopped.
        case timedOut
        /// The folder of takes is not there.
        case noTakes
        /// A file can't be read or written: a take, the cache.
        case file
        /// A take is no sound.
        case notAudio
        /// The task was cancelled.
        case cancelled
    }

    /// The sort of trouble.
    public let kind: Kind
    /// What is wrong and the mend, without a full stop.
    public let message: String
    /// The id of the line that can't be spoken, where it is a matter of one line.
    public internal(set) var line: String?

    /// - Parameters:
    ///   - kind: the sort of trouble.
    ///   - message: what is wrong and the mend, without a full stop.
    ///   - line: the id of the line that can't be spoken, where it is a matter of one line.
    public init(_ kind: Kind, _ message: String, line: String? = nil) {
        self.kind = kind
        self.message = message
        self.line = line
    }

    /// What is wrong and the mend; a script's own place is for the caller to put before it.
    public var description: String { message }

    static let cancelled = VoiceError(.cancelled, "speaking was cancelled")
}
