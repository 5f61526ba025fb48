import LullScore
import LullSession

extension Rule {
    static let fastBreathing = Rule(
        "fast-breathing",
        "B3",
        .breathing,
        .warning,
        "Breathing is paced above 20 breaths a minute; above 24 for longer than 30 s it is an error.",
        because: "Adults breathe 12 to 18 times a minute (Russo 2017); faster breathing to a pace may become "
            + "over-breathing. The two limits are a choice of this project."
    ) { subject in
        subject.score.guidances.compactMap { guidance in
            let rate = subject.fastest(guidance)
            guard rate > 20.005 else { return nil }
            let hurried = subject.breaths(guidance).map(subject.period).filter { $0 < 60 / 24.005 }.reduce(0, +)
            return Remark(
                hurried > 30 ? .error : .warning,
                at: guidance.location,
                "this is paced at \(Numerals.short(rate)) breaths a minute, above "
                    + (hurried > 30 ? "24 for longer than 30 s" : "20"),
                mend: "write “at 12/min”, or slower"
            )
        }
    }
}
