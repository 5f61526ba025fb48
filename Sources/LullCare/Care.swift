public import LullSession

/// Care for the listener: what a script asks of a body, held against a list of rules.
///
/// The rules are care, not medicine. None knows a listener, and none says what a session does to anybody.
public enum Care {
    /// Remarks of one rule that are shown: more of the same help nobody.
    static let most = 50

    /// Everything the rules have to say of a session, in the order of its text, acknowledged or not.
    public static func findings(in subject: Subject) -> [Finding] {
        var findings: [Finding] = []
        for rule in Rule.all {
            var seen: Set<Remark> = []
            // A line in a loop is one line of the script, and is remarked upon once.
            for remark in rule.check(subject) where seen.count < most && seen.insert(remark).inserted {
                findings.append(Finding(rule: rule, remark: remark))
            }
        }
        return inOrder(Acknowledgements(subject).applied(to: findings), first: subject.session.beginning.source)
    }

    /// What is found of a program, with what it acknowledges, in the order of its text.
    package static func findings(
        _ findings: [Finding],
        ofProgramAcknowledging acknowledged: [Acknowledgement]
    ) -> [Finding] {
        inOrder(Acknowledgements(ofProgram: acknowledged).applied(to: findings))
    }

    // By their places; those of the script itself before those of what it includes.
    private static func inOrder(_ findings: [Finding], first: SourceText? = nil) -> [Finding] {
        func key(_ location: Location) -> (Int, String, Int) {
            (location.source == first ? 0 : 1, location.source.name, location.range.lowerBound)
        }
        return findings.enumerated().sorted {
            let (a, b) = (key($0.element.location), key($1.element.location))
            return (a.0, a.1, a.2, $0.offset) < (b.0, b.1, b.2, $1.offset)
        }.map(\.element)
    }
}

/// What a rule says about one place.
public struct Remark: Hashable, Sendable {
    var level: Problem.Severity?
    var location: Location
    var message: String
    var mend: String

    /// A remark; without a level it has the rule's own.
    init(_ level: Problem.Severity? = nil, at location: Location, _ message: String, mend: String) {
        self.level = level
        self.location = location
        self.message = message
        self.mend = mend
    }
}

/// A remark with the rule that makes it, and whether the author has acknowledged it.
public struct Finding: Sendable {
    /// The rule.
    public let rule: Rule
    /// How much it matters here.
    public let level: Problem.Severity
    /// Where it stands.
    public let location: Location
    /// What is to be seen there, as a clause.
    public let message: String
    /// What might be done about it.
    public let mend: String
    /// Whether the script, or the program, acknowledges it.
    public internal(set) var isAcknowledged = false

    /// What a rule says about a place of a program.
    package init(_ rule: Rule, at location: Location, _ message: String, mend: String) {
        self.init(rule: rule, remark: Remark(at: location, message, mend: mend))
    }

    init(rule: Rule, remark: Remark) {
        self.rule = rule
        level = remark.level ?? rule.level
        location = remark.location
        message = remark.message
        mend = remark.mend
    }

    /// The finding as a problem of the script, its rule in brackets.
    public var problem: Problem { Problem(level, .care, at: location, "\(message) [\(rule.id)]", mend: mend) }
}
