import LullSession

extension Rule {
    /// Its findings come from a program, not from a script.
    package static let programTwoNew = Rule(
        "program-two-new",
        "D4",
        .program,
        .warning,
        "A day of a program brings two sessions that weren't there before.",
        because: "A choice of this project: one new thing at a time is easier to learn."
    ) { _ in [] }
}
