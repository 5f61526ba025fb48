/// Why the tags of a file can't be written or read: where, what, and where there is one, the mend.
public struct TagError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The sort of trouble, as far as a caller may want to tell one from another.
    public enum Kind: Equatable, Sendable {
        /// There is no such file.
        case missing
        /// The file is there but may not or can't be read, or written.
        case closed
        /// The file isn't what its name says, or is damaged.
        case wrongFormat
        /// No format with tags has this ending.
        case unknownFormat
        /// The picture can't be used as a cover.
        case picture
        /// The tags are more than the file can hold.
        case tooMuch
        /// Writing went wrong half-way.
        case failed
    }

    /// The sort of trouble.
    public let kind: Kind
    /// The file, named as the caller named it.
    public let path: String
    /// What is wrong, without the path and without a full stop.
    public let reason: String

    /// - Parameters:
    ///   - kind: the sort of trouble.
    ///   - path: the file, named as the caller named it.
    ///   - reason: what is wrong, without the path and without a full stop.
    public init(_ kind: Kind, path: String, reason: String) {
        self.kind = kind
        self.path = path
        self.reason = reason
    }

    /// One sentence: the path, a colon, what is wrong.
    public var description: String { "\(path): \(reason)." }
}
