import LullScore
import LullSession

extension Rule {
    static let forcefulBreathing = Rule(
        "forceful-breathing",
        "B14",
        .breathing,
        .error,
        "The words name or ask for fast and forceful breathing: Wim Hof, kapalabhati, bhastrika and their like.",
        because:
            "Its own teachers exclude many listeners, and low oxygen has been reported in its holds; Lull leaves it "
            + "out on purpose."
    ) { subject in
        subject.askedAnywhere(.forcefulBreathing).map { match in
            Remark(
                at: match.location,
                "“\(match.text)” is fast or forceful breathing",
                mend: "take a slow pattern: 4-6"
            )
        }
    }
}
