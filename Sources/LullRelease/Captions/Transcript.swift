import Mustache

/// The words of a track, to be read.
public struct Transcript: Sendable {
    private let track: Track
    private let sections: [Section]

    /// Paragraphs under a heading.
    private struct Section {
        var heading: String?
        var start: Double
        var paragraphs: [Paragraph]
    }

    /// Sentences that follow each other.
    private struct Paragraph {
        var start: Double
        var text: String
    }

    /// The silence that divides paragraphs, in seconds; a choice: sentences of one paragraph are mostly nearer.
    private static let pause = 4.0

    /// The words of a track.
    public init(_ track: Track) {
        let track = track.cleaned
        self.track = track
        let lines = track.lines.filter { $0.text.contains { !$0.isWhitespace } }.sorted { $0.start < $1.start }
        let chapters = track.chapters.sorted { $0.start < $1.start }
        let first = chapters.first?.start ?? .infinity
        // A line belongs to the last chapter that has begun, to the millisecond.
        func isBefore(_ line: Track.Line, _ time: Double) -> Bool { line.start < time - 0.0005 }
        var sections: [Section] = []
        let opening = lines.filter { isBefore($0, first) }
        if !opening.isEmpty {
            sections.append(Section(start: opening[0].start, paragraphs: Self.paragraphs(opening)))
        }
        for (index, chapter) in chapters.enumerated() {
            let next = index + 1 < chapters.count ? chapters[index + 1].start : .infinity
            let own = lines.filter { !isBefore($0, chapter.start) && isBefore($0, next) }
            sections.append(
                Section(heading: chapter.title, start: chapter.start, paragraphs: Self.paragraphs(own))
            )
        }
        self.sections = sections
    }

    private static func paragraphs(_ lines: [Track.Line]) -> [Paragraph] {
        var paragraphs: [Paragraph] = []
        var end = 0.0
        for line in lines {
            let text = line.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if let last = paragraphs.indices.last, line.start - end < pause {
                // Scripts with wide characters put no space between sentences.
                let isWide = paragraphs[last].text.last.map { Wrapping.width(String($0)) == 2 } ?? false
                paragraphs[last].text += (isWide ? "" : " ") + text
            } else {
                paragraphs.append(Paragraph(start: line.start, text: text))
            }
            end = line.end
        }
        return paragraphs
    }

    /// As plain text: the title, headings with their times, paragraphs; an empty line between them.
    public var text: String {
        var blocks = [track.title + (track.author.map { "\n\($0)" } ?? "")]
        for section in sections {
            if let heading = section.heading { blocks.append("\(heading) (\(Clock.short(section.start)))") }
            blocks += section.paragraphs.map(\.text)
        }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    /// As a page: headings by chapter, and at every paragraph its time.
    ///
    /// - Parameter audio: where the sound is, seen from the page; times are then links into it.
    public func html(audio: String? = nil) -> String {
        var anchors = Anchors()
        let sections: [[String: Any]] = sections.map { section in
            var row: [String: Any] = [:]
            if let heading = section.heading {
                row["heading"] = anchors.place(section.start, audio).merging(["text": heading]) { $1 }
            }
            row["paragraphs"] = section.paragraphs.map { paragraph in
                anchors.place(paragraph.start, audio).merging(["text": paragraph.text]) { $1 }
            }
            return row
        }
        var page: [String: Any] = [
            "title": track.title,
            "language": track.language,
            "direction": TextDirection(language: track.language).rawValue,
            "sections": sections,
        ]
        if let author = track.author { page["author"] = author }
        return Self.page.render(page)
    }

    /// Names of places in a page; no two are the same.
    private struct Anchors {
        private var used: Set<String> = []

        mutating func place(_ seconds: Double, _ audio: String?) -> [String: String] {
            let name = "t\(Self.number(seconds))"
            var anchor = name
            var number = 2
            while !used.insert(anchor).inserted {
                anchor = "\(name)-\(number)"
                number += 1
            }
            return [
                "anchor": anchor,
                "address": audio.map { "\($0)#t=\(Self.number(seconds))" } ?? "#\(anchor)",
                "duration": "PT\(Self.number(seconds))S",
                "clock": Clock.short(seconds),
            ]
        }

        /// Seconds to the millisecond, without zeros at the end.
        private static func number(_ seconds: Double) -> String {
            let milliseconds = Clock.milliseconds(seconds)
            var fraction = Substring(Clock.digits(milliseconds % 1000, 3))
            while fraction.last == "0" { fraction = fraction.dropLast() }
            return "\(milliseconds / 1000)" + (fraction.isEmpty ? "" : ".\(fraction)")
        }
    }

    private static let page: MustacheTemplate = {
        do {
            return try MustacheTemplate(string: template)
        } catch {
            preconditionFailure("the transcript's template can't be read: \(error)")
        }
    }()

    private static let template = """
        <!DOCTYPE html>
        <html lang="{{language}}" dir="{{direction}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{{title}}</title>
        <style>
        body { font: 1.125rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
        time { font-variant-numeric: tabular-nums; }
        </style>
        </head>
        <body>
        <main>
        <h1>{{title}}</h1>
        {{#author}}
        <p>{{author}}</p>
        {{/author}}
        {{#sections}}
        <section>
        {{#heading}}
        <h2 id="{{anchor}}">{{text}} <a href="{{address}}"><time datetime="{{duration}}">{{clock}}</time></a></h2>
        {{/heading}}
        {{#paragraphs}}
        <p id="{{anchor}}"><a href="{{address}}"><time datetime="{{duration}}">{{clock}}</time></a> {{text}}</p>
        {{/paragraphs}}
        </section>
        {{/sections}}
        </main>
        </body>
        </html>

        """
}

/// Which way a language is written, as HTML names it.
public enum TextDirection: String, Sendable {
    /// From left to right.
    case leftToRight = "ltr"
    /// From right to left.
    case rightToLeft = "rtl"

    /// The direction of a language, by its tag of BCP 47.
    public init(language: String) {
        let parts = language.lowercased().split { $0 == "-" || $0 == "_" }
        let languages: Set<Substring> = ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"]
        let scripts: Set<Substring> = ["arab", "hebr", "syrc", "thaa", "nkoo", "adlm"]
        // A script says more than a language: Azerbaijani is `az-Latn` or `az-Arab`.
        let script = parts.dropFirst().first { $0.count == 4 }
        let isRight = script.map(scripts.contains) ?? parts.first.map(languages.contains) ?? false
        self = isRight ? .rightToLeft : .leftToRight
    }
}
