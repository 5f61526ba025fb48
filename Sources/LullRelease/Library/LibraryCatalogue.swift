import LullScore
import LullSession

/// What a library of session scripts holds, as its catalogue tells it.
public struct LibraryCatalogue: Sendable, Equatable {
    /// The sessions by part, in the order of the parts' names; those without one come last.
    public var parts: [Part]
    /// Whether some lengths are estimates.
    public var isEstimated: Bool

    /// The sessions of a part.
    public struct Part: Encodable, Sendable, Equatable {
        /// Its name; nil for sessions that belong to none.
        public var name: String?
        /// Its sessions, in the order of their files.
        public var sessions: [Entry]

        /// Its name as a heading.
        public var heading: String {
            guard let name, let first = name.first else { return "Beside the parts" }
            return first.uppercased() + name.dropFirst()
        }
    }

    /// A session in all its languages.
    public struct Entry: Encodable, Sendable, Equatable {
        /// The script, as seen from the catalogue.
        public var script: String
        /// How gentle it is.
        public var profile: String
        /// The breathing that is guided, in the order of the session, each kind once.
        public var breathing: [Breathing]
        /// Whether and how it is spoken.
        public var voice: Voice
        /// Words that it is filed under.
        public var tags: [String]
        /// What about listeners it was written with in mind.
        public var listener: [String]
        /// Choices of yes or no, by the name of their parameter.
        public var options: [Option]
        /// Values that may be given otherwise.
        public var parameters: [Option]
        /// The session in each language, that of the original first.
        public var editions: [Edition]

        /// Its languages.
        var languages: [String] { editions.map(\.language) }
    }

    /// Whether somebody speaks.
    public enum Voice: Encodable, Sendable, Equatable {
        /// Somebody does.
        case spoken
        /// Nobody does.
        case none
        /// Nobody does with this value of a parameter: `voice=no`.
        case optional(String)

        /// As a table has it.
        public var text: String {
            switch self {
            case .spoken: "yes"
            case .none: "no"
            case .optional(let setting): "not with \(setting)"
            }
        }

        /// Writes it as its text.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(text)
        }
    }

    /// A kind of guided breathing.
    public struct Breathing: Encodable, Sendable, Hashable {
        /// The pattern, as written.
        public var pattern: String
        /// Breaths a minute at the beginning.
        public var rate: Double
        /// Breaths a minute at the end, where they change.
        public var rateAfter: Double?

        /// As it is read: `4-6 at 6/min`, `4-6 from 12 to 6/min`.
        public var text: String {
            func figure(_ rate: Double) -> String { Numerals.short((rate * 100).rounded() / 100) }
            let first = figure(rate)
            return rateAfter.map { "\(pattern) from \(first) to \(figure($0))/min" }
                ?? "\(pattern) at \(first)/min"
        }
    }

    /// A parameter.
    public struct Option: Encodable, Sendable, Equatable {
        /// Its name.
        public var name: String
        /// Its value where none is given.
        public var value: String
        /// What a person is told about it.
        public var says: String?
    }

    /// A session in a language.
    public struct Edition: Encodable, Sendable, Equatable {
        /// The language.
        public var language: String
        /// The script.
        public var script: String
        /// The title.
        public var title: String
        /// What it is about.
        public var summary: String?
        /// How long it is; nil where that can't be guessed without a voice.
        public var times: Times?
        /// What is spoken; nil where nobody speaks.
        public var speech: SpeechFigures?
        /// What of it lies outside the norms.
        public var marks: [SpeechMark]

        /// How a figure stands to its norm; nil where it is inside.
        func mark(_ figure: SpeechNorm.Figure) -> SpeechMark? { marks.first { $0.figure == figure } }
    }

    /// How long a session is, in seconds.
    public struct Times: Encodable, Sendable, Equatable {
        /// Its length where none is asked for.
        public var duration: Double
        /// The shortest it can be.
        public var shortest: Double
        /// The longest it can be; nil where there is no end to it.
        public var longest: Double?

        /// As it is read: `12:00`, `12:00 (8:25 to 20:00)`, `12:00 (and longer)`; whole seconds that can be asked for.
        public var text: String {
            let isShortest = duration - shortest < 1
            let whole = LengthRange.wholeSeconds(atLeast: shortest)
            let own = Figure.clock(isShortest ? whole : duration.rounded())
            let least = isShortest ? "" : Figure.clock(whole) + " "
            guard let longest else { return "\(own) (\(least)and longer)" }
            // As in a plan: a range that holds no whole second but its own is none.
            let most = LengthRange.wholeSeconds(atMost: longest)
            return longest - shortest < 1 ? own : "\(own) (\(least)to \(Figure.clock(most)))"
        }
    }

    /// Its sessions, in order.
    var entries: [Entry] { parts.flatMap(\.sessions) }

    /// Its languages, the one with the most sessions first.
    var languages: [String] {
        var counts: [String: Int] = [:]
        for entry in entries { for language in entry.languages { counts[language, default: 0] += 1 } }
        return counts.keys.sorted { (counts[$1] ?? 0, $0) < (counts[$0] ?? 0, $1) }
    }
}

extension LibraryCatalogue: Encodable {
    private enum Key: String, CodingKey { case parts, isEstimated, languages, norms }

    private struct Norm: Encodable {
        var figure: SpeechNorm.Figure
        var sleep: Bool
        var least: Double
        var most: Double
        var standing: SpeechNorm.Standing
        var source: String
    }

    /// Writes it with its languages and the norms.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(parts, forKey: .parts)
        try container.encode(isEstimated, forKey: .isEstimated)
        try container.encode(languages, forKey: .languages)
        let norms = [false, true].flatMap { sleep in
            SpeechNorm.norms(forSleep: sleep).map {
                Norm(
                    figure: $0.figure,
                    sleep: sleep,
                    least: $0.range.lowerBound,
                    most: $0.range.upperBound,
                    standing: $0.standing,
                    source: $0.source
                )
            }
        }
        try container.encode(norms, forKey: .norms)
    }
}
