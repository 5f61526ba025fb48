import LullScore
import LullSession

extension Rule {
    static let noSkipLine = Rule(
        "no-skip-line",
        "P6",
        .relaxation,
        .error,
        "Muscles are tensed, and no line says to skip what hurts.",
        because: "Handouts of the VA and of Stanford tell people to skip any part that hurts."
    ) { subject in
        guard subject.canBeRead, let first = subject.tensings.first, !subject.mentions(.skipping) else { return [] }
        return [
            Remark(
                at: first.tense.location,
                "muscles are tensed, and no line says to skip what hurts",
                mend: "say: \(subject.suggested(.skipWhatHurts))"
            )
        ]
    }
}
