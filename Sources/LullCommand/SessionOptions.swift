import ArgumentParser
import LullFile
import LullScript
import LullSession

/// What every command that reads a session takes.
struct SessionOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("The session script; - is standard input.", valueName: "script"))
    var script: String

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("Gives a parameter of the script a value.", valueName: "name=value")
    )
    var assignments: [String] = []

    @Option(help: ArgumentHelp("Fills this length with the script's elastic pauses.", valueName: "time"))
    var length: Time?

    /// The parameters' values by name.
    var overrides: [String: Located<String>] {
        get throws { try Self.overrides(assignments) }
    }

    static func overrides(_ assignments: [String]) throws -> [String: Located<String>] {
        do {
            var result: [String: Located<String>] = [:]
            for assignment in assignments {
                guard let equals = assignment.firstIndex(of: "="), equals != assignment.startIndex else {
                    throw Failure(.usage, "“--set \(assignment)” gives no value: write --set name=value.")
                }
                let value = String(assignment[assignment.index(after: equals)...])
                let place = SourceText(name: "--set \(assignment)", value, origin: .option).whole
                result[String(assignment[..<equals])] = Located(value, at: place)
            }
            return result
        }
    }
}

extension Session {
    /// Fills a length that a person asks for. Messages about that length name the option.
    mutating func fill(_ length: Time?) {
        guard length != nil else { return }
        let script = SourceText(name: beginning.source.name, "", origin: .unread)
        $length = script.beginning.caused(by: SourceText(name: "--length", "", origin: .option).whole)
    }
}

/// A time on the command line: 90s, 15min, 1:30.
struct Time: ExpressibleByArgument {
    var seconds: Double

    init?(argument: String) {
        guard let seconds = try? TimeText.seconds(argument) else { return nil }
        self.seconds = seconds
    }

    static var defaultCompletionKind: CompletionKind { .default }
}

/// A rate on the command line.
struct SampleRate: ExpressibleByArgument {
    var value: Int

    init?(argument: String) {
        guard let value = Int(argument), MasterSettings.rates.contains(value) else { return nil }
        self.value = value
    }
}

/// Bits a sample on the command line.
struct SampleBits: ExpressibleByArgument {
    var value: AudioFormat.Bits

    init(value: AudioFormat.Bits) { self.value = value }

    init?(argument: String) {
        guard let value = AudioFormat.Bits(rawValue: argument) else { return nil }
        self.value = value
    }

    var defaultValueDescription: String { value.rawValue }
}

extension AudioFormat {
    /// The format that the ending of a file's name asks for.
    static func asked(by name: String, bits: Bits) throws -> AudioFormat {
        let file = name.split(separator: "/").last ?? ""
        let parts = file.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 1, AudioFormat.named(pathExtension: String(file), bits: bits) != nil {
            throw Failure(.usage, "“\(name)” is a format and no name of a file: write “-o evening.\(file)”.")
        }
        let ending = parts.last ?? ""
        guard let format = AudioFormat.named(pathExtension: String(ending), bits: bits) else {
            let isRelease = [".m4a", ".m4b"].contains { name.lowercased().hasSuffix($0) }
            throw Failure(
                .usage,
                "“\(name)” has no audio format\(isRelease ? " of lull render" : ""): end it in .wav, .flac, .ogg, .opus or .mp3"
                    + (isRelease ? "; lull batch makes M4A and M4B, with chapters." : ".")
            )
        }
        return format
    }
}
