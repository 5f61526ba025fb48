/// Spellings of directives met in other people's scripts, rewritten to the proper ones.
enum WildDirectives {
    private static let bowls: Set<String> = ["singing", "tibetan", "temple", "meditation"]

    /// - Parameter isSound: whether a sound is called so: its name goes before another spelling of a directive.
    static func rewrite(_ words: inout DirectiveWords, isSound: (String) -> Bool) {
        guard let first = words.peek else { return }
        // `[PAUSE:3]`, `[pause: 3 s]`, `[pause-5s]`, `[pause_5]`.
        let written = words.words.map(\.text)
        var texts = written
        if let mark = first.text.firstIndex(where: { ":-_=".contains($0) }),
            PauseWords.isHead(first.text[..<mark].lowercased())
        {
            let rest = first.text[first.text.index(after: mark)...]
            texts = [String(first.text[..<mark])] + (rest.isEmpty ? [] : [String(rest)]) + texts.dropFirst()
        }
        if !isSound(texts[0]) {
            let head = HeadWords.proper(texts[0])
            // A word that is proper keeps its capitals.
            if head != texts[0].lowercased() { texts[0] = head }
        }
        if let pause = pause(texts) {
            texts = pause
        } else if let other = breathing(texts, isSound) ?? sound(texts, isSound) {
            texts = other
        }
        if texts != written { words.replaceRest(with: texts) }
    }

    private static func pause(_ texts: [String]) -> [String]? {
        let keys = texts.map { $0.lowercased() }
        let isHead = PauseWords.isHead(keys[0])
        // `[pause 4s+]` is a pause as it stands; its words keep their places.
        if isHead, (try? PauseReader.pause(texts.dropFirst().joined(separator: " "))) != nil {
            return ["pause"] + texts.dropFirst()
        }
        // `[long pause 15s]`, `[5 second pause]`, `[2 minutes of silence]`.
        if PauseWords.mayBegin(keys[0].filter { !"~≈".contains($0) }),
            let pause = PauseWords.directive(texts.joined(separator: " "), in: .square)
        {
            return pause.split(separator: " ").map(String.init)
        }
        // `[5s]`, `[10 seconds]`; `[0:30]` may as well be a time of the section.
        if keys.count <= 2, keys[0].first?.isNumber == true, !keys[0].contains(":"),
            (try? ValueReader.duration(texts.joined(separator: " "))) != nil
        {
            return ["pause"] + texts
        }
        if PhaseWords.tell(keys) { return nil }
        if ["inhale", "exhale"].contains(keys[0]) {
            return ["pause"] + (keys.count > 1 ? Array(texts[1...]) : [keys[0] == "inhale" ? "4s" : "6s"])
        }
        if keys[0] == "breathe", keys.count >= 2, ["in", "out"].contains(keys[1]) {
            return ["pause"] + (keys.count > 2 ? Array(texts[2...]) : [keys[1] == "in" ? "4s" : "6s"])
        }
        return isHead ? ["pause"] + texts.dropFirst() : nil
    }

    private static func breathing(_ texts: [String], _ isSound: (String) -> Bool) -> [String]? {
        let keys = texts.map { $0.lowercased() }
        // `[inhale 4, exhale 6]`.
        if ["inhale", "in"].contains(keys[0]), PhaseWords.tell(keys) { return ["breathe"] + texts }
        if ["begin", "start", "end", "stop"].contains(keys[0]), keys.count > 1, HeadWords.breathing.contains(keys[1]),
            keys[0] != "stop" || !isSound(texts[1])
        {
            let head = ["begin", "start"].contains(keys[0]) ? "begin" : "end"
            return [head, "breathing"] + texts.dropFirst(2)
        }
        // `[box breathing x 4]`.
        if let end = keys.prefix(4).firstIndex(where: { HeadWords.breathing.contains($0) }), end > 0 {
            let name = texts[..<end].joined(separator: " ")
            if (try? BreathReader.pattern(name)) != nil { return ["breathe", name] + texts[(end + 1)...] }
        }
        return nil
    }

    private static func sound(_ texts: [String], _ isSound: (String) -> Bool) -> [String]? {
        let keys = texts.map { $0.lowercased() }
        guard keys.count > 1, !isSound(texts[0]) else { return nil }
        switch keys[0] {
        // `[fade out rain]`, `[fade rain out over 5s]`, `[fade in rain]`.
        case "fade" where keys[1] == "in" && keys.count > 2: return ["play"] + texts[2...]
        case "fade" where !keys.contains("to") && !keys.contains("at"):
            guard let out = keys.firstIndex(of: "out") else { return nil }
            return ["stop"] + texts[1..<out] + texts[(out + 1)...]
        case "start", "begin": return ["play"] + texts.dropFirst()
        case let word where bowls.contains(word): return Array(texts.dropFirst())
        default: return nil
        }
    }
}
