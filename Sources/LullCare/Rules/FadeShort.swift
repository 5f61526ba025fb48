import LullSession

extension Rule {
    static let fadeShort = Rule(
        "fade-short",
        "S9",
        .sound,
        .warning,
        "The session fades in or out faster than its profile does.",
        because: "Common practice, and a choice of this project; the profile sleep fades over 10 minutes."
    ) { subject in
        let (master, profile) = (subject.session.master, subject.session.profile)
        let fades: [(String, Seconds?, Location, Seconds)] = [
            ("fade in", master.fadeIn, master.$fadeIn, profile.fadeIn),
            ("fade out", master.fadeOut, master.$fadeOut, profile.fadeOut),
        ]
        return fades.compactMap { name, chosen, place, least in
            guard let chosen, chosen.value < least.value - 0.0005, chosen.value < subject.duration / 4 else {
                return nil
            }
            return Remark(
                at: subject.place(place),
                "the \(name) lasts \(Numerals.short(chosen.value)) s; the profile “\(profile)” has "
                    + "\(Numerals.short(least.value)) s",
                mend: "leave it to the profile"
            )
        }
    }
}
