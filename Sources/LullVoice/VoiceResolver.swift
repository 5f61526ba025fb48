/// Finds the engine and the voice for a choice.
struct VoiceResolver {
    let configuration: VoiceConfiguration

    /// The named engine; else the engine that has the named voice; else the user's default for the language; else flite for
    /// English where it is installed; else espeak-ng.
    func resolve(_ choice: VoiceChoice) throws(VoiceError) -> ResolvedVoice {
        if let name = choice.name, !Voice.isValidName(name) {
            throw VoiceError(
                .unknownVoice,
                "“\(name.prefix(60))” can't be the name of a voice: letters, digits, “_”, “+”, “.” and “-” only"
            )
        }
        if let name = choice.engine {
            guard let engine = configuration.engine(name) else {
                let names = Spelling.nearest(to: name, in: configuration.engines.map(\.name))
                throw VoiceError(
                    .unknownEngine,
                    "no voice engine is called “\(name.prefix(60))”; there are \(Self.list(names, of: 12))"
                )
            }
            return try voice(of: engine, choice)
        }
        if let name = choice.name {
            // An engine that takes any name comes last, or it would take the others' voices.
            let listing = configuration.engines.first { find(name, in: $0) != nil }
            let taking = configuration.engines.first { $0.voices.isEmpty && $0.name != "piper" }
            guard let engine = listing ?? taking else {
                let names = configuration.engines.flatMap { engine in engine.voices.map(\.name) }
                throw VoiceError(
                    .unknownVoice,
                    "no voice is called “\(name)”; the nearest are "
                        + "\(Self.list(Spelling.nearest(to: name, in: names), of: 8)); `lull voices` lists all"
                )
            }
            return try voice(of: engine, choice)
        }
        if let preferred = LanguageTag.value(configuration.defaults, for: choice.language) {
            return try resolve(preferred: preferred, choice)
        }
        if LanguageTag.base(choice.language) == "en", let flite = configuration.engine("flite"),
            configuration.program(of: flite) != nil || !isInstalled("espeak-ng")
        {
            return try voice(of: flite, choice)
        }
        return try voice(of: configuration.engine("espeak-ng") ?? .espeak, choice)
    }

    private func resolve(preferred: String, _ choice: VoiceChoice) throws(VoiceError) -> ResolvedVoice {
        let parts = preferred.split(separator: "/", maxSplits: 1).map(String.init)
        var choice = choice
        choice.engine = parts.first
        choice.name = parts.count > 1 ? parts[1] : nil
        return try resolve(choice)
    }

    private func isInstalled(_ name: String) -> Bool {
        configuration.engine(name).flatMap { configuration.program(of: $0) } != nil
    }

    private func voice(of engine: VoiceEngine, _ choice: VoiceChoice) throws(VoiceError) -> ResolvedVoice {
        guard let name = choice.name ?? defaultVoice(of: engine, for: choice.language) else {
            if engine.voices.isEmpty, engine.name != "piper" {
                return ResolvedVoice(engine: engine, voice: "", model: nil, choice: choice)
            }
            throw noVoice(of: engine, for: choice.language)
        }
        if engine.voices.isEmpty, engine.name != "piper" {
            return ResolvedVoice(engine: engine, voice: name, model: nil, choice: choice)
        }
        guard let voice = find(name, in: engine) else {
            if engine.voices.isEmpty { throw noVoice(of: engine, for: choice.language) }
            let names = Spelling.nearest(to: name, in: engine.voices.map(\.name))
            throw VoiceError(
                .unknownVoice,
                "the voice engine “\(engine.name)” has no voice “\(name)”; it has \(Self.list(names, of: 8))"
            )
        }
        return ResolvedVoice(engine: engine, voice: name, model: voice.model, choice: choice)
    }

    private func find(_ name: String, in engine: VoiceEngine) -> Voice? {
        // The variants of espeak-ng change a voice's timbre and can be put to any.
        let base = engine.name == "espeak-ng" ? EspeakVoices.base(name) : name
        return engine.voices.first { $0.name == base }
    }

    private func defaultVoice(of engine: VoiceEngine, for language: String) -> String? {
        if let named = LanguageTag.value(engine.defaultVoices, for: language) { return named }
        let matches = engine.voices.map { voice in
            (voice.name, voice.languages.map { LanguageTag.match($0, language) }.max() ?? 0)
        }
        // Of voices that suit equally well the one named by the language alone comes first, such as `es` before `es-419`.
        if let exact = matches.first(where: { $0.1 == 2 }) { return exact.0 }
        if let plain = matches.first(where: { $0.1 == 1 && $0.0 == LanguageTag.base(language) }) { return plain.0 }
        return matches.first { $0.1 == 1 }?.0 ?? engine.defaultVoices["*"]
            ?? engine.voices.first { $0.languages.isEmpty }?.name
    }

    private func noVoice(of engine: VoiceEngine, for language: String) -> VoiceError {
        let mend =
            engine.name == "piper"
            ? "put a model (.onnx with its .onnx.json) into ~/.local/share/piper-voices or name it in the configuration"
            : "it has \(Self.list(engine.voices.map(\.name), of: 8))"
        return VoiceError(
            .unknownVoice,
            "the voice engine “\(engine.name)” has no voice for “\(language.prefix(40))”: \(mend)"
        )
    }

    private static func list(_ names: [String], of most: Int) -> String {
        let shown = names.prefix(most).joined(separator: ", ")
        return names.count > most ? "\(shown) and \(names.count - most) more" : shown
    }
}
