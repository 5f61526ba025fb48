import LullScore
import LullSession

extension Rule {
    static let hardBlinking = Rule(
        "hard-blinking",
        "E6",
        .eyes,
        .error,
        "Eyes are to be blinked hard or squeezed, and the listener is flagged blepharospasm.",
        because: "A choice of this project: it works the very muscles that are affected."
    ) { subject in
        guard let flag = subject.listener([.blepharospasm]) else { return [] }
        return subject.asked(.hardBlinking).map { match in
            Remark(
                at: match.location,
                "“\(match.text)” strains the lids, and the listener is flagged “\(flag.words)”",
                mend: "let the lids be soft"
            )
        }
    }
}
