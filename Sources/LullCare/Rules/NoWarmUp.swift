import LullScore
import LullSession

extension Rule {
    static let noWarmUp = Rule(
        "no-warm-up",
        "M4",
        .movement,
        .error,
        "A session of movement doesn't begin with 3 minutes of warming up or end with 3 of cooling down, by its "
            + "headings.",
        because:
            "Dance in trials had about 10 minutes of each (Murillo-García 2018); 3 as the least is a choice of this "
            + "project."
    ) { subject in
        guard subject.isMovement, let lexicon = subject.lexicon else { return [] }
        let sections = subject.titles.filter { $0.item >= 0 }
        guard let first = sections.first, let last = sections.last else { return [] }
        func length(_ section: Subject.Line, _ topic: Topic) -> Double {
            lexicon.mentions(topic, in: section.words).isEmpty ? 0 : section.end - section.start
        }
        var remarks: [Remark] = []
        if length(first, .warmUp) < 179.5 {
            remarks.append(
                Remark(
                    at: first.location,
                    "movement begins without 3:00 of warming up",
                    mend: "let the first section be called \(subject.suggested(.warmUp)), and last 3 min"
                )
            )
        }
        if length(last, .coolDown) < 179.5 {
            remarks.append(
                Remark(
                    at: last.location,
                    "movement ends without 3:00 of cooling down",
                    mend: "let the last section be called \(subject.suggested(.coolDown)), and last 3 min"
                )
            )
        }
        return remarks
    }
}
