import Glibc
import LullLive
import LullScore
import LullSession

/// What a person reads while a session plays: a line that is kept up to date, or a line for each event.
struct PlayDisplay {
    enum Mode {
        case quiet
        /// A line for each event, as it is heard: for logs and for screen readers.
        case plain
        /// One line of the terminal.
        case line
    }

    /// Something that happens at a frame.
    private struct Event {
        var frame: Int
        var text: String
    }

    private let score: Score
    private let mode: Mode
    private let hasMotion: Bool
    private let events: [Event]
    private var next = 0
    private var before: Player.Status?
    private var shown = -1.0
    private var wasPaused = false
    private var hasMoved = false

    /// - Parameter start: where playing begins.
    init(_ score: Score, from start: Int, mode: Mode, hasMotion: Bool) {
        self.score = score
        self.mode = mode
        self.hasMotion = hasMotion
        var events = score.sections.filter { !$0.title.isEmpty }.map { Event(frame: $0.start, text: "# \($0.title)") }
        events += score.guidances.filter { !$0.breaths.isEmpty }.map {
            let count = $0.breaths.count
            let pattern = $0.guidance.pattern.written
            return Event(frame: $0.start, text: "(breathing \(pattern), \(count) breath\(count == 1 ? "" : "s"))")
        }
        events += score.lines.map { Event(frame: $0.start, text: $0.text.isEmpty ? "(\($0.source))" : $0.text) }
        // A section before what it begins with.
        self.events = events.enumerated().sorted { ($0.element.frame, $0.offset) < ($1.element.frame, $1.offset) }
            .map(\.element)
        next = self.events.firstIndex { $0.frame >= start } ?? self.events.count
    }

    /// Brings what is read up to what is heard.
    mutating func update(_ status: Player.Status, isPaused: Bool, now: Double) {
        defer {
            before = status
            wasPaused = isPaused
        }
        guard mode != .quiet else { return }
        tellTrouble(status)
        switch mode {
        case .quiet: break
        case .plain: tellEvents(status, isPaused: isPaused)
        case .line:
            guard now - shown >= 0.1 || status.phase.isOver else { return }
            shown = now
            Terminal.write("\r" + line(status, isPaused: isPaused) + "\u{1B}[K", to: 2)
        }
    }

    /// Somebody moved: the next place is where they went.
    mutating func move() { hasMoved = true }

    /// Takes the line away; what follows is written where it stood.
    func finish() {
        if mode == .line { Terminal.clearProgress() }
    }

    private func clock(_ frame: Int) -> String { Numerals.clock(score.seconds(frame)) }

    private func tell(_ text: String, at frame: Int) {
        if mode == .line { Terminal.clearProgress() }
        Terminal.message("\(clock(frame))  \(text)")
    }

    private func tellTrouble(_ status: Player.Status) {
        let before = before ?? Player.Status.none
        if status.underruns > before.underruns {
            tell("(a gap: the machine was too busy; \(status.underruns) so far)", at: status.heard)
        }
        if status.suspensions > before.suspensions { tell("(the machine slept)", at: status.heard) }
        if status.phase == .waiting && before.phase != .waiting {
            tell("(the sound device is gone: plug it in again, and it goes on here; q ends)", at: status.heard)
        }
        if before.phase == .waiting && !status.phase.isOver && status.phase != .waiting {
            tell("(the sound device is back)", at: status.heard)
        }
    }

    private mutating func tellEvents(_ status: Player.Status, isPaused: Bool) {
        guard status.phase != .starting || isPaused else { return }
        if isPaused != wasPaused { tell(isPaused ? "(paused)" : "(going on)", at: status.heard) }
        // Where somebody moved, what lies between isn't told.
        if hasMoved {
            hasMoved = false
            tell("(moved here)", at: status.heard)
            next = events.firstIndex { $0.frame >= status.heard } ?? events.count
        }
        while next < events.count && events[next].frame <= status.heard {
            tell(events[next].text, at: events[next].frame)
            next += 1
        }
        if status.phase == .finished && before?.phase != .finished { tell("(the end)", at: score.duration) }
    }

    private func line(_ status: Player.Status, isPaused: Bool) -> String {
        let frame = status.heard
        var parts = ["\(clock(frame)) of \(clock(score.duration))"]
        if status.phase == .waiting {
            parts.append("waiting for the sound device")
        } else if isPaused {
            parts.append("paused: space goes on")
        }
        if let breath = PlayDisplay.breath(at: frame, in: score) {
            if hasMotion {
                let width = 12
                let filled = Int((breath.volume * Double(width)).rounded())
                parts.append(String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled))
            } else {
                parts.append(breath.phase.word)
            }
        }
        if let section = score.sections.last(where: { $0.start <= frame }), !section.title.isEmpty {
            parts.append(section.title)
        }
        // A line stays for a while, so that it can be read to its end.
        if let line = score.lines.last(where: { $0.start <= frame }), frame < line.end + 2 * score.rate {
            parts.append(line.text)
        }
        return String(parts.joined(separator: "  ").prefix(max(20, Terminal.width - 1)))
    }

    /// How full the lungs are at a frame, 0…1, and what they do; nil where no breath is guided.
    static func breath(at frame: Int, in score: Score) -> (volume: Double, phase: BreathPhase)? {
        var (low, high) = (0, score.breaths.count)
        while low < high {
            let middle = (low + high) / 2
            if score.breaths[middle].end <= frame { low = middle + 1 } else { high = middle }
        }
        guard low < score.breaths.count, score.breaths[low].start <= frame else { return nil }
        let breath = score.breaths[low]
        func way(_ span: Range<Int>) -> Double {
            span.isEmpty ? 1 : (1 - cos(Double.pi * Double(frame - span.lowerBound) / Double(span.count))) / 2
        }
        if frame < breath.inhaleEnd {
            let first = Score.Breath.firstStageVolume
            if breath.firstStageEnd >= breath.inhaleEnd { return (way(breath.start..<breath.inhaleEnd), .inhale) }
            if frame < breath.firstStageEnd { return (first * way(breath.start..<breath.firstStageEnd), .inhale) }
            return (first + (1 - first) * way(breath.firstStageEnd..<breath.inhaleEnd), .inhale)
        }
        if frame < breath.holdEnd { return (1, .hold) }
        if frame < breath.exhaleEnd { return (1 - way(breath.span(of: .exhale)), .exhale) }
        return (0, .rest)
    }
}

extension BreathPhase {
    /// What a screen says of it.
    fileprivate var word: String {
        switch self {
        case .inhale: "in"
        case .hold: "hold"
        case .exhale: "out"
        case .rest: "rest"
        }
    }
}
