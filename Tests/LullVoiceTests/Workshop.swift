import Foundation
import LullFile
import LullMeasure
import LullVoice

/// A folder with a cache, a configuration and engines of its own.
struct Workshop {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    var cache: AudioCache { AudioCache(directory: scratch.file("cache")) }

    /// The environment the configuration is read from: the machine's programs and nothing of the user's.
    func environment(_ more: [String: String] = [:]) -> [String: String] {
        ["PATH": "/usr/bin:/bin", "HOME": scratch.path].merging(more) { _, new in new }
    }

    func configuration(_ yaml: String? = nil, path: String = "/usr/bin:/bin") throws -> VoiceConfiguration {
        guard let yaml else { return .builtIn(environment: environment(["PATH": path])) }
        let file = try scratch.write(Array(yaml.utf8), to: "config.yaml")
        return try .load(environment: environment(["LULL_CONFIG": file, "PATH": path]))
    }

    /// A shell script as a program.
    func script(_ name: String, _ body: String) throws -> String {
        let path = try scratch.write(Array("#!/bin/sh\n\(body)\n".utf8), to: name)
        chmod(path, 0o755)
        return path
    }

    /// A configuration with one engine, `own`, that is a shell script.
    func own(
        _ body: String,
        arguments: String = "\"{textfile}\", \"{output}\"",
        more: String = ""
    ) throws -> VoiceConfiguration {
        let path = try script("own.sh", body)
        return try configuration("engines:\n  own:\n    command: [\"\(path)\", \(arguments)]\n\(more)")
    }

    func studio(
        _ choice: VoiceChoice = VoiceChoice(),
        _ configuration: VoiceConfiguration? = nil,
        rate: Int = 48_000,
        takes: String? = nil,
        timeout: Duration = .seconds(60)
    ) throws -> VoiceStudio {
        VoiceStudio(
            choice: choice,
            configuration: try configuration ?? self.configuration(),
            cache: cache,
            rate: rate,
            takes: takes,
            timeout: timeout
        )
    }

    /// Speaks with a script that counts its runs in the file `runs` before it does the rest.
    static let counting = """
        echo run >> "$(dirname "$0")/runs"
        flite -voice slt -f "$1" -o "$2"
        """

    var runs: Int {
        (try? String(contentsOfFile: scratch.file("runs"), encoding: .utf8))?.split(separator: "\n").count ?? 0
    }

    static let paragraph = """
        Let your shoulders grow heavy, and let the breath come and go by itself. There is nothing you need to do now, \
        and nowhere you need to go. Notice the weight of your hands, resting where they are. With every slow breath out, \
        a little more of the day can leave you, like water running out of a basin. If a thought comes, let it pass, the \
        way a cloud passes over a quiet hill, and come back to the feeling of air at the tip of your nose. You are safe \
        here, warm and still, and the evening has all the time it needs.
        """
}

extension Speech {
    func samples(_ channel: Int = 0) -> [Float] {
        Array(UnsafeBufferPointer(start: audio.samples(channel: channel), count: audio.frames))
    }

    /// As it is heard: a single channel sounds on both sides.
    var loudness: Double? {
        let channels = audio.channels == 1 ? [samples(0), samples(0)] : [samples(0), samples(1)]
        return LoudnessMeter.loudness(of: channels, rate: audio.rate)
    }

    var peak: Float { (0..<audio.channels).flatMap { samples($0) }.reduce(0) { max($0, abs($1)) } }
}

/// What an asynchronous call throws.
func refusal(_ body: () async throws -> Void) async -> VoiceError? {
    do {
        try await body()
    } catch {
        return error as? VoiceError
    }
    return nil
}
