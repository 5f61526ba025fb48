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
}

/// The phrases of one language, and its words for no.
struct Lexicon: Sendable {
    /// The language's tag.
    let language: String
    private let topics: [Topic: PhraseList]
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
        negators: Set<String>,
        carriers: Set<String>,
        restorers: Set<String>,
        reach: Int
    ) {
        self.language = language
        self.topics = topics.mapValues { PhraseList($0.split(separator: "\n").map(String.init)) }
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
    func mentions(_ topic: Topic, in words: Words) -> [Range<Int>] { topics[topic]?.matches(in: words.words) ?? [] }

    /// Every stretch of words that asks for a topic, without a no.
    func asks(_ topic: Topic, in words: Words) -> [Range<Int>] {
        mentions(topic, in: words).filter { !isNegated($0, in: words.words) }
    }

    private func isNegated(_ range: Range<Int>, in words: [Words.Word]) -> Bool {
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
        // “Stop”, “without”: a phrase may itself begin with a no.
        for index in start..<end where index != range.lowerBound && negators.contains(words[index].text) {
            let next = index + 1 < words.count ? words[index + 1].text : ""
            if !restorers.contains(next) { return true }
        }
        return false
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
                Match(index: index, line: line, text: line.words.written(range), location: line.place(of: range))
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
