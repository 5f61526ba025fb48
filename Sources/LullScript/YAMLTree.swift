package import LullSession
import Yams

/// A node of the front matter, or of another YAML text, with its place in its file.
///
/// Aliases are refused and depth is bounded before the library sees the text, so a tree is never larger than its text.
package struct YAMLTree {
    private let node: Node
    private let source: SourceText
    /// The number of the text's first line of YAML.
    private let firstLine: Int

    private init(node: Node, source: SourceText, firstLine: Int) {
        self.node = node
        self.source = source
        self.firstLine = firstLine
    }

    /// A text that is YAML, as messages call it, and how long it may be.
    package struct Kind {
        var name: String
        /// Bytes.
        var largest: Int
        /// What to do where it is longer.
        var shorter: String

        /// The front matter of a script.
        static let frontMatter = Kind(
            name: "the front matter",
            largest: 64 << 10,
            shorter: "move words into the text below it"
        )
        /// A program file.
        package static let program = Kind(
            name: "the program",
            largest: 1 << 20,
            shorter: "split it into several programs"
        )
    }

    /// The tree of a script's front matter; nil where there is none, or nothing in it.
    static func frontMatter(of source: SourceText, _ collector: Collector) -> YAMLTree? {
        source.frontMatterRange.flatMap { parse(source, $0, kind: .frontMatter, collector: collector) }
    }

    /// The tree of a range of lines; nil where there is none, or nothing in it.
    package static func parse(
        _ source: SourceText,
        _ range: Range<Int>,
        kind: Kind,
        collector: Collector
    ) -> YAMLTree? {
        let first = Location(source, range.lowerBound..<range.lowerBound)
        if range.count > kind.largest {
            collector.error(
                at: first,
                "\(kind.name) is \(range.count >> 10) KB; it may be \(kind.largest >> 10) KB",
                mend: kind.shorter
            )
            return nil
        }
        if let refusal = refusal(of: source, range, kind: kind) {
            collector.report(refusal)
            return nil
        }
        // Control characters and marks of order mean nothing here, and the library refuses them.
        let bytes = source.bytes[range].map {
            $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D || $0 == 0x7F ? 0x20 : $0
        }
        var text = String(decoding: bytes, as: UTF8.self)
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        let firstLine = source.line(at: range.lowerBound)
        do {
            guard let node = try Parser(yaml: text).singleRoot() else { return nil }
            return YAMLTree(node: node, source: source, firstLine: firstLine)
        } catch let error as YamlError {
            collector.report(problem(error, source, kind: kind, firstLine: firstLine))
        } catch {
            collector.error(at: first, "\(kind.name) is not YAML")
        }
        return nil
    }

    private static func problem(_ error: YamlError, _ source: SourceText, kind: Kind, firstLine: Int) -> Problem {
        func place(_ mark: Mark) -> Location {
            let start = offset(source, line: max(1, mark.line) + firstLine - 1, column: max(1, mark.column))
            return Location(source, start..<start)
        }
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return Problem(
                at: place(mark),
                "\(kind.name) is not YAML: \(problem)",
                mend: "write “name: value”, and quotes around text that holds : or #"
            )
        case .duplicatedKeysInMapping(let duplicates, let context):
            return Problem(
                at: place(context.mark),
                "“\(duplicates.first ?? "?")” is written twice",
                mend: "keep one of the two"
            )
        default:
            let start = source.range(ofLine: firstLine).lowerBound
            return Problem(at: Location(source, start..<start), "\(kind.name) is not YAML")
        }
    }

    /// The byte of a line and a column of code points, both from 1.
    private static func offset(_ source: SourceText, line: Int, column: Int) -> Int {
        let range = source.range(ofLine: line)
        var offset = range.lowerBound
        var left = column - 1
        while left > 0, offset < range.upperBound {
            offset += 1
            while offset < range.upperBound, source.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            left -= 1
        }
        return offset
    }

    // A few lines of YAML can unfold to billions of values through aliases, or nest until a stack is full.
    private static func refusal(of source: SourceText, _ range: Range<Int>, kind: Kind) -> Problem? {
        var depth = 0
        guard !range.isEmpty else { return nil }
        for number in source.line(at: range.lowerBound)...source.line(at: range.upperBound - 1) {
            let line = source.range(ofLine: number).clamped(to: range)
            var quote: UInt8?
            var previous = UInt8(ascii: ":")
            var indicators = 0
            var onlyIndicators = true
            for index in line {
                let byte = source.bytes[index]
                if onlyIndicators, byte == 0x2D || byte == 0x3F || byte == 0x20 {
                    indicators += byte == 0x20 ? 0 : 1
                } else {
                    onlyIndicators = false
                }
                let begins = ":-[{,?".utf8.contains(previous)
                if let open = quote {
                    if byte == open { quote = nil }
                } else if byte == 0x22 || byte == 0x27, begins {
                    quote = byte
                } else if byte == 0x23, index == line.lowerBound || previous == 0x20 || source.bytes[index - 1] == 0x20
                {
                    break
                } else if byte == 0x5B || byte == 0x7B {
                    depth += 1
                } else if byte == 0x5D || byte == 0x7D {
                    depth = max(0, depth - 1)
                } else if byte == 0x2A || byte == 0x26, begins {
                    return Problem(
                        at: Location(source, index..<index + 1),
                        "\(kind.name) takes no anchors and aliases (“&name”, “*name”)",
                        mend: "write the value out, or put it in quotes"
                    )
                }
                if depth > 32 || indicators > 16 {
                    return Problem(
                        at: Location(source, index..<index + 1),
                        "\(kind.name) is nested too deeply",
                        mend: "32 brackets are the most"
                    )
                }
                if byte != 0x20 { previous = byte }
            }
        }
        return nil
    }

    /// Where the node begins, as long as its text.
    package var location: Location {
        let start = Self.offset(source, line: (node.mark?.line ?? 1) + firstLine - 1, column: node.mark?.column ?? 1)
        let line = source.range(ofLine: source.line(at: start))
        return Location(source, start..<max(start, min(line.upperBound, start + (scalar?.utf8.count ?? 1))))
    }

    private func child(_ node: Node) -> YAMLTree { YAMLTree(node: node, source: source, firstLine: firstLine) }

    /// The text of a scalar.
    package var scalar: String? { node.scalar?.string }

    /// The elements of a list.
    package var list: [YAMLTree]? { node.sequence.map { $0.map(child) } }

    /// The entries of a mapping, in order.
    package var entries: [(key: YAMLTree, value: YAMLTree)]? {
        node.mapping.map { $0.map { (child($0.key), child($0.value)) } }
    }

    /// The words of a list, or of one value with commas, each with its place; what isn't words is passed over.
    ///
    /// - Parameter filled: a value as it is meant.
    package func words(
        _ filled: (_ value: String, Location) -> String? = { value, _ in value }
    ) -> [(text: String, location: Location)] {
        (list ?? [self]).flatMap { element -> [(text: String, location: Location)] in
            guard !element.isEmpty, let text = element.scalar.flatMap({ filled($0, element.location) }) else {
                return []
            }
            return text.split(separator: ",").map { (Markup.trimmed(String($0)), element.location) }
                .filter { !$0.text.isEmpty }
        }
    }

    /// Whether nothing is written.
    package var isEmpty: Bool { scalar.map { $0.isEmpty || $0 == "~" || $0 == "null" } ?? false }
}
