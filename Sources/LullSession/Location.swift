/// A place in a script: a stretch of one line of one source file.
public struct Location: Hashable, Sendable {
    /// Which of the reader's source files; 0 is the script itself.
    public var file: Int
    /// The line, from 1.
    public var line: Int
    /// The column in characters, from 1.
    public var column: Int
    /// How many characters are meant; at least 1.
    public var length: Int

    /// A place.
    public init(file: Int, line: Int, column: Int, length: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
        self.length = max(length, 1)
    }

    /// The top of the script, for what has no place of its own.
    public static let top = Location(file: 0, line: 1, column: 1)
    /// A place in none of the session's texts, for what was given from elsewhere: a length by a program, or by `--length`.
    public static let elsewhere = Location(file: -1, line: 1, column: 1)
}

/// Something wrong, or worth a second look, in a script.
public struct Problem: Error, Hashable, Sendable {
    /// How much it matters.
    public enum Severity: String, Hashable, Sendable {
        /// The session can't be made.
        case error
        /// It can, but a listener or an author may wish it otherwise.
        case warning
        /// Worth knowing; nothing need be done.
        case note
    }

    /// How much it matters.
    public var severity: Severity
    /// Where it stands.
    public var location: Location
    /// What is wrong, as a clause without a full stop: `no breathing pattern is called “4-7”`.
    public var message: String
    /// What to do about it; shown beside the caret.
    public var mend: String?

    /// A problem.
    public init(_ severity: Severity = .error, at location: Location, _ message: String, mend: String? = nil) {
        self.severity = severity
        self.location = location
        self.message = message
        self.mend = mend
    }
}
