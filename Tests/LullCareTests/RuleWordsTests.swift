import LullSession
import Testing

@testable import LullCare

/// Sentences that a rule about words must catch in one language, and sentences near them that it must let pass.
struct RuleWords: Sendable, CustomTestStringConvertible {
    var rule: String
    var caught: [String]
    var passed: [String]
    var language = "en"

    /// Sentences, one a line.
    init(_ rule: String, caught: String, passed: String) {
        self.rule = rule
        self.caught = caught.split(separator: "\n").map(String.init)
        self.passed = passed.split(separator: "\n").map(String.init)
    }

    var testDescription: String { "\(rule), \(language)" }

    /// The tables of all languages.
    static let all: [RuleWords] = [("en", english), ("de", german), ("es", spanish)].flatMap { language, table in
        table.map { words in
            var words = words
            words.language = language
            return words
        }
    }

    /// What stands around a sentence so that the rule looks at it: a line of the front matter, and what follows.
    static let frames: [String: (front: String?, after: String)] = [
        "deep-breath": (nil, ""),
        "forceful-breathing": (nil, ""),
        "humming": ("listener: [laryngeal-dystonia]", ""),
        "hold-for-listener": ("listener: [pregnancy]", ""),
        "unsafe-place": (nil, "[breathe 4-6 x 6]"),
        "no-comfort-line": (nil, "[breathe 4-6 for 3 min]"),
        "tense-for-listener": ("listener: [fibromyalgia]", ""),
        "tense-breath-held": (nil, ""),
        "strain-for-listener": ("listener: [cervical-dystonia]", ""),
        "no-skip-line": (nil, ""),
        "no-return": ("tags: [hypnosis]", ""),
        "no-driving-line": ("tags: [hypnosis]", ""),
        "eyes-only-closed": (nil, ""),
        "no-way-out": ("tags: [hypnosis]", ""),
        "heavy-head": ("listener: [cervical-dystonia]", ""),
        "heart-formula": ("listener: [panic]", ""),
        "warmth-on-pain": ("listener: [chronic-pain]", ""),
        "head-motion": ("listener: [neck-injury]", ""),
        "no-chair-line": ("tags: [vestibular]", ""),
        "no-dizzy-line": (nil, ""),
        "hard-blinking": ("listener: [blepharospasm]", ""),
        "claims": (nil, ""),
        "symptom-promise": (nil, ""),
        "medicine-advice": (nil, ""),
        "relax-command": (nil, ""),
    ]

    /// A script with one of the sentences.
    func script(_ sentence: String) throws -> String {
        let frame = try #require(Self.frames[rule])
        let front = ["---", "language: \(language)", frame.front, "---"].compactMap(\.self)
        return (front + [sentence, "", frame.after, "[pause 30s]"]).joined(separator: "\n")
    }
}

@Suite("What rules about words catch and let pass")
struct RuleWordsTests {
    @Test("Every sentence that asks is caught, and every one that comes near passes", arguments: RuleWords.all)
    func sentences(_ words: RuleWords) throws {
        for sentence in words.caught {
            let said = try text(words.rule, words.script(sentence))
            #expect(said != "", "\(words.rule) must catch: \(sentence)")
        }
        for sentence in words.passed {
            let said = try text(words.rule, words.script(sentence))
            #expect(said == "", "\(words.rule) must let pass: \(sentence)")
        }
    }

    @Test("Every rule about words has six sentences of either kind in every language")
    func complete() {
        for language in Lexicon.all.map(\.language) {
            let table = RuleWords.all.filter { $0.language == language }
            #expect(table.map(\.rule).sorted() == RuleWords.frames.keys.sorted(), "\(language)")
            for words in table {
                #expect(Set(words.caught).count >= 6, "\(words.testDescription)")
                #expect(Set(words.passed).count >= 6, "\(words.testDescription)")
            }
        }
    }

    /// The rule that asks for each suggestion says so by silence once it is followed.
    static let suggestions: [(Suggestion, Topic)] = [
        (.smallBreath, .comfort), (.stopAtAnyTime, .stopping), (.notDriving, .notDriving), (.restingGaze, .openEyes),
        (.skipWhatHurts, .skipping), (.handOnChair, .chair), (.stopWhenDizzy, .dizzyStop), (.wayBack, .returning),
        (.warmUp, .warmUp), (.coolDown, .coolDown), (.rest, .resting),
    ]

    @Test("A suggested sentence is what its rule looks for", arguments: Lexicon.all.map(\.language))
    func suggested(_ language: String) throws {
        let lexicon = try #require(Lexicon.of(language))
        #expect(Set(lexicon.suggestions.keys) == Set(Suggestion.allCases))
        for (suggestion, topic) in Self.suggestions {
            let sentence = try #require(lexicon.suggestions[suggestion])
            #expect(!lexicon.mentions(topic, in: Words(sentence)).isEmpty, "\(suggestion): \(sentence)")
        }
        let invitation = try #require(lexicon.suggestions[.invitation])
        #expect(lexicon.asks(.relaxCommand, in: Words(invitation)).isEmpty)
    }

    @Test("A suggestion comes in the script's language")
    func language() throws {
        #expect(
            try text("no-way-out", script("language: de-AT", "tags: [trance]", body: "Ruhe."))
                .hasSuffix("say: “Du kannst jederzeit aufhören.”")
        )
        #expect(
            try text("no-way-out", script("language: es", "tags: [trance]", body: "Descansa."))
                .hasSuffix("say: “Puedes parar cuando quieras.”")
        )
        #expect(
            try text("eyes-only-closed", script("language: de", body: "Schließe die Augen."))
                .hasSuffix("add: “oder lass sie auf einem ruhigen Punkt ruhen”")
        )
        #expect(
            try text("no-driving-line", script("language: es", "tags: [trance]", body: "Descansa."))
                .hasSuffix("“Por favor, no escuches esto mientras conduces.”")
        )
    }
}
