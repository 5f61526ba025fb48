import LullVoice

/// What a program says of itself or of a session: one text, or one for each of several languages.
struct Wording {
    /// The text that is written without a language.
    var plain: String?
    /// Texts by language.
    var byLanguage: [String: String] = [:]
    /// The text of the language that is written first.
    var first: String?

    /// The text that is written for a language.
    func text(in language: String) -> String? { LanguageTag.value(byLanguage, for: language) }
}

extension Program {
    /// Its title in a language; that of the first language where there is none.
    func title(in language: String) -> String { LanguageTag.value(titles, for: language) ?? title }
}

extension Catalogue {
    /// Its title in a language, and the language that it really is in.
    func title(in language: String) -> (text: String, language: String) {
        if let text = LanguageTag.value(titles ?? [:], for: language) { return (text, language) }
        return (title, languages.first ?? language)
    }

    /// What it is, in a language, and the language that it really is in.
    func summary(in language: String) -> (text: String, language: String)? {
        if let text = LanguageTag.value(summaries ?? [:], for: language) { return (text, language) }
        return summary.map { ($0, languages.first ?? language) }
    }
}
