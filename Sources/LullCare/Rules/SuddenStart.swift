import LullScore
import LullSession

extension Rule {
    static let suddenStart = Rule(
        "sudden-start",
        "S7",
        .sound,
        .warning,
        "A sound that goes on begins faster than the profile lets a stroke rise.",
        because: "Faster rises brought more startle (Blumenthal 1988, Turpin 1999); the profile's times are choices."
    ) { subject in
        let least = subject.session.profile.strokeRise.value
        return subject.edges.compactMap { edge in
            guard edge.isBeginning, edge.sound.generator.goesOn, edge.seconds < least - 0.0005 else { return nil }
            return Remark(
                at: edge.location,
                "“\(edge.sound.name)” begins within \(Numerals.short(edge.seconds)) s; the profile "
                    + "“\(subject.session.profile)” wants \(Numerals.short(least)) s",
                mend: "let it swell in: [play \(edge.sound.name) over 4s]"
            )
        }
    }
}

extension Generator {
    /// Whether it is a sound that goes on: neither struck, nor ticking, nor speech.
    var goesOn: Bool { !isStruck && self != .tick && self != .say && self != .cues }
}
