/// Splits a paragraph into sentences, the unit of takes and captions.
enum Sentences {
    private static let abbreviations: Set<String> = [
        "mr", "mrs", "ms", "dr", "st", "prof", "vs", "etc", "e.g", "i.e", "approx", "no", "fig", "sr", "sra", "z.b",
        "bzw", "ca", "d.h", "usw", "p.ej", "ej",
    ]
    private static let enders: Set<Character> = [".", "!", "?", "…", "。", "！", "？", "؟", "।", "‽"]
    private static let closers: Set<Character> = ["\"", "'", "”", "’", "»", ")", "]", "“"]

    /// The sentences of a text, white space collapsed, none empty; pieces without a letter or digit are left out.
    static func split(_ text: String) -> [String] {
        let characters = Array(Markup.collapsed(text))
        var sentences: [String] = []
        var start = 0
        var index = 0
        while index < characters.count {
            guard enders.contains(characters[index]) else {
                index += 1
                continue
            }
            var end = index + 1
            while end < characters.count, enders.contains(characters[end]) || closers.contains(characters[end]) {
                end += 1
            }
            if isEnd(characters, at: index, end, from: start) {
                append(characters[start..<end], to: &sentences)
                start = end
            }
            index = end
        }
        append(characters[start...], to: &sentences)
        return sentences
    }

    private static func append(_ slice: ArraySlice<Character>, to sentences: inout [String]) {
        let text = Markup.trimmed(String(slice))
        if text.contains(where: { $0.isLetter || $0.isNumber }) { sentences.append(text) }
    }

    private static func isEnd(_ characters: [Character], at mark: Int, _ end: Int, from start: Int) -> Bool {
        guard end < characters.count else { return true }
        if "。！？।؟".contains(characters[mark]) { return true }
        guard characters[end].isWhitespace else { return false }
        let next = characters[end...].first { !$0.isWhitespace }
        let isEllipsis = characters[mark] == "…" || (end - mark >= 2 && characters[mark + 1] == ".")
        // An ellipsis within a sentence goes on in lower case.
        if isEllipsis { return !(next?.isLowercase ?? false) }
        guard characters[mark] == "." else { return true }
        let word = String(characters[start..<mark].suffix(12).split(whereSeparator: \.isWhitespace).last ?? [])
            .lowercased()
        if abbreviations.contains(word) { return false }
        // “J. Smith”, “3. Breathe”: an initial or a number before the point.
        if word.count == 1 && word != "i" && characters[mark - 1].isUppercase { return false }
        return true
    }
}
