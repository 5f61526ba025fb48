public import LullSession

/// A rule of care: what it looks at, how much that matters, and why.
public struct Rule: Sendable {
    /// What a rule is about.
    public enum Family: String, CaseIterable, Hashable, Sendable {
        /// Paced breathing.
        case breathing
        /// Tensing and letting go.
        case relaxation
        /// Rest, scans and trance.
        case rest
        /// Exercises of eyes and balance.
        case eyes
        /// Movement.
        case movement
        /// Sounds.
        case sound
        /// Narration and its words.
        case words
        /// The days of a program.
        case program
        /// The acknowledgements themselves.
        case acknowledgement
    }

    /// The name by which it is acknowledged: `hold-long`.
    public let id: String
    /// Its number in the table of rules: `B4`.
    public let number: String
    /// What it is about.
    public let family: Family
    /// How much it matters where it says nothing else.
    public let level: Problem.Severity
    /// What it looks for, as a sentence.
    public let sentence: String
    /// Why, as a sentence: a source, or that it is a choice of this project.
    public let reason: String

    let check: @Sendable (Subject) -> [Remark]

    init(
        _ id: String,
        _ number: String,
        _ family: Family,
        _ level: Problem.Severity,
        _ sentence: String,
        because reason: String,
        check: @escaping @Sendable (Subject) -> [Remark]
    ) {
        self.id = id
        self.number = number
        self.family = family
        self.level = level
        self.sentence = sentence
        self.reason = reason
        self.check = check
    }
}
