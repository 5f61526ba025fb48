import LullRelease
import Testing

@Suite("What a program says, in its languages")
struct WordingTests {
    private func program(_ text: String) throws -> LullRelease.Program {
        let folder = try ProgramFolder()
        try folder.write("---\ntitle: Scan\nsummary: From feet to jaw\n---\n[pause 20s]\n", to: "scan.md")
        try folder.write(
            "---\ntitle: Recorrido\nlanguage: es\ntranslates: scan.md\n---\n[pause 20s]\n",
            to: "scan.es.md"
        )
        try folder.write("---\nlanguage: de\ntranslates: scan.md\n---\n[pause 20s]\n", to: "scan.de.md")
        return try #require(try folder.read(text).program)
    }

    @Test("a title without a language leaves a translation its own, and a summary is never in another language")
    func plain() throws {
        let tracks = try program(
            """
            title: Quiet
            languages: [en, es, de]
            sessions:
              - scan.md
              - { script: scan.md, name: again, title: Once more, summary: The same }
            """
        ).tracks
        #expect(tracks.map(\.title) == [nil, nil, nil, "Once more", nil, "Once more"])
        #expect(tracks.map(\.summary) == ["From feet to jaw", nil, nil, "The same", nil, nil])
    }

    @Test("titles and summaries may be said language by language")
    func byLanguage() throws {
        let program = try program(
            """
            title: { es: Calma, en: Quiet }
            summary: { en: Evenings }
            languages: [en, es]
            sessions:
              - { script: scan.md, title: { es: Otra vez }, summary: { en: The same, es: Lo mismo } }
            """
        )
        #expect(program.title == "Quiet" && program.titles == ["en": "Quiet", "es": "Calma"])
        #expect(program.summary == "Evenings" && program.summaries == ["en": "Evenings"])
        #expect(program.tracks.map(\.title) == [nil, "Otra vez"])
        #expect(program.tracks.map(\.summary) == ["The same", "Lo mismo"])
    }

    @Test("formats are one text with commas too, in any case")
    func formats() throws {
        let program = try program("title: Quiet\nformats: FLAC, Opus, MP3\nsessions: [scan.md]\n")
        #expect(program.formats.map(\.name) == [.flac, .opus, .mp3])
    }

    @Test("tracks are in the order of weeks, days and times of day; what has none comes behind")
    func order() throws {
        let program = try program(
            """
            title: Quiet
            sessions:
              - { script: scan.md, name: free }
              - { script: scan.md, name: late, week: 2, day: 3 }
              - { script: scan.md, name: night, week: 1, day: 2, slot: bedtime }
              - { script: scan.md, name: noon, week: 1, day: 2, slot: midday }
              - { script: scan.md, name: second, week: 1, day: 1, order: 2 }
              - { script: scan.md, name: first, week: 1, day: 1, order: 1 }
              - { script: scan.md, name: any, week: 1 }
            """
        )
        #expect(program.tracks.map(\.id) == ["first", "second", "noon", "night", "any", "late", "free"])
        #expect(program.tracks.map(\.order) == [1, 2, 3, 4, 5, 6, 7])
    }
}
