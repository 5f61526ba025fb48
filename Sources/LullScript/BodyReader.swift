import LullSession
import LullSyntax

/// A stretch of the script that is read as a directive, with its words.
struct Piece {
    var text: String
    var location: Location
    /// Where the text begins in the source; nil where it stands for something that is written otherwise.
    var start: Int?
}

/// A part of a spoken text: words, or a name whose value is filled in.
enum TextPart {
    case words(LocatedText)
    case parameter(String, Location)
}

/// What a body is made of, before its directives are understood.
enum Token {
    case heading([TextPart], Location)
    case text([TextPart], Location)
    case directive(Piece)
    /// A line ends, and its paragraph goes on.
    case lineEnd
    case paragraphEnd
}

/// Turns the tree of a script into what is spoken and what happens, in order.
///
/// Markdown is taken as people write it: emphasis and links are their words, items of a list are paragraphs; quotes, comments,
/// tables, fences and notes are never spoken, and counted.
struct BodyReader {
    private let tree: SyntaxTree
    private let collector: Collector
    private var tokens: [Token] = []
    /// The parts of the stretch of text that is being read.
    private var parts: [TextPart] = []
    private var words: LocatedText
    private(set) var unspoken = Unspoken()
    /// Comments that acknowledge something.
    private(set) var acknowledged: [Acknowledgement] = []

    private init(_ tree: SyntaxTree, _ collector: Collector) {
        self.tree = tree
        self.collector = collector
        words = LocatedText(tree.source)
    }

    /// What a reading gives.
    struct Outcome {
        var tokens: [Token]
        var unspoken: Unspoken
        var acknowledged: [Acknowledgement]
    }

    /// Reads a tree.
    static func read(_ tree: SyntaxTree, _ collector: Collector) -> Outcome {
        var reader = BodyReader(tree, collector)
        for node in tree.root.children { reader.block(node) }
        reader.endParagraph()
        return Outcome(tokens: reader.tokens, unspoken: reader.unspoken, acknowledged: reader.acknowledged)
    }

    private var source: SourceText { tree.source }

    private func place(_ range: Range<Int>) -> Location { Location(source, range) }

    // MARK: Blocks

    private mutating func block(_ node: SyntaxNode) {
        switch node.kind {
        case .frontMatter, .openFrontMatter: break
        case .heading: heading(node)
        case .paragraph: paragraph(node)
        case .list, .item:
            endParagraph()
            for child in node.children { block(child) }
            endParagraph()
        case .quote: skip(.quote, node)
        case .table: skip(.table, node)
        case .fence: skip(.fence, node)
        case .definition: skip(.definition, node)
        case .comment:
            endParagraph()
            comment(node)
        case .openComment, .openFence: unclosed(node)
        default: endParagraph()
        }
    }

    private mutating func skip(_ kind: Unspoken.Kind, _ node: SyntaxNode) {
        endParagraph()
        unspoken.note(kind, at: place(node.range))
    }

    private mutating func unclosed(_ node: SyntaxNode) {
        endParagraph()
        let isComment = node.kind == .openComment
        collector.error(
            isComment ? .unclosedComment : .unclosedFence,
            at: place(node.range),
            isComment ? "this comment is never closed" : "this fence is never closed",
            mend: isComment
                ? "write --> where it ends, or \\<!-- for a text that is spoken"
                : "write ``` on a line of its own where it ends, or take it out"
        )
    }

    private mutating func comment(_ node: SyntaxNode) {
        let range = node.range
        let inner = source[range].hasPrefix("<!--") ? range.lowerBound + 4..<range.upperBound - 3 : range
        let found = Acknowledgement.read(source, inner, comment: range)
        if found.isEmpty {
            unspoken.note(source[range].hasPrefix("<s") ? .script : .comment, at: place(range))
        }
        acknowledged += found
    }

    private mutating func heading(_ node: SyntaxNode) {
        endParagraph()
        let title = node.children
        // `## [Opening]` is a title in brackets.
        if title.count == 1, let only = title.first, only.kind == .directive,
            !DirectiveReader.isKnown(source[only.range])
        {
            var text = LocatedText(source)
            text.append(only.range.lowerBound + 1..<only.range.upperBound - 1)
            tokens.append(.heading([.words(text)], place(node.range)))
            tokens.append(.paragraphEnd)
            return
        }
        let before = tokens.count
        for child in title { inline(child) }
        flush()
        endHeading(from: before, node.range)
    }

    /// Makes a heading of the tokens from an index on: its words are the title, and what happens in it happens behind it.
    private mutating func endHeading(from start: Int, _ range: Range<Int>) {
        var parts: [TextPart] = []
        var happening: [Token] = []
        var range = range
        for token in tokens[start...] {
            switch token {
            case .text(let words, let location):
                parts += words
                range = min(range.lowerBound, location.range.lowerBound)..<range.upperBound
            case .directive: happening.append(token)
            default: break
            }
        }
        tokens.removeSubrange(start...)
        tokens.append(.heading(parts, place(range)))
        tokens += happening
        tokens.append(.paragraphEnd)
    }

    private mutating func endParagraph() {
        flush()
        if case .paragraphEnd? = tokens.last { return }
        if !tokens.isEmpty { tokens.append(.paragraphEnd) }
    }

    private mutating func paragraph(_ node: SyntaxNode) {
        endParagraph()
        // Rows between bars are a table, with or without its row of dashes.
        let isTable = Self.lines(node.children).allSatisfy { line in
            let text = Markup.trimmed(source[Self.range(line.nodes, node.range)])
            return text.hasPrefix("|") && text.hasSuffix("|") && text.count > 2
        }
        if isTable { return skip(.table, node) }
        if pause(node.children, range: node.range, in: .alone) { return endParagraph() }
        // Lines are looked at one by one: each may be a pause, or a comment of a programming language.
        for line in Self.lines(node.children) {
            let range = Self.range(line.nodes, node.range)
            if isDots(range) {
                endParagraph()
                tokens.append(.directive(Piece(text: "pause 2.5 s", location: place(range))))
                endParagraph()
            } else if !pause(line.nodes, range: range, in: .alone) {
                lineComment(range)
                for child in line.nodes { inline(child) }
            }
            switch line.end {
            case .softBreak?: words.appendSpace()
            case .hardBreak?:
                flush()
                // Two line ends in a row are an empty line.
                if case .lineEnd? = tokens.last { endParagraph() } else { tokens.append(.lineEnd) }
            default: break
            }
        }
        endParagraph()
    }

    private static func lines(_ nodes: [SyntaxNode]) -> [(nodes: [SyntaxNode], end: SyntaxKind?)] {
        var lines: [(nodes: [SyntaxNode], end: SyntaxKind?)] = []
        var line: [SyntaxNode] = []
        for node in nodes {
            if node.kind == .softBreak || node.kind == .hardBreak {
                lines.append((line, node.kind))
                line = []
            } else {
                line.append(node)
            }
        }
        lines.append((line, nil))
        return lines
    }

    private static func range(_ nodes: [SyntaxNode], _ parent: Range<Int>) -> Range<Int> {
        guard let first = nodes.first, let last = nodes.last else { return parent.lowerBound..<parent.lowerBound }
        return first.range.lowerBound..<last.range.upperBound
    }

    /// A line of dots is a short silence in many scripts.
    private func isDots(_ range: Range<Int>) -> Bool {
        guard range.count <= 60 else { return false }
        let text = source[range].filter { !$0.isWhitespace }
        return text.allSatisfy { $0 == "." || $0 == "…" } && (text.count > 2 || text.contains("…"))
    }

    /// A line that is nothing but a pause: in capitals, between dashes, in brackets, in emphasis.
    private mutating func pause(_ nodes: [SyntaxNode], range: Range<Int>, in frame: PauseWords.Frame) -> Bool {
        guard !range.isEmpty, range.count <= 100, !nodes.contains(where: { $0.kind == .directive }) else {
            return false
        }
        let written = Markup.trimmed(source[range])
        var marks = 0
        var core = Substring(written)
        while let first = core.first, "*_-–—()~[]:.…⏸️ ".contains(first) {
            marks += first.isWhitespace ? 0 : 1
            core.removeFirst()
        }
        while let last = core.last, "*_-–—()~[]:.…⏸️ ".contains(last) { core.removeLast() }
        let isCapital = core == core.uppercased() && core.contains(where: \.isLetter)
        guard marks > 0 || isCapital, let directive = PauseWords.directive(core, in: frame) else { return false }
        // A list of notes may begin with a dash; a full stop makes a sentence.
        if marks == 0 && written.hasSuffix(".") { return false }
        flush()
        tokens.append(.directive(Piece(text: directive, location: place(range))))
        return true
    }

    private func lineComment(_ range: Range<Int>) {
        guard source[range].hasPrefix("//") else { return }
        let line = place(range)
        collector.warning(
            .lineComment,
            at: line,
            "this line is spoken: // begins no comment",
            mend: "write <!-- … --> for what is not spoken",
            fix: Problem.Fix.comment(line)
        )
    }

    // MARK: Text

    private mutating func flush() {
        if !words.isEmpty { parts.append(.words(words)) }
        words = LocatedText(source)
        guard !parts.isEmpty else { return }
        let places = parts.map { part -> Location in
            switch part {
            case .words(let text): text.location
            case .parameter(_, let location): location
            }
        }
        let range = (places.first?.range.lowerBound ?? 0)..<(places.last?.range.upperBound ?? 0)
        tokens.append(.text(parts, place(range)))
        parts = []
    }

    private mutating func happen(_ text: String, _ range: Range<Int>, start: Int? = nil) {
        flush()
        tokens.append(.directive(Piece(text: text, location: place(range), start: start)))
    }

    private mutating func inline(_ node: SyntaxNode) {
        switch node.kind {
        case .text: text(node.range)
        case .softBreak: words.appendSpace()
        case .hardBreak:
            flush()
            tokens.append(.lineEnd)
        case .emphasis, .strong:
            if !(standsApart(node) && pause(node.children, range: node.range, in: .alone)) {
                for child in node.children { inline(child) }
            }
        case .code, .link, .wikiLink, .escape:
            for child in node.children {
                child.kind == .text && node.kind == .escape ? words.append(child.range) : inline(child)
            }
        case .image: unspoken.note(.image, at: place(node.range))
        case .comment: comment(node)
        case .entity(let character): words.append(character, at: node.range)
        case .directive:
            happen(
                source[node.range.lowerBound + 1..<node.range.upperBound - 1],
                node.range,
                start: node.range.lowerBound + 1
            )
        case .parameter: parameter(node)
        case .tag(let tag): markup(tag, node)
        case .closeBracket: stray(node, isOpen: false)
        case .openBracket: stray(node, isOpen: true)
        case .openBrace:
            collector.error(
                at: place(node.range),
                "this brace is never closed",
                mend: "write {name}, or leave the brace out"
            )
        case .openComment: unclosed(node)
        default: break
        }
    }

    /// Whether emphasised words stand between sentences: “Breathe out. *pause* Rest.”, and not “the *silence* between”.
    private func standsApart(_ node: SyntaxNode) -> Bool {
        let line = source.range(ofLine: source.line(at: node.range.lowerBound))
        let before = Markup.trimmed(source[max(line.lowerBound, node.range.lowerBound - 40)..<node.range.lowerBound])
        let end = source.range(ofLine: source.line(at: node.range.upperBound - 1)).upperBound
        let after = Markup.trimmed(
            source[node.range.upperBound..<max(node.range.upperBound, min(end, node.range.upperBound + 40))]
        )
        let isBracketed = source[node.range].contains { "([".contains($0) }
        if isBracketed || source[node.range].contains(where: \.isNumber) { return true }
        let ends = before.last.map { ".!?…:;”»\")]*_–—-".contains($0) } ?? true
        let begins = after.first.map { !$0.isLowercase && !",;".contains($0) } ?? true
        return ends && begins
    }

    private mutating func parameter(_ node: SyntaxNode) {
        if !words.isEmpty || words.endsWithSpace { parts.append(.words(words)) }
        words = LocatedText(source)
        parts.append(.parameter(source[node.range.lowerBound + 1..<node.range.upperBound - 1], place(node.range)))
    }

    private func stray(_ node: SyntaxNode, isOpen: Bool) {
        if isOpen {
            collector.error(
                .strayBracket,
                at: place(node.range),
                "this bracket is never closed",
                mend: "close it on the same line, or write \\[ for a bracket that is spoken"
            )
        } else {
            collector.warning(
                .strayBracket,
                at: place(node.range),
                "this bracket was never opened, and what stands before it is spoken",
                mend: "write [ where it begins, or \\] for a bracket that is spoken"
            )
        }
    }

    /// Words, and the pauses in round brackets between them. Marks that mark nothing are not spoken.
    private mutating func text(_ range: Range<Int>) {
        var start = range.lowerBound
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = source.bytes[index]
            if byte == 0x28 || byte == 0xEF, let end = parenthesis(index, range.upperBound) {
                let isWide = byte == 0xEF
                let inner = source[index + (isWide ? 3 : 1)..<end - (isWide ? 3 : 1)]
                if let directive = PauseWords.directive(inner, in: .round) {
                    if start < index { words.append(start..<index) }
                    happen(directive, index..<end)
                    start = end
                } else {
                    directiveInRoundBrackets(inner, index..<end)
                }
                index = end
                continue
            }
            if isMark(byte, index, range) {
                if start < index { words.append(start..<index) }
                start = index + 1
            }
            index += 1
        }
        if start < range.upperBound { words.append(start..<range.upperBound) }
    }

    // `*` and `` ` `` that mark nothing, `_` at the edge of a word, both of `==` and of `~~`.
    private func isMark(_ byte: UInt8, _ index: Int, _ range: Range<Int>) -> Bool {
        let before = index > 0 ? source.bytes[index - 1] : 0x20
        let after = index + 1 < source.bytes.count ? source.bytes[index + 1] : 0x20
        switch byte {
        case 0x2A, 0x60: return !(before <= 0x20 && after <= 0x20)
        case 0x5F: return !(isWord(before) && isWord(after))
        case 0x3D, 0x7E: return before == byte || after == byte
        default: return false
        }
    }

    private func isWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80
    }

    private func parenthesis(_ open: Int, _ end: Int) -> Int? {
        if source.bytes[open] == 0x28 {
            return source.bytes[open..<min(end, open + 100)].firstIndex(of: 0x29).map { $0 + 1 }
        }
        // Full-width ones are EF BC 88 and EF BC 89.
        guard open + 3 < end, source.bytes[open + 1] == 0xBC, source.bytes[open + 2] == 0x88 else { return nil }
        return (open + 3..<min(end - 2, open + 120)).first {
            source.bytes[$0] == 0xEF && source.bytes[$0 + 1] == 0xBC && source.bytes[$0 + 2] == 0x89
        }.map { $0 + 3 }
    }

    private static let heads: Set<String> = [
        "pause", "silence", "breathe", "begin", "play", "stop", "fade", "bell", "bowl", "gong", "chime", "strike",
        "repeat",
    ]

    /// `(breathe 4-6 x 5)`, `(bell)`: parentheses whose words are a directive's.
    private func directiveInRoundBrackets(_ content: String, _ range: Range<Int>) {
        let words = content.lowercased().split(whereSeparator: \.isWhitespace)
        // “(breathe as you like)” is said to somebody; a lone word, a number or a length is a directive's.
        guard let head = words.first, Self.heads.contains(String(head)), words.count <= 8,
            words.count == 1 || content.contains(where: \.isNumber) || words[1] == "for" && head == "pause"
        else { return }
        collector.warning(
            .roundBrackets,
            at: place(range),
            "“(\(content))” is spoken, as anything in round brackets is",
            mend: "write [\(content)] to have it happen, or \\( to have it spoken",
            fix: DirectiveReader.isKnown(content) && !(words.count > 1 && !content.contains(where: \.isNumber))
                ? Problem.Fix("write [\(content)]", replace: place(range), with: "[\(content)]") : nil
        )
    }

    // MARK: Markup

    private static let blocks: Set<String> = [
        "p", "div", "section", "article", "ul", "ol", "li", "hr", "speak", "blockquote", "details", "summary", "main",
        "header", "footer", "body", "html", "center", "aside", "table", "tr", "pre", "figure",
    ]
    private static let plain: Set<String> = [
        "b", "i", "u", "em", "strong", "span", "small", "big", "sup", "mark", "del", "ins", "font", "a", "q", "cite",
        "code", "kbd", "abbr", "prosody", "emphasis", "voice", "say-as", "phoneme", "lang", "w", "token", "x-xxxxx",
        "dfn",
        "label", "td", "th", "wbr", "bookmark", "lexicon", "metadata", "meta", "head", "link",
    ]

    private mutating func markup(_ tag: MarkupTag, _ node: SyntaxNode) {
        switch tag.name {
        case "" where tag.role == .declaration: break
        case "break":
            if tag.role != .close { happen(Self.pause(of: tag), node.range) }
        case "br":
            flush()
            tokens.append(.lineEnd)
        case "s":
            flush()
            tokens.append(.lineEnd)
        case "h1", "h2", "h3", "h4", "h5", "h6": headingTag(tag, node)
        case "sub" where tag.attributes["alias"] != nil:
            words.append(tag.attributes["alias"] ?? "", at: node.range)
            held = words
        case "sub":
            if let held { words = held }
            held = nil
        case "img", "image": unspoken.note(.image, at: place(node.range))
        case let name where Self.blocks.contains(name): endParagraph()
        case let name where tag.prefix == nil && Self.plain.contains(name): break
        default:
            if let pause = pause(of: node) { return happen(pause, node.range) }
            unknown(tag, node)
        }
    }

    /// The words up to the alias of a `<sub>`, until it closes: what stands in it is not spoken.
    private var held: LocatedText?
    private var headingStart: Int?

    private mutating func headingTag(_ tag: MarkupTag, _ node: SyntaxNode) {
        if tag.role != .close {
            endParagraph()
            headingStart = tokens.count
            return
        }
        guard let start = headingStart else { return }
        headingStart = nil
        flush()
        endHeading(from: min(start, tokens.count), node.range)
    }

    /// `<break time="2s"/>`, `<break strength="strong"/>`.
    private static func pause(of tag: MarkupTag) -> String {
        let quotes: Set<Character> = ["\"", "'", "“", "”", "‘", "’", "«", "»"]
        if let time = tag.attributes["time"] {
            let value = time.filter { !quotes.contains($0) }
            return "pause \(value.isEmpty ? "3 s" : value.last?.isNumber == true ? value + " s" : value)"
        }
        // As the speech services that people write for take them.
        switch tag.attributes["strength"]?.filter({ !quotes.contains($0) }) {
        case "none"?: return "pause 0 s"
        case "x-weak"?: return "pause 0.25 s"
        case "weak"?: return "pause 0.5 s"
        case "medium"?: return "pause 0.75 s"
        case "strong"?: return "pause 1 s"
        case "x-strong"?: return "pause 1.5 s"
        default: return "pause"
        }
    }

    /// `<pause 3s>`, `<pause time="3s">`, `<silence>`.
    private func pause(of node: SyntaxNode) -> String? {
        let inner = source[node.range].filter { !"<>/\"'=“”".contains($0) }
        return PauseWords.directive(inner.replacing("time", with: " "), in: .alone)
    }

    private func unknown(_ tag: MarkupTag, _ node: SyntaxNode) {
        guard tag.role != .close else { return }
        let name = (tag.prefix.map { $0 + ":" } ?? "") + tag.name
        collector.warning(
            .unknownMarkup,
            at: place(node.range),
            tag.name == "audio" && tag.attributes["src"] != nil
                ? "the sound of this tag is not played" : "“<\(name)>” means nothing here, and only its text is spoken",
            mend: tag.name == "audio"
                ? "write [take \(tag.attributes["src"] ?? "file.wav")], or [play …] for a bed" : "take it out"
        )
    }
}

extension Problem.Fix {
    /// Makes a comment of what stands at a place.
    static func comment(_ location: Location) -> Problem.Fix {
        let (source, range) = (location.source, location.range)
        return Problem.Fix(
            "make a comment of it",
            [
                Problem.Edit(location: Location(source, range.lowerBound..<range.lowerBound), text: "<!-- "),
                Problem.Edit(location: Location(source, range.upperBound..<range.upperBound), text: " -->"),
            ]
        )
    }
}
