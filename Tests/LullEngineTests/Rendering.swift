import Analysis
import LullScore
import LullScript
import LullSession
import Testing

@testable import LullEngine

/// Scripts brought to samples.
enum Rendering {
    /// A score of a script without voice, its sounds as YAML: `{ x: { tone: sine } }`.
    static func score(sounds: String, settings: String = "", _ body: String, rate: Int = 48_000) throws -> Score {
        let text = """
            ---
            profile: standard
            sounds: \(sounds)
            master: { loudness: off, peak: 0 dBTP, fade in: 0 s, fade out: 0 s }
            \(settings)
            ---

            \(body)
            """
        let access = FileAccess(read: { _ in .failure(.init("no")) }, exists: { _ in true })
        let outcome = ScriptReader(access: access).read(Array(text.utf8), path: "test.md")
        let session = try #require(outcome.session, "\(text)\n\(outcome.problems)")
        return try Layout(session: session, rate: rate, recordings: Recordings()).score()
    }

    /// Frames `span` of a score.
    static func render(_ score: Score, _ span: Range<Int>, _ material: [Material] = []) -> Stereo {
        var engine = Engine(score: score, material: material)
        let first = span.lowerBound / 64 * 64
        if first > 0 { engine.seek(to: first) }
        let count = (span.upperBound - first + 63) / 64 * 64
        var left = [Float](repeating: 0, count: count)
        var right = left
        left.withUnsafeMutableBufferPointer { l in
            right.withUnsafeMutableBufferPointer { r in
                guard let l = l.baseAddress, let r = r.baseAddress else { return }
                for start in stride(from: 0, to: count, by: 64) { engine.render(left: l + start, right: r + start) }
            }
        }
        let skip = span.lowerBound - first
        return Stereo(left: left, right: right)[skip..<skip + span.count]
    }
}

/// A sound as the tests of every generator use it.
struct SoundCase: Sendable, CustomTestStringConvertible {
    /// Its name in messages and in the golden data.
    var name: String
    var generator: Generator
    /// What stands in its braces, without a level.
    var declaration: String

    var testDescription: String { name }

    /// Whether chance makes it, so that no stretch of it is like another.
    var isRandom: Bool {
        switch generator {
        case .noise, .pad, .drone, .music, .ocean, .rain, .wind, .stream, .fire, .night: true
        default: false
        }
    }

    /// The sounds of a script with this one alone, called x.
    func sounds(_ more: String = "") -> String {
        // What is struck has no attack.
        let edges = generator.isStruck ? "" : ", attack: 0 s, release: 1 s"
        let level = more.contains("level:") ? "" : ", level: -20 dB"
        return "{ x: { \(declaration)\(level)\(edges)\(more.isEmpty ? "" : ", \(more)") } }"
    }

    /// A score in which it sounds for so many seconds, struck once or going on.
    func score(seconds: Int, _ more: String = "", settings: String = "", _ body: String = "") throws -> Score {
        let begin = generator.isStruck ? "[strike x]" : "[play x]"
        return try Rendering.score(
            sounds: sounds(more),
            settings: settings,
            "\(begin) \(body) [pause \(seconds)s] \(generator.isStruck ? "" : "[stop x over 1s]")"
        )
    }

    /// Generators that need something beside them.
    private static let others: Set<Generator> = [.clip, .say, .cues]

    /// Every generator as it is by itself.
    static let all: [SoundCase] = Generator.allCases.filter { !others.contains($0) }.map { generator in
        SoundCase(name: generator.rawValue, generator: generator, declaration: declaration(generator))
    }

    private static func declaration(_ generator: Generator) -> String {
        switch generator {
        case .tone: "tone: sine"
        case .noise: "noise: pink"
        case .pad: "pad: [D3, A3, F4]"
        case .drone: "drone: [D2, A2]"
        case .pluck: "pluck: [D4, A4], strum: 200 ms"
        case .mallet: "mallet: [D4, A4], strum: 200 ms"
        case .music: "music: still"
        case .tick: "tick: 1 Hz"
        case .binaural, .monaural, .isochronic: "\(generator.rawValue): 6 Hz"
        default: standard(generator)
        }
    }

    // Its principal parameter as its table has it.
    private static func standard(_ generator: Generator) -> String {
        guard let name = generator.principal, let parameter = generator.parameter(name),
            case .control(.constant(let value))? = parameter.standard, let dimension = parameter.dimension
        else { return "\(generator.rawValue): unknown" }
        return "\(generator.rawValue): \(dimension.written(value))"
    }

    /// Other faces of some generators: waves, colours, bodies, moods.
    static let faces: [SoundCase] =
        ["triangle", "saw", "square"].map {
            SoundCase(name: "tone \($0)", generator: .tone, declaration: "tone: \($0)")
        }
        + ["white", "brown", "blue", "violet", "grey", "velvet"].map {
            SoundCase(name: "noise \($0)", generator: .noise, declaration: "noise: \($0)")
        }
        + [
            SoundCase(name: "noise tilted", generator: .noise, declaration: "noise: white, tilt: -4.5 dB/octave"),
            SoundCase(name: "pluck kalimba", generator: .pluck, declaration: "pluck: [D4, A4], body: kalimba"),
            SoundCase(
                name: "bowl hard",
                generator: .bowl,
                declaration: "bowl: 185 Hz, hardness: 100 %, position: 100 %"
            ),
        ]
        + Mood.allCases.filter { $0 != .still }.map {
            SoundCase(name: "music \($0.rawValue)", generator: .music, declaration: "music: \($0.rawValue)")
        }
}
