import LullScore
import LullSession

extension Rule {
    static let breathTooSlow = Rule(
        "breath-too-slow",
        "B1",
        .breathing,
        .warning,
        "Breathing is paced below 4.5 breaths a minute.",
        because:
            "Protocols that look for a person's own slow pace stay between 4.5 and 6.5 a minute (Vaschillo, Lehrer)."
    ) { subject in
        subject.score.guidances.compactMap { guidance in
            let rate = subject.slowest(guidance)
            let isHummed = subject.isHummed(guidance) && rate >= 3.99
            guard rate < 4.495, !isHummed, rate >= 3.995 || subject.isUsuallySlow(guidance) else { return nil }
            return Remark(
                at: guidance.location,
                "this is paced at \(Numerals.short(rate)) breaths a minute, below 4.5",
                mend: "write “at 5/min”, or a shorter pattern"
            )
        }
    }
}

extension Subject {
    /// Whether a guidance is one of the two well-known patterns that are slower than slow: box, and 4-7-8.
    func isUsuallySlow(_ guidance: Score.Guidance) -> Bool {
        let pattern = guidance.guidance.pattern
        let isBox = pattern.isLike(BreathPattern(inhale: 4, hold: 4, exhale: 4, rest: 4))
        return isBox && slowest(guidance) >= 3.74 || pattern.is478 && slowest(guidance) >= 3.15
    }
}

extension BreathPattern {
    /// Whether another pattern divides a breath the same way, at whatever pace.
    func isLike(_ other: BreathPattern) -> Bool {
        func shares(_ pattern: BreathPattern) -> [Double] {
            [pattern.inhale + pattern.topUp, pattern.hold, pattern.exhale, pattern.rest].map { $0 / pattern.period }
        }
        return zip(shares(self), shares(other)).allSatisfy { abs($0 - $1) < 0.005 }
    }

    /// Whether this is 4-7-8, at whatever pace.
    var is478: Bool { isLike(BreathPattern(inhale: 4, hold: 7, exhale: 8)) }
}
