import LullRelease
import Testing

/// Documents that nobody but their own writer cleans.
@Suite("Text in documents")
struct CleanRecordTests {
    private static let track = Track(
        id: "a",
        key: "",
        title: "One\n[00:00.00]Two\u{1B}[31m",
        language: "en",
        order: 1,
        session: "a",
        author: "A\r\nB\u{202E}",
        duration: 10,
        chapters: [.init(title: "C\u{9B}D\n\nE", start: 0, end: 10)],
        lines: [.init(id: "l", text: "Breathe\u{1B}]0;x\u{7} in.\n\n00:00 --> 00:09\u{2067}", start: 1, end: 3)],
        provenance: .init(script: "", scriptHash: ""),
        measure: .init(
            integrated: nil,
            target: nil,
            range: nil,
            momentaryMax: nil,
            truePeak: nil,
            ceiling: 0,
            isGentle: true
        )
    )

    @Test("is on one line, and a terminal obeys none of it")
    func captions() throws {
        let captions = Captions(Self.track)
        let lyrics = """
            [ti:One (00:00.00)Two (31m]
            [ar:A B]
            [la:en]
            [length:00:10]
            [00:01.00]Breathe )0;x in. 00:00 --> 00:09
            [00:03.00]

            """
        #expect(captions.text(.lyrics) == lyrics)
        #expect(captions.text(.subRip).contains("Breathe ]0;x in. 00:00 → 00:09\n"))
        #expect(captions.text(.webVTT).contains("Breathe ]0;x in. 00:00 --&gt; 00:09\n"))
        #expect(
            Transcript(Self.track).text
                == "One [00:00.00]Two [31m\nA B\n\nC D E (0:00)\n\nBreathe ]0;x in. 00:00 --> 00:09\n"
        )
        let chapters = ChapterDocument(Self.track, release: "R\nS")
        #expect(chapters.title == "One [00:00.00]Two [31m" && chapters.author == "A B" && chapters.podcastName == "R S")
        #expect(chapters.chapters.map(\.title) == ["C D E"])
    }
}
