import LullScore
import LullSession

extension Rule {
    static let longSilence = Rule(
        "long-silence",
        "W1",
        .words,
        .warning,
        "The voice is silent for longer than 60 s between two lines, without paced breathing, and the session isn't "
            + "for sleep.",
        because: "A choice of this project: nobody should wonder whether it is over."
    ) { subject in
        guard !subject.isForSleep else { return [] }
        return zip(subject.lines, subject.lines.dropFirst()).compactMap { line, next in
            let paced = subject.pacings.reduce(0.0) { sum, pacing in
                sum + max(0, min(pacing.end, next.start) - max(pacing.start, line.end))
            }
            guard next.start - line.end - paced > 60.05 else { return nil }
            return Remark(
                at: line.location,
                "after this nobody speaks for \(Numerals.clock(next.start - line.end))",
                mend: "say beforehand how long it will be, or that you are still here"
            )
        }
    }
}
