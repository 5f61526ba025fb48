import CLanguageShim
import LullSession

/// Warns where a text is in another language than its session says.
enum LanguageCheck {
    /// Fewer letters than this tell nothing, and up to the second number only languages that scripts are often written in.
    private static let leastLetters = 24
    private static let fewLetters = 60
    private static let frequent: Set<String> = ["en", "de", "es", "fr", "it", "pt", "nl"]
    /// More bytes than this tell nothing more.
    private static let mostBytes = 20_000

    static func check(_ session: Session, _ collector: Collector) {
        var text = ""
        var first: Location?
        for item in session.items {
            guard case .speak(let line) = item.cue else { continue }
            if first == nil { first = item.location }
            text += line.text + "\n"
            if text.utf8.count > mostBytes { break }
        }
        let letters = text.count(where: \.isLetter)
        guard let first, letters >= leastLetters, let found = language(of: text, isShort: letters < fewLetters) else {
            return
        }
        let declared = primary(session.language)
        guard found != declared, !isNear(found, declared) else { return }
        let name = names[found] ?? "“\(found)”"
        let isSaid = session.$language.isWritten
        collector.warning(
            .languageMismatch,
            at: isSaid ? session.$language : first,
            "the words look like \(name), and the session is in \(names[declared] ?? "“\(session.language)”")",
            mend: "write language: \(found) in the front matter",
            fix: isSaid
                ? Problem.Fix("write “\(found)”", replace: session.$language, with: found) : insertion(found, session)
        )
    }

    private static func insertion(_ language: String, _ session: Session) -> Problem.Fix? {
        let source = session.beginning.source
        let title = "write language: \(language)"
        let hasFrontMatter = source.lineCount > 1 && Markup.trimmed(source[source.range(ofLine: 1)]) == "---"
        let at = hasFrontMatter ? source.range(ofLine: 2).lowerBound : 0
        let text = hasFrontMatter ? "language: \(language)\n" : "---\nlanguage: \(language)\n---\n\n"
        return Problem.Fix(title, replace: Location(source, at..<at), with: text)
    }

    private static func primary(_ tag: String) -> String {
        let code = String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
        return ["cmn": "zh", "nb": "no", "nn": "no", "iw": "he"][code] ?? code
    }

    /// The language that most of a text is surely in.
    private static func language(of text: String, isShort: Bool) -> String? {
        var text = text
        let found = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { lullDetectLanguage($0.baseAddress, Int32($0.count)) }
        }
        let code = withUnsafeBytes(of: found.code) { raw in
            String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
        }
        guard found.isReliable != 0, found.percent >= (isShort ? 95 : 75), !code.isEmpty else { return nil }
        let language = primary(code)
        return isShort && !frequent.contains(language) ? nil : language
    }

    // Languages that a detector takes for one another in a short text.
    private static func isNear(_ a: String, _ b: String) -> Bool {
        let groups: [Set<String>] = [
            ["es", "gl", "ca", "pt"], ["da", "no", "sv"], ["hr", "sr", "bs"], ["cs", "sk"], ["id", "ms"], ["nl", "af"],
            ["ru", "uk", "be", "bg"], ["en", "sco"], ["hi", "mr", "ne", "sa"],
        ]
        // Spanish and Portuguese are told apart where a script is written in either.
        if Set([a, b]) == ["es", "pt"] { return false }
        return groups.contains { $0.contains(a) && $0.contains(b) }
    }

    private static let names = [
        "en": "English", "de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "pt": "Portuguese",
        "nl": "Dutch",
        "ru": "Russian", "pl": "Polish", "zh": "Chinese", "ja": "Japanese", "hi": "Hindi", "ar": "Arabic",
        "tr": "Turkish",
        "sv": "Swedish", "da": "Danish", "no": "Norwegian", "fi": "Finnish", "cs": "Czech", "el": "Greek",
        "ko": "Korean",
        "uk": "Ukrainian", "he": "Hebrew", "ro": "Romanian", "hu": "Hungarian",
    ]
}
