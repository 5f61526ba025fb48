import Yams

/// Reads one of the user's engines from the configuration file.
struct EngineReader {
    let reader: ConfigurationReader
    let name: String

    private static let keys = [
        "command", "voices", "languages", "voice", "pace", "slowest", "fastest", "install", "note", "english-only",
    ]

    private static let placeholders = [
        "{voice}", "{model}", "{language}", "{text}", "{textfile}", "{output}", "{outputs}", "{pace}", "{stretch}",
    ]

    func engine(_ node: Node) throws(VoiceError) -> VoiceEngine {
        var engine = VoiceEngine(name: name, program: "", arguments: [])
        for (key, value) in try reader.pairs(node, "engines.\(name)") {
            let place = "engines.\(name).\(key)"
            switch key {
            case "command":
                let words = try strings(value, place)
                guard let program = words.first else { throw reader.error(value, place, "the program is missing") }
                engine.program = reader.file(program)
                engine.arguments = Array(words.dropFirst())
                try checkPlaceholders(value, place, words)
            case "voices": engine.voices = try voices(value, place)
            case "languages": engine.languages = try strings(value, place)
            case "voice":
                let voice = try reader.string(value, place)
                try reader.checkVoice(voice, value, place)
                engine.defaultVoices["*"] = voice
            case "pace": engine.naturalPace = try number(value, place, in: 20...1000)
            case "slowest": engine.slowest = try number(value, place, in: 1...10)
            case "fastest": engine.fastest = try number(value, place, in: 0.1...1)
            case "install": engine.installation = try reader.string(value, place)
            case "note": engine.note = try reader.string(value, place)
            case "english-only": engine.readsOnlyEnglish = value.bool ?? false
            default: throw reader.unknown(place, value, among: Self.keys)
            }
        }
        guard !engine.program.isEmpty else {
            throw reader.error(node, "engines.\(name)", "add “command:” with the program and its arguments")
        }
        return engine
    }

    private func voices(_ node: Node, _ key: String) throws(VoiceError) -> [Voice] {
        var voices: [Voice] = []
        if node.mapping != nil {
            for (name, language) in try reader.pairs(node, key) {
                voices.append(Voice(name, languages: [try reader.string(language, "\(key).\(name)")]))
            }
        } else {
            voices = try strings(node, key).map { Voice($0, languages: []) }
        }
        for voice in voices { try reader.checkVoice(voice.name, node, key) }
        return voices
    }

    private func strings(_ node: Node, _ key: String) throws(VoiceError) -> [String] {
        guard let sequence = node.sequence else { throw reader.error(node, key, "a list in [ ] is wanted here") }
        var result: [String] = []
        for item in sequence {
            guard let text = item.scalar?.string else { throw reader.error(item, key, "a text is wanted here") }
            result.append(text)
        }
        return result
    }

    private func number(_ node: Node, _ key: String, in range: ClosedRange<Double>) throws(VoiceError) -> Double {
        guard let value = node.float, range.contains(value) else {
            throw reader.error(node, key, "a number from \(range.lowerBound) to \(range.upperBound) is wanted here")
        }
        return value
    }

    /// A misspelt placeholder would reach the program as it stands.
    private func checkPlaceholders(_ node: Node, _ key: String, _ words: [String]) throws(VoiceError) {
        for word in words {
            var rest = Substring(word)
            while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
                let placeholder = String(rest[open...close])
                rest = rest[rest.index(after: close)...]
                let isName = placeholder.dropFirst().dropLast().allSatisfy { $0.isASCII && $0.isLetter }
                if isName, placeholder.count > 2, !Self.placeholders.contains(placeholder) {
                    let list = Self.placeholders.joined(separator: ", ")
                    throw reader.error(node, key, "there is no placeholder \(placeholder); there are \(list)")
                }
            }
        }
    }
}
