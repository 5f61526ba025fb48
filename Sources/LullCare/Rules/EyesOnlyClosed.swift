import LullScore
import LullSession

extension Rule {
    static let eyesOnlyClosed = Rule(
        "eyes-only-closed",
        "R3",
        .rest,
        .note,
        "Eyes are to be closed, and nobody says that they may stay open. For the listener flag trauma, a warning.",
        because: "The VA's workplace relaxation offers open eyes, with trauma in mind."
    ) { subject in
        guard subject.canBeRead, !subject.isForSleep, let first = subject.asked(.closingEyes).first,
            let lexicon = subject.lexicon
        else { return [] }
        let isOffered = subject.lines.contains { !lexicon.mentions(.openEyes, in: $0.words).isEmpty }
        let isInvited = !lexicon.mentions(.invitation, in: first.line.words).isEmpty
        let isOnGuard = subject.listener([.trauma]) != nil
        guard !isOffered, !isInvited || isOnGuard else { return [] }
        return [
            Remark(
                isOnGuard ? .warning : .note,
                at: first.location,
                "“\(first.text)” leaves no other way",
                mend: "add: \(subject.suggested(.restingGaze))"
            )
        ]
    }
}
