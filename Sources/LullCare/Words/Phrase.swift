/// A phrase as the tables write it.
///
/// - `|` stands between alternatives: `open|shut`.
/// - `*` is any ending: `slow*`. Alone it is any word.
/// - `?` follows a word that may be missing: `your?`.
/// - `…` is up to four words of the same clause.
/// - `^` at the front is the beginning of a clause, and `$` at the end is its end: `hör auf $` doesn't meet “hör auf
///   den Regen”.
struct Phrase: Sendable {
    private enum Part: Sendable {
        case word([Substring], stems: [Substring], isOptional: Bool)
        case gap
        case beginning
        case end
    }

    private let parts: [Part]

    init(_ written: String) {
        parts = written.split(separator: " ").map { part in
            if part == "…" { return .gap }
            if part == "^" { return .beginning }
            if part == "$" { return .end }
            let isOptional = part.hasSuffix("?")
            let alternatives = (isOptional ? part.dropLast() : part).split(separator: "|")
            return .word(
                alternatives.filter { !$0.hasSuffix("*") },
                stems: alternatives.filter { $0.hasSuffix("*") }.map { $0.dropLast() },
                isOptional: isOptional
            )
        }
    }

    /// The end of the phrase in words, where it begins at word `start`.
    func end(in words: [Words.Word], at start: Int) -> Int? { match(words, start, 0, until: nil) }

    /// Whether the phrase covers a stretch of words from its first to its last.
    func covers(_ range: Range<Int>, of words: [Words.Word]) -> Bool {
        match(words, range.lowerBound, 0, until: range.upperBound) != nil
    }

    /// Whether the phrase itself has this word, apart from its gaps.
    func names(_ text: String) -> Bool {
        parts.contains { part in
            guard case .word(let exact, _, _) = part else { return false }
            return exact.contains { $0 == text }
        }
    }

    private func match(_ words: [Words.Word], _ index: Int, _ part: Int, until end: Int?) -> Int? {
        guard part < parts.count else { return end == nil || end == index ? index : nil }
        switch parts[part] {
        case .word(let exact, let stems, let isOptional):
            if index < words.count {
                let text = words[index].text
                let isMeant = exact.contains { $0 == text } || stems.contains { text.hasPrefix($0) }
                if isMeant, let end = match(words, index + 1, part + 1, until: end) { return end }
            }
            return isOptional ? match(words, index, part + 1, until: end) : nil
        case .beginning:
            let isInside = index > 0 && index < words.count && words[index].clause == words[index - 1].clause
            return isInside ? nil : match(words, index, part + 1, until: end)
        case .end:
            let isInside = index > 0 && index < words.count && words[index].clause == words[index - 1].clause
            return isInside ? nil : match(words, index, part + 1, until: end)
        case .gap:
            guard index > 0 else { return nil }
            for next in index...index + 4 where next < words.count && words[next].clause == words[index - 1].clause {
                if let end = match(words, next, part + 1, until: end) { return end }
            }
            return nil
        }
    }

    /// The words it can begin with; nil where a beginning is a stem.
    var firsts: [String]? {
        var result: [String] = []
        for part in parts {
            if case .beginning = part { continue }
            guard case .word(let exact, let stems, let isOptional) = part, stems.isEmpty else { return nil }
            result += exact.map(String.init)
            if !isOptional { break }
        }
        return result
    }
}

/// Many phrases that mean one thing.
struct PhraseList: Sendable {
    private var byFirst: [String: [Phrase]] = [:]
    private var stemmed: [Phrase] = []

    /// The phrases of a table, one a line.
    init(_ written: String) {
        for phrase in written.split(separator: "\n").map({ Phrase(String($0)) }) {
            if let firsts = phrase.firsts {
                for word in firsts { byFirst[word, default: []].append(phrase) }
            } else {
                stemmed.append(phrase)
            }
        }
    }

    /// Stretches that are looked at in one sentence: more stand in none that is meant to be heard.
    private static let most = 100

    /// A stretch of words that a phrase covers.
    struct Match: Sendable {
        var range: Range<Int>
        var phrase: Phrase
    }

    /// Every stretch of words that one of the phrases covers, none overlapping. Of several the longest is taken.
    func matches(in words: [Words.Word]) -> [Match] {
        var result: [Match] = []
        var index = 0
        while index < words.count, result.count < PhraseList.most {
            var longest: Match?
            for phrase in phrases(beginningWith: words[index].text) {
                guard let end = phrase.end(in: words, at: index), end > longest?.range.upperBound ?? index else {
                    continue
                }
                longest = Match(range: index..<end, phrase: phrase)
            }
            if let longest { result.append(longest) }
            index = longest?.range.upperBound ?? index + 1
        }
        return result
    }

    /// Whether one of the phrases covers a stretch of words from its first to its last.
    func covers(_ range: Range<Int>, of words: [Words.Word]) -> Bool {
        phrases(beginningWith: words[range.lowerBound].text).contains { $0.covers(range, of: words) }
    }

    private func phrases(beginningWith text: String) -> [Phrase] { (byFirst[text] ?? []) + stemmed }
}
