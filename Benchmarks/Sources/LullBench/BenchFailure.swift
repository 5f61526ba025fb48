/// Why something could not be measured.
enum BenchFailure: Error {
    /// The command line is wrong.
    case usage(String)
    /// A measurement is impossible here, in a sentence.
    case unmeasurable(String)
    /// Somebody pressed Ctrl-C.
    case interrupted
}
