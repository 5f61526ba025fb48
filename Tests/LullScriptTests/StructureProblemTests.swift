import Testing

@testable import LullScript

@Suite("Messages of blocks, includes and lengths, word for word")
struct StructureProblemTests {
    private static let files = [
        "side.md": "---\nparameters: { side: { default: left, choices: [left, right] } }\n---\nThe {side}.",
        "plain.md": "Hello.",
    ]

    private static let cases: [(script: String, message: String)] = [
        (
            "[else if a]",
            """
            test.md:1:1: error: this “else if” belongs to no “if”
             1 | [else if a]
               | ^~~~~~~~~~~ write [if …] first
            """
        ),
        (
            "[for a in b] [if a] One. [else] Two. [else if a] Three. [end] [end]",
            """
            test.md:1:38: error: this “else if” stands behind “else”
             1 | [for a in b] [if a] One. [else] Two. [else if a] Three. [end] [end]
               |                                      ^~~~~~~~~~~ put [else] last
            """
        ),
        (
            "[for a in b] [if a] One. [else a] Two. [end] [end]",
            """
            test.md:1:26: error: “else” stands alone
             1 | [for a in b] [if a] One. [else a] Two. [end] [end]
               |                          ^~~~~~~~ write [else], or [else if …] with a condition
            """
        ),
        (
            "[for side, other in right / left, left] {side}. [end] [for a, a in 1/2] {a}. [end]",
            """
            test.md:1:2: error: “left” has 1 of the 2 values for side, other
             1 | [for side, other in right / left, left] {side}. [end] [for a, a in 1/2] {a}. [end]
               |  ^~~ divide them with /, as in right / left, left / right
            test.md:1:63: error: “for” has “a” twice
             1 | [for side, other in right / left, left] {side}. [end] [for a, a in 1/2] {a}. [end]
               |                                                               ^ give each its own name
            """
        ),
        (
            "[for side in left] [if side is left] One. [else if sid is right] Two. [end] [end]",
            """
            test.md:1:52: error: nothing is called “sid” here
             1 | [for side in left] [if side is left] One. [else if sid is right] Two. [end] [end]
               |                                                    ^~~ did you mean “side”?
            """
        ),
        (
            "[if side is left] One. [else if side is right] Two.",
            """
            test.md:1:1: error: this block is never closed
             1 | [if side is left] One. [else if side is right] Two.
               | ^~~~~~~~~~~~~~~~~ write [end] where it ends
            """
        ),
        (
            "[repeat 2 as 3] Hello. [end]",
            """
            test.md:1:14: error: “as” wants a name for the number of the round
             1 | [repeat 2 as 3] Hello. [end]
               |              ^ write [repeat 4 as round]
            """
        ),
        (
            "[repeat 2 as round] {ruond} [end]",
            """
            test.md:1:21: error: nothing is called “{ruond}” here
             1 | [repeat 2 as round] {ruond} [end]
               |                     ^~~~~~~ did you mean “round”?
            """
        ),
        (
            "[include side.md with sid=right]",
            """
            test.md:1:23: error: “side.md” has no parameter “sid”
             1 | [include side.md with sid=right]
               |                       ^~~~~~~~~ did you mean “side”?
            """
        ),
        (
            "[include side.md with side=rihgt]",
            """
            test.md:1:23: error: “side” can't be “rihgt”
             1 | [include side.md with side=rihgt]
               |                       ^~~~~~~~~~ did you mean “right”?
            """
        ),
        (
            "[include plain.md with side=left]",
            """
            test.md:1:24: error: “plain.md” has no parameter “side”
             1 | [include plain.md with side=left]
               |                        ^~~~~~~~~ name it in its front matter: parameters: { side: left }
            """
        ),
        (
            "[include side.md with left]",
            """
            test.md:1:23: error: “left” gives no value to a name
             1 | [include side.md with left]
               |                       ^~~~ write [include other.md with side=left]
            """
        ),
        (
            "[include side.md with side=left, side=right]",
            """
            test.md:1:34: error: “side” is given twice
             1 | [include side.md with side=left, side=right]
               |                                  ^~~~~~~~~~ leave one of the two out
            """
        ),
        (
            "[include side.md with]",
            """
            test.md:1:1: error: “with” wants a name and its value
             1 | [include side.md with]
               | ^~~~~~~~~~~~~~~~~~~~~~ write [include other.md with side=left]
            """
        ),
        (
            "[breathe 4-6 for 6 min..4 min]",
            """
            test.md:1:18: error: this breathing is longer at least than at most
             1 | [breathe 4-6 for 6 min..4 min]
               |                  ^~~~~~~~~~~~ write the shorter length first
            """
        ),
        (
            "[breathe 4-6 for 4 min..30 breaths]",
            """
            test.md:1:18: error: “4 min..30 breaths” mixes a time and breaths
             1 | [breathe 4-6 for 4 min..30 breaths]
               |                  ^~~~~~~~~~~~~~~~~ write 4 min..6 min or 24..36 breaths
            """
        ),
        (
            "[breathe 4-6 for 4 mni+]",
            """
            test.md:1:18: error: “mni” is not a unit of time
             1 | [breathe 4-6 for 4 mni+]
               |                  ^~~~~~ write ms, s, min or h
            """
        ),
        (
            "[breathe 4-6 from 12/min to 6/min over 4 min+]",
            """
            test.md:1:40: error: the time of a ramp doesn't stretch
             1 | [breathe 4-6 from 12/min to 6/min over 4 min+]
               |                                        ^~~~~~ write “over 4 min”, and “for 6 min+” where the breathing may stretch
            """
        ),
        (
            "[pause 20 s..4 breaths]",
            """
            test.md:1:8: error: “20 s..4 breaths” mixes a time and breaths
             1 | [pause 20 s..4 breaths]
               |        ^~~~~~~~~~~~~~~ write 4..20 s or 2..4 breaths
            """
        ),
    ]

    @Test("Each slip has its message", arguments: cases.map(\.script))
    func messages(script: String) throws {
        let example = try #require(Self.cases.first { $0.script == script })
        #expect(problems(script, files: Self.files) == example.message)
    }

    @Test("All problems of a chain are told at once")
    func together() {
        let text = problems("[if a] One. [else if b] Two. [elseif c is] Three. [else] {d} [end]")
        for place in ["1:5: error", "1:22: error", "1:38: error", "1:58: error"] {
            #expect(text.contains(place), "\(text)")
        }
    }
}
