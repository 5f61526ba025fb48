import LullSession

/// What people call sounds that have another name here.
enum SoundWords {
    private static let names: [String: String] = [
        "sea": "ocean", "waves": "ocean", "surf": "ocean", "mar": "ocean", "olas": "ocean", "meer": "ocean",
        "river": "stream", "brook": "stream", "creek": "stream", "fireplace": "fire", "campfire": "fire",
        "lluvia": "rain", "regen": "rain", "viento": "wind", "campana": "bell", "glocke": "bell", "cuenco": "bowl",
        "klangschale": "bowl",
    ]
    private static let articles: Set<String> = [
        "the", "a", "an", "some", "el", "la", "los", "las", "un", "una", "der", "die", "das", "den", "eine",
    ]

    /// Whether a word before a sound's name says nothing: `the rain`, `a singing bowl`.
    static func isArticle(_ key: String) -> Bool { articles.contains(key) || ["singing", "tibetan"].contains(key) }

    /// Whether a word behind a sound's name says nothing: `white noise`, `rain sounds`, `ocean waves`.
    static func isFiller(_ key: String) -> Bool { ["noise", "sound", "sounds", "waves"].contains(key) }

    /// The sound that a name means.
    static func sound(_ name: String, in sounds: [String: Sound]) -> Sound? {
        let key = name.lowercased()
        return sounds[name] ?? sounds[key] ?? names[key].flatMap { sounds[$0] }
    }

    /// The names of the sounds of a kind, those the script declares first, then those that are met most often.
    static func listed(_ sounds: [String: Sound], where isMeant: (Sound) -> Bool) -> [String] {
        func rank(_ name: String) -> Int {
            if Palette.sounds[name] != sounds[name] { return 0 }
            return 1 + (["ocean", "rain", "pad", "bell", "bowl"].firstIndex(of: name) ?? 5)
        }
        return sounds.values.filter(isMeant).map(\.name).sorted { (rank($0), $0) < (rank($1), $1) }
    }
}
