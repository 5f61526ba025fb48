import LullSession

extension Rule {
    static let sleepLong = Rule(
        "sleep-long",
        "Z3",
        .sound,
        .warning,
        "A session for sleep lasts longer than 60 minutes.",
        because:
            "Music in trials of sleep lasted 25 to 60 minutes (Cochrane review, Jespersen 2022); noise all night may "
            + "harm sleep or hearing (Riedy 2021)."
    ) { subject in
        guard subject.session.profile == .sleep, subject.duration > 3600.5 else { return [] }
        return [
            Remark(
                at: subject.place(subject.session.$length, subject.session.$profile),
                "this session for sleep lasts \(Numerals.clock(subject.duration)); 1:00:00 is the most, then silence",
                mend: "end it sooner"
            )
        ]
    }
}
