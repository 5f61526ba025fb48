import LullSession

extension Rule {
    static let noDrivingLine = Rule(
        "no-driving-line",
        "R2",
        .rest,
        .warning,
        "A session of trance or deep rest doesn't say that it isn't for driving.",
        because: "A choice of this project, and common on recordings of hypnosis."
    ) { subject in
        guard let trance = subject.trance, !subject.mentions(.notDriving) else { return [] }
        return [
            Remark(
                at: trance,
                "this leads into deep rest, and no line says that it isn't for driving",
                mend: "say at the beginning: \(subject.suggested(.notDriving))"
            )
        ]
    }
}
