import LullLive
import LullScore
import LullSession

/// One line for each event, as it is heard: for logs and for screen readers.
struct PlainTelling {
    private struct Event {
        var frame: Int
        var text: String
    }

    private var events: [Event]
    private var next = 0
    private var isPaused = false
    private var moves = 0
    private var round = 0
    private var hasEnded = false

    /// - Parameter start: where playing begins.
    init(_ score: Score, from start: Int) {
        events = PlainTelling.events(score)
        next = events.firstIndex { $0.frame >= start } ?? events.count
    }

    private static func events(_ score: Score) -> [Event] {
        var events = score.sections.filter { !$0.title.isEmpty }.map { Event(frame: $0.start, text: "# \($0.title)") }
        events += score.guidances.filter { !$0.breaths.isEmpty }.map {
            let count = $0.breaths.count
            var pattern = $0.guidance.pattern.written
            if case .ramp(let from, let to, _) = $0.guidance.pace {
                pattern += " from \(Numerals.short(from)) to \(Numerals.short(to)) a minute"
            }
            let length = $0.isOpen ? "until stopped" : "\(count) breath\(count == 1 ? "" : "s")"
            return Event(frame: $0.start, text: "(breathing \(pattern), \(length))")
        }
        events += score.lines.map { Event(frame: $0.start, text: $0.text.isEmpty ? "(\($0.source))" : $0.text) }
        // A section before what it begins with.
        return events.enumerated().sorted { ($0.element.frame, $0.offset) < ($1.element.frame, $1.offset) }
            .map(\.element)
    }

    /// The session was laid out anew behind a frame.
    mutating func replan(_ score: Score, heard: Int) {
        events = PlainTelling.events(score)
        next = events.firstIndex { $0.frame > heard } ?? events.count
    }

    /// What is to be told now.
    mutating func tell(_ status: Player.Status, isPaused: Bool, moves: Int, _ score: Score) -> [String] {
        guard status.phase != .starting || isPaused else { return [] }
        var lines: [String] = []
        func say(_ text: String, at frame: Int) {
            lines.append("\(Numerals.clock(score.seconds(frame)))  \(CleanText.shownOnOneLine(text))")
        }
        if isPaused != self.isPaused { say(isPaused ? "(paused)" : "(going on)", at: status.heard) }
        self.isPaused = isPaused
        // Where somebody moved, what lies between isn't told.
        if moves != self.moves {
            self.moves = moves
            say("(moved here)", at: status.heard)
            next = events.firstIndex { $0.frame >= status.heard } ?? events.count
        }
        if status.rounds != round {
            round = status.rounds
            say("(once more from the beginning)", at: 0)
            next = 0
        }
        while next < events.count && events[next].frame <= status.heard {
            say(events[next].text, at: events[next].frame)
            next += 1
        }
        if status.phase == .finished && !hasEnded {
            hasEnded = true
            say("(the end)", at: score.duration)
        }
        return lines
    }
}
