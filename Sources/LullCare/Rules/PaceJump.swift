import LullScore
import LullSession

extension Rule {
    static let paceJump = Rule(
        "pace-jump",
        "B11",
        .breathing,
        .warning,
        "One breath is more than 10 % longer or shorter than the one before it.",
        because: "A choice of this project: a pace is easier to follow where it changes slowly."
    ) { subject in
        var remarks: [Remark] = []
        for pacing in subject.pacings {
            var last: Score.Breath?
            for guidance in pacing.guidances {
                let jump = subject.breaths(guidance).first { breath in
                    defer { last = breath }
                    guard let before = last, breath.start == before.end else { return false }
                    let ratio = Double(breath.end - breath.start) / Double(max(before.end - before.start, 1))
                    return max(ratio, 1 / ratio) > 1.1005
                }
                guard let jump else { continue }
                last = subject.breaths(guidance).last
                remarks.append(
                    Remark(
                        at: guidance.location,
                        "a breath here lasts \(Numerals.short((subject.period(jump) * 10).rounded() / 10)) s, more "
                            + "than 10 % off the one before it",
                        mend: "let the pace glide: from 8/min to 6/min over 3 min"
                    )
                )
            }
        }
        return remarks
    }
}
