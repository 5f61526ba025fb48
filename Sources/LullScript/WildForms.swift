/// Pauses as other people's scripts write them, outside square brackets.
enum WildForms {
    /// `(pause 5 seconds)`, `(long pause)`, `*(pause)*`, `_(pause)_`: a directive where the words are a pause, else nil.
    static func parenthesis(_ characters: [Character], _ start: Int) -> (end: Int, directive: String?)? {
        var open = start
        while open < characters.count, "*_".contains(characters[open]) { open += 1 }
        guard open < characters.count, characters[open] == "(" || open > start,
            open - start <= 2
        else { return nil }
        let emphasised = open > start
        let closing: Character = characters[open] == "(" ? ")" : characters[start]
        let contentStart = characters[open] == "(" ? open + 1 : open
        guard let close = characters[min(contentStart, characters.count)...].prefix(40).firstIndex(of: closing) else {
            return nil
        }
        let content = String(characters[contentStart..<close])
        // `**[pause 5s]**` is a directive already.
        if content.contains("[") { return nil }
        guard let words = pauseWords(content) else { return nil }
        var end = close + 1
        if emphasised {
            while end < characters.count, "*_".contains(characters[end]) { end += 1 }
        }
        return (end, words)
    }

    /// `<break time="2s"/>` of SSML, and `<pause 3s>`.
    static func breakTag(_ characters: [Character], _ start: Int) -> (end: Int, directive: String?)? {
        guard let close = characters[start...].prefix(60).firstIndex(of: ">") else { return nil }
        let content = String(characters[(start + 1)..<close]).lowercased()
        if content.hasPrefix("break") {
            let parts = content.split { "\"'".contains($0) }
            guard content.contains("time"), parts.count >= 2 else { return (close + 1, "pause") }
            return (close + 1, "pause \(parts[1])")
        }
        if let words = pauseWords(content.split(separator: "/").joined()) { return (close + 1, words) }
        return nil
    }

    // The words of a pause and nothing else: prose in parentheses stays prose.
    private static func pauseWords(_ content: String) -> String? {
        let words = content.lowercased().split { !($0.isLetter || $0.isNumber || $0 == ".") }
        guard words.contains("pause") || words.contains("silence"), words.count <= 5 else { return nil }
        let allowed: Set<Substring> = [
            "pause", "silence", "for", "long", "short", "brief", "a", "of", "here", "another", "about",
        ]
        for word in words where !allowed.contains(word) {
            guard Quantity(word) != nil || ValueReader.durationUnits[String(word)] != nil else { return nil }
        }
        return content
    }
}
