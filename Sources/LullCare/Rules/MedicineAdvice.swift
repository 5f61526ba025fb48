import LullScore
import LullSession

extension Rule {
    static let medicineAdvice = Rule(
        "medicine-advice",
        "W7",
        .words,
        .error,
        "The words suggest stopping or changing a medicine.",
        because: "That is for a person and their doctor; a session never speaks of it."
    ) { subject in
        subject.askedAnywhere(.medicine).map { match in
            Remark(
                at: match.location,
                "“\(match.text)” speaks of changing a medicine",
                mend: "leave it out"
            )
        }
    }
}
