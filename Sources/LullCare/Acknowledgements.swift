import LullSession

/// What a script acknowledges: rules for the whole of it in the front matter, and for single places in comments. Or what
/// a program acknowledges, for the whole of it.
///
/// A comment `<!-- acknowledge hold-long: why -->` speaks for its own line, or, where it stands alone, for the next
/// line that isn't empty.
struct Acknowledgements {
    private struct Entry {
        var rule: String
        var location: Location
        /// The line it speaks for; nil for all.
        var line: Int?
        var file: Int
        var isUsed = false
    }

    private var entries: [Entry]
    /// The lines of each file whose branches aren't taken: nothing can be found there.
    private let untaken: [Int: Set<Int>]
    private let isProgram: Bool

    init(ofProgram acknowledged: [Acknowledgement]) {
        isProgram = true
        untaken = [:]
        entries = acknowledged.map(Self.entry)
    }

    init(_ subject: Subject) {
        isProgram = false
        untaken = Dictionary(grouping: subject.session.untaken, by: \.file).mapValues { Set($0.map(\.line)) }
        entries = subject.session.acknowledged.map(Self.entry)
        for (file, lines) in subject.sources.enumerated() { readComments(lines, file) }
    }

    private static func entry(_ acknowledged: Acknowledgement) -> Entry {
        Entry(rule: acknowledged.rule, location: acknowledged.location, line: nil, file: 0)
    }

    private mutating func readComments(_ lines: [String], _ file: Int) {
        var found: [(rule: String, line: Int, column: Int)] = []
        for (index, line) in lines.enumerated() where line.utf8.count < 20_000 && line.contains("<!--") {
            var rest = line[...]
            while let open = Self.range(of: "<!--", in: rest) {
                let end = Self.range(of: "-->", in: rest[open.upperBound...])
                let comment = rest[open.upperBound..<(end?.lowerBound ?? rest.endIndex)]
                for (rule, place) in Self.rules(of: comment) {
                    found.append((rule, index, line.distance(from: line.startIndex, to: place) + 1))
                }
                rest = end.map { rest[$0.upperBound...] } ?? ""
            }
        }
        guard !found.isEmpty else { return }
        let targets = Self.targets(lines)
        for (rule, index, column) in found {
            let place = Location(file: file, line: index + 1, column: column, length: rule.count)
            entries.append(Entry(rule: rule, location: place, line: targets[index], file: file))
        }
    }

    private static func range(of mark: String, in text: Substring) -> Range<String.Index>? {
        var index = text.startIndex
        while index < text.endIndex {
            if text[index...].hasPrefix(mark) {
                return index..<text.index(index, offsetBy: mark.count)
            }
            index = text.index(after: index)
        }
        return nil
    }

    /// The rules of a comment that acknowledges some, and where each is named; what follows a colon is the reason.
    private static func rules(of comment: Substring) -> [(rule: String, place: String.Index)] {
        let head = comment.prefix { $0 != ":" }
        let words = head.split { $0.isWhitespace || $0 == "," }
        guard let first = words.first, ["acknowledge", "acknowledged"].contains(first.lowercased()) else { return [] }
        return words.dropFirst().map { ($0.lowercased(), $0.startIndex) }
    }

    /// For each line the number of the line that a comment in it speaks for: its own where anything else stands
    /// there, else the next that isn't empty.
    private static func targets(_ lines: [String]) -> [Int] {
        var isContent: [Bool] = []
        var inComment = false
        for line in lines {
            var rest = line[...]
            var isSeen = false
            while true {
                if inComment {
                    guard let close = range(of: "-->", in: rest) else { break }
                    rest = rest[close.upperBound...]
                    inComment = false
                } else {
                    let open = rest.contains("<!--") ? range(of: "<!--", in: rest) : nil
                    isSeen = isSeen || rest[..<(open?.lowerBound ?? rest.endIndex)].contains { !$0.isWhitespace }
                    guard let open else { break }
                    rest = rest[open.upperBound...]
                    inComment = true
                }
            }
            isContent.append(isSeen)
        }
        var result = [Int](repeating: lines.count + 1, count: lines.count)
        for index in lines.indices.reversed() {
            result[index] = isContent[index] || index + 1 == lines.count ? index + 1 : result[index + 1]
        }
        return result
    }

    /// The findings with those acknowledged marked, and what is to be said of the acknowledgements themselves.
    func applied(to findings: [Finding]) -> [Finding] {
        var entries = entries
        var result = findings
        let byRule = Dictionary(grouping: entries.indices) { entries[$0].rule }
        for number in result.indices {
            let finding = result[number]
            for index in byRule[finding.rule.id] ?? [] {
                let entry = entries[index]
                let isMeant =
                    entry.line.map { $0 == finding.location.line && entry.file == finding.location.file } ?? true
                guard isMeant else { continue }
                entries[index].isUsed = true
                result[number].isAcknowledged = true
            }
        }
        return result + entries.filter { !$0.isUsed && !isUntaken($0) }.prefix(Care.most).map(finding)
    }

    private func isUntaken(_ entry: Entry) -> Bool {
        entry.line.map { untaken[entry.file]?.contains($0) ?? false } ?? false
    }

    private func finding(about entry: Entry) -> Finding {
        guard let rule = Rule.all.first(where: { $0.id == entry.rule }) else {
            return Finding(
                rule: .unknownRule,
                remark: Remark(
                    at: entry.location,
                    "no rule of care is called “\(entry.rule)”",
                    mend: "“lull check --rules” lists them"
                )
            )
        }
        let mend =
            switch (isProgram, rule.family == .program) {
            case (true, false): "acknowledge it in the script that is meant"
            case (false, true): "acknowledge it in the program"
            default: entry.line == nil ? "take it out" : "take it out, or put it right above the line that is meant"
            }
        return Finding(
            rule: .unusedAcknowledgement,
            remark: Remark(
                at: entry.location,
                "this acknowledges “\(entry.rule)”, which has nothing to say here",
                mend: mend
            )
        )
    }
}
