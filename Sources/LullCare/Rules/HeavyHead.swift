import LullScore
import LullSession

extension Rule {
    static let heavyHead = Rule(
        "heavy-head",
        "R5",
        .rest,
        .warning,
        "Head, neck, jaw or shoulders are to grow heavy, and the listener is flagged cervical-dystonia or dystonia.",
        because: "A choice of this project: “soft” in place of “heavy” where a head is pulled."
    ) { subject in
        guard let flag = subject.listener([.cervicalDystonia, .dystonia]) else { return [] }
        return subject.asked(.heaviness).map { match in
            Remark(
                at: match.location,
                "“\(match.text)”, and the listener is flagged “\(flag.words)”",
                mend: "say \(subject.suggested(.soft)) in place of \(subject.suggested(.heavy))"
            )
        }
    }
}
