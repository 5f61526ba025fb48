import LullScore
import LullSession

extension Rule {
    static let breathFarTooSlow = Rule(
        "breath-far-too-slow",
        "B2",
        .breathing,
        .error,
        "Breathing is paced below 4 breaths a minute, by another pattern than box or 4-7-8.",
        because: "What studies call slow breathing is 4 to 10 breaths a minute (Russo 2017)."
    ) { subject in
        subject.score.guidances.compactMap { guidance in
            let rate = subject.slowest(guidance)
            guard rate < 3.995, !subject.isUsuallySlow(guidance) else { return nil }
            if subject.isHummed(guidance) && rate >= 3.99 { return nil }
            return Remark(
                at: guidance.location,
                "this is paced at \(Numerals.short(rate)) breaths a minute, below 4",
                mend: "write “at 5/min”, or a shorter pattern"
            )
        }
    }
}
