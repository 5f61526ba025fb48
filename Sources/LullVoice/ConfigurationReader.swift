import Yams

/// Reads the configuration file into a ``VoiceConfiguration``, with messages that name the file, the line and the key.
struct ConfigurationReader {
    let path: String
    let home: String?

    init(path: String, home: String?) {
        self.path = path
        self.home = home
    }

    mutating func read(_ text: String, into configuration: inout VoiceConfiguration) throws(VoiceError) {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw VoiceError(.configuration, "\(path): this is not YAML: \(Self.clause(error))")
        } catch {
            throw VoiceError(.configuration, "\(path): this is not YAML")
        }
        guard let root, root.null == nil else { return }
        for (key, value) in try pairs(root, "the file") {
            switch key {
            case "engines": try readEngines(value, into: &configuration)
            case "piper": try readPiper(value, into: &configuration)
            case "defaults": try readDefaults(value, into: &configuration)
            default: throw unknown(key, value, among: ["engines", "piper", "defaults"])
            }
        }
        try checkDefaults(configuration)
    }

    private func readEngines(_ node: Node, into configuration: inout VoiceConfiguration) throws(VoiceError) {
        var own: [VoiceEngine] = []
        for (name, value) in try pairs(node, "engines") {
            guard Voice.isValidName(name) else {
                throw error(value, "engines.\(name)", "a name has letters, digits, “_”, “+”, “.” and “-” only")
            }
            own.append(try EngineReader(reader: self, name: name).engine(value))
        }
        configuration.engines.removeAll { engine in own.contains { $0.name == engine.name } }
        configuration.engines.insert(contentsOf: own, at: 0)
    }

    private func readPiper(_ node: Node, into configuration: inout VoiceConfiguration) throws(VoiceError) {
        guard let index = configuration.engines.firstIndex(where: { $0.name == "piper" }) else { return }
        for (key, value) in try pairs(node, "piper") {
            switch key {
            case "program":
                configuration.engines[index].program = file(try string(value, "piper.program"))
            case "voices":
                var voices: [Voice] = []
                for (name, model) in try pairs(value, "piper.voices") {
                    voices.append(try piperVoice(name, model))
                }
                configuration.engines[index].voices.removeAll { old in voices.contains { $0.name == old.name } }
                configuration.engines[index].voices.insert(contentsOf: voices, at: 0)
            default: throw unknown("piper.\(key)", value, among: ["program", "voices"])
            }
        }
    }

    private func piperVoice(_ name: String, _ node: Node) throws(VoiceError) -> Voice {
        let key = "piper.voices.\(name)"
        try checkVoice(name, node, key)
        guard node.mapping != nil else { return PiperModels.voice(name, model: file(try string(node, key))) }
        var model: String?
        var language: String?
        var note: String?
        for (field, value) in try pairs(node, key) {
            switch field {
            case "model": model = file(try string(value, "\(key).model"))
            case "language": language = try string(value, "\(key).language")
            case "note": note = try string(value, "\(key).note")
            default: throw unknown("\(key).\(field)", value, among: ["model", "language", "note"])
            }
        }
        guard let model else { throw error(node, key, "add “model:” with the path of an .onnx file") }
        return PiperModels.voice(name, model: model, language: language, note: note)
    }

    private func readDefaults(_ node: Node, into configuration: inout VoiceConfiguration) throws(VoiceError) {
        for (language, value) in try pairs(node, "defaults") {
            configuration.defaults[language] = try string(value, "defaults.\(language)")
        }
    }

    private func checkDefaults(_ configuration: VoiceConfiguration) throws(VoiceError) {
        for (language, name) in configuration.defaults {
            let engine = String(name.prefix { $0 != "/" })
            if configuration.engine(engine) == nil {
                let names = configuration.engines.map { "“\($0.name)”" }.joined(separator: ", ")
                throw VoiceError(
                    .configuration,
                    "\(path): defaults.\(language): no voice engine is called “\(engine)”; there are \(names)"
                )
            }
        }
    }

    // What EngineReader uses too.

    func pairs(_ node: Node, _ key: String) throws(VoiceError) -> [(String, Node)] {
        guard let mapping = node.mapping else { throw error(node, key, "names with values are wanted here") }
        var result: [(String, Node)] = []
        for (name, value) in mapping {
            result.append((try string(name, key), value))
        }
        return result
    }

    func string(_ node: Node, _ key: String) throws(VoiceError) -> String {
        guard let scalar = node.scalar?.string, !scalar.isEmpty else { throw error(node, key, "a text is wanted here") }
        return scalar
    }

    func checkVoice(_ name: String, _ node: Node, _ key: String) throws(VoiceError) {
        guard Voice.isValidName(name) else {
            throw error(node, key, "a voice's name has letters, digits, “_”, “+”, “.” and “-” only")
        }
    }

    /// A path of the user's: `~` is the home folder, and a relative one goes by the configuration's folder. A name
    /// without a slash stays a name.
    func file(_ text: String) -> String {
        if text.hasPrefix("~/"), let home { return home + text.dropFirst() }
        guard !text.hasPrefix("/"), text.contains("/"), let slash = path.lastIndex(of: "/") else { return text }
        return path[...slash] + text
    }

    func error(_ node: Node, _ key: String, _ message: String) -> VoiceError {
        let place = node.mark.map { ":\($0.line)" } ?? ""
        return VoiceError(.configuration, "\(path)\(place): \(key): \(message)")
    }

    func unknown(_ key: String, _ node: Node, among known: [String]) -> VoiceError {
        let name = key.split(separator: ".").last.map(String.init) ?? key
        let list = Spelling.nearest(to: name, in: known).map { "“\($0)”" }.joined(separator: ", ")
        return error(node, key, "there is no such key; there are \(list)")
    }

    private static func clause(_ error: YamlError) -> String {
        let first = "\(error)".split(separator: "\n").first.map(String.init) ?? "a mistake"
        return first.hasSuffix(":") ? String(first.dropLast()) : first
    }
}
