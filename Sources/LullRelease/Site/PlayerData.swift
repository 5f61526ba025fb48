import LullSession

/// What the player's script knows of a track, in seconds.
struct PlayerData: Encodable {
    /// Under which name the browser remembers the place.
    let key: String
    let title: String
    let program: String
    let language: String
    let duration: Double
    let cover: String?
    let captions: String?
    let chapters: [Span]
    let lines: [Line]
    /// Start, inhale, hold, exhale, rest, and how much of the inhale is a second one on top.
    let breaths: [[Double]]
    /// How full the lungs are after the first part of a two-stage inhale.
    let firstStage: Double
    let stretches: [Stretch]
    let words: Words

    struct Span: Encodable {
        let start, end: Double
    }

    struct Line: Encodable {
        let start, end: Double
        let text: String
    }

    /// Breaths that follow one another without a gap.
    struct Stretch: Encodable {
        let start, end: Double
        /// The number of its first breath, from 0, and how many they are.
        let first, count: Int
        let text: String
    }

    struct Words: Encodable {
        let play, pause, of, ends: String
        let phases: [String]
    }

    init(_ catalogue: Catalogue, _ track: Track, _ words: SiteWords) {
        key = "lull:\(catalogue.identifier.lowercased()):\(track.id)"
        title = track.title
        program = catalogue.title(in: track.language).text
        language = track.language
        duration = track.duration
        cover = catalogue.cover.map { "../" + Address.encoded($0.path) }
        captions = track.files.first { $0.role == .captions && $0.format == "vtt" }
            .map { "../" + Address.encoded($0.path) }
        chapters = track.parts.map { Span(start: PlayerData.short($0.start), end: PlayerData.short($0.end)) }
        lines = track.lines.filter { !$0.text.isEmpty }.map { line in
            Line(start: PlayerData.short(line.start), end: PlayerData.short(line.end), text: line.text)
        }
        breaths = track.breaths.map { breath in
            [breath.start, breath.inhale, breath.hold, breath.exhale, breath.rest, breath.topUp ?? 0]
                .map(PlayerData.short)
        }
        firstStage = BreathPattern.firstStageVolume
        stretches = PlayerData.stretches(track.breaths, words)
        self.words = Words(
            play: words.play,
            pause: words.pause,
            of: words.ofTime,
            ends: words.breathingEnds,
            phases: [words.inhale, words.hold, words.exhale, words.rest]
        )
    }

    // A tenth of a millisecond is enough for a screen, and keeps pages small.
    private static func short(_ seconds: Double) -> Double { (seconds * 10_000).rounded() / 10_000 }

    private static func stretches(_ breaths: [Track.Breath], _ words: SiteWords) -> [Stretch] {
        var result: [Stretch] = []
        var first = 0
        for (index, breath) in breaths.enumerated() {
            let end = breath.end
            if index + 1 < breaths.count, breaths[index + 1].start - end < 0.05 { continue }
            result.append(
                Stretch(
                    start: short(breaths[first].start),
                    end: short(end),
                    first: first,
                    count: index - first + 1,
                    text: words.breathing(pattern(breaths[first], words), index - first + 1)
                )
            )
            first = index + 1
        }
        return result
    }

    // “In 4, out 6”: what a stretch begins with.
    private static func pattern(_ breath: Track.Breath, _ words: SiteWords) -> String {
        let phases = [
            (words.inhale, breath.inhale), (words.hold, breath.hold), (words.exhale, breath.exhale),
            (words.rest, breath.rest),
        ]
        return phases.filter { $0.1 > 0 }.map { name, seconds in
            let figure = words.figure(seconds)
            return "\(name) \(figure.hasSuffix("0") ? String(figure.dropLast(2)) : figure)"
        }.joined(separator: ", ")
    }
}

extension Track.Breath {
    /// Where it ends.
    fileprivate var end: Double { start + inhale + hold + exhale + rest }
}
