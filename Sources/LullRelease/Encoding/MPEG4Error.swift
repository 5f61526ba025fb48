/// Why an M4A or M4B can't be made: what, and the mend.
public struct MPEG4Error: Error, Equatable, Sendable, CustomStringConvertible {
    /// The sort of trouble, as far as a caller may want to tell one from another.
    public enum Kind: Equatable, Sendable {
        /// ffmpeg is not on this machine.
        case notInstalled
        /// ffmpeg ended with an error.
        case failed
        /// The sound it is to be made of can't be read.
        case source
        /// The task was cancelled.
        case cancelled
    }

    /// The sort of trouble.
    public let kind: Kind
    /// The file that was to be made, named as the caller named it.
    public let path: String
    /// What is wrong and the mend, without the path and without a full stop.
    public let reason: String

    /// - Parameters:
    ///   - kind: the sort of trouble.
    ///   - path: the file that was to be made.
    ///   - reason: what is wrong and the mend, without the path and without a full stop.
    public init(_ kind: Kind, path: String, reason: String) {
        self.kind = kind
        self.path = path
        self.reason = reason
    }

    /// One sentence: the path, a colon, what is wrong.
    public var description: String { "\(path): \(reason)." }
}
