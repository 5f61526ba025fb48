import LullFile

/// The voice engines of this machine: the built-in ones, and what the user's configuration file adds.
///
/// ```yaml
/// engines:
///   mimic:
///     command: [mimic3, --stdin, --length-scale, "{stretch}", --voice, "{voice}"]
///     voices: [apope]           # or a map of voice: language; left out, any voice may be named
///     languages: [en]
///     voice: apope              # the one taken when none is named
///     pace: 170                 # natural pace in words per minute
///     slowest: 1.6              # times the natural length
///     install: pip install mycroft-mimic3-tts
///     note: AGPL-3 program
/// piper:
///   program: ~/piper/bin/piper
///   voices:
///     thorsten: ~/voices/de_DE-thorsten-medium.onnx
/// defaults:
///   en: flite/rms
///   de: piper/thorsten
/// ```
public struct VoiceConfiguration: Equatable, Sendable {
    /// All engines, the user's own before the built-in ones.
    public internal(set) var engines: [VoiceEngine]
    /// The engine, or engine/voice, the user prefers for a language, by tag.
    public internal(set) var defaults: [String: String] = [:]
    /// The file that was read, or nil when there is none.
    public internal(set) var path: String?
    /// The folders programs are looked up in, separated by colons.
    let searchPath: String
    /// The most bytes that the file may have.
    private static let mostBytes = 1 << 20

    /// The built-in engines alone.
    ///
    /// - Parameter environment: the environment's variables; `PATH`, `LULL_PIPER_VOICES` and `HOME` are used.
    public static func builtIn(environment: [String: String]) -> VoiceConfiguration {
        VoiceConfiguration(environment: environment)
    }

    /// The built-in engines and those of the user's configuration file: `$LULL_CONFIG`, else
    /// `$XDG_CONFIG_HOME/lull/config.yaml`, else `~/.config/lull/config.yaml`.
    ///
    /// - Parameter environment: the environment's variables.
    /// - Throws: ``VoiceError`` of kind `configuration` when the file is wrong or, where `LULL_CONFIG` names it, missing.
    public static func load(environment: [String: String]) throws(VoiceError) -> VoiceConfiguration {
        var configuration = VoiceConfiguration(environment: environment)
        let chosen = environment["LULL_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
        guard let path = chosen ?? standardPath(environment) else { return configuration }
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try OrdinaryFile.contents(of: path, most: Self.mostBytes)
        } catch {
            if chosen == nil, error.kind == .missing { return configuration }
            throw VoiceError(.configuration, "the configuration \(error.description.droppingStop)")
        }
        configuration.path = path
        var reader = ConfigurationReader(path: path, home: environment["HOME"])
        try reader.read(String(decoding: bytes, as: UTF8.self), into: &configuration)
        return configuration
    }

    private init(environment: [String: String]) {
        searchPath = Programs.searchPath(environment)
        var piper = VoiceEngine.piper
        let folder =
            environment["LULL_PIPER_VOICES"] ?? environment["HOME"].map { "\($0)/.local/share/piper-voices" }
        if let folder, !folder.isEmpty { piper.voices = PiperModels.voices(in: folder) }
        engines = [piper, .flite, .espeak]
    }

    private static func standardPath(_ environment: [String: String]) -> String? {
        if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") { return "\(folder)/lull/config.yaml" }
        return environment["HOME"].map { "\($0)/.config/lull/config.yaml" }
    }

    /// The engine of a name.
    func engine(_ name: String) -> VoiceEngine? {
        engines.first { $0.name == name }
    }

    /// The path of an engine's program, or nil when it is not installed.
    func program(of engine: VoiceEngine) -> String? {
        Programs.find(engine.program, searchPath: searchPath)
    }
}
