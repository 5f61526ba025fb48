import LullSession
import Yams

/// A node of the front matter with its place in the script.
///
/// Aliases are refused and depth is bounded before the library sees the text, so a tree is never larger than its text.
struct YAMLTree {
    let node: Node
    let file: Int
    /// The script's line before the first line of YAML.
    let lineOffset: Int

    /// The longest front matter that is read, in bytes.
    static let largest = 64 << 10

    static func parse(
        _ lines: ArraySlice<String>,
        file: Int,
        collector: Collector
    ) -> YAMLTree? {
        let first = Location(file: file, line: lines.startIndex + 1, column: 1)
        let text = lines.joined(separator: "\n") + "\n"
        if text.utf8.count > largest {
            collector.error(
                at: first,
                "the front matter is \(text.utf8.count >> 10) KB; it may be \(largest >> 10) KB",
                mend: "move words into the text below it"
            )
            return nil
        }
        if let refusal = refusal(of: lines, file: file) {
            collector.report(refusal)
            return nil
        }
        do {
            guard let node = try Parser(yaml: text).singleRoot() else { return nil }
            return YAMLTree(node: node, file: file, lineOffset: lines.startIndex)
        } catch let error as YamlError {
            collector.report(problem(error, file: file, lineOffset: lines.startIndex))
        } catch {
            collector.error(at: first, "the front matter is not YAML")
        }
        return nil
    }

    private static func problem(_ error: YamlError, file: Int, lineOffset: Int) -> Problem {
        func place(_ mark: Mark) -> Location {
            Location(file: file, line: max(1, mark.line) + lineOffset, column: max(1, mark.column))
        }
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return Problem(
                at: place(mark),
                "the front matter is not YAML: \(problem)",
                mend: "write “name: value”, and quotes around text that holds : or #"
            )
        case .duplicatedKeysInMapping(let duplicates, let context):
            return Problem(
                at: place(context.mark),
                "“\(duplicates.first ?? "?")” is written twice",
                mend: "keep one of the two"
            )
        default:
            return Problem(at: Location(file: file, line: lineOffset + 1, column: 1), "the front matter is not YAML")
        }
    }

    // A few lines of YAML can unfold to billions of values through aliases, or nest until a stack is full.
    private static func refusal(of lines: ArraySlice<String>, file: Int) -> Problem? {
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
                        "the front matter takes no anchors and aliases (“&name”, “*name”)",
                        mend: "write the value out, or put it in quotes"
                    )
                }
                if depth > 32 || indicators > 16 {
                    return Problem(at: place, "the front matter is nested too deeply", mend: "32 brackets are the most")
                }
                if character != " " { previous = character }
            }
        }
        return nil
    }

    /// Where the node begins, as long as its text.
    var location: Location {
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
    var scalar: String? { node.scalar?.string }

    /// The elements of a list.
    var list: [YAMLTree]? { node.sequence.map { $0.map(child) } }

    /// The entries of a mapping, in order.
    var entries: [(key: YAMLTree, value: YAMLTree)]? {
        node.mapping.map { $0.map { (child($0.key), child($0.value)) } }
    }

    /// Whether nothing is written.
    var isEmpty: Bool { scalar.map { $0.isEmpty || $0 == "~" || $0 == "null" } ?? false }
}
