/// Tensing and letting go, as the words ask for it.
struct Tensing: Sendable {
    /// Where tensing is asked for.
    var tense: Subject.Match
    /// Where letting go is asked for; nil where nobody says so before the next tensing or the section's end.
    var release: Subject.Match?
    /// Seconds from the end of the one line to the beginning of the other.
    var held: Double?
    /// Seconds from there to what is tensed next, the section's end or the session's.
    var rest: Double?
}

extension Subject {
    /// Every tensing the words ask for, in order.
    var tensings: [Tensing] {
        let tenses = asked(.tensing)
        let releases = asked(.releasing)
        return tenses.enumerated().compactMap { number, tense in
            // “Tighten your fists, squeeze them”: the last word of a line counts.
            if number + 1 < tenses.count, tenses[number + 1].index == tense.index { return nil }
            let next = number + 1 < tenses.count ? tenses[number + 1].line.start : duration
            let ends = titles.first { $0.item > tense.line.item }?.start ?? duration
            let limit = min(next, ends)
            let release = releases.first { $0.index > tense.index && $0.line.start < limit }
            return Tensing(
                tense: tense,
                release: release,
                held: release.map { $0.line.start - tense.line.end },
                rest: release.map { limit - $0.line.start }
            )
        }
    }

    /// A time for messages: tenths, none that say nothing.
    static func tenths(_ seconds: Double) -> Double { (seconds * 10).rounded() / 10 }
}
