import LullSession

extension Rule {
    static let noWayOut = Rule(
        "no-way-out",
        "R4",
        .rest,
        .note,
        "A session of trance or deep rest doesn't say that one may stop.",
        because: "Looking inwards can make anxious for a while, and more isn't always better (Britton 2019)."
    ) { subject in
        guard let trance = subject.trance, !subject.mentions(.stopping) else { return [] }
        return [
            Remark(
                at: trance,
                "this leads into deep rest, and no line says that one may stop",
                mend: "say: \(subject.suggested(.stopAtAnyTime))"
            )
        ]
    }
}
