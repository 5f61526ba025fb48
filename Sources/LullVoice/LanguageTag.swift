/// Comparing language tags such as `en`, `en-GB` and `en_us`.
package enum LanguageTag {
    /// Lower case with hyphens.
    static func normal(_ tag: String) -> String {
        String(tag.lowercased().map { $0 == "_" ? "-" : $0 })
    }

    /// The language without region and script.
    static func base(_ tag: String) -> String {
        String(normal(tag).prefix { $0 != "-" })
    }

    /// How well a voice's tag suits a wanted one: 2 for the very same, 1 for the same language, 0 for another.
    package static func match(_ offered: String, _ wanted: String) -> Int {
        if normal(offered) == normal(wanted) { return 2 }
        return base(offered) == base(wanted) ? 1 : 0
    }

    /// What a table keyed by tags holds for a language: the very tag's value, else the base language's.
    package static func value<Value>(_ table: [String: Value], for language: String) -> Value? {
        let wanted = normal(language)
        let exact = table.first { normal($0.key) == wanted }
        return (exact ?? table.first { normal($0.key) == base(language) })?.value
    }
}
