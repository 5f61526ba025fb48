/// The captions of a track: what is spoken, when it is spoken, in pieces that can be read at a glance.
///
/// They follow one another, never overlap, and none is shown after the track's end.
public struct Captions: Sendable, Equatable {
    /// The track's title.
    public let title: String
    /// Who wrote it.
    public let author: String?
    /// Its language, as BCP 47 has it.
    public let language: String
    /// Its length in milliseconds.
    public let duration: Int
    /// The captions in order.
    public let captions: [Caption]

    /// The captions of a track.
    public init(_ track: Track) {
        let track = track.cleaned
        title = track.title
        author = track.author
        language = track.language
        duration = Clock.milliseconds(track.duration)
        captions = Self.spans(track.lines, duration: duration).flatMap(Self.captions)
    }

    /// The captions as a file.
    public func text(_ format: CaptionFormat) -> String {
        switch format {
        case .webVTT: webVTT
        case .subRip: subRip
        case .lyrics: lyrics
        }
    }

    /// A line with words, from one millisecond to another.
    private struct Span {
        var start: Int
        var end: Int
        var text: String
    }

    private static func spans(_ lines: [Track.Line], duration: Int) -> [Span] {
        var spans: [Span] = []
        for line in lines.sorted(by: { $0.start < $1.start }) {
            guard line.text.contains(where: { !$0.isWhitespace }) else { continue }
            let start = Clock.milliseconds(line.start)
            let span = Span(
                start: start,
                end: min(duration, max(start + 1, Clock.milliseconds(line.end))),
                text: line.text
            )
            guard span.start < duration else { continue }
            guard let last = spans.last else {
                spans.append(span)
                continue
            }
            if last.start == start {
                spans[spans.count - 1].text += " " + line.text
                spans[spans.count - 1].end = max(last.end, span.end)
            } else {
                spans[spans.count - 1].end = min(last.end, start)
                spans.append(span)
            }
        }
        return spans
    }

    private static func captions(_ span: Span) -> [Caption] {
        let length = span.end - span.start
        // Each page has its share of the time, and a millisecond at least.
        let pages = Wrapping(span.text).pages().prefix(length)
        let whole = pages.reduce(0) { $0 + $1.width }
        var captions: [Caption] = []
        var (done, start) = (0, span.start)
        for (index, page) in pages.enumerated() {
            done += page.width
            let latest = span.end - (pages.count - index - 1)
            let end = min(max(span.start + length * done / whole, start + 1), latest)
            captions.append(Caption(start: start, end: end, lines: page.lines, text: page.text))
            start = end
        }
        return captions
    }

    private var webVTT: String {
        captions.reduce("WEBVTT\nKind: captions\nLanguage: \(language)\n") { text, caption in
            text + "\n\(timing(caption, .webVTT))\n\(caption.lines.map(Self.escaped).joined(separator: "\n"))\n"
        }
    }

    private var subRip: String {
        captions.enumerated().map { index, caption in
            // SubRip knows no escape for its arrow.
            let lines = caption.lines.map { Self.replaced($0, ["-->": "→"]) }
            return "\(index + 1)\n\(timing(caption, .subRip))\n\(lines.joined(separator: "\n"))\n"
        }.joined(separator: "\n")
    }

    private var lyrics: String {
        var text = "[ti:\(Self.unbracketed(title))]\n"
        if let author { text += "[ar:\(Self.unbracketed(author))]\n" }
        text +=
            "[la:\(language)]\n[length:\(Clock.digits(duration / 60_000, 2)):\(Clock.digits(duration / 1000 % 60, 2))]\n"
        for (index, caption) in captions.enumerated() {
            text += "[\(CaptionFormat.lyrics.timestamp(caption.start))]\(Self.unbracketed(caption.text))\n"
            // A line stays until the next one: an empty one lets it go where a silence follows.
            let next = index + 1 < captions.count ? captions[index + 1].start : duration
            if next - caption.end >= 2000 { text += "[\(CaptionFormat.lyrics.timestamp(caption.end))]\n" }
        }
        return text
    }

    private func timing(_ caption: Caption, _ format: CaptionFormat) -> String {
        "\(format.timestamp(caption.start)) --> \(format.timestamp(caption.end))"
    }

    private static func escaped(_ text: String) -> String {
        replaced(text, ["&": "&amp;", "<": "&lt;", ">": "&gt;"])
    }

    private static func unbracketed(_ text: String) -> String {
        replaced(text, ["[": "(", "]": ")"])
    }

    private static func replaced(_ text: String, _ pairs: KeyValuePairs<String, String>) -> String {
        pairs.reduce(text) { $0.replacing($1.key, with: $1.value) }
    }
}
