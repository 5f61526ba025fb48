import LullScore
import LullSession

extension Rule {
    static let noComfortLine = Rule(
        "no-comfort-line",
        "B8",
        .breathing,
        .error,
        "Breathing is paced for 2 minutes or more, and no line before or in its first 2 minutes says that the breath "
            + "may stay small, and that one may stop. Where nothing is spoken it is a warning.",
        because:
            "One line that asked for shallow, natural breaths about halved the over-breathing of untrained people at "
            + "six a minute (Szulczewski 2019)."
    ) { subject in
        let isSilent = subject.session.lines.isEmpty && !subject.session.items.contains { $0.cue.isTake }
        guard isSilent || subject.canBeRead, let lexicon = subject.lexicon ?? .of("en") else { return [] }
        let comforting = subject.lines.first { !lexicon.mentions(.comfort, in: $0.words).isEmpty }?.start ?? .infinity
        return subject.pacings.compactMap { pacing in
            guard pacing.length >= 120 - subject.grace, comforting > pacing.start + 120 else { return nil }
            let time = Numerals.clock(pacing.length)
            return Remark(
                isSilent ? .warning : .error,
                at: pacing.location,
                isSilent
                    ? "\(time) of paced breathing, and nobody says that the breath may stay small and that one may stop"
                    : "\(time) of paced breathing, and no line says beforehand that the breath may stay small and that "
                        + "one may stop",
                mend: isSilent
                    ? "say it where the session is offered, or in a line before this"
                    : "say: \(subject.suggested(.smallBreath))"
            )
        }
    }
}

extension Cue {
    /// Whether it is a recording instead of speech, whose words nobody knows.
    var isTake: Bool { if case .take = self { true } else { false } }
}
