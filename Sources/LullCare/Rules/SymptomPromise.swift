import LullScore
import LullSession

extension Rule {
    static let symptomPromise = Rule(
        "symptom-promise",
        "W6",
        .words,
        .warning,
        "The words suggest that pain or another symptom goes away.",
        because: "A choice of this project: a promise that isn't kept hurts, and a symptom may be a warning."
    ) { subject in
        subject.askedAnywhere(.vanishing).map { match in
            Remark(
                at: match.location,
                "“\(match.text)” promises that a symptom goes",
                mend: "let it be there: \(subject.suggested(.letItBe))"
            )
        }
    }
}
