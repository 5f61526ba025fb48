import FoundationEssentials
import LullCare
import LullFile
import LullRelease
import LullScript
import LullSession
import Testing

/// A folder of a test's own with a few scripts, gone with it.
final class ProgramFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "lull-program-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try write(
            "---\ntitle: Paced\nparameters:\n  pace: { default: 6, from: 4, to: 8 }\n---\n[breathe 4-6 at {pace}/min x 2]\n",
            to: "paced.md"
        )
        try write("---\ntitle: Rest\n---\n[play brown]\n[pause 20s]\n", to: "rest.md")
        try write("---\ntitle: Descanso\nlanguage: es\n---\n[play brown]\n[pause 20s]\n", to: "rest.es.md")
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"))
    }

    /// What comes of a program.
    func read(_ text: String) throws -> ProgramReader.Outcome {
        try write(text, to: "program.yaml")
        return try ProgramReader.read("\(path)/program.yaml")
    }

    /// The problems of a program as a person reads them, without the folder.
    func problems(_ text: String) throws -> [String] {
        let outcome = try read(text)
        return outcome.problems.map {
            Diagnostics.text($0).replacing("\(path)/", with: "")
        }
    }
}

@Suite("Reading programs")
struct ProgramReaderTests {
    @Test("names that people write stand for the program's own, and once only")
    func aliases() throws {
        let folder = try ProgramFolder()
        let outcome = try folder.read(
            "title: Quiet\nlicence: CC BY 4.0\ndescription: Calm\nlanguage: en\nformat: opus\nsessions: [rest.md]\n"
        )
        let program = try #require(outcome.program)
        #expect(program.license?.name == "CC BY 4.0" && program.summary == "Calm")
        #expect(program.languages.count == 1 && program.formats.count == 1)
        let twice = try folder.problems("title: Quiet\nlicense: MIT\nlicence: CC BY 4.0\nsessions: [rest.md]\n")
        #expect(
            twice == [
                "program.yaml:3:1: error: “licence” is “license” once more\n"
                    + " 3 | licence: CC BY 4.0\n   | ^~~~~~~ leave one of the two out"
            ]
        )
    }

    @Test("a program becomes tracks: sessions, then variants in each language")
    func tracks() throws {
        let folder = try ProgramFolder()
        let outcome = try folder.read(
            """
            title: Quiet
            languages: [en, es]
            defaults: { slot: morning, set: { pace: 5 } }
            sessions:
              - { script: paced.md, week: 1, day: 1, languages: [en], variants: { pace: [5.5, 6], length: [20 s, 30 s] } }
              - { script: rest.md, name: rest-well, slot: evening }
            """
        )
        let program = try #require(outcome.program)
        #expect(
            program.tracks.map(\.id) == [
                "w1-d1-morning-paced-pace-5-5-20-s-en", "w1-d1-morning-paced-pace-5-5-30-s-en",
                "w1-d1-morning-paced-pace-6-20-s-en", "w1-d1-morning-paced-pace-6-30-s-en",
                "rest-well-en",
                "rest-well-es",
            ]
        )
        #expect(program.tracks.map(\.order) == [1, 2, 3, 4, 5, 6])
        #expect(program.tracks[0].parameters == ["pace": "5.5"])
        #expect(program.tracks[0].variant == "pace 5.5, 20 s")
        #expect(program.tracks[0].length == 20)
        // What stands for all sessions is only for scripts that have the parameter.
        #expect(program.tracks[4].parameters.isEmpty)
        #expect(program.tracks[5].script == "rest.es.md")
        #expect(program.formats.map(\.name.rawValue) == ["flac", "opus", "mp3"])
    }

    @Test("settings of formats, loudness, captions, stems, voices, licence")
    func settings() throws {
        let folder = try ProgramFolder()
        let outcome = try folder.read(
            """
            title: Quiet
            license: CC BY-SA 4.0
            formats: { opus: { bitrate: 64 kb/s }, mp3: { bitrate: 192 kb/s }, flac: { bits: 16 }, ogg: { quality: 0.3 } }
            loudness: sleep
            captions: [vtt, lrc]
            stems: on
            voices: { en: flite/rms }
            date: 2026-02-28
            sessions: [rest.md]
            """
        )
        let program = try #require(outcome.program)
        #expect(program.formats.map(\.encoding) == [.bitRate(64_000), .bitRate(192_000), .usual, .quality(0.3)])
        #expect(program.formats[2].bits == .sixteen)
        #expect(program.license?.url == "https://creativecommons.org/licenses/by-sa/4.0/")
        #expect(program.tracks[0].loudness == .loudness(.init(-29)))
        #expect(program.tracks[0].voice?.engine == "flite" && program.tracks[0].voice?.name == "rms")
        #expect(program.captions.map(\.rawValue) == ["vtt", "lrc"])
        #expect(program.stems == .flac)
        #expect(program.date == "2026-02-28T00:00:00Z")
    }

    @Test(
        "what is wrong is told with its place and its mend",
        arguments: [
            (
                "titel: Quiet\nsessions: [rest.md]\n",
                [
                    "program.yaml:1:1: error: the program has no “titel”\n 1 | titel: Quiet\n   | ^~~~~ did you mean “title”?",
                    "program.yaml:1:1: error: the program has no “title”\n 1 | titel: Quiet\n   | ^ write title: …",
                ]
            ),
            (
                "title: Quiet\nsessions:\n  - { script: rset.md }\n",
                [
                    "program.yaml:3:15: error: there is no script “rset.md”\n 3 |   - { script: rset.md }\n"
                        + "   |               ^~~~~~~ did you mean “rest.md”?"
                ]
            ),
            (
                "title: Quiet\nlanguages: [en, de]\nsessions:\n  - rest.md\n",
                [
                    "program.yaml:4:5: error: “rest.md” has no translation into de\n 4 |   - rest.md\n"
                        + "   |     ^~~~~~~ write it as rest.de.md, or give the session languages of its own"
                ]
            ),
            (
                "title: Quiet\nsessions:\n  - { script: paced.md, set: { pace: 12 } }\n",
                [
                    "program.yaml:3:38: error: “pace” is 12; it may be 4 to 8\n"
                        + " 3 |   - { script: paced.md, set: { pace: 12 } }\n"
                        + "   |                                      ^~ choose a value in that range"
                ]
            ),
            (
                "title: Quiet\nsessions:\n  - { script: paced.md, variants: { pase: [5, 6] } }\n",
                [
                    "program.yaml:3:37: error: this script has no parameter “pase”\n"
                        + " 3 |   - { script: paced.md, variants: { pase: [5, 6] } }\n"
                        + "   |                                     ^~~~ did you mean “pace”?"
                ]
            ),
            (
                "title: Quiet\nsessions: [rest.md, rest.md]\n",
                [
                    "program.yaml:2:21: error: two sessions would have the same files, “rest”\n"
                        + " 2 | sessions: [rest.md, rest.md]\n"
                        + "   |                     ^~~~~~~ add name: to one of them"
                ]
            ),
            (
                "title: Quiet\nsessions: [{ script: rest.md, name: a }, { script: paced.md, name: a }]\n",
                [
                    "program.yaml:2:42: error: two sessions would have the same files, “a”\n"
                        + " 2 | sessions: [{ script: rest.md, name: a }, { script: paced.md, name: a }]\n"
                        + "   |                                          ^ give one of them another name"
                ]
            ),
            (
                "title: Quiet\nsessions: [{ script: paced.md, variants: { lenght: [20 s], pase: [5] } }]\n",
                [
                    "program.yaml:2:44: error: this script has no parameter “lenght”\n"
                        + " 2 | sessions: [{ script: paced.md, variants: { lenght: [20 s], pase: [5] } }]\n"
                        + "   |                                            ^~~~~~ did you mean “length”?",
                    "program.yaml:2:60: error: this script has no parameter “pase”\n"
                        + " 2 | sessions: [{ script: paced.md, variants: { lenght: [20 s], pase: [5] } }]\n"
                        + "   |                                                            ^~~~ did you mean “pace”?",
                ]
            ),
            (
                "title: { es: Calma }\nsummary: { de: Ruhe }\nlanguages: [en, es]\nsessions: [rest.md]\n",
                [
                    "program.yaml:1:8: error: “title” is not said in en, the program's first language\n"
                        + " 1 | title: { es: Calma }\n   |        ^ write title: { en: … }",
                    "program.yaml:2:12: error: “de” is not among the program's languages\n"
                        + " 2 | summary: { de: Ruhe }\n   |            ^~ there are en, es",
                ]
            ),
            (
                "title: Quiet\nformats: [ogg, vorbis]\nsessions: [rest.md]\n",
                [
                    "program.yaml:2:16: error: two formats would make the same files, .ogg\n 2 | formats: [ogg, vorbis]\n"
                        + "   |                ^~~~~~ keep one of the two"
                ]
            ),
            (
                "title: Quiet\ncover: rest.md\nloudness: sleepy\nsessions: [rest.md]\n",
                [
                    "program.yaml:2:8: error: “rest.md” is neither PNG nor JPEG\n 2 | cover: rest.md\n"
                        + "   |        ^~~~~~~ save the picture as one of them",
                    "program.yaml:3:11: error: “sleepy” is no loudness\n 3 | loudness: sleepy\n"
                        + "   |           ^~~~~~ did you mean “sleep”?",
                ]
            ),
            (
                "title: Quiet\nstems: mp3\ncaptions: none\nsessions: [rest.md]\n",
                [
                    "program.yaml:2:8: error: there are no stems in “mp3”\n 2 | stems: mp3\n"
                        + "   |        ^~~ there are flac, wav, on, off",
                    "program.yaml:3:11: error: there are no captions “none”\n 3 | captions: none\n"
                        + "   |           ^~~~ there are vtt, srt, lrc, off",
                ]
            ),
            (
                "title: Quiet\ncaptions: [vtt, of]\nacknowledge: { program-two-new: yes }\nsessions: [rest.md]\n",
                [
                    "program.yaml:2:17: error: there are no captions “of”\n 2 | captions: [vtt, of]\n"
                        + "   |                 ^~ there are vtt, srt, lrc",
                    "program.yaml:3:14: error: “acknowledge” wants a list of rules\n"
                        + " 3 | acknowledge: { program-two-new: yes }\n   |              ^ write acknowledge: [program-two-new]",
                ]
            ),
            (
                "---\ntitle: Rest\n---\n[pause 20s]\n",
                [
                    "program.yaml:1:1: error: this looks like a session script, not a program\n 1 | ---\n"
                        + "   | ^ “lull render program.yaml” makes sound of it; a program names it in sessions: […]"
                ]
            ),
            (
                "Arrive.\n\n[breathe 4-6 x 3]\n",
                [
                    "program.yaml:1:1: error: this looks like a session script, not a program\n 1 | Arrive.\n"
                        + "   | ^ “lull render program.yaml” makes sound of it; a program names it in sessions: […]"
                ]
            ),
            (
                "title: Quiet\n---\ntitle: Loud\n",
                [
                    "program.yaml:2:1: error: the program is not YAML: but found another document\n 2 | ---\n"
                        + "   | ^ write “name: value”, and quotes around text that holds : or #"
                ]
            ),
            (
                "title: Quiet\nformats: { mp3: { bitrate: 100 kb/s } }\nsessions: [{ script: rest.md, day: 400, slot: evning }]\n",
                [
                    "program.yaml:2:28: error: mp3 has no 100 kb/s\n 2 | formats: { mp3: { bitrate: 100 kb/s } }\n"
                        + "   |                            ^~~~~~~~ "
                        + "write one of 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320 kb/s",
                    "program.yaml:3:36: error: “400” is no day\n"
                        + " 3 | sessions: [{ script: rest.md, day: 400, slot: evning }]\n"
                        + "   |                                    ^~~ write a whole number from 1 to 366",
                    "program.yaml:3:47: error: there is no slot “evning”\n"
                        + " 3 | sessions: [{ script: rest.md, day: 400, slot: evning }]\n"
                        + "   |                                               ^~~~~~ did you mean “evening”?",
                ]
            ),
        ]
    )
    func problems(_ text: String, _ expected: [String]) throws {
        #expect(try ProgramFolder().problems(text) == expected)
    }

    @Test("a translation that says it is in another language is refused")
    func wrongLanguage() throws {
        let folder = try ProgramFolder()
        try folder.write("---\ntitle: Ruhe\n---\n[pause 20s]\n", to: "rest.de.md")
        let outcome = try folder.read("title: Quiet\nlanguages: [en, de]\nsessions: [rest.md]\n")
        #expect(
            outcome.scriptProblems.map(\.message) == ["this script says that it is in “en”, and stands for “de”"]
        )
        #expect(outcome.program?.tracks.map { $0.reading.session == nil } == [false, true])
    }

    @Test("what a program asks of its days")
    func care() throws {
        let folder = try ProgramFolder()
        let days = (1...7).map { "  - { script: rest.md, name: rest-\($0), week: 1, day: \($0) }" }
        let text =
            "title: Quiet\nsessions:\n" + days.joined(separator: "\n") + "\n  - { script: paced.md, week: 1, day: 1 }\n"
        let program = try #require(try folder.read(text).program)
        let findings = ProgramCare.findings(in: program) { _ in 15 * 60 }
        #expect(
            findings.map(\.problem.message) == [
                "nothing in this program is short enough for a bad day [program-no-bad-day]",
                "week 1 has something on every day [program-no-rest-day]",
                "week 1, day 1 asks for 30 minutes; 25 are plenty in that week [program-long-day]",
                "week 1, day 1 brings two sessions that are new [program-two-new]",
            ]
        )
    }

    @Test("a program acknowledges the rules over its days, as a session does")
    func acknowledged() throws {
        let folder = try ProgramFolder()
        func said(_ acknowledge: String) throws -> [String] {
            let program = try #require(
                try folder.read(
                    """
                    title: Quiet
                    \(acknowledge)
                    sessions:
                      - { script: rest.md, week: 1, day: 1 }
                      - { script: paced.md, week: 1, day: 1 }
                    """
                ).program
            )
            return ProgramCare.findings(in: program) { _ in 15 * 60 }.filter { !$0.isAcknowledged }.map {
                "\($0.location.line):\($0.location.column) \($0.level.rawValue): \($0.message); \($0.mend)"
            }
        }
        let long =
            "5:5 warning: week 1, day 1 asks for 30 minutes; 25 are plenty in that week; shorten it, or give something "
        let new = "5:5 warning: week 1, day 1 brings two sessions that are new; let one of them come a day later"
        #expect(
            try said("acknowledge: [program-no-bad-day, program-no-rest-day, program-long-days, hold-long]") == [
                "2:35 note: this acknowledges “program-no-rest-day”, which has nothing to say here; take it out",
                "2:56 warning: no rule of care is called “program-long-days”; “lull check --rules” lists them",
                "2:75 note: this acknowledges “hold-long”, which has nothing to say here; "
                    + "acknowledge it in the script that is meant",
                long + "to another day", new,
            ]
        )
        #expect(try said("acknowledge: program-no-bad-day, program-long-day") == [new])
        #expect(try said("acknowledge: [program-no-bad-day, program-long-day, program-two-new]") == [])
    }
}
