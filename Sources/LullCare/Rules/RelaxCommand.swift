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
            guard lexicon.begins(match.text, in: match.line.words),
                lexicon.mentions(.invitation, in: match.line.words).isEmpty
            else { return nil }
            return Remark(
                at: match.location,
                "“\(match.text)” is a command",
                mend: "invite: “You might let go, if you like.”"
            )
        }
    }
}

extension Lexicon {
    /// Whether words stand at the beginning of a clause, at most two small ones before them.
    func begins(_ text: String, in words: Words) -> Bool {
        let wanted = Words(text).texts
        let texts = words.texts
        return words.words.indices.contains { index in
            guard texts[index...].starts(with: wanted) else { return false }
            let clause = words.words[index].clause
            let start = words.words.firstIndex { $0.clause == clause } ?? index
            return index - start <= 2
        }
    }
}
