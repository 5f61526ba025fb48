import LullScore
import LullSession

extension Rule {
    static let warmthOnPain = Rule(
        "warmth-on-pain",
        "R7",
        .rest,
        .note,
        "Warmth is suggested, and the listener is flagged injury, neck-injury or chronic-pain.",
        because: "A choice of this project: no warmth over a place that hurts or is inflamed."
    ) { subject in
        guard let flag = subject.listener([.injury, .neckInjury, .chronicPain]) else { return [] }
        return subject.asked(.warmth).map { match in
            Remark(
                at: match.location,
                "“\(match.text)” suggests warmth, and the listener is flagged “\(flag.words)”",
                mend: "leave places that hurt out of it"
            )
        }
    }
}
