import LullSession

extension Rule {
    static let unusedAcknowledgement = Rule(
        "unused-acknowledgement",
        "A2",
        .acknowledgement,
        .note,
        "The script or program acknowledges a rule that has nothing to say there.",
        because: "What once was acknowledged may have been mended since."
    ) { _ in [] }
}
