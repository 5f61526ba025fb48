import LullSession

extension Rule {
    static let fastVoice = Rule(
        "fast-voice",
        "W2",
        .words,
        .note,
        "The voice speaks faster than 120 words a minute; 95 in the profile sleep.",
        because:
            "Common practice for guided meditation is 90 to 120 while speaking, and slower towards sleep; no study "
            + "was found."
    ) { subject in
        let most: Double = subject.session.profile == .sleep ? 95 : 120
        guard !subject.session.lines.isEmpty, subject.session.voice.pace > most else { return [] }
        return [
            Remark(
                at: subject.place(subject.session.voice.location, subject.session.$profile),
                "\(Numerals.short(subject.session.voice.pace)) words a minute are fast for the profile "
                    + "“\(subject.session.profile)”; \(Numerals.short(most)) is the most",
                mend: "write voice: { pace: \(Numerals.short(most - 15)) wpm }"
            )
        ]
    }
}
