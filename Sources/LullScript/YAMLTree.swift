package import LullSession
import Yams

/// A node of the front matter, or of another YAML text, with its place in its file.
///
/// Aliases are refused and depth is bounded before the library sees the text, so a tree is never larger than its text.
package struct YAMLTree {
    private let node: Node
    private let file: Int
    /// The file's line before the first line of YAML.
    private let lineOffset: Int

    private init(node: Node, file: Int, lineOffset: Int) {
        self.node = node
        self.file = file
        self.lineOffset = lineOffset
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

    /// The tree of a text; nil where there is none, or nothing in it.
    package static func parse(
        _ lines: ArraySlice<String>,
        file: Int,
        kind: Kind,
        collector: Collector
    ) -> YAMLTree? {
        let first = Location(file: file, line: lines.startIndex + 1, column: 1)
        let text = lines.joined(separator: "\n") + "\n"
        if text.utf8.count > kind.largest {
            collector.error(
                at: first,
                "\(kind.name) is \(text.utf8.count >> 10) KB; it may be \(kind.largest >> 10) KB",
                mend: kind.shorter
            )
            return nil
        }
        if let refusal = refusal(of: lines, file: file, kind: kind) {
            collector.report(refusal)
            return nil
        }
        do {
            guard let node = try Parser(yaml: text).singleRoot() else { return nil }
            return YAMLTree(node: node, file: file, lineOffset: lines.startIndex)
        } catch let error as YamlError {
            collector.report(problem(error, file: file, kind: kind, lineOffset: lines.startIndex))
        } catch {
            collector.error(at: first, "\(kind.name) is not YAML")
        }
        return nil
    }

    private static func problem(_ error: YamlError, file: Int, kind: Kind, lineOffset: Int) -> Problem {
        func place(_ mark: Mark) -> Location {
            Location(file: file, line: max(1, mark.line) + lineOffset, column: max(1, mark.column))
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
            return Problem(at: Location(file: file, line: lineOffset + 1, column: 1), "\(kind.name) is not YAML")
        }
    }

    // A few lines of YAML can unfold to billions of values through aliases, or nest until a stack is full.
    private static func refusal(of lines: ArraySlice<String>, file: Int, kind: Kind) -> Problem? {
        var depth = 0
        for (index, line) in zip(lines.indices, lines) {
            var quote: Character?
            var previous: Character = ":"
            var indicators = 0
            var onlyIndicators = true
            for (column, character) in line.enumerated() {
                let place = Location(file: file, line: index + 1, column: column + 1)
                if onlyIndicators, "-? ".contains(character) {
                    indicators += character == " " ? 0 : 1
                } else {
                    onlyIndicators = false
                }
                if let open = quote {
                    if character == open { quote = nil }
                } else if (character == "\"" || character == "'") && ":-[{,?".contains(previous) {
                    quote = character
                } else if character == "#" && (column == 0 || previous == " ") {
                    break
                } else if "[{".contains(character) {
                    depth += 1
                } else if "]}".contains(character) {
                    depth = max(0, depth - 1)
                } else if (character == "*" || character == "&") && ":-[{,?".contains(previous) {
                    return Problem(
                        at: place,
                        "\(kind.name) takes no anchors and aliases (“&name”, “*name”)",
                        mend: "write the value out, or put it in quotes"
                    )
                }
                if depth > 32 || indicators > 16 {
                    return Problem(at: place, "\(kind.name) is nested too deeply", mend: "32 brackets are the most")
                }
                if character != " " { previous = character }
            }
        }
        return nil
    }

    /// Where the node begins, as long as its text.
    package var location: Location {
        let mark = node.mark
        return Location(
            file: file,
            line: (mark?.line ?? 1) + lineOffset,
            column: mark?.column ?? 1,
            length: scalar?.count ?? 1
        )
    }

    private func child(_ node: Node) -> YAMLTree {
        YAMLTree(node: node, file: file, lineOffset: lineOffset)
    }

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
