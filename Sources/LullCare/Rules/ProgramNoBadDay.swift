import LullSession

extension Rule {
    /// Its findings come from a program, not from a script.
    package static let programNoBadDay = Rule(
        "program-no-bad-day",
        "D3",
        .program,
        .warning,
        "No session or variant of a program is 5 minutes or shorter.",
        because: "A choice of this project: on a bad day a little is better than a reason to stop."
    ) { _ in [] }
}
