import LullSession
import Testing

@testable import LullScript

@Suite("Messages, word for word")
struct ProblemTests {
    private static let cases: [(script: String, message: String)] = [
        (
            "[pase 4s]",
            """
            test.md:1:2: error: there is no directive “pase”
             1 | [pase 4s]
               |  ^~~~ did you mean “pause”?
            """
        ),
        (
            "[breathe boxx for 5 min]",
            """
            test.md:1:10: error: no breathing pattern is called “boxx”
             1 | [breathe boxx for 5 min]
               |          ^~~~ did you mean “box”?
            """
        ),
        (
            "[play oceann]",
            """
            test.md:1:7: error: no sound is called “oceann”
             1 | [play oceann]
               |       ^~~~~~ did you mean “ocean”?
            """
        ),
        (
            "Rest. [pause 4 parsecs]",
            """
            test.md:1:14: error: “parsecs” is not a unit of time
             1 | Rest. [pause 4 parsecs]
               |              ^~~~~~~~~ write ms, s, min or h
            """
        ),
        (
            "[play pad over 10]",
            """
            test.md:1:16: error: “10” has no unit
             1 | [play pad over 10]
               |                ^~ write 10 s or 10 min
            """
        ),
        (
            "[play pad at -30]",
            """
            test.md:1:14: error: “-30” has no unit
             1 | [play pad at -30]
               |              ^~~ write -30 dB
            """
        ),
        (
            "[play pad] [set pad.cutof to 400 Hz]",
            """
            test.md:1:17: error: “pad” has nothing called “cutof” that can move
             1 | [play pad] [set pad.cutof to 400 Hz]
               |                 ^~~~~~~~~ did you mean “cutoff”?
            """
        ),
        (
            "[pause 99999999 min]",
            """
            test.md:1:8: error: “99999999 min” is longer than a session may be, 24 h
             1 | [pause 99999999 min]
               |        ^~~~~~~~~~~~ make it shorter
            """
        ),
        (
            "[pause nan s]",
            """
            test.md:1:8: error: “nan s” is not a time
             1 | [pause nan s]
               |        ^~~~~ write it as 4 s, 2 min or 1:30
            """
        ),
        (
            "[breathe 4-6 at inf/min]",
            """
            test.md:1:17: error: “inf/min” is not a pace
             1 | [breathe 4-6 at inf/min]
               |                 ^~~~~~~ write it as 6/min
            """
        ),
        (
            "[breathe 4-6 at 600/min x 3]",
            """
            test.md:1:17: error: a pace of 600/min is outside 0.5 to 60 breaths a minute
             1 | [breathe 4-6 at 600/min x 3]
               |                 ^~~~~~~ calm breathing lies between 4 and 10 a minute
            """
        ),
        (
            "[on inhale] Hello.",
            """
            test.md:1:1: error: no breathing is guided here
             1 | [on inhale] Hello.
               | ^~~~~~~~~~~ write [begin breathing 4-6] before it
            """
        ),
        (
            "[begin breathing 4-6] Hello.",
            """
            test.md:1:1: error: this breathing never ends
             1 | [begin breathing 4-6] Hello.
               | ^~~~~~~~~~~~~~~~~~~~~ write [end breathing after 5 min] where it ends
            """
        ),
        (
            "[begin breathing 4-6] [on hold] [end breathing]",
            """
            test.md:1:23: error: the pattern 4-6 has no hold
             1 | [begin breathing 4-6] [on hold] [end breathing]
               |                       ^~~~~~~~~ wait for inhale or exhale
            """
        ),
        (
            "Hello [bell",
            """
            test.md:1:7: error: this bracket is never closed
             1 | Hello [bell
               |       ^ close it on the same line, or write \\[ for a bracket that is spoken
            """
        ),
        (
            "[repeat 3] Hello.",
            """
            test.md:1:1: error: this block is never closed
             1 | [repeat 3] Hello.
               | ^~~~~~~~~~ write [end] where it ends
            """
        ),
        (
            "Hello {nobody}.",
            """
            test.md:1:7: error: nothing is called “{nobody}” here
             1 | Hello {nobody}.
               |       ^~~~~~~~ parameters are named in the front matter
            """
        ),
        (
            "[include other.md]",
            """
            test.md:1:10: error: there is no file “other.md”
             1 | [include other.md]
               |          ^~~~~~~~ paths are taken from the script's own folder
            """
        ),
        (
            "[take intro.wav]",
            """
            test.md:1:7: error: there is no file “intro.wav”
             1 | [take intro.wav]
               |       ^~~~~~~~~ paths are taken from the script's own folder
            """
        ),
        (
            "[fade pad to -50 dB over 3s]",
            """
            test.md:1:1: error: “pad” is not playing here
             1 | [fade pad to -50 dB over 3s]
               | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~ write [play pad] before it
            """
        ),
        (
            "---\nlenght: 12 min\n---\nHello.",
            """
            test.md:2:1: error: the front matter has no “lenght”
             2 | lenght: 12 min
               | ^~~~~~ did you mean “length”?
            """
        ),
        (
            "---\nsounds: { a: { tone: sine, pitch: 30000 Hz } }\n---\nHello.",
            """
            test.md:2:35: error: 30000 Hz is outside 16 Hz to 7900 Hz
             2 | sounds: { a: { tone: sine, pitch: 30000 Hz } }
               |                                   ^~~~~~~~ choose a value in that range
            """
        ),
        (
            "---\nsounds: { a: { nois: pink } }\n---\n[play a]",
            """
            test.md:2:16: error: no sound generator is called “nois”
             2 | sounds: { a: { nois: pink } }
               |                ^~~~ did you mean “noise”?
            """
        ),
        (
            "---\nsounds: { a: { noise: pink, levl: -30 dB } }\n---\n[play a]",
            """
            test.md:2:29: error: “noise” has no parameter “levl”
             2 | sounds: { a: { noise: pink, levl: -30 dB } }
               |                             ^~~~ did you mean “level”?
            """
        ),
        (
            "---\nsounds: { a: { clip: rain.wav } }\n---\n[play a]",
            """
            test.md:2:22: error: there is no file “rain.wav”
             2 | sounds: { a: { clip: rain.wav } }
               |                      ^~~~~~~~ paths are taken from the script's own folder
            """
        ),
        (
            "[set room.colour to 3 s]\n[set room.decay to 30 s]\n[set room.decay 3 s]",
            """
            test.md:1:6: error: “room” has no “colour”
             1 | [set room.colour to 3 s]
               |      ^~~~~~~~~~~ there are decay, damping
            test.md:2:20: error: 30 s is outside 0.3 s to 20 s
             2 | [set room.decay to 30 s]
               |                    ^~~~ choose a value in that range
            test.md:3:17: error: “set” wants a value to go to
             3 | [set room.decay 3 s]
               |                 ^ write [set sea.cutoff to 400 Hz over 1 min]
            """
        ),
        (
            "---\nsounds: { a: { noise: pink, gain: -6 dB } }\n---\n[play pink]\n[set pink.gain to 3 dB]",
            """
            test.md:2:14: error: “a” has a gain, but no shelf or peak for it to lift
             2 | sounds: { a: { noise: pink, gain: -6 dB } }
               |              ^ write filter: { high-shelf: 2 kHz, gain: -3 dB }, or level: for the whole sound
            test.md:5:6: error: “pink” has no shelf or peak for a gain to lift
             5 | [set pink.gain to 3 dB]
               |      ^~~~~~~~~ describe it with one: filter: { high-shelf: 2 kHz, gain: -3 dB }
            """
        ),
        (
            "---\nparameters: { pace: { default: 9, from: 4, to: 7, unit: breaths/min } }\n---\nHello.",
            """
            test.md:2:32: error: “pace” is 9 breaths/min; it may be 4 to 7 breaths/min
             2 | parameters: { pace: { default: 9, from: 4, to: 7, unit: breaths/min } }
               |                                ^ choose a value in that range
            """
        ),
        (
            "",
            """
            test.md:1:1: error: there is nothing to render here
             1 |\u{20}
               | ^ write some words, or [breathe 4-6 x 6]
            """
        ),
    ]

    @Test("Each says where, what, and the mend", arguments: cases.indices)
    func message(index: Int) {
        let (script, message) = Self.cases[index]
        #expect(problems(script) == message)
        #expect(read(script).session == nil)
    }

    @Test("All problems come at once")
    func together() {
        let outcome = read("[pase 4s]\n[play oceann]\nHello {nobody}.\n[breathe boxx]\n[repeat 2]")
        #expect(outcome.problems.count == 5)
        #expect(outcome.problems.map(\.location.line) == [1, 2, 3, 4, 5])
    }

    @Test("Choices that all lie beyond the limits are told")
    func noChoice() {
        #expect(
            problems("---\nparameters: { pace: { default: 5, choices: [4, 5], from: 6, to: 8 } }\n---\nHello.") == """
                test.md:2:32: error: “pace” has no choice that lies within its limits
                 2 | parameters: { pace: { default: 5, choices: [4, 5], from: 6, to: 8 } }
                   |                                ^ name one that does, or widen from: and to:
                """
        )
    }

    @Test("What a parameter may be is known of each")
    func domains() {
        let text = """
            ---
            parameters:
              open: yes
              pace: { default: 6, from: 4.5, to: 7 }
              most: { default: 6, to: 7 }
              mode: { default: short, choices: [short, long] }
              few: { default: 2, choices: [1, 2, 3], to: 2 }
            ---
            Hello.
            """
        let access = FileAccess(read: { _ in .failure(.init("no")) }, exists: { _ in false })
        let session = ScriptReader(access: access).read(Array(text.utf8), path: "test.md").session
        #expect(
            session?.parameters.map(\.domain) == [
                .open, .numbers(from: 4.5, to: 7), .numbers(from: nil, to: 7), .choices(["short", "long"]),
                .choices(["1", "2"]),
            ]
        )
    }

    @Test("A parameter given from outside that the script does not have is an error")
    func overrides() {
        #expect(
            problems("---\nparameters: { pace: 6 }\n---\nHello.", set: ["pase": "5"]).hasPrefix(
                "test.md:1:1: error: this script has no parameter “pase”"
            )
        )
    }

    @Test("Foreign front matter is passed over")
    func foreign() {
        let outcome = read("---\ntags: [calm]\ndate: 2024-01-01\nmood: quiet\n---\nHello.")
        #expect(outcome.session != nil)
        #expect(outcome.problems.map(\.severity) == [.warning])
    }
}

@Suite("Hostile input")
struct HostileTests {
    @Test("Bytes that are not UTF-8 are pointed at")
    func encoding() {
        let access = FileAccess(read: { _ in .failure(.init("")) }, exists: { _ in false })
        let bytes = Array("Hello.\nGrü".utf8) + [0xFF, 0xFE] + Array(" more".utf8)
        let outcome = ScriptReader(access: access).read(bytes, path: "test.md")
        #expect(outcome.session == nil)
        #expect(outcome.problems.first?.message == "this is not UTF-8 text")
        #expect(outcome.problems.first?.location.line == 2)
        #expect(outcome.problems.first?.location.column == 4)
    }

    @Test("A YAML bomb is refused before it unfolds")
    func bomb() {
        var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<12 {
            yaml += "a\(level): &a\(level) [" + (0..<9).map { _ in "*a\(level - 1)" }.joined(separator: ", ") + "]\n"
        }
        #expect(problems("---\n\(yaml)---\nHello.").contains("takes no anchors and aliases"))
        #expect(problems("---\na: \(String(repeating: "[", count: 5000))\n---\nHello.").contains("nested too deeply"))
        #expect(problems("---\n\(String(repeating: "- ", count: 5000))\n---\nHello.").contains("nested too deeply"))
        #expect(problems("---\na: \(String(repeating: "x", count: 70_000))\n---\nHello.").contains("it may be 64 KB"))
    }

    @Test("Repeats that unroll without end are bounded")
    func repeats() {
        let nested = String(repeating: "[repeat 1000] ", count: 8) + "Hello. " + String(repeating: "[end] ", count: 8)
        #expect(problems(nested).contains("this script unrolls to more than 100000 steps"))
        let empty = String(repeating: "[repeat 100000] ", count: 8) + String(repeating: "[end] ", count: 8) + "Hello."
        #expect(read(empty).session != nil)
    }

    @Test("Depth, length and number of marks are bounded, and so is the work they cause")
    func sizes() {
        let deep = String(repeating: "[repeat 1] ", count: 5_000) + "Hi. " + String(repeating: "[end] ", count: 5_000)
        #expect(problems(deep).contains("blocks are nested more than 32 deep"))
        for mark in ["((", "[a](", "*", "<", "J. ", "{", "_(", "!["] {
            let outcome = read(String(repeating: mark, count: 20_000) + " Hello.")
            #expect(outcome.session != nil || !outcome.problems.isEmpty)
        }
        let loops = String(repeating: "[for v in a, b] ", count: 31) + String(repeating: "[end] ", count: 31) + "Hi."
        #expect(problems(loops).contains("unrolls to more than 100000 steps"))
        #expect(problems("---\nmaster: { rate: 99999999999999999999 }\n---\nHi.").contains("is not a rate"))
        #expect(
            problems("[begin breathing 4-6] [on breath 9223372036854775807] [end breathing]").contains(
                "“on breath” wants a number from 1 to 20000"
            )
        )
        #expect(problems("[breathe 0.2-100 at 60/min x 10]").contains("leaves no time to breathe"))
        #expect(read(String(repeating: "[bel] ", count: 50_000)).problems.count == Collector.most)
        #expect(
            problems(String(repeating: "Hello you. ", count: 120_000)).contains("unrolls to more than 100000 steps")
        )
    }

    @Test("An error is told behind any number of warnings")
    func warnings() {
        let outcome = read(String(repeating: "Hi.]\n", count: 1_000) + "[bel]")
        #expect(outcome.session == nil)
        #expect(outcome.problems.count == Collector.most)
        #expect(outcome.problems.last?.message == "there is no directive “bel”")
        #expect(read(String(repeating: "Hi.]\n", count: 1_000)).session?.lines.count == 1_000)
    }

    @Test("Include loops are told as a loop")
    func includes() {
        let files = ["a.md": "[include b.md]", "b.md": "[include a.md]"]
        let text = problems("[include a.md]", files: files)
        #expect(text.contains("“a.md” includes itself: test.md → a.md → b.md → a.md"))
    }

    @Test("Random damage never crashes the reader")
    func fuzz() {
        let seed = UInt64.random(in: 0..<1_000_000)
        var state = seed
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        let base = Array(
            """
            ---
            title: A
            length: 4 min
            parameters: { pace: { default: 6, from: 4, to: 7 } }
            sounds: { sea: { noise: brown, level: { breath: [-40 dB, -24 dB] } }, g: { cues: { inhale: { say: in } } } }
            ---
            # A
            [play sea over 10s] Hello *you*. [pause 4s+] (pause 3 s)
            [begin breathing 4-6 at {pace}/min with g] [on inhale] In. [end breathing after 3 breaths]
            [for x in a, b] The {x}. [end] [repeat 2] [bell] [end] [if pace > 5] Yes. [end]
            [set sea.cutoff to 400 Hz over 2s] [at -3s] [stop all]
            """
            .utf8
        )
        let alphabet = Array("[]{}()*_:,-+.#\"'&\\ \n0a9é{pace}".utf8)
        let access = FileAccess(read: { _ in .failure(.init("no")) }, exists: { _ in false })
        for _ in 0..<1_500 {
            var bytes = base
            for _ in 0...random(6) {
                let index = random(bytes.count)
                switch random(3) {
                case 0: bytes[index] = alphabet[random(alphabet.count)]
                case 1: bytes.remove(at: index)
                default: bytes.insert(alphabet[random(alphabet.count)], at: index)
                }
            }
            let outcome = ScriptReader(access: access).read(bytes, path: "fuzz.md")
            for problem in outcome.problems {
                #expect(!Diagnostics.text(problem).isEmpty, "seed \(seed)")
            }
            #expect(outcome.session != nil || !outcome.problems.isEmpty, "seed \(seed)")
        }
    }
}
