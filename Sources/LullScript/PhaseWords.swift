import LullSession

/// A breath told phase by phase: `in 4 seconds, hold 7, out 8`.
enum PhaseWords {
    private static let inhales: Set<String> = ["in", "inhale", "inhala", "einatmen"]
    private static let exhales: Set<String> = ["out", "exhale", "exhala", "ausatmen"]
    private static let stays: Set<String> = ["hold", "rest", "pause"]
    private static let joints: Set<String> = ["and", "then", "&", "+", "-", "–", "—", "→", "breathe"]
    private static let units: Set<String> = [
        "s", "sec", "secs", "second", "seconds", "count", "counts", "beat", "beats", "segundos", "sek", "sekunden",
    ]

    /// Whether the words tell both an inhale and an exhale.
    static func tell(_ keys: [String]) -> Bool {
        keys.contains(where: inhales.contains) && keys.contains(where: exhales.contains)
    }

    /// The pattern that the next words tell, or nil where they begin with no inhale.
    static func pattern(_ words: inout DirectiveWords) throws(ReadError) -> BreathPattern? {
        let mend = "write in 4, hold 7, out 8, or 4-7-8"
        guard let first = words.peek, inhales.contains(first.key) else { return nil }
        var seconds: [String] = []
        var hasExhaled = false
        while let phase = nextPhase(&words) {
            let isStay = stays.contains(phase.key)
            while words.take("for", "to", "a", "the", "count", "of", "durante", "für") {}
            guard let word = words.peek, let quantity = Quantity(word.text),
                quantity.unit.isEmpty || units.contains(quantity.unit)
            else { throw ReadError("how long “\(phase.text)” lasts is missing", mend, words.place) }
            _ = words.take()
            if quantity.unit.isEmpty, let unit = words.peek, units.contains(unit.key) { _ = words.take() }
            switch seconds.count {
            case 0 where inhales.contains(phase.key), 1 where isStay: break
            case 1 where exhales.contains(phase.key): (seconds, hasExhaled) = (seconds + ["0"], true)
            case 2 where !hasExhaled && exhales.contains(phase.key): hasExhaled = true
            case 3 where isStay: break
            default: throw ReadError("a breath goes in, may hold, goes out and may rest", mend, phase.location)
            }
            seconds.append(Numerals.short(quantity.number))
        }
        guard hasExhaled else { throw ReadError("this breath never goes out", mend, first.location) }
        let written = seconds.joined(separator: "-")
        do throws(ValueError) { return try BreathReader.pattern(written) } catch {
            throw ReadError(error.message, error.mend, first.location)
        }
    }

    // The joints before a phase go with it, and stay where none follows.
    private static func nextPhase(_ words: inout DirectiveWords) -> DirectiveWords.Word? {
        var ahead = words
        while let word = ahead.peek, joints.contains(word.key) { _ = ahead.take() }
        guard let phase = ahead.take(), inhales.union(exhales).union(stays).contains(phase.key) else { return nil }
        words = ahead
        return phase
    }
}
