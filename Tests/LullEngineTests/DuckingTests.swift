import Analysis
import Foundation
import LullScore
import LullScript
import LullSession
import Testing

@testable import LullEngine

@Suite("Beds under a voice")
struct DuckingTests {
    private static let rate = 48_000

    /// A steady bed and lines that last three seconds each, their recordings silent: what is heard is the bed.
    private static func bed(
        _ body: String,
        profile: String = "sensitive",
        voice: String = ""
    ) throws -> (score: Score, level: (Double) -> Double) {
        let text = """
            ---
            profile: \(profile)
            \(voice)
            sounds: { x: { tone: sine, pitch: 1000 Hz, level: -20 dB, attack: 0 s, release: 0 s } }
            master: { loudness: off, fade in: 0 s, fade out: 0 s }
            ---

            [play x]
            \(body)
            """
        let access = FileAccess(read: { _ in .failure(.init("no")) }, exists: { _ in true })
        let outcome = ScriptReader(access: access).read(Array(text.utf8), path: "test.md")
        let session = try #require(outcome.session, "\(outcome.problems)")
        let lines = session.lines.map { _ in Recording(index: 0, frames: 3 * rate, source: "test") }
        let score = try Layout(session: session, rate: rate, recordings: Recordings(lines: lines)).score()
        let silence = [Float](repeating: 0, count: 3 * rate)
        let heard = silence.withUnsafeBufferPointer { buffer -> [Float] in
            guard let base = buffer.baseAddress else { return [] }
            let material = [Material(left: base, right: base, frames: buffer.count)]
            return Rendering.render(score, 0..<score.duration, material).left
        }
        // The level over 20 ms about a time, over that of the bed as it is written.
        return (
            score,
            { time in
                let middle = Int(time * Double(rate))
                let span = heard[max(0, middle - 480)..<min(heard.count, middle + 480)]
                let power = span.reduce(0.0) { $0 + Double($1 * $1) } / Double(max(span.count, 1))
                return 10 * log10(power * 2) + 20
            }
        )
    }

    @Test("They go down ahead of a word by the profile's depth, stay, and come back in its time")
    func times() throws {
        let (score, level) = try Self.bed("[pause 12s] One. [pause 12s]")
        let line = try #require(score.lines.first)
        let (start, end) = (score.seconds(line.start), score.seconds(line.end))
        let ducking = Profile.sensitive.ducking
        #expect(abs(level(start - ducking.lookAhead.value - 0.05)) < 0.05)
        #expect(abs(level(start - ducking.lookAhead.value / 2) + ducking.depth.value / 2) < 0.4)
        for time in [start, (start + end) / 2, end, end + ducking.hold.value - 0.02] {
            #expect(abs(level(time) + ducking.depth.value) < 0.05, "at \(time)")
        }
        let back = end + ducking.hold.value
        #expect(abs(level(back + ducking.release.value / 2) + ducking.depth.value / 2) < 0.2)
        #expect(abs(level(back + ducking.release.value + 0.05)) < 0.05)
    }

    @Test("They stay down in a silence too short to come back in")
    func gaps() throws {
        let (score, level) = try Self.bed("[pause 12s] One. [pause 2500ms] Two. [pause 12s]")
        let lines = score.lines
        var time = score.seconds(lines[0].start)
        while time < score.seconds(lines[1].end) {
            #expect(abs(level(time) + Profile.sensitive.ducking.depth.value) < 0.05, "at \(time)")
            time += 0.1
        }
    }

    @Test("“as written” leaves them as they are, and so does a session without words")
    func asWritten() throws {
        let (score, level) = try Self.bed("[pause 12s] One. [pause 12s]", voice: "voice: { bed: as written }")
        let line = try #require(score.lines.first)
        #expect(abs(level(score.seconds(line.start) + 1)) < 0.01)
        #expect(score.master.bedDistance == nil)
    }

    @Test("Guides and strokes keep their level under a voice")
    func cues() throws {
        let body = "[begin breathing 4-6 with guide] One. [end breathing after 3 breaths] [bowl] [pause 4s]"
        let (score, _) = try Self.bed(body)
        let roles = score.voices.map { score.instruments[$0.instrument] }
            .filter { $0.name != "voice" }.map { ($0.kind, $0.role) }
        #expect(roles.contains { $0 == "tone" && $1 == .cue })
        #expect(roles.contains { $0 == "bowl" && $1 == .cue })
        #expect(roles.contains { $0 == "tone" && $1 == .bed })
    }

    @Test("A voice after a silence begins softer, and one that goes on does not")
    func entrance() throws {
        let (score, _) = try Self.bed("[pause 12s] One. Two. [pause 5s] Three. [pause 12s]")
        let levels = score.voices.filter { score.instruments[$0.instrument].name == "voice" }
            .map { score.instruments[$0.instrument].level == Lane(.constant(0)) }
        #expect(levels == [false, true, false])
        let standard = try Self.bed("[pause 12s] One.", profile: "standard").score
        #expect(standard.instruments.first { $0.name == "voice" }?.level == Lane(.constant(0)))
    }
}
