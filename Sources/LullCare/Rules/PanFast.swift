import LullSession

extension Rule {
    static let panFast = Rule(
        "pan-fast",
        "E7",
        .eyes,
        .warning,
        "A sound swings from side to side faster than once in 2 s, or noise swings over the full width.",
        because: "A choice of this project: sound that circles fast or wide may itself make dizzy."
    ) { subject in
        subject.heard.compactMap { entry in
            if let turns = entry.sound.control(.spin)?.values.max(), turns > 0.5 {
                return Remark(
                    at: subject.place(entry),
                    "“\(entry.sound.name)” goes around the head \(Numerals.short(turns)) times a second",
                    mend: "let a turn take 2 s or longer: spin: 0.25 Hz is gentle"
                )
            }
            guard let pan = entry.sound.control(.pan) else { return nil }
            switch pan {
            case .lfo(let low, let high, let every, _) where low != high && every.value < 1.995:
                return Remark(
                    at: subject.place(entry),
                    "“\(entry.sound.name)” swings from side to side every \(Numerals.short(every.value)) s",
                    mend: "let it take 4 s or longer"
                )
            case .lfo(let low, let high, _, _), .wander(let low, let high, _):
                guard entry.sound.generator.isBroad, abs(high - low) > 1.405 else { return nil }
                return Remark(
                    at: subject.place(entry),
                    "“\(entry.sound.name)” swings over the full width",
                    mend: "keep it between -70 % and 70 %"
                )
            default: return nil
            }
        }
    }
}

extension Generator {
    /// Whether it fills the ear as noise does.
    var isBroad: Bool {
        switch self {
        case .noise, .ocean, .rain, .wind, .stream, .fire: true
        default: false
        }
    }
}
