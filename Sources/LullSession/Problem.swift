/// Something wrong, or worth a second look, in a script or a program. It needs no other table to be shown.
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

    /// Another place that explains a problem.
    public struct Related: Hashable, Sendable {
        /// The place.
        public var location: Location
        /// What is there, as a clause.
        public var message: String

        /// A place with what is there.
        public init(_ message: String, at location: Location) {
            self.location = location
            self.message = message
        }
    }

    /// A change of the text that certainly does what the author means.
    public struct Fix: Hashable, Sendable {
        /// What it does, as a command: “write “language””.
        public var title: String
        /// The changes, none over another.
        public var edits: [Edit]

        /// A fix of several changes.
        public init(_ title: String, _ edits: [Edit]) {
            self.title = title
            self.edits = edits
        }

        /// A fix that puts a text in the place of another.
        public init(_ title: String, replace location: Location, with text: String) {
            self.init(title, [Edit(location: location, text: text)])
        }
    }

    /// A text in the place of another one.
    public struct Edit: Hashable, Sendable {
        /// What is replaced; empty where something is inserted.
        public var location: Location
        /// What takes its place.
        public var text: String

        /// A change.
        public init(location: Location, text: String) {
            self.location = location
            self.text = text
        }
    }

    /// What kind of problem it is.
    public var code: Code
    /// How much it matters.
    public var severity: Severity
    /// Where it stands.
    public var location: Location
    /// What is wrong, as a clause without a full stop: `no breathing pattern is called “4-7”`.
    public var message: String
    /// What to do about it; shown beside the caret.
    public var mend: String?
    /// Other places that explain it.
    public var related: [Related] = []
    /// A change that certainly mends it.
    public var fix: Fix?

    /// A problem.
    public init(
        _ severity: Severity = .error,
        _ code: Code = .invalid,
        at location: Location,
        _ message: String,
        mend: String? = nil,
        related: [Related] = [],
        fix: Fix? = nil
    ) {
        self.code = code
        self.severity = severity
        self.location = location
        self.message = message
        self.mend = mend
        self.related = related
        self.fix = fix
    }
}

extension Problem {
    /// What kind of problem it is: the name stays the same while messages change, so tools can lean on it.
    ///
    /// Those of kinds that an author may have meant so can be named under `acknowledge`; see ``canBeAcknowledged``.
    public enum Code: String, CaseIterable, Hashable, Sendable {
        /// A value, a word or a combination that the script language does not have.
        case invalid
        /// A time or a length that can't be met.
        case timing
        /// A file can't be read.
        case unreadable = "unreadable-file"
        /// No directive has this name.
        case unknownDirective = "unknown-directive"
        /// The front matter has no such key.
        case unknownKey = "unknown-key"
        /// A time that may mean a pause, a moment, or the time code of a transcript.
        case ambiguousTime = "time-ambiguous"
        /// The file is of another format.
        case foreignFormat = "foreign-format"
        /// A fence without an end.
        case unclosedFence = "fence-unclosed"
        /// A comment without an end.
        case unclosedComment = "comment-unclosed"
        /// A front matter without an end.
        case unclosedFrontMatter = "front-matter-unclosed"
        /// A bracket that opens or closes nothing.
        case strayBracket = "stray-bracket"
        /// Settings that do not stand at the top between lines of three hyphens.
        case misplacedFrontMatter = "front-matter-misplaced"
        /// A block of labels about the script.
        case spokenMetadata = "metadata-spoken"
        /// Notes for the producer of the audio, or the words of a chat assistant around a script.
        case productionNote = "production-note"
        /// A label that says who speaks, or names a cue.
        case roleLabel = "role-label"
        /// Words that direct sound or voice.
        case stageDirection = "stage-direction"
        /// A time code in the text.
        case timeCode = "time-code"
        /// A tag that has no meaning here.
        case unknownMarkup = "markup-unknown"
        /// The text is in another language than the session.
        case languageMismatch = "language-mismatch"
        /// A comment as programming languages have it.
        case lineComment = "line-comment"
        /// A directive in round brackets.
        case roundBrackets = "directive-in-round-brackets"
        /// What is never spoken, counted.
        case unspoken
        /// A voice that has no bed under it.
        case voiceWithoutBed = "voice-without-bed"
        /// Words that the voice can't say.
        case unsayable
        /// A rule of care; its name stands in the rule.
        case care

        /// Whether an author may say that it is meant so: `acknowledge: [role-label]`.
        public var canBeAcknowledged: Bool {
            switch self {
            case .spokenMetadata, .productionNote, .roleLabel, .stageDirection, .timeCode, .unknownMarkup,
                .languageMismatch, .lineComment, .roundBrackets, .unspoken, .voiceWithoutBed, .strayBracket,
                .misplacedFrontMatter:
                true
            case .invalid, .timing, .unreadable, .unknownDirective, .unknownKey, .ambiguousTime, .foreignFormat,
                .unclosedFence, .unclosedComment, .unclosedFrontMatter, .unsayable, .care:
                false
            }
        }
    }
}
