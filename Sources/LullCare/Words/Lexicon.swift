import LullSession

/// What a script may say that a rule listens for.
enum Topic: CaseIterable, Sendable {
    // Breathing.
    case comfort, deepBreath, holdBreath, forcefulBreathing, humming
    case standing, sitting, driving, inWater
    // Tensing and letting go.
    case tensing, releasing, skipping, neckBack, jawClench, eyeSqueeze
    // Rest and trance.
    case trance, returning, notDriving, stopping, closingEyes, openEyes, heaviness, heartFormula, warmth
    // Eyes and movement.
    case headMotion, hardBlinking, eyeExercise, chair, dizzyStop, warmUp, coolDown, resting
    // Words.
    case claim, vanishing, medicine, relaxCommand, invitation

    /// Whether the topic is something that a body does. A story may tell of it without asking anybody.
    var isAct: Bool {
        switch self {
        case .deepBreath, .holdBreath, .forcefulBreathing, .humming, .standing, .driving, .inWater, .tensing, .neckBack,
            .jawClench, .eyeSqueeze, .closingEyes, .headMotion, .hardBlinking, .eyeExercise, .relaxCommand:
            true
        default: false
        }
    }

    /// Whether a phrase must stand within one clause: “your muscles tighten, your sight narrows” has no “tighten your”.
    var staysInClause: Bool {
        switch self {
        case .tensing, .neckBack, .jawClench, .eyeSqueeze, .headMotion, .hardBlinking, .eyeExercise: true
        default: false
        }
    }
}

/// The phrases of one language, and its words for no.
struct Lexicon: Sendable {
    /// The language's tag.
    let language: String
    private let topics: [Topic: PhraseList]
    /// Phrases that look like a topic and mean something else: “press your thumb and finger together”.
    private let exceptions: [Topic: PhraseList]
    /// How a story is told.
    private let narration: Narration
    /// The sentences that rules suggest.
    var suggestions: [Suggestion: String] { Suggestion.sentences[language] ?? [:] }
    /// Words that turn what follows them in their clause around.
    let negators: Set<String>
    /// Words that carry a no over a comma: “no need to push, or to fill completely”.
    let carriers: Set<String>
    /// Words that take the no from a negator right before them: “don't forget”, “not only”.
    let restorers: Set<String>
    /// How many words behind a phrase a no may stand: “drücke nicht”.
    let reach: Int

    init(
        _ language: String,
        _ topics: [Topic: String],
        except exceptions: [Topic: String],
        narration: Narration,
        negators: Set<String>,
        carriers: Set<String>,
        restorers: Set<String>,
        reach: Int
    ) {
        self.language = language
        self.topics = topics.mapValues(PhraseList.init)
        self.exceptions = exceptions.mapValues(PhraseList.init)
        self.narration = narration
        self.negators = negators
        self.carriers = carriers
        self.restorers = restorers
        self.reach = reach
    }

    /// The languages that have a table.
    static let all: [Lexicon] = [.english, .spanish, .german]

    /// The lexicon of a language tag, such as `en-GB`.
    static func of(_ tag: String) -> Lexicon? {
        let language = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
        return all.first { $0.language == language }
    }

    /// The topics that have phrases.
    var known: Set<Topic> { Set(topics.keys) }

    /// Every stretch of words that speaks of a topic, whether with a no or not.
    func mentions(_ topic: Topic, in words: Words) -> [Range<Int>] { found(topic, in: words.words).map(\.range) }

    /// Every stretch of words that asks for a topic: without a no, and not in a story about somebody else.
    func asks(_ topic: Topic, in words: Words) -> [Range<Int>] {
        found(topic, in: words.words).filter { match in
            !isNegated(match, in: words.words) && !(topic.isAct && narration.tells(of: match.range, in: words.words))
        }.map(\.range)
    }

    private func found(_ topic: Topic, in words: [Words.Word]) -> [PhraseList.Match] {
        let matches = topics[topic]?.matches(in: words) ?? []
        guard !matches.isEmpty else { return [] }
        let others = exceptions[topic]?.matches(in: words) ?? []
        return matches.filter { match in
            let range = match.range
            let isWhole = words[range.lowerBound].clause == words[range.upperBound - 1].clause
            return (isWhole || !topic.staysInClause) && !others.contains { $0.range.overlaps(range) }
        }
    }

    private func isNegated(_ match: PhraseList.Match, in words: [Words.Word]) -> Bool {
        let range = match.range
        // No clause that is spoken is longer.
        let furthest = max(0, range.lowerBound - 60)
        var start = range.lowerBound
        while true {
            let clause = words[start].clause
            while start > furthest, words[start - 1].clause == clause { start -= 1 }
            let isCarried = start > furthest && !words[start].isAfterStop && carriers.contains(words[start].text)
            guard isCarried else { break }
            start -= 1
        }
        let clause = words[range.upperBound - 1].clause
        var end = range.upperBound
        while end < words.count, end < range.upperBound + reach, words[end].clause == clause { end += 1 }
        for index in start..<end where isNo(index, in: words) {
            // “Stop”, “no longer need”: a phrase may itself say no.
            if range.contains(index), match.phrase.names(words[index].text) { continue }
            let next = index + 1 < words.count ? words[index + 1].text : ""
            if !restorers.contains(next) { return true }
        }
        return false
    }

    /// Whether a word says no, by itself or with the word before it: “en vez”.
    private func isNo(_ index: Int, in words: [Words.Word]) -> Bool {
        let text = words[index].text
        return negators.contains(text) || index > 0 && negators.contains("\(words[index - 1].text) \(text)")
    }
}

extension Subject {
    /// A stretch of a line that speaks of a topic.
    struct Match: Sendable {
        /// The line, counted among the lines, or the titles.
        var index: Int
        var line: Line
        /// The words as they are written.
        var text: String
        /// The words, counted in the line.
        var words: Range<Int>
        var location: Location
    }

    /// The places where lines ask for a topic, without a no.
    func asked(_ topic: Topic) -> [Match] { matches(lines) { $0.asks(topic, in: $1) } }

    /// The places where lines speak of a topic, whether with a no or not.
    func mentioned(_ topic: Topic) -> [Match] { matches(lines) { $0.mentions(topic, in: $1) } }

    /// The places where lines, headings or the title ask for a topic.
    func askedAnywhere(_ topic: Topic) -> [Match] { asked(topic) + matches(titles) { $0.asks(topic, in: $1) } }

    /// Whether something said speaks of a topic.
    func mentions(_ topic: Topic) -> Bool {
        guard let lexicon else { return false }
        return lines.contains { !lexicon.mentions(topic, in: $0.words).isEmpty }
    }

    private func matches(_ lines: [Line], _ find: (Lexicon, Words) -> [Range<Int>]) -> [Match] {
        guard let lexicon else { return [] }
        return lines.enumerated().flatMap { index, line in
            find(lexicon, line.words).map { range in
                Match(
                    index: index,
                    line: line,
                    text: line.words.written(range),
                    words: range,
                    location: line.place(of: range)
                )
            }
        }
    }
}

extension Subject.Line {
    /// Where a stretch of its words is written; the line itself where nobody wrote them so.
    func place(of range: Range<Int>) -> Location {
        guard let written, let bytes = words.bytes(range) else { return location }
        let place = written.location(bytes)
        return Location(place.source, place.range).caused(by: location.cause?.location)
    }
}
