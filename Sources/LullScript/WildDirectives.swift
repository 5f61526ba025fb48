/// Spellings of directives met in other people's scripts, rewritten to the proper ones.
enum WildDirectives {
    private static let pauseWords: Set<String> = ["pause", "silence", "wait", "rest", "stille", "pausa", "silencio"]

    static func rewrite(_ words: inout DirectiveWords) {
        guard let first = words.peek else { return }
        // `[PAUSE:3]`, `[pause: 3 s]`, `[pause-5s]`, `[pause_5]`.
        var texts = words.words.map(\.text)
        if let mark = first.text.firstIndex(where: { ":-_=".contains($0) }),
            pauseWords.contains(first.text[..<mark].lowercased())
        {
            let rest = first.text[first.text.index(after: mark)...]
            texts = [String(first.text[..<mark])] + (rest.isEmpty ? [] : [String(rest)]) + texts.dropFirst()
        }
        var keys = texts.map { $0.lowercased() }
        let lengths: Set<String> = ["long", "short", "brief", "longer", "medium"]
        // `[long pause 15s]`, `[short pause]`.
        if keys.count >= 2, lengths.contains(keys[0]), pauseWords.contains(keys[1]) {
            let standard = keys[0].hasPrefix("long") ? "8s" : keys[0] == "medium" ? "4s" : "2s"
            texts = ["pause"] + (keys.count > 2 ? Array(texts[2...]) : [standard])
        } else if keys.count >= 2, let last = keys.last, pauseWords.contains(last), keys[0].first?.isNumber == true {
            // `[5 second pause]`, `[5s pause]`.
            texts = ["pause"] + texts.dropLast()
        } else if keys.count <= 2, keys[0].first?.isNumber == true, (try? ValueReader.duration(texts.joined())) != nil {
            // `[5s]`, `[10 seconds]`.
            texts = ["pause"] + texts
        } else if ["inhale", "exhale"].contains(keys[0]) {
            texts = ["pause"] + (keys.count > 1 ? Array(texts[1...]) : [keys[0] == "inhale" ? "4s" : "6s"])
        } else if keys[0] == "breathe", keys.count >= 2, ["in", "out"].contains(keys[1]) {
            texts = ["pause"] + (keys.count > 2 ? Array(texts[2...]) : [keys[1] == "in" ? "4s" : "6s"])
        } else if pauseWords.contains(keys[0]) {
            texts[0] = "pause"
        } else {
            return
        }
        keys = texts.map { $0.lowercased() }
        words.replaceRest(with: texts)
    }
}
