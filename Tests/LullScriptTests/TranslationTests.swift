import LullSession
import Testing

@testable import LullScript

@Suite("Translations")
struct TranslationTests {
    private static let original = """
        ---
        title: Slow waves
        summary: Waves, and the breath on them.
        part: breathing
        language: en
        author: Ada
        length: 8 min
        tags: [quick reset]
        voice: { name: slt, pace: 95 wpm, gap: 2 s }
        parameters:
          pace: { default: 6, from: 4.5, to: 7, says: Pace }
          warm: no
        sounds:
          sea: { ocean: {}, level: -36 dB }
          hum: { tone: sine, pitch: 110 Hz, level: "-{pace}0 dB" }
        master: { loudness: -24 LUFS, fade out: 30 s }
        ---
        Hello.
        """

    @Test("what a translation does not say, its original says; the voice's name is not lent")
    func inheritance() throws {
        let text = """
            ---
            title: Olas lentas
            language: es
            translates: waves.md
            voice: { gap: 3 s }
            parameters: { pace: { default: 5, from: 4.5, to: 7, says: Ritmo } }
            master: { fade out: 20 s }
            ---
            [play sea] Hola.
            """
        let outcome = read(text, files: ["waves.md": Self.original])
        let session = try #require(outcome.session, "\(outcome.problems)")
        #expect(session.title == "Olas lentas")
        #expect(session.summary == "Waves, and the breath on them.")
        #expect(session.part == "breathing")
        #expect(session.language == "es")
        #expect(session.author == "Ada")
        #expect(session.length == Seconds(480))
        #expect(session.tags == ["quick reset"])
        #expect(session.voice.name == nil)
        #expect(session.voice.pace == 95)
        #expect(session.voice.gap == Seconds(3))
        #expect(session.parameters.map(\.name) == ["pace", "warm"])
        #expect(session.parameters.map(\.value) == ["5", "no"])
        #expect(session.parameters.first?.says == "Ritmo")
        #expect(session.master.target == .loudness(Loudness(-24)))
        #expect(session.master.fadeOut == Seconds(20))
        // The original's sounds are made with the translation's parameters.
        #expect(session.sounds["hum"]?.value(.level) == .control(.constant(-50)))
        #expect(session.lines.map(\.text) == ["Hola."])
    }

    @Test("what is given from outside reaches parameters that are lent")
    func overrides() {
        let text = "---\nlanguage: es\ntranslates: waves.md\n---\nHola."
        let session = read(text, files: ["waves.md": Self.original], set: ["pace": "6.5"]).session
        #expect(session?.parameters.first?.value == "6.5")
    }

    @Test("an included file is taken in the session's language where it is there")
    func includes() {
        let files = ["calm.md": "Calm.", "calm.pt.md": "Calma.", "calm.de.md": "Ruhe."]
        func spoken(_ language: String) -> [String] {
            read("---\nlanguage: \(language)\n---\n[include calm.md]", files: files).session?.lines.map(\.text) ?? []
        }
        #expect(spoken("pt-BR") == ["Calma."])
        #expect(spoken("de") == ["Ruhe."])
        #expect(spoken("fr") == ["Calm."])
        #expect(spoken("en") == ["Calm."])
    }

    @Test("what goes wrong is told, with its mend")
    func problems() {
        #expect(
            LullScriptTests.problems("---\ntranslates: waves.md\n---\nHola.", files: ["waves.md": Self.original]) == """
                test.md:2:13: error: a translation wants a language of its own
                 2 | translates: waves.md
                   |             ^~~~~~~~ write language: es, or what it is
                """
        )
        #expect(
            LullScriptTests.problems("---\nlanguage: es\ntranslates: waves.md\n---\nHola.") == """
                test.md:3:13: error: “waves.md” can't be read: there is no such file
                 3 | translates: waves.md
                   |             ^~~~~~~~
                """
        )
        #expect(
            LullScriptTests.problems(
                "---\nlanguage: es\n---\n[include calm.md]",
                files: ["calm.md": "---\nlanguage: en\n---\nCalm."]
            ) == """
                test.md:4:1: warning: “calm.md” speaks “en”, and this session “es”
                 4 | [include calm.md]
                   | ^~~~~~~~~~~~~~~~~ put its translation beside it, as calm.es.md
                """
        )
    }
}
