import LullSession

extension Rule {
    static let loudForProfile = Rule(
        "loud-for-profile",
        "S10",
        .sound,
        .warning,
        "The session is brought to a higher loudness or peak than its profile stands for: more than −18 LUFS for "
            + "standard, −23 for sensitive, −28 for sleep.",
        because: "Listening dose (ITU-T H.870) and EBU R 128 anchor the profiles; the figures are choices."
    ) { subject in
        let (master, profile) = (subject.session.master, subject.session.profile)
        var remarks: [Remark] = []
        if case .loudness(let loudness) = master.target, loudness.value > profile.loudness.value + 1.005 {
            remarks.append(
                Remark(
                    at: subject.place(master.$target),
                    "\(Numerals.short(loudness.value)) LUFS is loud for the profile “\(profile)”; it has "
                        + "\(Numerals.short(profile.loudness.value))",
                    mend: "leave it to the profile, or choose another"
                )
            )
        }
        if let peak = master.peak, peak.value > profile.peak.value + 0.005 {
            remarks.append(
                Remark(
                    at: subject.place(master.$peak),
                    "\(Numerals.short(peak.value)) dBTP is a high peak for the profile “\(profile)”; it has "
                        + "\(Numerals.short(profile.peak.value))",
                    mend: "leave it to the profile, or choose another"
                )
            )
        }
        return remarks
    }
}
