import LullSession

extension Rule {
    static let riseLengthened = Rule(
        "rise-lengthened",
        "S8",
        .sound,
        .note,
        "A stroke or tick is written with a shorter rise than the profile allows, and is given the profile's.",
        because: "Faster rises brought more startle (Blumenthal 1988, Turpin 1999); the profile's times are choices."
    ) { subject in
        let profile = subject.session.profile
        return subject.heard.compactMap { entry in
            guard let rise = entry.sound.number(.rise) else { return nil }
            let least = (entry.sound.generator == .tick ? profile.tickRise : profile.strokeRise).value
            guard rise < least - 0.0005 else { return nil }
            return Remark(
                at: subject.place(entry),
                "“\(entry.sound.name)” rises in \(Numerals.short(least)) s, not in \(Numerals.short(rise)) s: the "
                    + "profile “\(profile)” sets the least",
                mend: "leave the rise out"
            )
        }
    }
}
