import Foundation
import Testing

/// What a library holds, told by the tool itself.
@Suite("The catalogue of a library")
struct CatalogueTests {
    private struct Catalogue: Decodable {
        struct Part: Decodable {
            var name: String?
            var sessions: [Session]
        }
        struct Session: Decodable {
            var script: String
            var profile: String
            var voice: String
            var tags: [String]
            var breathing: [Breathing]
            var options: [Option]
            var parameters: [Option]
            var editions: [Edition]
        }
        struct Breathing: Decodable {
            var pattern: String
            var rate: Double
            var rateAfter: Double?
        }
        struct Option: Decodable {
            var name: String
            var value: String
        }
        struct Edition: Decodable {
            var language: String
            var script: String
            var title: String
            var times: Times?
            var speech: Speech?
            var marks: [Mark]
        }
        struct Times: Decodable {
            var duration: Double
            var shortest: Double
            var longest: Double?
        }
        struct Speech: Decodable {
            var words: Int
            var speaking: Double
            var guided: Double
            var overall: Double
            var silence: Double
            var longestSilence: Double
            var longestUnpaced: Double
        }
        struct Mark: Decodable {
            var figure: String
            var isBelow: Bool
            var reason: String?
        }
        var parts: [Part]
        var isEstimated: Bool
        var languages: [String]
        var sessions: [Session] { parts.flatMap(\.sessions) }
    }

    /// A library of four: two spoken, one of them in two languages, one that may fall silent, one without a voice.
    private static func library() throws -> Folder {
        let folder = try Folder()
        try FileManager.default.createDirectory(atPath: folder.file("shelf/shared"), withIntermediateDirectories: true)
        try folder.write(
            """
            ---
            title: A talk
            part: support
            summary: With a | in it.
            tags: [few words]
            ---
            One two three. [pause 20s] Four five six.
            [pause 65s..80s]
            [include shared/end.md]
            """,
            to: "shelf/talk.md"
        )
        try folder.write("Seven eight.\n", to: "shelf/shared/end.md")
        try folder.write(
            """
            ---
            title: Eine Rede
            language: de
            translates: talk.md
            ---
            Eins zwei drei. [pause 20s]
            """,
            to: "shelf/talk.de.md"
        )
        try folder.write(
            """
            ---
            title: Waves
            part: breathing
            parameters: { voice: yes, pace: 6 }
            ---
            [if voice] In, and out. [end]
            [breathe 4-6 at {pace}/min for 3 min]
            [breathe 4-6 from 12/min to 6/min over 1 min]
            [if voice] Rest. [pause 4s+] And stay. [end]
            """,
            to: "shelf/waves.md"
        )
        try folder.write("---\ntitle: Music\nprofile: sleep\n---\n[play pad] [pause 1 min]\n", to: "shelf/music.md")
        return folder
    }

    private static func catalogue(_ arguments: [String], in folder: Folder) throws -> Catalogue {
        let outcome = try Tool.run(
            ["catalogue", "--estimate", "--json", "-q"] + arguments,
            environment: ["LULL_CACHE": folder.file("cache")],
            in: folder
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try JSONDecoder().decode(Catalogue.self, from: outcome.output)
    }

    @Test("A library is told by part, with translations beside what they translate")
    func structure() throws {
        let folder = try Self.library()
        let catalogue = try Self.catalogue(["shelf"], in: folder)
        #expect(catalogue.isEstimated)
        #expect(catalogue.languages == ["en", "de"])
        #expect(catalogue.parts.map(\.name) == ["breathing", "support", nil])
        #expect(catalogue.sessions.map(\.script) == ["shelf/waves.md", "shelf/talk.md", "shelf/music.md"])
        #expect(catalogue.sessions.map(\.voice) == ["not with voice=no", "yes", "no"])
        #expect(catalogue.sessions.map(\.profile) == ["sensitive", "sensitive", "sleep"])
        #expect(catalogue.sessions[1].editions.map(\.title) == ["A talk", "Eine Rede"])
        #expect(catalogue.sessions[0].options.map(\.name) == ["voice"])
        #expect(catalogue.sessions[0].parameters.map(\.name) == ["pace"])
        let breathing = catalogue.sessions[0].breathing
        #expect(breathing.map(\.pattern) == ["4-6", "4-6"])
        #expect(breathing.map(\.rate) == [6, 12])
        #expect(breathing.map(\.rateAfter) == [nil, 6])
        #expect(catalogue.sessions[0].editions[0].times?.longest == nil)
        // A folder's name with a slash, and one script by its own name, are as good.
        #expect(try Self.catalogue(["shelf/"], in: folder).sessions.count == 3)
        #expect(try Self.catalogue(["shelf/talk.md"], in: folder).sessions.map(\.editions.count) == [1])
    }

    @Test("Words and silences are counted as they are")
    func figures() throws {
        let catalogue = try Self.catalogue(["shelf"], in: try Self.library())
        let talk = catalogue.sessions[1].editions[0]
        let times = try #require(talk.times)
        let speech = try #require(talk.speech)
        #expect(speech.words == 8)
        #expect(abs(speech.longestSilence - 65) < 0.01)
        #expect(abs(speech.longestUnpaced - 65) < 0.01)
        let spoken = 8 / speech.speaking * 60
        #expect(abs(speech.overall - 8 / times.duration * 60) < 0.01)
        #expect(abs(speech.silence - (1 - spoken / times.duration)) < 1e-3)
        // From the first word to the last there are 85 s without any.
        #expect(abs(speech.guided - 8 / (spoken + 85) * 60) < 0.01)
        #expect(talk.marks.map(\.figure) == ["guided", "silence"])
        #expect(talk.marks.map(\.reason) == ["on purpose", nil])
        #expect(abs(try #require(times.longest) - times.shortest - 15) < 0.01)
        // Four minutes of paced breathing between two lines are no silence of the voice's, but ten seconds of each.
        let waves = try #require(catalogue.sessions[0].editions[0].speech)
        #expect(waves.longestSilence > 240)
        #expect(waves.longestUnpaced < 10)
        #expect(catalogue.sessions[0].editions[0].marks.allSatisfy { $0.figure != "silence" })
        #expect(catalogue.sessions[2].editions[0].speech == nil)
    }

    @Test("Pages link to the scripts from where they are, and say the same")
    func pages() throws {
        let folder = try Self.library()
        let environment = ["LULL_CACHE": folder.file("cache")]
        for name in ["shelf/README.md", "catalogue.html"] {
            let outcome = try Tool.run(
                ["catalogue", "shelf", "--estimate", "-q", "-o", name],
                environment: environment,
                in: folder
            )
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.text == "")
        }
        let markdown = try String(contentsOfFile: folder.file("shelf/README.md"), encoding: .utf8)
        #expect(markdown.contains("| [A talk](talk.md)<br>With a \\| in it. |"))
        #expect(markdown.contains("| yes | [en](talk.md) [de](talk.de.md) | few words |"))
        #expect(markdown.contains("4-6 at 6/min; 4-6 from 12 to 6/min | not with voice=no |"))
        #expect(markdown.contains("guided below, on purpose; silence above |"))
        let html = try String(contentsOfFile: folder.file("catalogue.html"), encoding: .utf8)
        #expect(html.contains("<a href=\"shelf/talk.de.md\" lang=\"de\">Deutsch</a>"))
        #expect(html.contains("With a | in it."))
        #expect(!html.contains("<link") && !html.contains("<script"))
        // A page made among the scripts is none of them.
        #expect(try Self.catalogue(["shelf"], in: folder).sessions.count == 3)
    }

    @Test("What can't be told is said")
    func failures() throws {
        let folder = try Folder()
        try FileManager.default.createDirectory(atPath: folder.file("bare"), withIntermediateDirectories: true)
        func run(_ arguments: [String]) throws -> Tool.Outcome { try Tool.run(["catalogue"] + arguments, in: folder) }
        let missing = try run(["nowhere"])
        #expect(missing.status == 66)
        #expect(missing.errors == "lull: nowhere: there is no such file or folder; look at its name.\n")
        let bare = try run(["bare"])
        #expect(bare.status == 66)
        #expect(bare.errors == "lull: bare: no session lies there; a session has “title:” in its front matter.\n")
        let format = try run(["bare", "-o", "page.txt"])
        #expect(format.status == 64)
        #expect(format.errors.hasPrefix("Error: “page.txt” is no page: end it in .md or .html.\n"))
    }

    // MARK: The library that is shipped

    /// What a session may have outside a norm, on purpose.
    private struct Excuse: Hashable {
        var figure: String
        /// The script, without its ending: in all its languages, or in one where that is named.
        var script: String
        var range: ClosedRange<Double>

        init(_ figure: String, _ script: String, _ range: ClosedRange<Double>) {
            (self.figure, self.script, self.range) = (figure, script, range)
        }

        func covers(_ figure: String, _ script: String) -> Bool {
            figure == self.figure && (script == "\(self.script).md" || script.hasPrefix("\(self.script)."))
        }
    }

    private static let excuses: [Excuse] = [
        // flite draws a word out to no more than twice its length, which is faster than people speak towards sleep.
        Excuse("speaking", "hypnosis/autogenic-sleep", 90...115),
        Excuse("speaking", "sleep/night-waking", 90...115),
        Excuse("speaking", "sleep/sleep-bed-25", 90...115),
        Excuse("speaking", "sleep/sleep-bed-45", 90...115),
        Excuse("speaking", "sleep/wind-down", 90...115),
        // Lines of two or three long words.
        Excuse("speaking", "breathing/one-minute-reset.es", 80...90),
        // Steps, figures, music and what there is to hear lead on there, not words.
        Excuse("guided", "movement/walking-cadence", 24...30),
        Excuse("guided", "movement/gentle-dance", 24...30),
        Excuse("guided", "movement/tai-chi-flow", 28...30),
        Excuse("guided", "listening-tour", 20...30),
        // Sitting in silence, with a word now and then; and 45 minutes for one body.
        Excuse("guided", "meditation/sitting", 20...30),
        Excuse("guided", "meditation/body-scan-45", 26...30),
        // A few sentences, then a bed of sound.
        Excuse("guided", "sleep/night-waking", 15...25),
        Excuse("guided", "sleep/sleep-bed-25", 20...30),
        Excuse("guided", "sleep/sleep-bed-45", 20...30),
        Excuse("silent", "listening-tour", 80...85),
    ]

    /// What a figure of speech is held against: words a minute, the share of silence in per cent, seconds of silence.
    private static func norms(forSleep: Bool, fewWords: Bool) -> [(figure: String, range: ClosedRange<Double>)] {
        [
            ("speaking", forSleep ? 75...90 : 90...120),
            // Fewer than the norm of the catalogue is as few as a recording that was measured at its longest, or a little
            // fewer.
            ("guided", forSleep ? 30...50 : fewWords ? 30...55 : 55...80),
            // The same recording is silent for about half of its time.
            ("silent", forSleep ? 40...100 : 40...80),
            ("longest", 0...60),
        ]
    }

    @Test("The figures of the shipped library are inside their norms, or outside on purpose")
    func norms() throws {
        let catalogue = try Self.catalogue(["\(Tool.root)/Sessions"], in: try Folder())
        #expect(catalogue.sessions.count >= 60)
        for part in catalogue.parts where part.name == "music" {
            #expect(part.sessions.allSatisfy { $0.voice == "no" })
        }
        var needed = Set<Excuse>()
        for session in catalogue.sessions {
            let forSleep = session.profile == "sleep" || !Set(session.tags).isDisjoint(with: ["sleep", "bedtime"])
            let fewWords = session.tags.contains("few words")
            for edition in session.editions {
                for mark in edition.marks { #expect(mark.reason != nil, "\(edition.title): \(mark)") }
                guard let speech = edition.speech, let place = edition.script.range(of: "Sessions/") else { continue }
                let script = String(edition.script[place.upperBound...])
                let figures = [
                    "speaking": speech.speaking, "guided": speech.guided, "silent": speech.silence * 100,
                    "longest": speech.longestUnpaced,
                ]
                for norm in Self.norms(forSleep: forSleep, fewWords: fewWords) {
                    let value = try #require(figures[norm.figure]).rounded()
                    if norm.range.contains(value) { continue }
                    let excuse = Self.excuses.first { $0.covers(norm.figure, script) && $0.range.contains(value) }
                    #expect(excuse != nil, "\(script): \(norm.figure) \(value), not in \(norm.range)")
                    if let excuse { needed.insert(excuse) }
                }
                // A tag that excuses nothing is none.
                let isFew = edition.marks.contains { $0.figure == "guided" && $0.isBelow }
                #expect(isFew == fewWords, "\(script): few words")
            }
        }
        for excuse in Self.excuses { #expect(needed.contains(excuse), "not needed: \(excuse)") }
    }

    @Test("The shipped page tells the library as it is")
    func current() throws {
        let folder = try Folder()
        let outcome = try Tool.run(
            ["catalogue", "\(Tool.root)/Sessions", "--estimate", "-q", "-o", "page.md"],
            environment: ["LULL_CACHE": folder.file("cache")],
            in: folder
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        let made = Self.structure(of: try String(contentsOfFile: folder.file("page.md"), encoding: .utf8))
        let kept = Self.structure(of: try String(contentsOfFile: "\(Tool.root)/Sessions/README.md", encoding: .utf8))
        #expect(made.count > 60)
        #expect(made == kept, "Scripts/catalogue makes it anew")
    }

    /// The headings and rows of a page without what depends on the voice: lengths and figures.
    private static func structure(of page: String) -> [String] {
        let sessions = page.components(separatedBy: "\n## Words and silence").first ?? ""
        return sessions.split(separator: "\n").compactMap { line in
            if line.hasPrefix("## ") { return String(line) }
            guard line.hasPrefix("| ") else { return nil }
            let bare = line.replacing(/\]\([^)]*\)/, with: "]")
            var cells = bare.split(separator: " | ", omittingEmptySubsequences: false)
            if cells.count == 6 { cells.remove(at: 1) }
            return cells.joined(separator: " | ")
        }
    }
}
