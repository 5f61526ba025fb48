import LullSession
import Testing

@testable import LullScript

/// What can't be meant, or could mean two things: the place, and the mend.
@Suite("What is refused, and how to write it")
struct RefusalTests {
    private static let cases: [(script: String, message: String)] = [
        ("[breathe 4-6 x 5 for 2 min]", "1:18 error: how long is said twice; leave one of the two out"),
        ("[breathe 4-6 x 5 x 6]", "1:18 error: how long is said twice; leave one of the two out"),
        ("[breathe 4 6 times]", "1:12 error: how long is said twice; leave one of the two out"),
        ("[breathe at 6/min at 4/min]", "1:19 error: the pace is said twice; leave one of the two out"),
        ("[breathe with guide with nothing]", "1:21 error: what guides is said twice; leave one of the two out"),
        ("[play rain at -30 dB at -20 dB]", "1:22 error: the level is said twice; leave one of the two out"),
        ("[play rain over 3s over 4s]", "1:20 error: the time is said twice; leave one of the two out"),
        ("[fade rain to -30 dB at -20 dB]", "1:22 error: the level is said twice; leave one of the two out"),
        ("[bell at -30 dB at -20 dB]", "1:17 error: the level is said twice; leave one of the two out"),
        (
            "[00:30] Rest.",
            "1:2 error: “00:30” can be a pause or a time of the section; write [pause 00:30] or [at 00:30]; where it only notes a time, leave it out"
        ),
        (
            "[breathe 5,5 5,5 x 3]",
            "1:10 error: these numbers can be divided in several ways; write a point for parts of a second, and - between the phases: 5.5-5.5, 4-7-8"
        ),
        ("[pause 4s 6s]", "1:8 error: “s6s” is not a unit of time; write ms, s, min or h"),
        ("[loop] Hi.", "1:2 error: “repeat” wants a number; write [repeat 4]"),
        ("[pause 1,500 ms]", "1:8 error: “1,500 ms” is not a time; write it as 4 s, 2 min or 1:30"),
        ("[breathe in, out 6]", "1:14 error: how long “in” lasts is missing; write in 4, hold 7, out 8, or 4-7-8"),
        (
            "[begin breathing in 4, hold 4]",
            "1:18 error: this breath never goes out; write in 4, hold 7, out 8, or 4-7-8"
        ),
        (
            "[breathe in 4, out 6, out 2]",
            "1:23 error: a breath goes in, may hold, goes out and may rest; write in 4, hold 7, out 8, or 4-7-8"
        ),
        (
            "[box x 4]",
            "1:2 error: “box” is a breathing pattern, not a directive; write [breathe box]"
        ),
        (
            "[play rain at 20%]",
            "1:15 error: a level is in dB, not in %; write at -50 dB, about 20 % of the -36 dB “rain” has by itself"
        ),
        (
            "[bell at 20%]",
            "1:10 error: a level is in dB, not in %; write at -42 dB, about 20 % of the -28 dB “bell” has by itself"
        ),
        ("[bell x3]", "1:7 error: a stroke sounds once; write [repeat 3] [bell] [pause 6s] [end]"),
        ("[ring the bowl 2 times]", "1:16 error: a stroke sounds once; write [repeat 2] [bowl] [pause 6s] [end]"),
        (
            "[play snow]",
            "1:7 error: no sound is called “snow”; there are ocean, rain, pad, brown, drone, fire, grey, guide, music, night, pink, stream, …"
        ),
        (
            "[strike snow]",
            "1:9 error: no sound is called “snow”; there are bell, bowl, chime, gong, harp, kalimba, mallet, woodblock"
        ),
        (
            "---\nsounds: { hum: { tone: sine } }\n---\n[play snow]",
            "4:7 error: no sound is called “snow”; there are hum, ocean, rain, pad, brown, drone, fire, grey, guide, music, night, pink, …"
        ),
        (
            "---\nparameters: { closing: { default: bell, choices: [bell, none] } }\n---\nHi. [if closing is bel] A. [end]",
            "4:20 error: “closing” is never “bel”; did you mean “bell”?"
        ),
        (
            "---\nparameters: { closing: { default: bell, choices: [bell, none] } }\n---\nHi. [if closing != bowl] A. [end]",
            "4:20 error: “closing” is never “bowl”; there are bell, none"
        ),
        (
            "---\nvoice: { pace: 100 }\n---\nHi.",
            "2:16 error: “100” has no unit; write 105 wpm: words a minute while the voice speaks"
        ),
        (
            "Rest. (breathe 4-6 x 5)",
            "1:7 warning: “(breathe 4-6 x 5)” is spoken, as anything in round brackets is; write [breathe 4-6 x 5] to have it happen, or \\( to have it spoken"
        ),
        (
            "(bell)",
            "1:1 warning: “(bell)” is spoken, as anything in round brackets is; write [bell] to have it happen, or \\( to have it spoken"
        ),
        (
            "(pause for a moment)",
            "1:1 warning: “(pause for a moment)” is spoken, as anything in round brackets is; write [pause for a moment] to have it happen, or \\( to have it spoken"
        ),
        (
            "pause 5s] Hi.",
            "1:9 warning: this bracket was never opened, and what stands before it is spoken; write [ where it begins, or \\] for a bracket that is spoken"
        ),
        (
            "Hi.\n// slowly",
            "2:1 warning: this line is spoken: // begins no comment; write <!-- … --> for what is not spoken"
        ),
        (
            "\nTitle: Evening\nlanguage: en\n\nHi.",
            "2:1 warning: “Title:” is spoken: this is no front matter yet; write --- on a line of its own above the settings, and another one below them"
        ),
        (
            "+++\ntitle = \"Evening\"\n+++\nHi.",
            "1:1 error: a front matter between +++ is not read; write --- on a line of its own above the settings, and another one below them, as title: Evening"
        ),
    ]

    @Test("Each with its place and its mend", arguments: cases)
    func message(_ script: String, _ message: String) {
        let told = read(script).problems.map { problem in
            "\(problem.location.line):\(problem.location.column) \(problem.severity.rawValue): \(problem.message)"
                + (problem.mend.map { "; \($0)" } ?? "")
        }
        #expect(told == [message])
    }

    @Test("What an included file's parameter may be is known there, and the outer one's choices too")
    func includedChoices() {
        let files = [
            "side.md": """
            ---
            parameters: { side: { default: left, choices: [left, right] } }
            ---
            The {side}. [if side is middle] No. [end] [for side in up, down] [if side is up] Up. [end] [end]
            """
        ]
        #expect(problems("[include side.md]", files: files).contains("“side” is never “middle”"))
        #expect(problems("[include side.md]", files: files).split(separator: "error:").count == 2)
        let outer = "---\nparameters: { side: { default: middle, choices: [middle, low] } }\n---\n[include side.md]"
        #expect(problems(outer, files: files) == "")
    }
}
