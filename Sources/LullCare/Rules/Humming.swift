import LullScore
import LullSession

extension Rule {
    static let humming = Rule(
        "humming",
        "B16",
        .breathing,
        .warning,
        "The listener hums, and is flagged laryngeal-dystonia or oromandibular-dystonia.",
        because: "A choice of this project: humming works the muscles that are affected."
    ) { subject in
        guard let flag = subject.listener([.laryngealDystonia, .oromandibularDystonia]) else { return [] }
        let hummed = subject.score.guidances.filter(subject.isHummed).map { guidance in
            Remark(
                at: guidance.location,
                "this is a hummed pattern, and the listener is flagged “\(flag.words)”",
                mend: "offer a silent exhale: 4-8"
            )
        }
        let spoken = subject.asked(.humming).map { match in
            Remark(
                at: match.location,
                "“\(match.text)” asks for humming, and the listener is flagged “\(flag.words)”",
                mend: "offer a silent exhale"
            )
        }
        return hummed + spoken
    }
}
