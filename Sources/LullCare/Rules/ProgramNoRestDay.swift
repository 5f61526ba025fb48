import LullSession

extension Rule {
    /// Its findings come from a program, not from a script.
    package static let programNoRestDay = Rule(
        "program-no-rest-day",
        "D2",
        .program,
        .warning,
        "A week of a program has something on all seven days, the slots bedtime and night aside.",
        because: "A choice of this project: a day off belongs to a week."
    ) { _ in [] }
}
