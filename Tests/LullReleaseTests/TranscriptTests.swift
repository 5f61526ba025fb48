import Foundation
import LullRelease
import Testing

@Suite("Transcripts and chapters to read")
struct TranscriptTests {
    private static let track = CaptionTests.track(
        [
            (0.5, 2, "Welcome."), (61.25, 63, "Sit as you like."),
            (64, 66, "There is <nothing> to \"do\" & nothing to get."),
            (75, 77, "Rest."), (3725, 3727, "Good night."),
        ],
        duration: 3730,
        chapters: [
            .init(title: "Arriving & <b>", start: 60, end: 3720), .init(title: "Leaving", start: 3720, end: 3730),
        ]
    )

    @Test("the text has headings with times, and a paragraph ends where a silence is")
    func text() {
        #expect(
            Transcript(Self.track).text == """
                Evening
                Ada

                Welcome.

                Arriving & <b> (1:00)

                Sit as you like. There is <nothing> to "do" & nothing to get.

                Rest.

                Leaving (1:02:00)

                Good night.

                """
        )
    }

    @Test("the page is well-formed, says its language, and names every time once")
    func page() throws {
        let html = Transcript(Self.track).html(audio: "evening.mp3")
        #expect(html.contains("<html lang=\"en\" dir=\"ltr\">"))
        #expect(html.contains("<h2 id=\"t60\">Arriving &amp; &lt;b&gt; <a href=\"evening.mp3#t=60\">"))
        #expect(
            html.contains(
                "<p id=\"t61.25\"><a href=\"evening.mp3#t=61.25\"><time datetime=\"PT61.25S\">1:01</time></a> "
                    + "Sit as you like. There is &lt;nothing&gt; to &quot;do&quot; &amp; nothing to get.</p>"
            )
        )
        let document = try XMLCheck.elements(html)
        #expect(document.ids.count == Set(document.ids).count)
        #expect(document.ids == ["t0.5", "t60", "t61.25", "t75", "t3720", "t3725"])
        #expect(document.names.filter { $0 == "h1" }.count == 1)
        let alone = Transcript(Self.track).html()
        #expect(alone.contains("<a href=\"#t61.25\">"))
    }

    @Test("Arabic is written from right to left")
    func direction() {
        let track = CaptionTests.track([(1, 2, "تنفّس ببطء.")], language: "ar-EG")
        #expect(Transcript(track).html().contains("<html lang=\"ar-EG\" dir=\"rtl\">"))
        #expect(TextDirection(language: "az-Arab") == .rightToLeft)
        #expect(TextDirection(language: "az") == .leftToRight)
        #expect(TextDirection(language: "he") == .rightToLeft)
        #expect(TextDirection(language: "") == .leftToRight)
    }

    @Test("a heading and a line that begin together have names of their own")
    func sameTime() throws {
        let track = CaptionTests.track([(0, 2, "Hello.")], chapters: [.init(title: "Begin", start: 0, end: 60)])
        #expect(try XMLCheck.elements(Transcript(track).html()).ids == ["t0", "t0-2"])
    }

    @Test("a track without words still has a page and headings")
    func empty() {
        let track = CaptionTests.track([], chapters: [.init(title: "Sea", start: 0, end: 60)])
        #expect(Transcript(track).text == "Evening\nAda\n\nSea (0:00)\n")
        #expect(Transcript(CaptionTests.track([])).text == "Evening\nAda\n")
    }

    @Test("the chapters are those of Podcasting 2.0")
    func chapters() throws {
        let json = try ChapterDocument(Self.track, release: "Quiet weeks").json()
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(object["version"] as? String == "1.2.0")
        #expect(object["title"] as? String == "Evening")
        #expect(object["author"] as? String == "Ada")
        #expect(object["podcastName"] as? String == "Quiet weeks")
        let chapters = try #require(object["chapters"] as? [[String: Any]])
        #expect(chapters.map { $0["startTime"] as? Double } == [60, 3720])
        #expect(chapters.map { $0["endTime"] as? Double } == [3720, 3730])
        #expect(chapters.map { $0["title"] as? String } == ["Arriving & <b>", "Leaving"])
    }
}

/// Reads a page strictly: every element closed, as XML has it, but for the few that HTML leaves open.
enum XMLCheck {
    struct Found {
        var names: [String] = []
        var ids: [String] = []
    }

    struct Broken: Error {
        var description: String
    }

    static func elements(_ html: String) throws -> Found {
        var found = Found()
        var open: [Substring] = []
        var rest = html[...]
        while let start = rest.firstIndex(of: "<") {
            guard let end = rest[start...].firstIndex(of: ">") else { throw Broken(description: "“<” without “>”") }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("!") { continue }
            if tag.hasPrefix("/") {
                guard open.popLast() == tag.dropFirst() else { throw Broken(description: "\(tag) closes nothing") }
                continue
            }
            let name = tag.prefix { $0 != " " }
            found.names.append(String(name))
            if let range = tag.range(of: " id=\"") {
                found.ids.append(String(tag[range.upperBound...].prefix { $0 != "\"" }))
            }
            if name != "meta" { open.append(name) }
        }
        guard open.isEmpty else { throw Broken(description: "\(open) stay open") }
        return found
    }
}
