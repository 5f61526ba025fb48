import LullSession

extension Rule {
    static let sleepTick = Rule(
        "sleep-tick",
        "Z1",
        .sound,
        .error,
        "Something ticks in the profile sleep.",
        because: "A choice of this project: no beat and no edge while somebody falls asleep."
    ) { subject in
        guard subject.session.profile == .sleep else { return [] }
        return subject.heard.filter { $0.sound.generator == .tick }.map { entry in
            Remark(
                at: subject.place(entry),
                "“\(entry.sound.name)” ticks, which the profile “sleep” has no room for",
                mend: "leave it out, or guide with a tone"
            )
        }
    }
}
