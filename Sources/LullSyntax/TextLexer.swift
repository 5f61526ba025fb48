import CCMark
import LullSession

/// Finds Lull's own marks in words that have no other: directives, parameters, escapes, entities, brackets that stand alone.
struct TextLexer {
    private let source: SourceText
    private let range: Range<Int>
    private let isCode: Bool
    private let bytes: [UInt8]
    /// The last bracket that closes: behind it none does, and none is looked for.
    private let lastClose: Int

    /// - Parameter isCode: whether a backslash and `&` are themselves.
    init(_ source: SourceText, _ range: Range<Int>, isCode: Bool = false) {
        self.source = source
        self.range = range
        self.isCode = isCode
        bytes = source.bytes
        lastClose = source.bytes[range].lastIndex(of: 0x5D) ?? -1
    }

    /// The marks, and the words between them.
    func nodes() -> [SyntaxNode] {
        var nodes: [SyntaxNode] = []
        var start = range.lowerBound
        var index = range.lowerBound
        while index < range.upperBound {
            guard let mark = mark(at: index) else {
                index += 1
                continue
            }
            if start < index { nodes.append(SyntaxNode(.text, start..<index)) }
            nodes.append(mark)
            index = mark.range.upperBound
            start = index
        }
        if start < range.upperBound { nodes.append(SyntaxNode(.text, start..<range.upperBound)) }
        return nodes
    }

    private func mark(at index: Int) -> SyntaxNode? {
        switch bytes[index] {
        case 0x5C where !isCode: escape(index)
        case 0x26 where !isCode: entity(index)
        case 0x5B: bracket(index)
        case 0x5D: SyntaxNode(.closeBracket, index..<index + 1)
        case 0x21 where index + 2 < range.upperBound && bytes[index + 1] == 0x5B && bytes[index + 2] == 0x5B:
            embed(index)
        case 0x7B: brace(index)
        case 0x3C: tag(index)
        default: nil
        }
    }

    private func escape(_ index: Int) -> SyntaxNode? {
        guard index + 1 < range.upperBound else { return nil }
        let next = bytes[index + 1]
        let isMark =
            (0x21...0x2F).contains(next) || (0x3A...0x40).contains(next) || (0x5B...0x60).contains(next)
            || (0x7B...0x7E).contains(next)
        guard isMark else { return nil }
        return SyntaxNode(.escape, index..<index + 2, [SyntaxNode(.text, index + 1..<index + 2)])
    }

    private func entity(_ index: Int) -> SyntaxNode? {
        let end = min(range.upperBound, index + 34)
        guard let close = bytes[index..<end].firstIndex(of: 0x3B), close > index + 1 else { return nil }
        guard bytes[index + 1..<close].allSatisfy({ $0 == 0x23 || (0x30...0x39).contains($0) || ($0 | 0x20) >= 0x61 })
        else { return nil }
        let text = source[index..<close + 1]
        guard let character = Entities.character(text) else { return nil }
        return SyntaxNode(.entity(character), index..<close + 1)
    }

    private func bracket(_ index: Int) -> SyntaxNode? {
        guard index < lastClose else { return SyntaxNode(.openBracket, index..<index + 1) }
        if index + 2 < range.upperBound, bytes[index + 1] == 0x5B,
            let close = (index + 2..<min(range.upperBound, index + 2_000)).first(where: {
                bytes[$0] == 0x5D && bytes[$0 - 1] == 0x5D
            }),
            !bytes[index..<close].contains(0x0A)
        {
            return wikiLink(index, close + 1)
        }
        guard let close = bytes[index..<range.upperBound].firstIndex(of: 0x5D) else {
            return SyntaxNode(.openBracket, index..<index + 1)
        }
        if bytes[index + 1] == 0x5E { return SyntaxNode(.footnoteReference, index..<close + 1) }
        let isBox = close == index + 2 && [0x20, 0x78, 0x58].contains(bytes[index + 1]) && index == range.lowerBound
        return SyntaxNode(isBox ? .taskBox : .directive, index..<close + 1)
    }

    private func wikiLink(_ open: Int, _ end: Int) -> SyntaxNode {
        let inner = open + 2..<end - 2
        let shown = bytes[inner].lastIndex(of: 0x7C).map { $0 + 1..<inner.upperBound } ?? inner
        return SyntaxNode(.wikiLink, open..<end, shown.isEmpty ? [] : [SyntaxNode(.text, shown)])
    }

    private func embed(_ index: Int) -> SyntaxNode? {
        guard let link = bracket(index + 1), link.kind == .wikiLink else { return nil }
        return SyntaxNode(.image, index..<link.range.upperBound)
    }

    private func brace(_ index: Int) -> SyntaxNode {
        let end = bytes[index..<range.upperBound].prefix(200).firstIndex(of: 0x7D)
        guard let end else { return SyntaxNode(.openBrace, index..<index + 1) }
        return SyntaxNode(.parameter, index..<end + 1)
    }

    /// What looks like a tag and is none to the library: `<pause 3s>`.
    private func tag(_ index: Int) -> SyntaxNode? {
        guard index + 2 < range.upperBound else { return nil }
        let first = bytes[index + 1] == 0x2F ? bytes[index + 2] : bytes[index + 1]
        guard (0x61...0x7A).contains(first | 0x20),
            let close = bytes[index..<range.upperBound].prefix(300).firstIndex(of: 0x3E),
            !bytes[index + 1..<close].contains(0x3C)
        else { return nil }
        return SyntaxNode(.tag(MarkupTag(source[index..<close + 1])), index..<close + 1)
    }
}

/// The characters that entities name, as the CommonMark library knows them.
enum Entities {
    /// The character of `&nbsp;`, `&#8217;` or `&#x2019;`; nil where there is none.
    static func character(_ entity: String) -> String? {
        guard let document = cmark_parse_document(entity, entity.utf8.count, CMARK_OPT_DEFAULT) else { return nil }
        defer { cmark_node_free(document) }
        guard let paragraph = cmark_node_first_child(document), let text = cmark_node_first_child(paragraph),
            let literal = cmark_node_get_literal(text).map({ String(cString: $0) }), literal != entity
        else { return nil }
        return literal
    }
}
