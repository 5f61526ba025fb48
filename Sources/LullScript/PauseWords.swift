import LullSession

/// Pauses as people write them, in the languages that Lull has a vocabulary for.
///
/// A phrase is a pause where nothing but a pause is said: `pause`, `long pause`, `2 minutes of silence`, `pausa de 5
/// segundos`. The same phrases are taken in square brackets, in round brackets, between dashes, and in a line of emphasis
/// or of capitals.
enum PauseWords {
    private struct Language {
        var pauses: Set<String>
        /// Words of length with their seconds.
        var lengths: [String: Double]
        var fillers: Set<String>
        var articles: Set<String>
        var units: [String: Double]
    }

    // A new language is one row here.
    private static let languages: [Language] = [
        // English
        Language(
            pauses: ["pause", "silence"],
            lengths: [
                "long": 8, "longer": 8, "short": 2, "shorter": 2, "brief": 2, "medium": 4, "quiet": 3, "silent": 3,
            ],
            fillers: ["for", "of", "about", "here", "another", "in", "approx", "approximately", "around", "and"],
            articles: ["a", "an", "the"],
            units: [:]
        ),
        // German
        Language(
            pauses: ["pause", "stille", "schweigen", "sprechpause"],
            lengths: [
                "lange": 8, "längere": 8, "kurze": 2, "kürzere": 2, "mittlere": 4, "mittellange": 4, "stille": 3,
            ],
            fillers: ["von", "für", "hier", "etwa", "ca", "circa", "ungefähr", "lang", "in"],
            articles: ["ein", "eine", "die", "der"],
            units: ["sek": 1, "sekunde": 1, "sekunden": 1, "minuten": 60]
        ),
        // Spanish
        Language(
            pauses: ["pausa", "silencio"],
            lengths: ["larga": 8, "largo": 8, "corta": 2, "corto": 2, "breve": 2, "media": 4, "mediana": 4],
            fillers: ["de", "durante", "aquí", "unos", "por", "en", "aproximadamente", "aprox"],
            articles: ["un", "una", "la", "el"],
            units: ["seg": 1, "segs": 1, "segundo": 1, "segundos": 1, "minuto": 60, "minutos": 60]
        ),
        // French
        Language(
            pauses: ["pause", "silence"],
            lengths: ["longue": 8, "long": 8, "courte": 2, "court": 2, "brève": 2, "moyenne": 4],
            fillers: ["de", "pendant", "ici", "environ", "d", "en"],
            articles: ["un", "une", "la", "le"],
            units: ["seconde": 1, "secondes": 1]
        ),
        // Italian
        Language(
            pauses: ["pausa", "silenzio"],
            lengths: ["lunga": 8, "lungo": 8, "breve": 2, "corta": 2, "media": 4],
            fillers: ["di", "per", "qui", "circa", "da", "in"],
            articles: ["un", "una", "la", "il"],
            units: ["secondo": 1, "secondi": 1, "minuti": 60]
        ),
        // Portuguese
        Language(
            pauses: ["pausa", "silêncio", "silencio"],
            lengths: ["longa": 8, "longo": 8, "curta": 2, "curto": 2, "breve": 2, "média": 4],
            fillers: ["de", "por", "durante", "aqui", "cerca", "em", "uns"],
            articles: ["um", "uma", "a", "o"],
            units: ["segundo": 1, "segundos": 1]
        ),
        // Dutch
        Language(
            pauses: ["pauze", "stilte"],
            lengths: ["lange": 8, "langere": 8, "korte": 2, "kortere": 2, "middellange": 4],
            fillers: ["van", "voor", "hier", "ongeveer", "ca"],
            articles: ["een", "de", "het"],
            units: ["seconde": 1, "seconden": 1, "sec": 1, "minuut": 60, "minuten": 60]
        ),
    ]

    /// Words of a pause that are one in square brackets only.
    private static let bracketed: Set<String> = ["wait", "rest", "wacht", "attendre", "espera"]

    private static let pauses = languages.reduce(into: Set<String>()) { $0.formUnion($1.pauses) }
    private static let fillers = languages.reduce(into: Set<String>()) { $0.formUnion($1.fillers) }
    private static let articles = languages.reduce(into: Set<String>()) { $0.formUnion($1.articles) }
    private static let lengths = languages.reduce(into: [String: Double]()) { $0.merge($1.lengths) { a, _ in a } }

    /// Units of time of every language, beside those that directives take anywhere.
    static let units = languages.reduce(into: [String: Double]()) { $0.merge($1.units) { a, _ in a } }

    /// Whether a directive may begin with a word and be a pause.
    static func isHead(_ word: String) -> Bool { pauses.contains(word) || bracketed.contains(word) }

    /// Whether a phrase may be a pause that begins with this word: “long”, “10”, “two”.
    static func mayBegin(_ word: String) -> Bool {
        isHead(word) || lengths[word] != nil || articles.contains(word) || fillers.contains(word)
            || word.contains(where: \.isNumber) || NumberWords.isNumber(word)
    }

    /// Where a phrase stands, which says how sure its words must be.
    enum Frame {
        /// `[…]`: whatever begins as a pause is one.
        case square
        /// `(…)` in a text: an article makes it prose.
        case round
        /// A line, a paragraph or an emphasis of its own.
        case alone
    }

    /// The directive that a phrase stands for, `pause 5 s`; nil where it says anything else.
    static func directive(_ phrase: some StringProtocol, in frame: Frame) -> String? {
        guard phrase.utf8.count <= 80 else { return nil }
        var words = words(of: phrase)
        // “Pause – 2” and “1.” are labels.
        guard !words.isEmpty, words.count <= 9 else { return nil }
        if frame != .square, articles.contains(words[0]), frame == .round || words.count == 1 { return nil }
        while let first = words.first, articles.contains(first), words.count > 1 { words.removeFirst() }
        // “1:15 silence” may be the time code of a transcript.
        if words[0].contains(":") { return nil }
        var isPause = false
        var length: Double?
        var rest: [String] = []
        for (index, word) in words.enumerated() {
            if !isPause, isPauseWord(word, frame), !isLength(word, words, index) {
                isPause = true
            } else if let seconds = lengths[word], !isAmount(words, index) {
                length = seconds
            } else if fillers.contains(word) || articles.contains(word) && isHalf(words, index) {
                continue
            } else {
                rest.append(word)
            }
        }
        guard isPause else { return nil }
        if rest.isEmpty { return length.map { "pause \(Int($0)) s" } ?? "pause" }
        let amount = rest.joined(separator: " ")
        guard let pause = try? PauseReader.pause(amount), pause.least.value >= 0 else { return nil }
        return "pause \(amount)"
    }

    // “Stille” is a pause, and in “stille Pause” it says how.
    private static func isLength(_ word: String, _ words: [String], _ index: Int) -> Bool {
        lengths[word] != nil && words[(index + 1)...].contains(where: pauses.contains)
    }

    // “half a minute”, “media minuto”: a word of length that is a number before a unit.
    private static func isAmount(_ words: [String], _ index: Int) -> Bool {
        words[index] == "media" && index + 1 < words.count && isUnit(words[index + 1])
    }

    private static func isHalf(_ words: [String], _ index: Int) -> Bool {
        !(index + 1 < words.count && isUnit(words[index + 1])) || index == 0
    }

    private static func isUnit(_ word: String) -> Bool {
        ValueReader.durationUnits[word] != nil || BreathReader.breathWords.contains(word)
    }

    private static func isPauseWord(_ word: String, _ frame: Frame) -> Bool {
        pauses.contains(word) || frame == .square && bracketed.contains(word)
    }

    /// The words of a phrase in lower case; marks between them say nothing, those within a number stay.
    private static func words(of phrase: some StringProtocol) -> [String] {
        var words: [String] = []
        var word = ""
        let characters = Array(phrase.lowercased())
        func flush() {
            while word.last == "." || word.last == "," { word.removeLast() }
            if !word.isEmpty { words.append(word) }
            word = ""
        }
        for (index, character) in characters.enumerated() {
            let next = index + 1 < characters.count ? characters[index + 1] : " "
            let isInNumber = word.last?.isNumber == true && next.isNumber
            if character.isLetter || character.isNumber {
                // “5s” is one word, “10-second” two.
                word.append(character)
            } else if ".,:".contains(character) && isInNumber || character == "." && next == "."
                || character == "." && word.hasSuffix(".") || character == "+" && !word.isEmpty
            {
                word.append(character)
            } else if "-‐‑‒–—−".contains(character), isInNumber {
                word.append("-")
            } else if character == "’" || character == "'" {
                flush()
            } else if character.isWhitespace || "()~≈-‐‑‒–—−:,;_=.*…#".contains(character) {
                flush()
            } else {
                return []
            }
        }
        flush()
        return words
    }
}
