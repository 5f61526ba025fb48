public import LullScript
import LullSession

/// Ten seconds of a sound, so that it can be heard before it is used.
public enum SoundDemo {
    /// The script that lets a sound be heard for ten seconds; nil for a name that nothing has, and for clips, which have
    /// no sound without a file.
    ///
    /// - Parameter name: a sound of the palette, or a generator.
    public static func script(_ name: String) -> String? {
        let sound: Sound
        var declaration = ""
        if let generator = Generator(rawValue: name) {
            guard let values = Self.values(of: generator) else { return nil }
            sound = Sound(name: "demo", generator)
            declaration = "\n  demo: { \(name): \(values), level: -20 dB\(edges(of: generator)) }"
        } else if let known = Palette.sounds[name] {
            sound = known
            declaration = "\n  demo: \(name)"
        } else {
            return nil
        }
        return """
            ---
            title: \(name)
            profile: standard
            voice: { level: -23 LUFS }
            master: { loudness: -23 LUFS, fade in: 0.1 s, fade out: 0.5 s }
            sounds:\(declaration)
            ---

            \(body(of: sound))

            """
    }

    /// The script read; nil as for ``script(_:)``.
    public static func reading(_ name: String) -> ScriptReader.Outcome? {
        guard let text = script(name) else { return nil }
        let access = FileAccess(read: { _ in .failure(.init("a demo reads no files")) }, exists: { _ in false })
        return ScriptReader(access: access).read(Array(text.utf8), path: "-")
    }

    // What a generator wants said: an example of what nobody can guess.
    private static func values(of generator: Generator) -> String? {
        switch generator {
        case .clip: nil
        case .pad: "{ notes: [A2, E3, B3, C#4] }"
        case .say: "{ words: Breathe in }"
        case .cues:
            "{ inhale: { tone: sine, pitch: { ramp: [A3, E4] } }, exhale: { tone: sine, pitch: { ramp: [E4, A3] } } }"
        case .music: "{ every: 5 s, density: 60 % }"
        case .ocean: "{ swell: { lfo: [0 %, 100 %], every: 10 s } }"
        default: "{}"
        }
    }

    private static func edges(of generator: Generator) -> String {
        switch generator {
        case .cues, .say: ""
        default: generator.isStruck ? ", reverb: 25 %" : ", attack: 0.5 s, release: 1 s"
        }
    }

    private static func body(of sound: Sound) -> String {
        if sound.generator == .cues || sound.name == "guide" { return "[breathe 4-6 with demo for 10 s]" }
        if sound.generator.isStruck {
            let decay = sound.number(.decay) ?? 4
            return decay > 5
                ? "[strike demo] [pause 10 s]"
                : "[strike demo] [pause 2.5 s] [strike demo] [pause 2.5 s] [strike demo] [pause 5 s]"
        }
        return "[play demo] [pause 10 s]"
    }
}
