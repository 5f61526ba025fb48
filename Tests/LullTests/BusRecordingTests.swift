import Foundation
import LullFile
import LullScore
import LullScript
import LullSession
import Testing

@testable import Lull

@Suite("Buses that are kept")
struct BusRecordingTests {
    /// A tone that counts as speech, over a bed with a room; it ends within a piece.
    private static func production(
        speech: Bool = true,
        loudness: String = "-20 LUFS",
        _ body: String = "[pause 7s]"
    ) throws -> Production {
        let text = """
            ---
            profile: standard
            sounds: { talk: { tone: triangle, level: -20 dB, attack: 1 s, release: 1 s, reverb: 20 % } }
            master: { loudness: \(loudness), peak: -6 dBTP, fade in: 1 s, fade out: 2 s }
            ---

            [play rain] [play pad] [pause 1.3s] [play talk] [pause 1.1s] [stop talk over 1s]
            \(body)
            """
        let access = FileAccess(read: { _ in .failure(.init("no")) }, exists: { _ in true })
        let outcome = ScriptReader(access: access).read(Array(text.utf8), path: "test.md")
        let session = try #require(outcome.session, "\(outcome.problems)")
        var score = try Layout(session: session, rate: 48_000, recordings: Recordings()).score()
        for index in score.instruments.indices where speech && score.instruments[index].name == "talk" {
            score.instruments[index].role = .voice(chained: true)
        }
        return Production(score: score, recordings: [])
    }

    private static func recorded(_ production: Production) throws -> BusRecording {
        let recording = try #require(BusRecording(frames: production.score.duration))
        _ = Mastering.measured(production, keeping: recording) { _ in }
        #expect(recording.isWhole)
        return recording
    }

    private typealias Take = (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>, Int) throws -> Void

    private static func samples(_ next: (Take) throws -> Bool) rethrows -> [Float] {
        var all: [Float] = []
        func take(_ left: UnsafeMutablePointer<Float>, _ right: UnsafeMutablePointer<Float>, _ count: Int) {
            for i in 0..<count { all += [left[i], right[i]] }
        }
        while try next(take) {}
        return all
    }

    @Test("what comes of them is a rendering, bit for bit", arguments: [false, true])
    func same(speech: Bool) throws {
        let production = try Self.production(speech: speech)
        var mastering = Mastering()
        // Loud enough for the limiter to work all the way to the end.
        (mastering.gain, mastering.voiceGain) = (30, -4)
        var rendering = SpanRenderer(production, span: 0..<production.score.duration, mastering: mastering)
        var kept = KeptRenderer(try Self.recorded(production), production, mastering: mastering)
        let rendered = try Self.samples { try rendering.next($0) }
        let mastered = try Self.samples { try kept.next($0) }
        #expect(rendered.count == 2 * production.score.duration)
        #expect(rendered.contains { abs($0) > 0.45 })
        let isSame = rendered == mastered
        #expect(isSame)
    }

    @Test("speech weighs what its gain says, and the beds stay as they are")
    func balance() throws {
        let production = try Self.production()
        func rendered(_ voiceGain: Double) -> [Float] {
            var mastering = Mastering()
            mastering.voiceGain = voiceGain
            var renderer = SpanRenderer(production, span: 0..<144_000, mastering: mastering)
            return (try? Self.samples { try renderer.next($0) }) ?? []
        }
        // With speech at gains 0, 1 and 2 its share of the mix is twice the same.
        let (none, once, twice) = (rendered(-200), rendered(0), rendered(6.020_599_913_279_624))
        let error = none.indices.map { abs((twice[$0] - once[$0]) - (once[$0] - none[$0])) }.max() ?? 1
        #expect(error < 1e-6)
        #expect(zip(once, none).contains { abs($0 - $1) > 0.01 })
    }

    @Test("where the loudness stays as it is nothing is kept, and the session is rendered once")
    func unmeasured() throws {
        let production = try Self.production(loudness: "off")
        let recording = try #require(BusRecording(frames: production.score.duration))
        #expect(Mastering.measured(production, keeping: recording) { _ in } == Mastering())
        #expect(!recording.isWhole)
        let span = 0..<production.score.duration
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).wav").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let output = Output.file(path: path, .wav24)
        _ = try Renderer(production).render(to: [output])
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)).count > 6 * span.count)
    }

    @Test("a session of three hours is not kept")
    func long() {
        #expect(BusRecording(frames: 3 * 3600 * 48_000) == nil)
    }
}
