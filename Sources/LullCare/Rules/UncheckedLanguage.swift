import LullScore
import LullSession

extension Rule {
    static let uncheckedLanguage = Rule(
        "unchecked-language",
        "W9",
        .words,
        .note,
        "Words are spoken in a language that has no table here, or in recordings, so the rules about words keep "
            + "silent.",
        because: "There are tables for English, Spanish and German; what isn't known isn't judged."
    ) { subject in
        guard !subject.session.items.isEmpty else { return [] }
        if subject.lexicon == nil, subject.speaks {
            return [
                Remark(
                    at: subject.place(subject.session.$language),
                    "the words were not checked: there is no table for “\(subject.session.language)”",
                    mend: "read the rules about words yourself: lull check --rules"
                )
            ]
        }
        guard let take = subject.session.items.first(where: { $0.cue.isTake }) else { return [] }
        return [
            Remark(
                at: take.location,
                "what this recording says was not checked, nor what the session may lack because of it",
                mend: "read the rules about words yourself: lull check --rules"
            )
        ]
    }
}
