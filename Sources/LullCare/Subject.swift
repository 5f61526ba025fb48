public import LullScore
public import LullSession

/// A session as the rules of care look at it: what is wanted, when it happens, and the text it is written in.
public struct Subject: Sendable {
    /// The session.
    public let session: Session
    /// Its score; the times may rest on estimates.
    public let score: Score
    /// What is said, with its time.
    let lines: [Line]
    /// The headings and the title.
    private(set) var titles: [Line]
    /// Paced breathing, stretches less than a landing apart joined.
    let pacings: [Pacing]
    /// The words of the session's language; nil where nobody has gathered them.
    let lexicon: Lexicon?

    /// Something said, or a heading.
    struct Line: Sendable {
        var words: Words
        /// The places of its words; nil where nobody wrote them so.
        var written: LocatedText?
        var location: Location
        /// Where it stands among the session's items; the title is before all.
        var item: Int
        /// Seconds.
        var start: Double
        var end: Double
    }

    /// A stretch of paced breathing, in seconds.
    struct Pacing: Sendable {
        var guidances: [Score.Guidance]
        var start: Double
        var end: Double
        var location: Location { guidances.first?.location ?? .builtIn }
        var length: Double { end - start }
    }

    /// The unpaced time after which breathing counts as having landed; shorter breaks don't end a pacing.
    static let landing = 30.0

    /// A subject.
    public init(session: Session, score: Score) {
        self.session = session
        self.score = score
        lexicon = Lexicon.of(session.language)
        var lines: [Line] = []
        let titlePlace = session.$title.isWritten ? session.$title : session.beginning
        var titles = [
            Line(
                words: Words(session.title),
                written: Self.verbatim(session.title, titlePlace),
                location: titlePlace,
                item: -1,
                start: 0,
                end: 0
            )
        ]
        var spoken = score.lines.makeIterator()
        var sections = score.sections.makeIterator()
        for (index, item) in session.items.enumerated() {
            switch item.cue {
            case .speak, .take:
                guard let line = spoken.next() else { continue }
                var written: LocatedText?
                if case .speak(let said) = item.cue { written = said.words }
                lines.append(
                    Line(
                        words: Words(line.text),
                        written: written,
                        location: item.location,
                        item: index,
                        start: score.seconds(line.start),
                        end: score.seconds(line.end)
                    )
                )
            case .section(let title):
                // A section that no heading begins bears the title, which was looked at.
                guard let section = sections.next(), !item.location.range.isEmpty else { continue }
                titles.append(
                    Line(
                        words: Words(title),
                        written: Self.verbatim(title, item.location),
                        location: item.location,
                        item: index,
                        start: score.seconds(section.start),
                        end: score.seconds(section.end)
                    )
                )
            default: continue
            }
        }
        self.lines = lines
        self.titles = titles
        pacings = Subject.joined(score)
    }

    /// A title with the places of its words, where it is written as it stands.
    private static func verbatim(_ title: String, _ location: Location) -> LocatedText? {
        let marks = location.source.bytes[location.range].prefix { $0 == 0x23 || $0 == 0x20 }.count
        var words = LocatedText(location.source)
        words.append(location.range.lowerBound + marks..<location.range.upperBound)
        return words.text == title ? words : nil
    }

    private static func joined(_ score: Score) -> [Pacing] {
        var pacings: [Pacing] = []
        for guidance in score.guidances {
            let (start, end) = (score.seconds(guidance.start), score.seconds(guidance.end))
            if let last = pacings.indices.last, start - pacings[last].end < landing {
                pacings[last].guidances.append(guidance)
                pacings[last].end = end
            } else {
                pacings.append(Pacing(guidances: [guidance], start: start, end: end))
            }
        }
        return pacings
    }
}

// MARK: What rules ask of it

extension Subject {
    /// The length of the session in seconds.
    var duration: Double { score.seconds(score.duration) }

    /// Whether the listener has one of these flags; the first that is met.
    func listener(_ flags: [ListenerFlag]) -> ListenerFlag? { session.listener.first(where: flags.contains) }

    /// Whether the script is filed under one of these words.
    func isTagged(_ tags: [String]) -> Bool {
        session.tags.contains { tag in tags.contains(String(tag.map { "-_".contains($0) ? " " : $0 })) }
    }

    /// The week of a programme, where a tag names it: `week 1`.
    var week: Int? {
        for tag in session.tags {
            let parts = tag.split { " -_".contains($0) }
            if parts.count == 2, parts[0] == "week", let number = Int(parts[1]) { return number }
        }
        return nil
    }

    /// Whether the session is to be slept to.
    var isForSleep: Bool { session.profile == .sleep || isTagged(["sleep", "bedtime"]) }

    /// Whether somebody speaks whose words are known.
    var speaks: Bool { lines.contains { !$0.words.isEmpty } }

    /// Whether everything said is known and its language has a table of words.
    var canBeRead: Bool { lexicon != nil && speaks && !lines.contains { $0.words.isEmpty } }

    /// The breaths of a guidance.
    func breaths(_ guidance: Score.Guidance) -> ArraySlice<Score.Breath> { score.breaths[guidance.breaths] }

    /// The length of a breath in seconds.
    func period(_ breath: Score.Breath) -> Double { score.seconds(breath.end - breath.start) }

    /// How far a length of paced breathing may miss the one that is meant: half a breath, as breaths come whole.
    var grace: Double { (score.breaths.map(period).max() ?? 0) / 2 + 0.01 }

    /// The longest phase of a guidance in seconds, to the hundredth.
    func longest(_ phase: BreathPhase, _ guidance: Score.Guidance) -> Double {
        let frames = breaths(guidance).map { $0.span(of: phase).count }.max() ?? 0
        return (score.seconds(frames) * 100).rounded() / 100
    }

    /// The slowest rate of a guidance in breaths a minute, to the hundredth.
    func slowest(_ guidance: Score.Guidance) -> Double {
        let longest = breaths(guidance).map { $0.end - $0.start }.max() ?? 1
        return (6_000 / score.seconds(longest)).rounded() / 100
    }

    /// The fastest rate of a guidance in breaths a minute, to the hundredth.
    func fastest(_ guidance: Score.Guidance) -> Double {
        let shortest = breaths(guidance).map { $0.end - $0.start }.min() ?? 1
        return (6_000 / score.seconds(max(shortest, 1))).rounded() / 100
    }

    /// Whether a guidance is hummed: by the name of its pattern, as it is written.
    func isHummed(_ guidance: Score.Guidance) -> Bool {
        let written = Words(guidance.location.text).texts
        return written.contains("humming") || written.contains("bhramari")
    }

    /// The first of these places that somebody wrote, else where the script begins.
    func place(_ places: Location...) -> Location { places.first(where: \.isWritten) ?? session.beginning }

    /// The sounds that are heard, each with the place that first asks for it: beds, strokes, guides and their cues.
    var heard: [(sound: Sound, location: Location)] {
        var names: Set<String> = []
        var result: [(sound: Sound, location: Location)] = []
        func add(_ name: String?, _ location: Location) {
            guard let name, names.insert(name).inserted, let sound = session.sounds[name] else { return }
            result.append((sound, location))
            for phase in BreathPhase.allCases {
                if let cue = sound.phases[phase] { result.append((cue, location)) }
            }
        }
        for item in session.items {
            switch item.cue {
            case .play(let name, _, _), .strike(let name, _): add(name, item.location)
            case .breathe(let guidance), .beginBreathing(let guidance): add(guidance.guide, item.location)
            default: continue
            }
        }
        return result
    }

    /// Where a sound is declared, or for one of the palette where it is first used.
    func place(_ heard: (sound: Sound, location: Location)) -> Location {
        heard.sound.location.isWritten ? heard.sound.location : heard.location
    }
}
