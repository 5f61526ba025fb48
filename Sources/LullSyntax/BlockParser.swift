import CCMark
import LullSession

/// Finds the blocks of a text with the CommonMark library.
struct BlockParser {
    private let source: SourceText
    private let masked: MaskedText

    init(_ source: SourceText) {
        self.source = source
        masked = MaskedText(source)
    }

    /// The whole text as a tree.
    func document() -> SyntaxNode {
        var fragment = Fragment()
        fragment.append(source.bytes.indices, of: masked.block)
        var root = SyntaxNode(.document, source.bytes.indices, blocks(of: fragment, depth: 0))
        for aside in masked.asides.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) { root.insert(aside) }
        addDefinitions(to: &root)
        root.order()
        return root
    }

    // What no block holds, the library took for the definition of a note or of an address.
    private func addDefinitions(to root: inout SyntaxNode) {
        var result: [SyntaxNode] = []
        var at = root.range.lowerBound
        func add(upTo end: Int) {
            guard at < end, let first = (at..<end).first(where: { masked.block[$0] > 0x20 }),
                let last = (at..<end).last(where: { masked.block[$0] > 0x20 })
            else { return }
            result.append(SyntaxNode(.definition, first..<last + 1))
        }
        for child in root.children {
            add(upTo: child.range.lowerBound)
            result.append(child)
            at = max(at, child.range.upperBound)
        }
        add(upTo: root.range.upperBound)
        root.children = result
    }

    // MARK: Blocks

    private static let deepest = 40

    private func blocks(of fragment: Fragment, depth: Int) -> [SyntaxNode] {
        guard let parser = Self.parser() else { return [] }
        defer { cmark_parser_free(parser) }
        fragment.bytes.withUnsafeBytes { bytes in
            cmark_parser_feed(parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
        }
        guard let document = cmark_parser_finish(parser) else { return [] }
        defer { cmark_node_free(document) }
        return children(of: document, fragment, depth)
    }

    // Once: the library's list of extensions is shared by all threads. Its extension for `~~` is not used, since it
    // changes a table that other threads read.
    private static let isReady: Bool = {
        cmark_gfm_core_extensions_ensure_registered()
        return true
    }()

    private static func parser() -> OpaquePointer? {
        guard isReady else { return nil }
        guard let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES) else { return nil }
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"))
        return parser
    }

    private func children(of parent: OpaquePointer, _ fragment: Fragment, _ depth: Int) -> [SyntaxNode] {
        var nodes: [SyntaxNode] = []
        var next = cmark_node_first_child(parent)
        while let node = next {
            next = cmark_node_next(node)
            for block in blocks(node, fragment, depth) { nodes.append(block) }
        }
        // The library puts notes last; a range that overlaps another is left to the first.
        nodes.sort { $0.range.lowerBound < $1.range.lowerBound }
        var end = 0
        return nodes.filter { node in
            guard node.range.lowerBound >= end else { return false }
            end = node.range.upperBound
            return true
        }
    }

    private func range(_ node: OpaquePointer, _ fragment: Fragment) -> Range<Int> {
        let start = fragment.offset(
            line: Int(cmark_node_get_start_line(node)),
            column: Int(cmark_node_get_start_column(node))
        )
        var end = fragment.offset(
            line: Int(cmark_node_get_end_line(node)),
            column: Int(cmark_node_get_end_column(node)) + 1
        )
        while end > start, fragment.bytes[end - 1] <= 0x20 { end -= 1 }
        return start..<max(start, end)
    }

    private func blocks(_ node: OpaquePointer, _ fragment: Fragment, _ depth: Int) -> [SyntaxNode] {
        let range = range(node, fragment)
        let place = fragment.source(range)
        func leaf(_ kind: SyntaxKind) -> [SyntaxNode] { [SyntaxNode(kind, place)] }
        switch cmark_node_get_type(node) {
        case CMARK_NODE_LIST:
            return [SyntaxNode(.list, place, children(of: node, fragment, depth))]
        case CMARK_NODE_ITEM:
            return [SyntaxNode(.item, place, children(of: node, fragment, depth))]
        case CMARK_NODE_BLOCK_QUOTE: return leaf(.quote)
        case CMARK_NODE_THEMATIC_BREAK: return leaf(.rule)
        case CMARK_NODE_FOOTNOTE_DEFINITION:
            // The library's range leaves the label out.
            let line = fragment.offset(line: Int(cmark_node_get_start_line(node)), column: 1)
            return [SyntaxNode(.definition, fragment.source(trimmed(line..<max(line, range.upperBound), fragment)))]
        case CMARK_NODE_HEADING: return heading(range, fragment, Int(cmark_node_get_heading_level(node)))
        case CMARK_NODE_CODE_BLOCK:
            var (length, offset, mark) = (Int32(0), Int32(0), CChar(0))
            if cmark_node_get_fenced(node, &length, &offset, &mark) != 0 { return leaf(.fence) }
            return depth < Self.deepest ? indented(range, fragment, depth) : leaf(.paragraph)
        case CMARK_NODE_PARAGRAPH, CMARK_NODE_HTML_BLOCK:
            return paragraph(range, fragment)
        default:
            return leaf(.table)
        }
    }

    /// Text that is set in by four spaces is text: the library took it for code.
    private func indented(_ range: Range<Int>, _ fragment: Fragment, _ depth: Int) -> [SyntaxNode] {
        var inner = Fragment()
        for line in lines(range, fragment) {
            var start = line.lowerBound
            while start < line.upperBound, [0x20, 0x09].contains(fragment.bytes[start]) { start += 1 }
            inner.append(fragment.source(start..<line.upperBound), of: masked.block)
        }
        return blocks(of: inner, depth: depth + 1)
    }

    /// The lines of a range, each with what ends it.
    private func lines(_ range: Range<Int>, _ fragment: Fragment) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = range.lowerBound
        for index in range {
            let byte = fragment.bytes[index]
            let ends =
                byte == 0x0A || byte == 0x0D && !(index + 1 < range.upperBound && fragment.bytes[index + 1] == 0x0A)
            if ends {
                lines.append(start..<index + 1)
                start = index + 1
            }
        }
        if start < range.upperBound { lines.append(start..<range.upperBound) }
        return lines
    }

    // MARK: Headings

    private func heading(_ range: Range<Int>, _ fragment: Fragment, _ level: Int) -> [SyntaxNode] {
        if fragment.bytes[range].first == 0x23 {
            var start = range.lowerBound + level
            var end = range.upperBound
            while start < end, fragment.bytes[start] <= 0x20 { start += 1 }
            // Closing marks want white space before them.
            var close = end
            while close > start, fragment.bytes[close - 1] == 0x23 { close -= 1 }
            if close < end, close == start || fragment.bytes[close - 1] <= 0x20 { end = close }
            while end > start, fragment.bytes[end - 1] <= 0x20 { end -= 1 }
            // The library's range leaves the closing marks out.
            var last = range.upperBound
            while last < fragment.bytes.count, fragment.bytes[last] != 0x0A, fragment.bytes[last] != 0x0D { last += 1 }
            while last > range.upperBound, fragment.bytes[last - 1] <= 0x20 { last -= 1 }
            let place = fragment.source(range.lowerBound..<last)
            return [SyntaxNode(.heading(level: level), place, inlines([start..<end], fragment))]
        }
        return underlined(range, fragment, level)
    }

    /// A line over a row of `=` or `-`. Under a sentence, or more than one line, the row is a rule: people divide with it.
    private func underlined(_ range: Range<Int>, _ fragment: Fragment, _ level: Int) -> [SyntaxNode] {
        // The library's range may reach into the next line.
        let all = lines(range.lowerBound..<min(fragment.bytes.count, range.upperBound + 1), fragment)
        guard let last = all.indices.dropFirst().first(where: { isUnderline(all[$0], fragment) }) else {
            return paragraph(range, fragment)
        }
        let rule = trimmed(all[last], fragment)
        let text = all[..<last]
        let place = fragment.source(range.lowerBound..<rule.upperBound)
        let words = text.map { String(decoding: fragment.bytes[$0], as: UTF8.self) }.joined()
        let trimmed = words.reversed().drop { $0.isWhitespace || "*_".contains($0) }
        let isTitle =
            text.count == 1 && words.count <= 60 && !(trimmed.first.map { ".!?…:;,。！？)".contains($0) } ?? true)
        if isTitle {
            return [SyntaxNode(.heading(level: level), place, inlines(Array(text), fragment))]
        }
        let end = text.last?.upperBound ?? rule.lowerBound
        var bound = end
        while bound > range.lowerBound, fragment.bytes[bound - 1] <= 0x20 { bound -= 1 }
        return paragraph(range.lowerBound..<bound, fragment) + [SyntaxNode(.rule, fragment.source(rule))]
    }

    private func isUnderline(_ line: Range<Int>, _ fragment: Fragment) -> Bool {
        let marks = fragment.bytes[line].filter { $0 > 0x20 }
        return marks.first.map { ($0 == 0x3D || $0 == 0x2D) && !marks.contains { $0 != marks[0] } } ?? false
    }

    private func trimmed(_ range: Range<Int>, _ fragment: Fragment) -> Range<Int> {
        var range = range
        while let first = range.first, fragment.bytes[first] <= 0x20 { range = first + 1..<range.upperBound }
        while let last = range.last, fragment.bytes[last] <= 0x20 { range = range.lowerBound..<last }
        return range
    }

    // MARK: Paragraphs

    private func paragraph(_ range: Range<Int>, _ fragment: Fragment) -> [SyntaxNode] {
        [SyntaxNode(.paragraph, fragment.source(range), inlines(lines(range, fragment), fragment))]
    }

    private func inlines(_ lines: [Range<Int>], _ fragment: Fragment) -> [SyntaxNode] {
        var text = Fragment()
        for line in lines {
            var start = line.lowerBound
            var indent = 0
            while start < line.upperBound, fragment.bytes[start] == 0x20 || fragment.bytes[start] == 0x09 {
                indent += fragment.bytes[start] == 0x09 ? 4 : 1
                start += 1
            }
            guard start < line.upperBound else { continue }
            let place = fragment.source(start..<line.upperBound)
            let first = masked.inline[place.lowerBound]
            // What begins a block where it stands alone is text here.
            let begins =
                first == 0x3C || indent > 3 && ("-+*>#=`~|_".utf8.contains(first) || (0x30...0x39).contains(first))
            if text.bytes.isEmpty || begins { text.append(Fragment.guardByte, before: place.lowerBound) }
            // The library counts CR LF as one byte.
            var end = place.upperBound
            while end > place.lowerBound, masked.inline[end - 1] == 0x0A || masked.inline[end - 1] == 0x0D { end -= 1 }
            text.append(place.lowerBound..<end, of: masked.inline)
            if end < place.upperBound { text.appendLineFeed(from: place.upperBound - 1) }
        }
        return InlineParser(source, text, definitions: masked.definitions).nodes()
    }
}

extension SyntaxNode {
    /// Keeps the law of the tree where the library's places break it: children stand in order inside their parent.
    fileprivate mutating func order() {
        var at = range.lowerBound
        children = children.compactMap { child in
            var child = child
            let start = max(child.range.lowerBound, at)
            let end = min(child.range.upperBound, range.upperBound)
            guard start < end || start == end && child.range.isEmpty else { return nil }
            child.range = start..<end
            child.order()
            at = end
            return child
        }
    }

    /// Puts a node where it belongs: into the child that holds it, else between the children.
    fileprivate mutating func insert(_ node: SyntaxNode) {
        var low = 0
        var high = children.count
        while low < high {
            let middle = (low + high) / 2
            if children[middle].range.upperBound <= node.range.lowerBound { low = middle + 1 } else { high = middle }
        }
        guard children.indices.contains(low) else {
            children.append(node)
            return
        }
        let child = children[low]
        if child.range.lowerBound <= node.range.lowerBound, child.range.upperBound >= node.range.upperBound,
            child.kind == .list || child.kind == .item
        {
            children[low].insert(node)
        } else if child.range.lowerBound >= node.range.upperBound {
            children.insert(node, at: low)
        } else if case .openComment = node.kind {
            // It stands inside a paragraph, whose words go on around it.
            children[low].insertMark(node)
        }
    }

    /// Puts a mark into a text, cutting the words around it.
    private mutating func insertMark(_ node: SyntaxNode) {
        guard let index = children.firstIndex(where: { $0.range.upperBound > node.range.lowerBound }) else {
            children.append(node)
            return
        }
        let child = children[index]
        guard child.range.lowerBound <= node.range.lowerBound, child.range.upperBound >= node.range.upperBound else {
            return
        }
        guard child.kind == .text else { return children[index].insertMark(node) }
        let before = SyntaxNode(.text, child.range.lowerBound..<node.range.lowerBound)
        let after = SyntaxNode(.text, node.range.upperBound..<child.range.upperBound)
        children.replaceSubrange(index...index, with: [before, node, after].filter { !$0.range.isEmpty })
    }
}
