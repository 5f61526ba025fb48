import LullSession

extension Rule {
    static let gatingFast = Rule(
        "gating-fast",
        "S5",
        .sound,
        .warning,
        "A sound opens and closes 3 to 30 times a second, in a profile other than standard.",
        because: "A precaution of this project: 8 Hz made no difference to stress in a double-blind trial (Moniz-Lewis "
            + "2020), and flicker of this rate is rough to the ear."
    ) { subject in
        guard subject.session.profile != .standard else { return [] }
        return subject.heard.compactMap { entry in
            guard let rate = entry.sound.gating else { return nil }
            return Remark(
                at: subject.place(entry),
                "“\(entry.sound.name)” opens and closes \(Numerals.short(rate)) times a second; the profile "
                    + "“\(subject.session.profile)” leaves 3 to 30 alone",
                mend: "take a slower beat, or “monaural”"
            )
        }
    }
}
