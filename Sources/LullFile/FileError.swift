/// Why a file could not be read or written: where, what, and where there is one, the mend.
public struct FileError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The sort of trouble, as far as a caller may want to tell one from another.
    public enum Kind: Equatable, Sendable {
        /// There is no such file.
        case missing
        /// The file is there but may not or can't be read.
        case unreadable
        /// The file can be read but holds no usable sound.
        case notAudio
        /// The file to be written can't be made: no such folder, no permission, a format that can't hold the sound.
        case cannotCreate
        /// Reading or writing went wrong half-way: disk full, device gone, pipe closed.
        case failed
    }

    /// The sort of trouble.
    public let kind: Kind
    /// The file, named as the caller named it.
    public let path: String
    /// What is wrong, without the path and without a full stop.
    public let reason: String
    /// What can be done about it, as a clause, where ``reason`` doesn't say it.
    public let mend: String?

    /// - Parameters:
    ///   - kind: the sort of trouble.
    ///   - path: the file, named as the caller named it.
    ///   - reason: what is wrong, without the path and without a full stop.
    ///   - mend: what can be done about it, as a clause.
    public init(_ kind: Kind, path: String, reason: String, mend: String? = nil) {
        self.kind = kind
        self.path = path
        self.reason = reason
        self.mend = mend
    }

    /// One sentence: the path, a colon, what is wrong, and the mend.
    public var description: String { "\(path): \(reason)\(mend.map { "; \($0)" } ?? "")." }
}
