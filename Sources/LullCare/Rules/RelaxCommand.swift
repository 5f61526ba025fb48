import LullScore
import LullSession

extension Rule {
    static let relaxCommand = Rule(
        "relax-command",
        "W8",
        .words,
        .note,
        "The words command to relax or to calm down.",
        because: "Common practice: who is told to relax feels that they fail; an invitation leaves room."
    ) { subject in
        guard let lexicon = subject.lexicon else { return [] }
        return subject.asked(.relaxCommand).compactMap { match in
            guard match.line.words.beginsClause(at: match.words.lowerBound),
                lexicon.mentions(.invitation, in: match.line.words).isEmpty
            else { return nil }
            return Remark(
                at: match.location,
                "“\(match.text)” is a command",
                mend: "invite: \(subject.suggested(.invitation))"
            )
        }
    }
}

extension Words {
    /// Whether a word stands at the beginning of a clause, at most two others before it.
    func beginsClause(at index: Int) -> Bool {
        let clause = words[index].clause
        return index < 3 || words[index - 3].clause != clause
    }
}
