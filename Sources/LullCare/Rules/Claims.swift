import LullScore
import LullSession

extension Rule {
    static let claims = Rule(
        "claims",
        "W5",
        .words,
        .warning,
        "The words claim an effect: that something heals, cures, treats or rewires.",
        because: "A choice of this project: a session is something to practise, and its effect on anybody isn't known."
    ) { subject in
        subject.askedAnywhere(.claim).map { match in
            Remark(
                at: match.location,
                "“\(match.text)” claims an effect",
                mend: "say what is done, not what it does"
            )
        }
    }
}
