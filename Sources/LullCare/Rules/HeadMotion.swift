import LullScore
import LullSession

extension Rule {
    static let headMotion = Rule(
        "head-motion",
        "E1",
        .eyes,
        .error,
        "The head is to be moved, and the listener is flagged cervical-dystonia or neck-injury.",
        because: "A choice of this project: eyes alone, or the movement imagined, where the neck is affected."
    ) { subject in
        guard let flag = subject.listener([.cervicalDystonia, .neckInjury]) else { return [] }
        return subject.asked(.headMotion).map { match in
            Remark(
                at: match.location,
                "“\(match.text)” moves the head, and the listener is flagged “\(flag.words)”",
                mend: "move the eyes alone, or have the movement imagined"
            )
        }
    }
}
