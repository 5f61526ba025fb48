/// Splits a paragraph into sentences, the unit of takes and captions.
///
/// A sentence ends at a mark of its script and what closes behind it, before white space or, in scripts that write without
/// it, anywhere. It goes on before a lower-case letter, within a quotation or bracket that goes on, behind an abbreviation,
/// an initial or an ordinal of its language.
struct Sentences {
    private static let enders = Set(".!?…。！？．؟۔।॥‽։။។៕።፧⁇⁈⁉‼｡;")
    /// Marks that end a sentence wherever they stand, with or without white space behind.
    private static let unspaced = Set("。！？．।॥۔؟։။។៕።፧｡")
    private static let closers = Set("\"'”’»«›)]}）」』】》〉〕］｝“‘*_\u{200E}\u{200F}")
    private static let openers = Set("\"'“‘«»‹(¿¡[（「『【《〈„‚*_")

    private let characters: [Character]
    private let abbreviations: Abbreviations
    private let language: String
    /// Whether its author writes without capitals, so that a sentence may begin with a small letter.
    private let isLowercaseText: Bool

    private init(_ text: String, _ language: String) {
        characters = Array(text)
        self.language = String(language.prefix { $0 != "-" && $0 != "_" }).lowercased()
        abbreviations = Abbreviations.of(language)
        isLowercaseText =
            characters.count > 40 && !characters.contains(where: \.isUppercase)
            && characters.contains(where: \.isLowercase)
    }

    /// The ranges of a text's sentences in bytes of UTF-8, without white space at their ends; pieces without a letter or digit
    /// are left out.
    ///
    /// - Parameters:
    ///   - text: white space collapsed.
    ///   - language: the tag of the text's language, which knows its own abbreviations.
    static func split(_ text: String, language: String) -> [Range<Int>] {
        Sentences(text, language).ranges()
    }

    private func ranges() -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        var index = 0
        /// Bytes up to `start`.
        var offset = 0
        func length(_ range: Range<Int>) -> Int { characters[range].reduce(0) { $0 + $1.utf8.count } }
        func add(_ end: Int) {
            var low = start
            while low < end, characters[low].isWhitespace { low += 1 }
            var high = end
            while high > low, characters[high - 1].isWhitespace { high -= 1 }
            let first = offset + length(start..<low)
            let last = first + length(low..<high)
            if characters[low..<high].contains(where: { $0.isLetter || $0.isNumber }) {
                ranges.append(first..<last)
            } else if low < high, let previous = ranges.last {
                // A mark that stands alone belongs to the sentence before it.
                ranges[ranges.count - 1] = previous.lowerBound..<last
            }
            offset = last + length(high..<end)
            start = end
        }
        while index < characters.count {
            guard isEnder(index) else {
                index += 1
                continue
            }
            let end = tail(index)
            if ends(at: index, end, from: start) { add(end) }
            index = max(end, index + 1)
        }
        add(characters.count)
        return ranges
    }

    private func isEnder(_ index: Int) -> Bool {
        let character = characters[index]
        guard Self.enders.contains(character) else { return false }
        // A semicolon asks a question in Greek only; a point is a comma in Armenian and abbreviates in Amharic.
        if character == ";" { return language == "el" }
        return character != "." || language != "hy" && language != "am"
    }

    /// The index behind the marks of an end and what closes behind them, such as ` »` with its space, or an emoji.
    private func tail(_ mark: Int) -> Int {
        var end = mark + 1
        while end < characters.count {
            let character = characters[end]
            let next = end + 1 < characters.count ? characters[end + 1] : " "
            if isEnder(end) || Self.closers.contains(character) && !opensHere(end) || Self.isEmoji(character) {
                end += 1
            } else if character.isWhitespace, "»›".contains(next), closesBehind(end + 2) {
                end += 2
            } else if character.isWhitespace, "!?".contains(next) || Self.isEmoji(next) {
                end += 2
            } else {
                break
            }
        }
        return end
    }

    private func closesBehind(_ index: Int) -> Bool {
        guard index < characters.count else { return true }
        return characters[index].isWhitespace || Self.closers.contains(characters[index])
            || ",.;:".contains(characters[index])
    }

    private static func isEmoji(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first else { return false }
        return scalar.properties.isEmojiPresentation
            || (0x2600...0x27BF).contains(scalar.value) && scalar.properties.isEmoji
            || character.unicodeScalars.contains { $0.value == 0xFE0F }
    }

    // A straight or German closing quote may as well open: it does behind white space.
    private func opensHere(_ index: Int) -> Bool {
        guard "\"'“«‘*_".contains(characters[index]) else { return false }
        let next = index + 1 < characters.count ? characters[index + 1] : " "
        return index > 0 && characters[index - 1].isWhitespace && !next.isWhitespace
    }

    private func ends(at mark: Int, _ end: Int, from start: Int) -> Bool {
        guard end < characters.count else { return true }
        let character = characters[mark]
        // The next word, behind white space and what opens.
        var next = end
        while next < characters.count, next < end + 20, isBefore(characters[next]) { next += 1 }
        var following = next < characters.count ? characters[next] : " "
        // Dutch: ’s Avonds, ’t Is.
        if language == "nl", next + 2 < characters.count, "'’‘".contains(characters[next - 1]),
            characters[next + 1] == " "
        {
            following = characters[next + 2]
        }
        let isSpaced = characters[end].isWhitespace
        let closes = characters[mark + 1..<end].contains { Self.closers.contains($0) }
        if Self.unspaced.contains(character) { return endsUnspaced(mark, end, closes) }
        // A comma behind a quotation: the sentence goes on.
        if ",;:、，ºª".contains(characters[end]) { return false }
        guard isSpaced else { return isGlued(mark, end) }
        if following.isLowercase { return isLowercaseText && character != "…" && end == mark + 1 }
        if closes, character != ".", isAttribution(next, end) { return false }
        let isCaseless = following.isLetter && !following.isUppercase
        if closes, isCaseless, closesBracket(mark, end) { return false }
        let isEllipsis = character == "…" || character == "." && mark + 1 < end && characters[mark + 1] == "."
        if isEllipsis { return following.isUppercase || closes && !following.isNumber }
        guard character == ".", !closes else { return true }
        return endsAfterWord(mark, following, next, from: start)
    }

    private func isBefore(_ character: Character) -> Bool {
        character.isWhitespace || Self.openers.contains(character) || "-–—".contains(character)
    }

    /// Marks of scripts that have no capitals and may have no white space.
    private func endsUnspaced(_ mark: Int, _ end: Int, _ closes: Bool) -> Bool {
        var next = end
        while next < characters.count, next < end + 20, isBefore(characters[next]) { next += 1 }
        let following = characters[end...].first { !$0.isWhitespace } ?? " "
        if ",;:、，،؛-–—".contains(following) && !characters[end].isWhitespace { return false }
        // ６．５, and the Khmer ។ល។ for “and so on”.
        if characters[mark] == "．", following.isNumber { return false }
        if characters[mark] == "។", following == "ល" || mark > 0 && characters[mark - 1] == "ល" { return false }
        guard closes else { return true }
        // 「目を閉じて。」と言う: what is said is followed by who says it, or by a particle.
        let scalar = following.unicodeScalars.first?.value ?? 0
        if "とっにをがはもの".unicodeScalars.contains(where: { $0.value == scalar }) || scalar == 0x101F { return false }
        return !isAttribution(next, end) && !closesBracket(mark, end)
    }

    /// Whether a bracket closes here that the sentence opened after other words.
    private func closesBracket(_ mark: Int, _ end: Int) -> Bool {
        guard characters[mark + 1..<end].contains(where: { ")）".contains($0) }) else { return false }
        let open = characters[max(0, mark - 200)..<mark].lastIndex { "(（".contains($0) }
        guard let open, open > 0 else { return false }
        return !characters[max(0, open - 2)..<open].contains(where: isEnd)
    }

    private func isEnd(_ character: Character) -> Bool { Self.enders.contains(character) }

    /// “What now?” Anna asked.
    private func isAttribution(_ next: Int, _ end: Int) -> Bool {
        guard !characters[end..<next].contains(where: { "\"“„«(".contains($0) }) else { return false }
        let clause = String(characters[next...].prefix(40).prefix { !isEnd($0) && !"，,".contains($0) }).lowercased()
        if Self.sayings.contains(where: clause.contains) { return true }
        let words = clause.split(whereSeparator: \.isWhitespace).prefix(2).map { $0.filter(\.isLetter) }
        return words.contains { Self.verbs.contains($0) }
    }

    private static let verbs: Set<String> = [
        "said", "says", "asked", "asks", "whispered", "whispers", "answered", "replied", "murmured", "called", "added",
        "sagt", "sagte", "fragt", "fragte", "flüstert", "flüsterte", "antwortet", "antwortete", "ruft", "rief", "meint",
        "dice", "dijo", "pregunta", "preguntó", "susurra", "susurró", "dit", "demande", "demanda", "murmure", "disse",
        "chiede", "chiese", "sussurra", "pergunta", "perguntou", "sussurrou", "zei", "zegt", "vroeg", "vraagt",
        "fluistert",
        "fluisterde", "powiedziała", "powiedział", "zapytała", "сказала", "сказал", "спросила", "спросил", "سألت",
        "سأل",
        "همس", "همست", "قال", "قالت",
    ]
    /// What is said of who speaks in scripts that set no white space between words, or put the verb last.
    private static let sayings = ["轻声问", "小聲問", "说道", "老师说", "她说", "他说", "पूछा", "कहा", "बोला", "बोली", "សួរ", "ጠየቀ"]

    /// A mark without white space behind it: “Rest.Breathe.” is two, “example.org”, “S.T.O.P.” and “4.5” are one.
    private func isGlued(_ mark: Int, _ end: Int) -> Bool {
        guard mark > 0, end < characters.count, end == mark + 1 || characters[mark] != "." else { return false }
        let (before, after) = (characters[mark - 1], characters[end])
        guard after.isUppercase, before.isLowercase || ")”’\"".contains(before) else { return false }
        // A word on both sides, and no letter of an acronym.
        let word = characters[max(0, mark - 40)..<mark].reversed().prefix { $0.isLetter }
        let behind = characters[end..<min(characters.count, end + 3)]
        let isWord = behind.count < 2 || behind.dropFirst().first.map { $0.isLowercase || $0.isWhitespace } ?? false
        return word.count > 2 && isWord && !word.dropLast().contains(where: \.isUppercase)
    }

    private func endsAfterWord(_ mark: Int, _ following: Character, _ next: Int, from start: Int) -> Bool {
        // The word before the point, with points within it.
        var begin = mark
        while begin > start, mark - begin < 40, !characters[begin - 1].isWhitespace,
            !Self.openers.contains(characters[begin - 1])
        { begin -= 1 }
        let written = characters[begin..<mark]
        let word = String(written).lowercased()
        guard !word.isEmpty else { return true }
        if word.allSatisfy(\.isNumber) {
            return endsAfterNumber(word, begin, following, next, from: start)
        }
        // “z. B.”, “p. ej.”: the piece behind this one belongs to it.
        if goesOn(word, behind: next) { return false }
        for candidate in joinedWords(begin, word, from: start) + [word] {
            if abbreviations.beforeNumbers.contains(candidate), following.isNumber || isRoman(next) { return false }
            if abbreviations.mayEnd.contains(candidate) { return mayEnd(following, next) }
            // The Russian year and the Russian town.
            if candidate == "г", language == "ru" {
                return words(before: begin, from: start).last?.last?.isNumber ?? false
            }
            if abbreviations.always.contains(candidate) { return false }
            if abbreviations.beforeNumbers.contains(candidate), written.first?.isLowercase == true { return true }
        }
        // A single small letter counts items: “a. feet”.
        if written.count == 1, written.first?.isLowercase == true { return false }
        if language == "hi", written.count <= 2 { return false }
        if written.count == 1, written.first?.isUppercase == true { return endsAfterCapital(begin, next, from: start) }
        let pieces = word.split { !$0.isLetter }
        // “S.T.O.P.” may end a sentence; “U.S. Navy” is a name. A domain or a number ends one.
        if pieces.count > 1, pieces.allSatisfy({ $0.count == 1 && $0.first?.isLetter == true }) {
            return pieces.count > 2 || Self.starters.contains(self.word(at: next))
        }
        return !isLabel(begin, mark, from: start)
    }

    private func word(at index: Int) -> String { String(characters[index...].prefix(20).prefix { $0.isLetter }) }

    // Before a capital a sentence has ended, but for days and for languages whose nouns have capitals.
    private func mayEnd(_ following: Character, _ next: Int) -> Bool {
        guard following.isUppercase else { return !following.isNumber && !following.isLetter }
        let word = word(at: next)
        if language == "de" { return Self.starters.contains(word) || word.hasPrefix("Such") }
        return !Self.days.contains(word)
    }

    private func goesOn(_ word: String, behind next: Int) -> Bool {
        guard word.count <= 4 else { return false }
        let piece = String(characters[next...].prefix(8).prefix { $0.isLetter || $0 == "." }).lowercased()
        guard let first = piece.split(separator: ".").first, piece.contains(".") else { return false }
        let joined = "\(word).\(first)"
        return abbreviations.joined.contains(joined)
    }

    /// The word with the one or two pieces before it that it may be joined to, the longest first.
    private func joinedWords(_ begin: Int, _ word: String, from start: Int) -> [String] {
        var result: [String] = []
        var joined = word
        var begin = begin
        for _ in 0..<2 {
            guard begin - 2 >= start, characters[begin - 1].isWhitespace, characters[begin - 2] == "." else { break }
            var first = begin - 2
            while first > start, begin - first < 8, !characters[first - 1].isWhitespace,
                !Self.openers.contains(characters[first - 1])
            { first -= 1 }
            joined = "\(String(characters[first..<begin - 2]).lowercased()).\(joined)"
            result.insert(joined, at: 0)
            begin = first
        }
        return result
    }

    private func isRoman(_ next: Int) -> Bool {
        let word = word(at: next)
        return !word.isEmpty && word.allSatisfy { "IVXLC".contains($0) } && word.count <= 5
    }

    /// “J. Smith” goes on; “go to plan B. Get up” does not.
    private func endsAfterCapital(_ begin: Int, _ next: Int, from start: Int) -> Bool {
        if isLabel(begin, begin + 1, from: start) { return false }
        if language == "en", characters[begin] == "I" { return true }
        let before = words(before: begin, from: start).last ?? ""
        let isLower = before.first?.isLowercase ?? false
        let joins: Set<String> = [
            "by", "from", "of", "and", "with", "von", "und", "nach", "bei", "mit", "de", "y", "con", "por", "di", "e",
            "da", "et",
            "par", "van", "en", "door", "met", "и", "от", "i", "z", "to", "like", "wie", "as", "als", "do", "der",
            "die", "in",
            "é", "è", "es", "ist", "is", "est", "стихи", "музыка",
        ]
        return isLower && !joins.contains(before) && word(at: next).count > 1
            && characters[min(next + 1, characters.count - 1)] != "."
    }

    private func words(before index: Int, from start: Int) -> [String] {
        let span = characters[max(start, index - 24)..<index]
        return span.split(whereSeparator: \.isWhitespace).suffix(2).map { String($0) }
    }

    /// “1. Settle in”, “Step 2. Breathe”, “am 3. Mai”.
    private func endsAfterNumber(
        _ word: String,
        _ begin: Int,
        _ following: Character,
        _ next: Int,
        from start: Int
    ) -> Bool {
        if isLabel(begin, begin + word.count, from: start) { return false }
        guard abbreviations.hasOrdinals, word.count <= 2, following.isLetter else { return true }
        if abbreviations.months.contains(self.word(at: next).lowercased()) { return false }
        let before = words(before: begin, from: start)
        guard let last = before.last?.lowercased() else { return false }
        if abbreviations.determiners.contains(last) { return Self.starters.contains(self.word(at: next)) }
        // “die 3. und 4. Woche”
        return
            !(abbreviations.joins.contains(last) && before.first?.hasSuffix(".") == true
            && before.first?.first?.isNumber == true)
    }

    /// A number or a letter that begins a heading or an item: “1. Settle in”, “a. feet”, “Step 2. Breathe”, “Part II. The sea”.
    private func isLabel(_ begin: Int, _ end: Int, from start: Int) -> Bool {
        let written = characters[begin..<end]
        let isNumber = written.allSatisfy(\.isNumber) && written.count <= 3
        let isRoman = written.allSatisfy { "IVXLC".contains($0) } && written.count <= 5
        let isLetter = written.count == 1 && written.first?.isLetter == true
        guard isNumber || isRoman || isLetter, begin - start < 30 else { return false }
        let before = characters[start..<begin].filter { !$0.isWhitespace && !Self.openers.contains($0) }
        return before.isEmpty || Self.labels.contains(String(before).lowercased())
    }

    private static let labels: Set<String> = [
        "step", "part", "chapter", "session", "day", "week", "phase", "stage", "exercise", "round", "section", "lesson",
        "schritt", "teil", "kapitel", "tag", "woche", "übung", "runde", "paso", "parte", "capítulo", "día", "semana",
        "fase",
        "étape", "partie", "chapitre", "jour", "semaine", "passo", "capitolo", "giorno", "settimana", "stap", "deel",
        "hoofdstuk", "dag", "шаг", "часть", "глава", "krok", "część", "rozdział", "βήμα", "μέρος", "sesión", "séance",
        "sessione", "sessão", "sessie", "exercice", "ejercicio", "esercizio", "exercício", "oefening", "etapa", "dia",
    ]

    private static let days: Set<String> = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "EST", "GMT", "UTC", "CET",
    ]

    /// Words that begin a sentence more often than they stand in a name.
    private static let starters: Set<String> = [
        "The", "Then", "It", "You", "We", "He", "She", "They", "Now", "This", "That", "And", "But", "In", "Let", "Rest",
        "Breathe", "If", "When", "Stay", "Each", "Your", "There", "So", "Next", "After", "Begin", "Notice", "A", "Take",
        "At",
        "Dann", "Danach", "Jetzt", "Und", "Nun", "Der", "Die", "Das", "Du", "Sie", "Wir", "Ich", "Es", "Er", "Ein",
        "Eine",
        "Mit", "Im", "Am", "An", "Bei", "Auf", "Lass", "Lassen", "Spüre", "Spüren", "Atme", "Atmen", "Bleib", "Bleibe",
        "Bleiben",
        "Wenn", "Während", "Beginne", "Beginnen", "Zähle", "Zählen", "Morgen", "Heute", "Halte", "Halten", "Noch",
        "Aber",
        "Vielleicht", "Alles", "Nichts", "Dabei", "Zuletzt", "Vieles", "Manche", "Such", "Suche", "Nimm", "Neuere",
        "Bitte",
        "Später", "Luego", "Ahora", "Después", "Potem", "Teraz", "Następnie", "To", "Wtedy", "Oddychaj",
    ]
}
