/// Splits a paragraph into sentences, the unit of takes and captions.
enum Sentences {
    /// Words whose point ends no sentence, by language; those of the empty tag hold in every language.
    private static let abbreviations: [String: Set<String>] = [
        "": ["dr", "prof", "vs", "etc"],
        "en": ["mr", "mrs", "ms", "st", "sr", "jr", "e.g", "i.e", "approx"],
        "es": ["sr", "sra", "srta", "dra", "ud", "uds", "p.ej", "p", "ej", "aprox"],
        "de": ["z.b", "z", "bzw", "ca", "d.h", "d", "usw", "u.a", "evtl", "ggf", "st"],
        "fr": ["mme", "mlle", "env"],
        "it": ["sig", "dott", "ecc", "ca"],
        "pt": ["sr", "sra", "dra", "p", "ex", "aprox"],
    ]
    /// Words whose point ends no sentence before a number: “no. 3”, and “No. Rest.” is two.
    private static let countings: [String: Set<String>] = [
        "": ["fig", "vol"], "en": ["no", "nos", "p"], "es": ["n", "núm", "pág", "art"], "de": ["nr", "s", "abb"],
        "fr": ["no", "p"], "it": ["n", "pag"], "pt": ["n", "pág"],
    ]
    private static let enders: Set<Character> = [".", "!", "?", "…", "。", "！", "？", "؟", "।", "‽"]
    private static let closers: Set<Character> = ["\"", "'", "”", "’", "»", ")", "]", "“"]

    /// The sentences of a text, white space collapsed, none empty; pieces without a letter or digit are left out.
    ///
    /// - Parameter language: the tag of the text's language, which knows its own abbreviations.
    static func split(_ text: String, language: String) -> [String] {
        let characters = Array(Markup.collapsed(text))
        let primary = String(language.prefix { $0 != "-" && $0 != "_" }).lowercased()
        func words(_ table: [String: Set<String>]) -> Set<String> { (table[""] ?? []).union(table[primary] ?? []) }
        let (abbreviations, countings) = (words(Self.abbreviations), words(Self.countings))
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
            if isEnd(characters, at: index, end, from: start, abbreviations, countings) {
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

    private static func isEnd(
        _ characters: [Character],
        at mark: Int,
        _ end: Int,
        from start: Int,
        _ abbreviations: Set<String>,
        _ countings: Set<String>
    ) -> Bool {
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
        if countings.contains(word), next?.isNumber ?? false { return false }
        // “J. Smith”, “3. Breathe”: an initial or a number before the point.
        if word.count == 1 && word != "i" && characters[mark - 1].isUppercase { return false }
        return true
    }
}
