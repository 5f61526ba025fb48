import LullScore
import LullSession

extension Rule {
    static let heartFormula = Rule(
        "heart-formula",
        "R6",
        .rest,
        .warning,
        "Attention is led to the heart, and the listener is flagged palpitations, health-anxiety, cardiac or panic.",
        because: "A choice of this project: autogenic training can be done without its exercise of the heart."
    ) { subject in
        guard let flag = subject.listener([.palpitations, .healthAnxiety, .cardiac, .panic]) else { return [] }
        return subject.asked(.heartFormula).map { match in
            Remark(
                at: match.location,
                "“\(match.text)” leads attention to the heart, and the listener is flagged “\(flag.words)”",
                mend: "leave this exercise out"
            )
        }
    }
}
