import LullScore
import LullSession

/// Words that are put on a phase of the breath by `[on …]`, and what is said right before.
struct SpokenCue: Sendable {
    /// Which phase.
    var phase: BreathPhase
    /// The first line on it.
    var line: Subject.Line
    /// The seconds of the phase it is said on.
    var span: Range<Double>
    /// Where `[on …]` stands.
    var location: Location
    /// Whether another `[on …]` follows the line, so that it is one cue of several.
    var isFollowed: Bool
    /// The line right before, where no pause lies between.
    var before: Subject.Line?
    /// When that phase began before this time; nil where it hadn't yet.
    var last: Double?

    /// By how many seconds the line before misses the phase that this waits for; nil where it doesn't, or misses all of it.
    var missed: Double? {
        guard let before, let last, before.start < last, before.end > last else { return nil }
        let missed = before.end - last
        return missed < span.upperBound - span.lowerBound ? missed : nil
    }
}

extension Subject {
    /// The words that are put on phases, in order.
    var spokenCues: [SpokenCue] {
        var cues: [SpokenCue] = []
        var wait: (phase: BreathPhase, location: Location, before: Line?)?
        var before: Line?
        var said = lines.makeIterator()
        for item in session.items {
            switch item.cue {
            case .speak, .take:
                guard let line = said.next() else { return cues }
                if let wait, let cue = cue(wait.phase, line, wait.before, at: wait.location) { cues.append(cue) }
                wait = nil
                before = line
            case .await(let moment):
                if let last = cues.indices.last, before.map({ $0.item == cues[last].line.item }) ?? false {
                    cues[last].isFollowed = true
                }
                if case .phase(let phase) = moment { wait = (phase, item.location, before) } else { wait = nil }
                before = nil
            case .play, .fade, .stop, .stopLater, .set, .setRoom: continue
            case .pause, .strike, .at, .section, .breathe, .beginBreathing, .endBreathing:
                wait = nil
                before = nil
            }
        }
        return cues
    }

    private func cue(_ phase: BreathPhase, _ line: Line, _ before: Line?, at location: Location) -> SpokenCue? {
        let frame = Int((line.start * Double(score.rate)).rounded())
        guard let guidance = score.guidances.last(where: { $0.start <= frame && frame < $0.end }) else { return nil }
        let spans = breaths(guidance).map { $0.span(of: phase) }
        // The first voice of a session may be kept back, and then begins somewhere in a phase.
        guard let index = spans.lastIndex(where: { $0.lowerBound <= frame + 1 }), frame - spans[index].lowerBound <= 1
        else { return nil }
        return SpokenCue(
            phase: phase,
            line: line,
            span: score.seconds(spans[index].lowerBound)..<score.seconds(spans[index].upperBound),
            location: location,
            isFollowed: false,
            before: before,
            last: index > 0 ? score.seconds(spans[index - 1].lowerBound) : nil
        )
    }
}
