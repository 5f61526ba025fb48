import LullSession

extension Rule {
    static let noDizzyLine = Rule(
        "no-dizzy-line",
        "E5",
        .eyes,
        .error,
        "A session of eye exercises doesn't say to stop when the room spins, sight doubles or the head aches.",
        because: "Clinics' sheets say to stop where symptoms don't settle within 5 minutes."
    ) { subject in
        guard subject.canBeRead, let exercise = subject.eyeExercise, !subject.mentions(.dizzyStop) else { return [] }
        return [
            Remark(
                at: exercise,
                "this moves the eyes, and no line says when to stop",
                mend: "say: \(subject.suggested(.stopWhenDizzy))"
            )
        ]
    }
}
