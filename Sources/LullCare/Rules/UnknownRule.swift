import LullSession

extension Rule {
    static let unknownRule = Rule(
        "unknown-rule",
        "A1",
        .acknowledgement,
        .warning,
        "The script or program acknowledges a rule that doesn't exist.",
        because: "It is most likely a slip, and something stays unseen that was meant to be seen."
    ) { _ in [] }
}
