import LullSession

/// A stretch of text with its place.
struct Piece {
    var text: String
    var location: Location
}

/// What a body is made of, before its directives are understood.
enum Token {
    case heading(Piece)
    case text(Piece)
    case directive(Piece)
    case paragraphEnd
}

/// Splits a body into headings, text, directives and paragraph ends.
///
/// Markdown is taken as people write it: emphasis and links are stripped to their words, list items are paragraphs,
/// quotes, comments, rules, code fences and tables are never spoken.
struct BodyScanner {
    let file: Int
    let collector: Collector
    private var tokens: [Token] = []
    private var inComment = false
    private var inFence = false

    init(file: Int, collector: Collector) {
        self.file = file
        self.collector = collector
    }

    /// The tokens of `lines`, a slice whose indices are line numbers less one.
    static func tokens(of lines: ArraySlice<String>, file: Int, _ collector: Collector) -> [Token] {
        var scanner = BodyScanner(file: file, collector: collector)
        for (index, line) in zip(lines.indices, lines) { scanner.scan(line, number: index + 1) }
        scanner.endParagraph()
        return scanner.tokens
    }

    private mutating func endParagraph() {
        if case .paragraphEnd? = tokens.last { return }
        if !tokens.isEmpty { tokens.append(.paragraphEnd) }
    }

    private mutating func scan(_ line: String, number: Int) {
        let characters = Array(line)
        let visible = withoutComments(characters)
        let first = visible.firstIndex { !$0.isWhitespace } ?? visible.endIndex
        let content = visible[first...]
        if content.starts(with: "```") || content.starts(with: "~~~") {
            inFence.toggle()
            endParagraph()
            return
        }
        if inFence { return }
        if content.isEmpty {
            if !inComment || characters.allSatisfy(\.isWhitespace) { endParagraph() }
            return
        }
        if content.first == ">" || content.first == "|" || isRule(content) {
            endParagraph()
            return
        }
        if content.first == "#", let heading = heading(content, number: number) {
            endParagraph()
            tokens.append(.heading(heading))
            return
        }
        if content.count <= 12 && content.allSatisfy({ $0 == "." || $0 == "…" || $0 == " " }) {
            // A line of dots is a short silence in many scripts.
            endParagraph()
            let place = Location(file: file, line: number, column: first + 1, length: content.count)
            tokens.append(.directive(Piece(text: "pause 2.5 s", location: place)))
            return
        }
        var start = first
        if let marker = listMarker(content) {
            endParagraph()
            start = marker
        }
        StrayMarks.comment(visible[start...], at: Location(file: file, line: number, column: start + 1), collector)
        scanText(visible, from: start, number: number)
    }

    /// The line with comments blanked out, columns unchanged.
    private mutating func withoutComments(_ characters: [Character]) -> [Character] {
        var result = characters
        var index = 0
        func matches(_ text: String, _ at: Int) -> Bool { characters[at...].starts(with: text) }
        while index < characters.count {
            if inComment {
                if matches("-->", index) {
                    for i in index..<index + 3 { result[i] = " " }
                    index += 3
                    inComment = false
                } else {
                    result[index] = " "
                    index += 1
                }
            } else if matches("<!--", index) {
                inComment = true
            } else {
                index += 1
            }
        }
        return result
    }

    private func isRule(_ content: ArraySlice<Character>) -> Bool {
        let marks = content.filter { !$0.isWhitespace }
        guard marks.count >= 3, let first = marks.first, "-*_=".contains(first) else { return false }
        return marks.allSatisfy { $0 == first }
    }

    private func heading(_ content: ArraySlice<Character>, number: Int) -> Piece? {
        let level = content.prefix { $0 == "#" }.count
        let rest = content.dropFirst(level)
        guard level <= 6, rest.first?.isWhitespace ?? true else { return nil }
        var text = Markup.plain(String(rest))
        while text.hasSuffix("#") { text.removeLast() }
        text = Markup.trimmed(text)
        return Piece(
            text: text,
            location: Location(file: file, line: number, column: content.startIndex + 1, length: content.count)
        )
    }

    /// The index behind `- `, `* `, `+ `, `1. `, `2) ` and a task box.
    private func listMarker(_ content: ArraySlice<Character>) -> Int? {
        var index = content.startIndex
        let end = content.endIndex
        if "-*+•".contains(content[index]) {
            index += 1
        } else {
            while index < end, content[index].isASCII, content[index].isNumber { index += 1 }
            guard index > content.startIndex, index - content.startIndex <= 3, index < end,
                ".)".contains(content[index])
            else { return nil }
            index += 1
        }
        guard index < end, content[index].isWhitespace else { return nil }
        while index < end, content[index].isWhitespace { index += 1 }
        let rest = content[index...]
        for box in ["[ ]", "[x]", "[X]"] where rest.starts(with: box) { return index + 3 }
        return index
    }

    private mutating func scanText(_ characters: [Character], from start: Int, number: Int) {
        var textStart = start
        var index = start
        func place(_ at: Int, _ length: Int) -> Location {
            Location(file: file, line: number, column: at + 1, length: length)
        }
        func flush(_ end: Int) {
            guard end > textStart else { return }
            let text = String(characters[textStart..<end])
            if !text.allSatisfy(\.isWhitespace) {
                tokens.append(.text(Piece(text: text, location: place(textStart, end - textStart))))
            }
        }
        while index < characters.count {
            let character = characters[index]
            if character == "\\" {
                index += 2
                continue
            }
            let found: (end: Int, directive: String?)?
            switch character {
            case "[": found = bracket(characters, index, number)
            case "(", "*", "_":
                found = WildForms.parenthesis(characters, index)
                if found == nil { StrayMarks.parenthesis(characters, index, at: place(index, 1), collector) }
            case "]":
                StrayMarks.bracket(at: place(index, 1), collector)
                found = nil
            case "<": found = WildForms.breakTag(characters, index)
            default: found = nil
            }
            guard let found else {
                index += 1
                continue
            }
            if let directive = found.directive {
                flush(index)
                tokens.append(
                    .directive(Piece(text: directive, location: place(index, found.end - index)))
                )
                textStart = found.end
            }
            index = found.end
        }
        flush(characters.count)
    }

    // A bracket is a directive unless it is a link, an image, a footnote or a reference.
    private func bracket(_ characters: [Character], _ open: Int, _ number: Int) -> (end: Int, directive: String?)? {
        guard let close = characters[open...].firstIndex(of: "]") else {
            collector.error(
                at: Location(file: file, line: number, column: open + 1),
                "this bracket is never closed",
                mend: "close it on the same line, or write \\[ for a bracket that is spoken"
            )
            return (characters.count, "")
        }
        let content = String(characters[(open + 1)..<close])
        let isImage = open > 0 && characters[open - 1] == "!"
        if close + 1 < characters.count, characters[close + 1] == "(",
            let end = characters[(close + 1)...].prefix(Markup.longestAddress).firstIndex(of: ")")
        {
            return (end + 1, nil)
        }
        if content.hasPrefix("^") || isImage { return (close + 1, nil) }
        return (close + 1, content)
    }
}
