import LullSession

extension Rule {
    static let gatingDeep = Rule(
        "gating-deep",
        "S6",
        .sound,
        .warning,
        "An isochronic sound closes by more than 50 %.",
        because: "A choice of this project: a tone that closes fully knocks."
    ) { subject in
        subject.heard.compactMap { entry in
            guard entry.sound.generator == .isochronic, let depth = entry.sound.control(.depth)?.values.max(),
                depth > 0.505
            else { return nil }
            return Remark(
                at: subject.place(entry),
                "“\(entry.sound.name)” closes by \(Numerals.short(depth * 100)) %; 50 % is the most",
                mend: "write depth: 50 %"
            )
        }
    }
}
