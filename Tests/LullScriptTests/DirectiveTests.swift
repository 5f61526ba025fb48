import LullSession
import Testing

@testable import LullScript

@Suite("Every directive, as the reference has it")
struct DirectiveTests {
    @Test("Pauses, fixed and elastic")
    func pauses() {
        #expect(
            outline(
                "[pause 4s] [pause 1:30] [pause 4s+] [pause 4s..20s] [pause 2 min] [pause 250 ms] [pause 1 min 30 s]"
            )
                == ["# Test", "pause 4", "pause 90", "pause 4+", "pause 4..20", "pause 120", "pause 0.25", "pause 90"]
        )
    }

    @Test("Spellings met in the wild")
    func wild() {
        let spellings = [
            "[PAUSE 5s]": "pause 5", "[PAUSE:3]": "pause 3", "[pause 3 seconds]": "pause 3", "[pause]": "pause 3",
            "[long pause 15s]": "pause 15", "[long pause]": "pause 8", "[short pause]": "pause 2",
            "[Pause for 10 seconds]": "pause 10", "[pause: 5 sec]": "pause 5", "[5 second pause]": "pause 5",
            "[10s]": "pause 10", "(pause 5 seconds)": "pause 5", "*(long pause)*": "pause 8",
            "<break time=\"2s\"/>": "pause 2", "...": "pause 2.5", "[silence 30s]": "pause 30",
            "[Pause for 3 breath cycles]": "pause 3 breaths", "[Bell]": "strike bell", "[inhale]": "pause 4",
            "[breathe]": "breathe 4-6 6/min for 1 with guide",
        ]
        for (spelling, meaning) in spellings {
            let wanted = spelling == "[breathe]" ? "breathe 4-6 6/min with guide" : meaning
            #expect(outline(spelling) == ["# Test", wanted], "\(spelling): \(problems(spelling))")
        }
    }

    @Test("Breathing: patterns, paces, lengths, guides")
    func breathing() {
        #expect(
            outline(
                """
                [breathe 4-7-8 x 6]
                [breathe box for 4 min]
                [breathe coherent at 5.5/min x6 with pad]
                [breathe 4-6 from 12/min to 6/min over 5 min with nothing]
                [breathe 4-6 from 10/min to 6/min over 20 breaths]
                [breathe sigh for 5 breaths]
                [breathe at 6/min 6 times] [breathe 4-6 at 6 breaths a minute 4 breaths with pad]
                [breathe 4-6 6 times at 6 breaths/min]
                [begin breathing 5.5-5.5 at 6 breaths/min]
                [on inhale] [on exhale] [on breath 12]
                [end breathing after 30 breaths]
                [begin breathing 4-2-6-2] [on hold] [on rest] [end breathing]
                """
            ) == [
                "# Test", "breathe 4-7-8 3.158/min for 6 with guide", "breathe 4-4-4-4 3.75/min for 240 s with guide",
                "breathe 5-5 5.5/min for 6 with pad", "breathe 4-6 12…6/min in 300 s in silence",
                "breathe 4-6 10…6/min in 20 with guide", "breathe 3+1-8 5/min for 5 with guide",
                "breathe 4-6 6/min for 6 with guide", "breathe 4-6 6/min for 4 with pad",
                "breathe 4-6 6/min for 6 with guide",
                "begin 5.5-5.5 6/min with guide", "on inhale", "on exhale", "on breath 12", "end after 30",
                "begin 4-2-6-2 4.286/min with guide", "on hold", "on rest", "end",
            ]
        )
    }

    @Test("Every named pattern can be named, by its aliases too")
    func namedPatterns() throws {
        for named in NamedPattern.all {
            for name in [named.name] + named.aliases {
                #expect(try BreathReader.pattern(name) == named.pattern)
            }
            #expect(named.pattern.inhale > 0 && named.pattern.exhale > 0)
        }
        #expect(try BreathReader.pattern("Alternate_Nostril").alternatesSides)
        #expect(try BreathReader.pattern("3+1-8").topUp == 1)
        #expect(try BreathReader.pattern("5.45-5.45").rate > 5.5)
    }

    @Test("Beds and strokes")
    func beds() {
        #expect(
            outline(
                """
                [play pad] [play ocean at -30 dB over 10s]
                [fade ocean to -50 dB over 30s] [set ocean.size to 80 % over 1 min]
                [set room.decay to 6 s over 30s] [set room.damping to 80 %]
                [strike bowl at -30 dB] [bell] [chime]
                [stop pad over 30s] [play pink, brown over 3 s] [stop all over 5s]
                """
            ) == [
                "# Test", "play pad", "play ocean -30 over 10", "fade ocean -50 over 30",
                "set ocean.size 0.8 over 60", "set room.decay 6 over 30", "set room.damping 0.8 over 1",
                "strike bowl -30", "strike bell", "strike chime", "stop pad over 30", "play pink over 3",
                "play brown over 3", "stop all over 5",
            ]
        )
    }

    @Test("Times of a section")
    func times() {
        #expect(
            outline("[at 2 min] [at 1:30] [at -30s] [at -1:30]") == ["# Test", "at 120", "at 90", "at -30", "at -90"]
        )
    }

    @Test("Breathing that stretches, and pauses in breaths")
    func elastic() {
        #expect(
            outline(
                """
                [breathe 4-6 for 4 min+] [breathe for 4 min..6 min] [breathe 4-6 for 4..6 min] [breathe 4-6 for 20 breaths+]
                [breathe 4-6 at 5/min for 20..30 breaths with nothing]
                [begin breathing 4-6] [pause 3 breaths] [pause 2..4 breaths] [pause 2 breaths+] [end breathing after 1:30+]
                """
            ) == [
                "# Test", "breathe 4-6 6/min for 240 s+ with guide", "breathe 4-6 6/min for 240 s..360 s with guide",
                "breathe 4-6 6/min for 240 s..360 s with guide", "breathe 4-6 6/min for 20+ with guide",
                "breathe 4-6 5/min for 20..30 in silence", "begin 4-6 6/min with guide", "pause 3 breaths",
                "pause 2..4 breaths", "pause 2+ breaths", "end after 90 s+",
            ]
        )
    }

    @Test("The round of a repeat has a name, in words, pauses and conditions")
    func rounds() {
        #expect(
            outline(
                """
                [repeat 3 as round]
                Round {round}. [pause {round} s]
                [if round is 1] Small. [else if round is 2] Smaller. [else] Smallest. [end]
                [end]
                """
            ) == [
                "# Test", "Round 1.", "pause 1", "Small.", "Round 2.", "pause 2", "Smaller.", "Round 3.", "pause 3",
                "Smallest.¶",
            ]
        )
        #expect(
            outline("[repeat 2 times as n] {n} [repeat 2 as n] {n} [end] {n} [end]").dropFirst().joined() == "11212122¶"
        )
        #expect(problems("[repeat 0 as round] Round {round}. [end] Hello.") == "")
    }

    @Test("Else if: the first that holds, in every spelling", arguments: ["short", "middle", "long", "none"])
    func elseIf(mode: String) {
        let script = """
            ---
            parameters: { mode: short }
            ---
            [if mode is short] One. [else if mode is middle] Two. [elseif mode is long] Three.
            [otherwise if mode is gone] Never. [else] [repeat 1] Four. [end] [end] After.
            """
        let said = ["short": "One.", "middle": "Two.", "long": "Three.", "none": "Four."][mode] ?? ""
        #expect(outline(script, set: ["mode": mode]) == ["# Test", said, "After.¶"])
    }

    @Test("An included script is given values for its parameters, and only there")
    func arguments() {
        let files = [
            "side.md": """
            ---
            parameters:
              side: { default: left, choices: [left, right, left hand] }
              count: { default: 2, from: 1, to: 5 }
            ---
            The {side}, {count} times. [if side is right] Again. [end]
            """
        ]
        #expect(
            outline(
                """
                [include side.md with side=right, count=3] [include side.md]
                [for n in 1, 2] [include side.md with count={n} side=left hand] [end]
                """,
                files: files
            ) == [
                "# Test", "The right, 3 times.", "Again.¶", "The left, 2 times.¶", "The left hand, 1 times.¶",
                "The left hand, 2 times.¶",
            ]
        )
    }

    @Test("Repeat, for, if, else and parameters")
    func structure() {
        let script = """
            ---
            parameters:
              pace: { default: 6, unit: breaths/min, from: 4, to: 7, says: Pace }
              name: Anna
              evening: yes
            ---
            [repeat 2] Softly. [end]
            [for part in left hand, jaw]
            Your {part}. [pause {pace} s]
            [end]
            [if evening] Good night, {name}. [else] Good day. [end]
            [if pace > 5] Quick. [end]
            [if not evening] Never. [end]
            [if name is anna] Same. [end]
            """
        #expect(
            outline(script) == [
                "# Test", "Softly.", "Softly.", "Your left hand.", "pause 6", "Your jaw.", "pause 6",
                "Good night, Anna.", "Quick.", "Same.¶",
            ]
        )
        #expect(
            outline(script, set: ["pace": "4", "evening": "no", "name": "Ben"]) == [
                "# Test", "Softly.", "Softly.", "Your left hand.", "pause 4", "Your jaw.", "pause 4", "Good day.",
                "Never.¶",
            ]
        )
    }

    @Test("A loop with several names, the values of a round divided by a stroke")
    func loopWithSeveralNames() {
        let script = "[for side and other in right / left hand, left/right hand] The {side}, not the {other}. [end]"
        #expect(outline(script) == ["# Test", "The right, not the left hand.", "The left, not the right hand.¶"])
        #expect(outline("[for a, b in 1/2] {a} and {b}. [end]") == ["# Test", "1 and 2.¶"])
        // With one name a stroke is a stroke.
        #expect(outline("[for a in 1/2, 3] {a}. [end]") == ["# Test", "1/2.", "3.¶"])
    }

    @Test("A branch that is not taken is read for slips, with its loops' names")
    func untaken() {
        let script =
            "---\nparameters: { evening: no }\n---\n[if evening] [for n in 2, 4] [pause {n}s] The {n}. [end] [end]\nHi."
        #expect(outline(script) == ["# Test", "Hi.¶"])
        #expect(problems(script.replacing("The {n}", with: "The {m}")).contains("nothing is called “{m}” here"))
        #expect(outline("[FOR part IN hands, feet] {part}. [END]") == ["# Test", "hands.", "feet.¶"])
    }

    @Test("Includes bring words and sounds, takes replace speech")
    func includes() {
        let files = [
            "parts/closing.md": "---\nsounds: { hum: { tone: sine, pitch: A2 } }\n---\nGood night.\n[play hum]",
            "intro.flac": "",
        ]
        #expect(
            outline("Hello.\n[include parts/closing.md]\n[take intro.flac]", files: files)
                == ["# Test", "Hello.¶", "Good night.¶", "play hum", "take intro.flac"]
        )
    }
}

@Suite("Prose")
struct ProseTests {
    @Test("Markdown is reduced to its words")
    func markdown() {
        #expect(
            outline(
                """
                # Title
                ## A *first* section

                This is **bold**, _soft_, `plain` and a [link](https://example.org/a).
                It goes on here. And snake_case stays.

                > never spoken
                <!-- nor this -->
                ---
                - one item
                - [ ] another
                1. the third

                Footnotes[^1] are left out, \\[brackets\\] are spoken.
                <!-- a comment
                over lines [bell] -->
                ```
                code is silent
                ```
                ## Second ##
                Bye.
                """
            ) == [
                "# A first section", "This is bold, soft, plain and a link.", "It goes on here.",
                "And snake_case stays.¶", "one item¶", "another¶", "the third¶",
                "Footnotes are left out, [brackets] are spoken.¶", "# Second", "Bye.¶",
            ]
        )
    }

    @Test("Sentences end where they end")
    func sentences() {
        #expect(
            sentenceList("One. Two! Three? Four… five.", language: "en") == [
                "One.", "Two!", "Three?", "Four… five.",
            ]
        )
        #expect(
            sentenceList("Breathe in... and out. In... Out...", language: "en") == [
                "Breathe in... and out.", "In...", "Out...",
            ]
        )
        #expect(
            sentenceList("Dr. Weil counts 4.5 s, e.g. here.", language: "en") == [
                "Dr. Weil counts 4.5 s, e.g. here."
            ]
        )
        #expect(sentenceList("“Rest now.” She did.", language: "en") == ["“Rest now.”", "She did."])
        #expect(sentenceList("息を吸って。吐いて。", language: "en") == ["息を吸って。", "吐いて。"])
        #expect(sentenceList("¿Estás bien? Sí.", language: "en") == ["¿Estás bien?", "Sí."])
        #expect(sentenceList("... — !", language: "en") == [])
    }

    @Test(
        "An abbreviation is one in its own language",
        arguments: [
            ("es", "No. No hace falta.", ["No.", "No hace falta."]),
            ("es", "La Sra. Ruiz espera.", ["La Sra. Ruiz espera."]),
            ("es-MX", "Un apoyo, p. ej. un cojín.", ["Un apoyo, p. ej. un cojín."]),
            ("es", "El n. 3 es el suave. Ve al n. Vuelve.", ["El n. 3 es el suave.", "Ve al n.", "Vuelve."]),
            ("en", "Exercise no. 3 is short.", ["Exercise no. 3 is short."]),
            ("en", "No. Nothing more.", ["No.", "Nothing more."]),
            ("de", "Das sind ca. drei Atemzüge.", ["Das sind ca. drei Atemzüge."]),
            (
                "de", "Ein Kissen, z. B. ein rundes. Nr. 2 liegt da.",
                ["Ein Kissen, z. B. ein rundes.", "Nr. 2 liegt da."]
            ),
            ("en", "By the sea, ca. Then on.", ["By the sea, ca.", "Then on."]),
            ("ca", "No. El dr. Puig ve.", ["No.", "El dr. Puig ve."]),
        ]
    )
    func abbreviations(language: String, text: String, sentences: [String]) {
        #expect(sentenceList(text, language: language) == sentences)
    }

    @Test("Without front matter the title is the heading, or the file's name")
    func titles() {
        #expect(read("# Rest\nHello.").session?.title == "Rest")
        #expect(read("Hello.").session?.title == "Test")
        #expect(read("---\ntitle: Mine\n---\n# Rest\nHello.").session?.title == "Mine")
    }

    @Test("Line ids stay while the words do, and tell repeats apart")
    func identifiers() {
        let before = read("Breathe in now.\n\nAnd out.").session?.lines.map(\.id) ?? []
        let after = read("New.\n\nBreathe in   now.\n\nAnd out. And out.").session?.lines.map(\.id) ?? []
        #expect(before.count == 2 && after.count == 4)
        #expect(after.dropFirst().prefix(2) == before[...])
        #expect(after[3] == after[2] + ".2")
        #expect(before[0].hasPrefix("breathe-in-now-"))
        #expect(LineIdentifier.make("Спокойно.").hasPrefix("line-"))
    }

    @Test("Windows line ends, a byte order mark and control characters do no harm")
    func encodings() {
        #expect(outline("\u{FEFF}# A\r\nOne.\r\n\r\nTwo.\u{7}\r\n") == ["# A", "One.¶", "Two.¶"])
    }
}
