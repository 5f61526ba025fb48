import CCMark
import LullSession

/// Finds the marks of a text with the CommonMark library, and Lull's own between them.
struct InlineParser {
    private let source: SourceText
    private let fragment: Fragment
    private let definitions: [Range<Int>]

    init(_ source: SourceText, _ fragment: Fragment, definitions: [Range<Int>]) {
        self.source = source
        self.fragment = fragment
        self.definitions = definitions
    }

    /// The marks and words.
    func nodes() -> [SyntaxNode] {
        guard !fragment.bytes.isEmpty else { return [] }
        guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return plain }
        defer { cmark_parser_free(parser) }
        func feed(_ bytes: [UInt8]) {
            bytes.withUnsafeBytes { bytes in
                cmark_parser_feed(parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
            }
        }
        feed(fragment.bytes)
        if !definitions.isEmpty, fragment.bytes.contains(0x5B) {
            feed([0x0A, 0x0A])
            for definition in definitions { feed(Array(source.bytes[definition]) + [0x0A]) }
        }
        guard let document = cmark_parser_finish(parser) else { return plain }
        defer { cmark_node_free(document) }
        guard let paragraph = cmark_node_first_child(document),
            cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH, cmark_node_next(paragraph) == nil
        else { return plain }
        var walk = Walk(source: source, fragment: fragment)
        let nodes = walk.nodes(in: paragraph, from: 0)
        return walk.isLost ? plain : nodes
    }

    /// Words without marks: where the library and this reading of it don't agree.
    private var plain: [SyntaxNode] {
        var nodes: [SyntaxNode] = []
        for (index, start) in fragment.lineStarts.enumerated() {
            var end = index + 1 < fragment.lineStarts.count ? fragment.lineStarts[index + 1] : fragment.bytes.count
            while end > start, fragment.bytes[end - 1] <= 0x20 { end -= 1 }
            guard start < end else { continue }
            if let last = nodes.last {
                let begin = fragment.source(start)
                if last.range.upperBound < begin { nodes.append(SyntaxNode(.softBreak, last.range.upperBound..<begin)) }
            }
            nodes += TextLexer(source, fragment.source(start..<end)).nodes()
        }
        return nodes
    }

    /// A walk through what the library found. Its columns count from the last line break that it made a node of.
    private struct Walk {
        let source: SourceText
        let fragment: Fragment
        /// Where the columns of the library count from.
        private var base = 0
        /// The end of what was walked.
        private var cursor = 0
        /// Whether a place did not fit, so that nothing after it can be trusted.
        private(set) var isLost = false

        init(source: SourceText, fragment: Fragment) {
            self.source = source
            self.fragment = fragment
        }

        mutating func nodes(in parent: OpaquePointer, from start: Int) -> [SyntaxNode] {
            var nodes: [SyntaxNode] = []
            var next = cmark_node_first_child(parent)
            while let node = next, !isLost {
                next = cmark_node_next(node)
                nodes += read(node)
            }
            return nodes
        }

        private mutating func range(_ node: OpaquePointer) -> Range<Int> {
            let start = base + Int(cmark_node_get_start_column(node)) - 1
            let end = base + Int(cmark_node_get_end_column(node))
            guard start >= cursor, end >= start, end <= fragment.bytes.count else {
                isLost = true
                return cursor..<cursor
            }
            return start..<end
        }

        private mutating func read(_ node: OpaquePointer) -> [SyntaxNode] {
            switch cmark_node_get_type(node) {
            case CMARK_NODE_SOFTBREAK: return lineBreak(.softBreak)
            case CMARK_NODE_LINEBREAK: return lineBreak(.hardBreak)
            case CMARK_NODE_TEXT: return text(node)
            case CMARK_NODE_CODE: return code(node)
            case CMARK_NODE_HTML_INLINE: return markup(node)
            case CMARK_NODE_EMPH: return span(.emphasis, node)
            case CMARK_NODE_STRONG: return span(.strong, node)
            case CMARK_NODE_LINK: return span(.link, node)
            default: return span(.image, node)
            }
        }

        private mutating func lineBreak(_ kind: SyntaxKind) -> [SyntaxNode] {
            var end = cursor
            while end < fragment.bytes.count, fragment.bytes[end] != 0x0A, fragment.bytes[end] != 0x0D { end += 1 }
            guard end < fragment.bytes.count else {
                isLost = true
                return []
            }
            let start = cursor
            end +=
                fragment.bytes[end] == 0x0D && end + 1 < fragment.bytes.count && fragment.bytes[end + 1] == 0x0A ? 2 : 1
            // After a backslash the library goes on counting.
            let isEscaped = kind == .hardBreak && fragment.bytes[start..<end].contains(0x5C)
            if !isEscaped { base = end }
            cursor = end
            return [SyntaxNode(kind, fragment.source(start..<end))]
        }

        private mutating func text(_ node: OpaquePointer) -> [SyntaxNode] {
            var range = range(node)
            guard !isLost, !range.isEmpty else { return [] }
            let literal = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
            let shown = fragment.bytes[range]
            if !shown.contains(0x5C), !shown.contains(0x26), !agrees(shown, literal) {
                isLost = true
                return []
            }
            // White space at the end of a line belongs to what ends it.
            let next = cmark_node_next(node).map { cmark_node_get_type($0) }
            if next == nil || next == CMARK_NODE_SOFTBREAK || next == CMARK_NODE_LINEBREAK {
                while let last = range.last, fragment.bytes[last] <= 0x20 { range = range.lowerBound..<last }
            }
            cursor = range.upperBound
            // The byte in front of a line is no word.
            if !range.isEmpty, isGuard(range.lowerBound) { range = range.lowerBound + 1..<range.upperBound }
            return range.isEmpty ? [] : TextLexer(source, fragment.source(range)).nodes()
        }

        private func agrees(_ shown: ArraySlice<UInt8>, _ literal: String) -> Bool {
            var end = shown.endIndex
            while end > shown.startIndex, shown[end - 1] == 0x20 { end -= 1 }
            var literal = Array(literal.utf8)
            while literal.last == 0x20 { literal.removeLast() }
            return shown[..<end].elementsEqual(literal)
        }

        private func isGuard(_ offset: Int) -> Bool {
            fragment.bytes[offset] == Fragment.guardByte && fragment.lineStarts.contains(offset)
                && fragment.source(offset) == fragment.source(offset + 1)
        }

        private mutating func code(_ node: OpaquePointer) -> [SyntaxNode] {
            var inner = range(node)
            guard !isLost else { return [] }
            var outer = inner
            while outer.lowerBound > cursor, fragment.bytes[outer.lowerBound - 1] == 0x60 {
                outer = outer.lowerBound - 1..<outer.upperBound
            }
            while outer.upperBound < fragment.bytes.count, fragment.bytes[outer.upperBound] == 0x60 {
                outer = outer.lowerBound..<outer.upperBound + 1
            }
            cursor = outer.upperBound
            while let first = inner.first, fragment.bytes[first] <= 0x20 { inner = first + 1..<inner.upperBound }
            while let last = inner.last, fragment.bytes[last] <= 0x20 { inner = inner.lowerBound..<last }
            let words = TextLexer(source, fragment.source(inner), isCode: true).nodes()
            return [SyntaxNode(.code, fragment.source(outer), words)]
        }

        private mutating func markup(_ node: OpaquePointer) -> [SyntaxNode] {
            let range = range(node)
            guard !isLost else { return [] }
            cursor = range.upperBound
            let place = fragment.source(range)
            let text = source[place]
            let isHidden = ["<!--", "%%", "<script", "<style"].contains { text.hasPrefix($0) }
            return [SyntaxNode(isHidden ? .comment : .tag(MarkupTag(text)), place)]
        }

        private mutating func span(_ kind: SyntaxKind, _ node: OpaquePointer) -> [SyntaxNode] {
            let start = base + Int(cmark_node_get_start_column(node)) - 1
            let startBase = base
            guard start >= cursor, start <= fragment.bytes.count else {
                isLost = true
                return []
            }
            cursor = start
            let children = nodes(in: node, from: start)
            guard !isLost else { return [] }
            // The end of a mark over several lines counts from the line it ends in, that of a link from where it begins.
            let column = Int(cmark_node_get_end_column(node))
            let end = [base + column, startBase + column].first { $0 >= cursor && $0 <= fragment.bytes.count }
            guard let end else {
                isLost = true
                return []
            }
            cursor = end
            return [SyntaxNode(kind, fragment.source(start..<end), children)]
        }
    }
}
