/// The first words of directives in other people's spellings and languages.
enum HeadWords {
    private static let meanings: [String: String] = {
        let spellings: [String: [String]] = [
            "breathe": ["respira", "respire", "respirar", "atme", "atmen"],
            "bell": ["campana", "glocke"],
            "bowl": ["cuenco", "klangschale"],
            "play": ["toca", "reproduce", "spiele", "spiel"],
            "stop": ["detén", "deten", "stopp", "stoppe"],
            "strike": ["ring", "hit", "sound"],
            "inhale": ["inhala", "einatmen"],
            "exhale": ["exhala", "ausatmen"],
            "repeat": ["loop", "repite", "wiederhole"],
            "end": ["fin", "ende"],
        ]
        var meanings: [String: String] = [:]
        for (meaning, words) in spellings { for word in words { meanings[word] = meaning } }
        return meanings
    }()

    private static let blocks: Set<String> = ["repeat", "loop", "for", "if", "else", "repite", "wiederhole"]

    /// What is guided between `[begin breathing]` and `[end breathing]`.
    static let breathing: Set<String> = [
        "breathing", "breathe", "breath", "respiración", "respiracion", "respirar", "atmung", "atmen",
    ]

    /// The proper word that a directive's first word stands for, in lower case: `loop` is `repeat`, `/repeat` is `end`.
    static func proper(_ word: some StringProtocol) -> String {
        var key = word.lowercased()
        if key.count > 1 && key.hasSuffix(":") { key.removeLast() }
        if key.hasPrefix("/"), blocks.contains(String(key.dropFirst())) { return "end" }
        return meanings[key] ?? key
    }
}
