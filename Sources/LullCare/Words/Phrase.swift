/// A phrase as the tables write it: words with `|` between alternatives, `*` for any ending, `?` behind what may be
/// missing, `…` for up to four words of the same clause, and `$` last for the clause's end: “hör auf $” is no “hör auf den
/// Regen”.
struct Phrase: Sendable {
    private enum Part: Sendable {
        case word([Substring], stems: [Substring], isOptional: Bool)
        case gap
        case end
    }

    private let parts: [Part]

    init(_ written: String) {
        parts = written.split(separator: " ").map { part in
            if part == "…" { return .gap }
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
    func end(in words: [Words.Word], at start: Int) -> Int? { match(words, start, 0) }

    private func match(_ words: [Words.Word], _ index: Int, _ part: Int) -> Int? {
        guard part < parts.count else { return index }
        switch parts[part] {
        case .word(let exact, let stems, let isOptional):
            if index < words.count {
                let text = words[index].text
                let isMeant = exact.contains { $0 == text } || stems.contains { text.hasPrefix($0) }
                if isMeant, let end = match(words, index + 1, part + 1) { return end }
            }
            return isOptional ? match(words, index, part + 1) : nil
        case .end:
            let isInside = index > 0 && index < words.count && words[index].clause == words[index - 1].clause
            return isInside ? nil : match(words, index, part + 1)
        case .gap:
            guard index > 0 else { return nil }
            for next in index...index + 4 where next < words.count && words[next].clause == words[index - 1].clause {
                if let end = match(words, next, part + 1) { return end }
            }
            return nil
        }
    }

    /// The words it can begin with; nil where a beginning is a stem.
    var firsts: [String]? {
        var result: [String] = []
        for part in parts {
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

    init(_ written: [String]) {
        for phrase in written.map(Phrase.init) {
            if let firsts = phrase.firsts {
                for word in firsts { byFirst[word, default: []].append(phrase) }
            } else {
                stemmed.append(phrase)
            }
        }
    }

    /// Stretches that are looked at in one sentence: more stand in none that is meant to be heard.
    private static let most = 100

    /// Every stretch of words that one of the phrases covers, none overlapping.
    func matches(in words: [Words.Word]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var index = 0
        while index < words.count, result.count < PhraseList.most {
            var end = index
            for phrase in byFirst[words[index].text] ?? [] { end = max(end, phrase.end(in: words, at: index) ?? 0) }
            for phrase in stemmed { end = max(end, phrase.end(in: words, at: index) ?? 0) }
            if end > index {
                result.append(index..<end)
                index = end
            } else {
                index += 1
            }
        }
        return result
    }
}
