import LullSession
import Testing

@testable import LullScript

/// What people write who guess, and what it means.
@Suite("Other spellings")
struct SpellingTests {
    private static let breaths: [(script: String, meaning: String)] = [
        ("[breathe 478]", "4-7-8 3.158/min"), ("[breathe 478 x 4]", "4-7-8 3.158/min for 4"),
        ("[breathe 478 times]", "4-6 6/min for 478"), ("[breathe 6]", "4-6 6/min for 6"),
        ("[breathe 4 7 8 x 4]", "4-7-8 3.158/min for 4"), ("[breathe 4 8 x 5]", "4-8 5/min for 5"),
        ("[breathe 3,7 x 5]", "3-7 6/min for 5"), ("[breathe 4, 7, 8]", "4-7-8 3.158/min"),
        ("[breathe 4 4 4 4]", "4-4-4-4 3.75/min"), ("[breathe 4 6 6 times]", "4-6 6/min for 6"),
        ("[breathe 4 6 for 5 min]", "4-6 6/min for 300 s"), ("[breathe 4-6 6 times]", "4-6 6/min for 6"),
        ("[breathe 4-6 5 min]", "4-6 6/min for 300 s"), ("[breathe 5,5-5,5 x 3]", "5.5-5.5 5.455/min for 3"),
        ("[breathe 4 - 6 x 5]", "4-6 6/min for 5"), ("[breathe 4/6 x 5]", "4-6 6/min for 5"),
        ("[breathe: 4-6 x 5]", "4-6 6/min for 5"), ("[box breathing x 4]", "4-4-4-4 3.75/min for 4"),
        ("[breathe box breathing x 4]", "4-4-4-4 3.75/min for 4"), ("[4-7-8 breathing]", "4-7-8 3.158/min"),
        ("[breathe 4-6 for 4-6 min]", "4-6 6/min for 240 s..360 s"),
        ("[breathe in 4 seconds, out 6 seconds, 6 times]", "4-6 6/min for 6"),
        ("[breathe in for 4, out for 6]", "4-6 6/min"), ("[Inhale 4, exhale 6]", "4-6 6/min"),
        ("[inhale for 4 seconds, hold 7, exhale 8]", "4-7-8 3.158/min"),
        ("[breathe in 4, then out 4 and rest 2 for 5 min]", "4-0-4-2 6/min for 300 s"),
        ("[breathe in 4, hold 4, out 4, hold 4, x 3]", "4-4-4-4 3.75/min for 3"),
        ("[respira 4-6 durante 2 min]", "4-6 6/min for 120 s"), ("[atme 4-6 für 2 min]", "4-6 6/min for 120 s"),
    ]

    @Test("A breath, as it is told", arguments: breaths)
    func breathing(_ script: String, _ meaning: String) {
        #expect(outline(script) == ["# Test", "breathe \(meaning) with guide"], "\(problems(script))")
    }

    private static let others: [(script: String, meaning: [String])] = [
        ("[pause 10 sec.]", ["pause 10"]), ("[pause 1,5 min]", ["pause 90"]), ("[pause 4-6s]", ["pause 4..6"]),
        ("[pause 4 to 6 seconds]", ["pause 4..6"]), ("[pause a minute]", ["pause 60"]),
        ("[pause half a minute]", ["pause 30"]), ("[pause for a 5 s]", ["pause 5"]),
        ("[pause two breaths]", ["pause 2 breaths"]), ("[Pause eine halbe Minute]", ["pause 30"]),
        ("[pause 1 min. 30 sec.]", ["pause 90"]), ("[pause 0,125 s]", ["pause 0.125"]),
        ("[play the rain]", ["play rain"]), ("[play white noise]", ["play white"]),
        ("[play ocean waves and pink noise]", ["play ocean", "play pink"]), ("[play sea]", ["play ocean"]),
        ("[play rain -40 dB over 5s]", ["play rain -40 over 5"]), ("[start rain]", ["play rain"]),
        ("[play: rain]", ["play rain"]), ("[play rain] [fade out rain]", ["play rain", "stop rain"]),
        ("[play rain] [fade rain out over 4s]", ["play rain", "stop rain over 4"]),
        ("[fade in rain over 4s]", ["play rain over 4"]), ("[ring the bell]", ["strike bell"]),
        ("[singing bowl]", ["strike bowl"]), ("[campana]", ["strike bell"]),
        ("[Glocke at -30 dB]", ["strike bell -30"]),
        ("[toca lluvia]", ["play rain"]), ("[spiele Regen] [stopp Regen]", ["play rain", "stop rain"]),
        ("[repeat two times] Hi. [end]", ["Hi.", "Hi."]),
        ("[loop 2] Hi. [/loop]", ["Hi.", "Hi."]), ("[repite 2] Hola. [fin]", ["Hola.", "Hola."]),
        ("[wiederhole 2 as n] {n} [Ende]", ["1", "2"]), ("[repeat: 2] Hi. [/repeat]", ["Hi.", "Hi."]),
        ("[for each part in hands, feet] {part}. [/for]", ["hands.", "feet."]),
        ("[for each in hands, feet] {each}. [end]", ["hands.", "feet."]),
        ("[for n in 2,4] {n}. [end]", ["2.", "4."]),
        (
            "[start breathing in 4, out 6] Hi. [end breathe after 2 min]",
            ["begin 4-6 6/min with guide", "Hi.", "end after 120 s"]
        ),
        ("Good. **[pause 5s]** Bye.", ["Good.", "pause 5", "Bye."]),
    ]

    @Test("Everything else, as it is told", arguments: others)
    func other(_ script: String, _ meaning: [String]) {
        let read = outline(script).map { $0.replacing("¶", with: "") }
        #expect(read == ["# Test"] + meaning, "\(script): \(problems(script))")
        #expect(problems(script) == "")
    }

    @Test("A sound that is declared goes before another spelling")
    func declared() {
        let script = """
            ---
            sounds: { sea: { noise: brown }, ring: { bell: A4 }, loop: { bowl: A3 }, breathing: { noise: pink } }
            ---
            [play sea] [play breathing] [ring] [loop] [stop breathing over 6s]
            """
        #expect(
            outline(script) == [
                "# Test", "play sea", "play breathing", "strike ring", "strike loop", "stop breathing over 6",
            ]
        )
    }

    @Test("A file to include is found by its name in quotes, and without its extension")
    func included() {
        let files = ["safety.md": "Be safe."]
        for script in ["[include \"safety.md\"]", "[include: safety]", "[include “safety”]"] {
            #expect(outline(script, files: files) == ["# Test", "Be safe.¶"], "\(problems(script, files: files))")
        }
    }

    @Test("Words for yes are one answer, and words for no")
    func answers() {
        let script = """
            ---
            parameters: { calm: yes, loud: { default: off, choices: [on, off] } }
            ---
            [if calm == true] One. [end] [if calm is on] Two. [end] [if calm is no] Never. [end] [if loud is false] Three. [end]
            """
        #expect(outline(script) == ["# Test", "One.", "Two.", "Three.¶"])
    }

    @Test("HTML is read as Markdown reads it")
    func html() {
        #expect(
            outline(
                "<p>Be&nbsp;<b>still</b>,<br/>and <span class=\"x\">rest</span> &amp; wait&#8230; It&rsquo;s 3 < 4.</p>"
            ) == [
                "# Test", "Be still,", "and rest & wait…", "It’s 3 < 4.¶",
            ]
        )
        #expect(outline("One &unknown; thing, <you>.") == ["# Test", "One &unknown; thing, .¶"])
    }

    @Test("The front matter's other spellings")
    func frontMatter() {
        let text = "---\nlanguage: en_US\nparameters: { pace: { default: 6, min: 4, max: 7 } }\n---\nHi."
        #expect(read(text).session?.language == "en-US")
        #expect(read(text).session?.parameters.first?.domain == .numbers(from: 4, to: 7))
    }

    @Test("Words that only look like a directive are spoken without a remark")
    func prose() {
        for text in [
            "Wait (breathe as you like).", "Now (stop if you need to) go on.", "\\(bell) and \\].",
            "Go to https://a.org // now.",
        ] {
            #expect(problems(text) == "", "\(text)")
        }
    }
}
