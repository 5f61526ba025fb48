import Lull
import LullLive
import LullScore
import LullSession

#if canImport(Glibc)
    import Glibc
#endif

/// What there is to see of a practice at one moment.
struct Glance {
    /// What it is doing, in a word.
    enum Doing: String {
        case starting
        case playing
        case paused
        /// For a sound device that went away.
        case waiting
        case ended
    }

    var doing: Doing
    var title: String
    var section: String
    /// The place of the section among those with a heading, from 1, and how many there are.
    var chapter: (number: Int, of: Int)?
    /// What is being said, or was just now.
    var line: String
    /// Seconds of the session that have been heard.
    var position: Double
    /// Its length in seconds.
    var duration: Double
    /// Whether breathing lies ahead that goes on until somebody ends it.
    var isOpen: Bool
    var breath: Breath?
    /// The highest sample of the last half second, in dBFS; nil for silence.
    var level: Double?
    /// Decibels on the beds.
    var beds: Double
    var isMuted: Bool
    var underruns: Int
    /// Times it has begun again.
    var round: Int

    /// A guided breath.
    struct Breath: Equatable {
        /// Which one of its guidance, from 1.
        var number: Int
        var phase: BreathPhase
        /// How full the lungs are, 0…1.
        var volume: Double
        /// Breaths a minute.
        var rate: Double
    }
}

extension Glance {
    /// What is heard at a moment.
    init(_ practice: Practice) {
        let (score, status, balance) = (practice.score, practice.player.status, practice.balance)
        let frame = status.heard
        title = CleanText.line(score.title)
        switch status.phase {
        case .waiting: doing = .waiting
        case .finished, .stopped, .failed: doing = .ended
        case .starting, .paused, .playing:
            doing = practice.player.isPaused ? .paused : status.phase == .starting ? .starting : .playing
        }
        let titled = score.sections.filter { !$0.title.isEmpty }
        let here = Search.last(titled) { $0.start <= frame }
        section = here.map { CleanText.line(titled[$0].title) } ?? ""
        chapter = here.map { ($0 + 1, titled.count) }
        // A line stays for a while, so that it can be read to its end.
        let said = Search.last(score.lines) { $0.start <= frame }.map { score.lines[$0] }
        line = said.map { frame < $0.end + 2 * score.rate ? CleanText.line($0.text) : "" } ?? ""
        position = score.seconds(frame)
        duration = score.seconds(score.duration)
        isOpen = score.guidances.contains { $0.isOpen && frame < $0.end }
        breath = Breath(at: frame, in: score)
        level = practice.level
        beds = balance.beds
        isMuted = balance.isMuted
        underruns = status.underruns
        round = status.rounds
    }
}

extension Glance.Breath {
    /// The breath at a frame; nil where none is guided.
    init?(at frame: Int, in score: Score) {
        guard let index = Search.last(score.breaths, where: { $0.start <= frame }), frame < score.breaths[index].end
        else { return nil }
        let breath = score.breaths[index]
        let guidance = Search.last(score.guidances) { $0.start <= frame }.map { score.guidances[$0] }
        number = index + 1 - (guidance?.breaths.lowerBound ?? 0)
        rate = 60 / score.seconds(breath.end - breath.start)
        volume = breath.volume(at: frame)
        phase = BreathPhase.allCases.first { frame < breath.span(of: $0).upperBound } ?? .rest
    }
}

/// Looking things up in lists that are in order.
enum Search {
    /// The last element that something holds of, where it holds of all before it; nil where it holds of none.
    static func last<Element>(_ list: [Element], where holds: (Element) -> Bool) -> Int? {
        var (low, high) = (0, list.count)
        while low < high {
            let middle = (low + high) / 2
            if holds(list[middle]) { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : low - 1
    }
}

extension BreathPhase {
    /// What a screen says of it.
    var word: String {
        switch self {
        case .inhale: "breathe in"
        case .hold: "hold"
        case .exhale: "breathe out"
        case .rest: "rest"
        }
    }
}
