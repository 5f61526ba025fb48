import LullSession

/// Marks of other formats that mean nothing here: what they mark would be spoken, and hardly is meant to.
enum StrayMarks {
    private static let heads: Set<String> = [
        "pause", "silence", "breathe", "begin", "play", "stop", "fade", "bell", "bowl", "gong", "chime", "strike",
        "repeat",
    ]

    /// `(breathe 4-6 x 5)`, `(bell)`: parentheses whose words are a directive's.
    static func parenthesis(_ characters: [Character], _ open: Int, at place: Location, _ collector: Collector) {
        guard characters[open] == "(", let close = characters[open...].prefix(60).firstIndex(of: ")") else { return }
        let content = String(characters[(open + 1)..<close])
        let words = content.lowercased().split(whereSeparator: \.isWhitespace)
        // “(breathe as you like)” is said to somebody; a lone word, a number or a length is a directive's.
        guard let head = words.first, heads.contains(String(head)),
            words.count == 1 || content.contains(where: \.isNumber) || words[1] == "for" && head == "pause"
        else { return }
        var place = place
        place.length = close + 1 - open
        collector.warning(
            at: place,
            "“(\(content))” is spoken, as anything in round brackets is",
            mend: "write [\(content)] to have it happen, or \\( to have it spoken"
        )
    }

    /// A `]` that closes nothing.
    static func bracket(at place: Location, _ collector: Collector) {
        collector.warning(
            at: place,
            "this bracket was never opened, and what stands before it is spoken",
            mend: "write [ where it begins, or \\] for a bracket that is spoken"
        )
    }

    /// A line that begins with `//`.
    static func comment(_ content: ArraySlice<Character>, at place: Location, _ collector: Collector) {
        guard content.starts(with: "//") else { return }
        var place = place
        place.length = 2
        collector.warning(
            at: place,
            "this line is spoken: // begins no comment",
            mend: "write <!-- … --> for what is not spoken"
        )
    }

    /// Settings above the text without their lines of `---`.
    static func header(_ document: Document, _ collector: Collector) {
        guard document.frontMatter == nil,
            let index = document.body.firstIndex(where: { !$0.allSatisfy(\.isWhitespace) })
        else { return }
        let line = document.body[index]
        let mend = "write --- on a line of its own above the settings, and another one below them"
        let place = Location(file: 0, line: index + 1, column: 1, length: max(1, line.count))
        if Markup.trimmed(line) == "+++" {
            collector.error(at: place, "a front matter between +++ is not read", mend: mend + ", as title: Evening")
            return
        }
        let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2, FrontMatter.keys.contains(parts[0].lowercased()) {
            collector.warning(at: place, "“\(parts[0]):” is spoken: this is no front matter yet", mend: mend)
        }
    }
}
