import LullScore
import LullSession

extension Rule {
    static let littleSilence = Rule(
        "little-silence",
        "W4",
        .words,
        .note,
        "In a session of 3 minutes or more somebody speaks for more than 70 % of the time.",
        because: "A measured recording of a body scan was silent for about half of its length; 30 % as the least is a "
            + "choice of this project."
    ) { subject in
        let spoken = subject.lines.reduce(0) { $0 + $1.end - $1.start }
        guard subject.duration >= 180, spoken > subject.duration * 0.7, let first = subject.lines.first else {
            return []
        }
        return [
            Remark(
                at: first.location,
                "somebody speaks for \(Numerals.short((spoken / subject.duration * 100).rounded())) % of this session",
                mend: "leave more silence: [pause 8s]"
            )
        ]
    }
}
