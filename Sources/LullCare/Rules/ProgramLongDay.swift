import LullSession

extension Rule {
    /// Its findings come from a program, not from a script.
    package static let programLongDay = Rule(
        "program-long-day",
        "D1",
        .program,
        .warning,
        "A day of a program asks for more than 25 minutes in week 1, rising to 60 in the last week, the fourth at "
            + "the soonest; the slots bedtime and night aside.",
        because: "A choice of this project: exercise is built up over weeks, and what leads into sleep is none."
    ) { _ in [] }
}
