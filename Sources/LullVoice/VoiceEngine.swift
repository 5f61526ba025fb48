/// A program that turns text into a WAV, and how it is asked to.
///
/// Arguments are handed over one by one and never pass through a shell. A script may name an engine and a voice, never a
/// program or an argument.
public struct VoiceEngine: Equatable, Sendable {
    /// Where the program finds the text.
    public enum Input: Equatable, Sendable {
        /// On its standard input.
        case standardInput
        /// In the file `{textfile}`.
        case file
        /// In the argument `{text}`.
        case argument
    }

    /// Where the program leaves the WAV.
    public enum Output: Equatable, Sendable {
        /// On its standard output.
        case standardOutput
        /// In the file `{output}`.
        case file
        /// In the folder `{outputs}`, one WAV for each line of the text, in the order of their names (numbers in the names
        /// count as numbers). Many lines are spoken by one start.
        case folder
    }

    /// What scripts call it.
    public var name: String
    /// The program: a name looked up in `PATH`, or a path.
    public var program: String
    /// The arguments, with the placeholders `{voice}`, `{model}`, `{language}`, `{text}`, `{textfile}`, `{output}`,
    /// `{outputs}`, `{pace}` (words per minute) and `{stretch}` (1 is the natural pace, 1.5 is half as long again).
    public var arguments: [String]
    /// The voices; when empty any voice may be named and `{voice}` gets it as it stands.
    public var voices: [Voice] = []
    /// The languages spoken by an engine that lists no voices, as base tags such as `en`; empty for any.
    public var languages: [String] = []
    /// The voice to take for a language when none is named, by tag, `*` for all others.
    public var defaultVoices: [String: String] = [:]
    /// The pace in words per minute at which `{stretch}` is 1.
    public var naturalPace: Double = 180
    /// Voices whose natural pace differs from ``naturalPace``.
    public var naturalPaces: [String: Double] = [:]
    /// How much slower than its natural pace it may be asked to speak before it sounds drawn out; slower paces get this.
    public var slowest: Double = 1.5
    /// How much faster than its natural pace it may be asked to speak, as a part of the natural length, 0…1.
    public var fastest: Double = 0.6
    /// The share of a line's length that `{stretch}` acts on, 0…1; the rest, pauses for the most part, stays as it is.
    public var stretchShare: Double = 1
    /// What `{pace}` is for each word per minute that is to be heard.
    public var paceFactor: Double = 1
    /// Whether it reads plain English letters only, so that other letters and signs must be replaced.
    public var readsOnlyEnglish = false
    /// The option that makes the program tell its version; nil where it has none.
    public var versionOption: String?
    /// How to get it, for the message when it is missing, such as `apt-get install flite`.
    public var installation: String?
    /// The licence and the quality, for listings.
    public var note: String = ""

    /// - Parameters:
    ///   - name: what scripts call it.
    ///   - program: a name looked up in `PATH`, or a path.
    ///   - arguments: the arguments with their placeholders.
    public init(name: String, program: String, arguments: [String]) {
        self.name = name
        self.program = program
        self.arguments = arguments
    }

    /// Where the text goes, as the arguments say.
    public var input: Input {
        if uses("{textfile}") { return .file }
        return uses("{text}") ? .argument : .standardInput
    }

    /// Where the WAV comes from, as the arguments say.
    public var output: Output {
        if uses("{outputs}") { return .folder }
        return uses("{output}") ? .file : .standardOutput
    }

    private func uses(_ placeholder: String) -> Bool { arguments.contains { $0.contains(placeholder) } }
}
