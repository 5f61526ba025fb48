import LullScore
import LullSession

extension Rule {
    static let sleepVoiceLate = Rule(
        "sleep-voice-late",
        "Z4",
        .sound,
        .note,
        "In a session for sleep somebody still speaks after 60 % of it.",
        because: "A choice of this project: the voice keeps to the first half or so."
    ) { subject in
        guard subject.session.profile == .sleep, subject.duration > 300,
            let late = subject.lines.first(where: { $0.start > subject.duration * 0.6 })
        else { return [] }
        return [
            Remark(
                at: late.location,
                "somebody speaks at \(Numerals.clock(late.start)) of \(Numerals.clock(subject.duration))",
                mend: "say it sooner, or let the sounds go on longer behind it"
            )
        ]
    }
}
