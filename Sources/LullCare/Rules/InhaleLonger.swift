import LullScore
import LullSession

extension Rule {
    static let inhaleLonger = Rule(
        "inhale-longer",
        "B10",
        .breathing,
        .warning,
        "The inhale is longer than the exhale and the rest behind it.",
        because: "A long exhale felt more relaxing than a long inhale, at six and at twelve a minute (Van Diest 2014, "
            + "30 people)."
    ) { subject in
        subject.score.guidances.compactMap { guidance in
            let pattern = guidance.guidance.pattern
            let inhale = pattern.inhale + pattern.topUp
            guard inhale > pattern.exhale + pattern.rest + 0.001 else { return nil }
            return Remark(
                at: guidance.location,
                "the inhale of \(pattern.written) is longer than its exhale",
                mend: "make them alike, or the exhale longer: 4-6"
            )
        }
    }
}
