import LullSession

/// The parts of a directive that were said already: one said again would silently take the place of the first.
struct Said {
    /// A part that is said once at most, as messages call it.
    enum Part: String {
        case pace = "the pace"
        case length = "how long"
        case guide = "what guides"
        case level = "the level"
        case time = "the time"
    }

    private var parts: Set<Part> = []

    /// Remembers a part; an error where it was said before.
    mutating func note(_ part: Part, at place: Location) throws(ReadError) {
        guard parts.insert(part).inserted else {
            throw ReadError("\(part.rawValue) is said twice", "leave one of the two out", place)
        }
    }
}
