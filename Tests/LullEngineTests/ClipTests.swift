import Analysis
import Foundation
import LullScore
import LullScript
import LullSession
import Testing

@testable import LullEngine

@Suite("Recordings in a session")
struct ClipTests {
    /// A session of one clip of a recording, rendered.
    private static func heard(
        _ declaration: String,
        _ recording: Stereo,
        _ body: String,
        _ span: Range<Int>
    ) throws -> Stereo {
        let text = """
            ---
            profile: standard
            sounds: { x: { clip: a.wav, level: 0 dB, attack: 0 s, \(declaration) } }
            master: { loudness: off, peak: 0 dBTP, fade in: 0 s, fade out: 0 s }
            ---
            \(body)
            """
        let access = FileAccess(read: { _ in .failure(.init("no")) }, exists: { _ in true })
        let outcome = ScriptReader(access: access).read(Array(text.utf8), path: "test.md")
        let session = try #require(outcome.session, "\(outcome.problems)")
        let path = try #require(session.clips.first).path
        let frames = recording.left.count
        let recordings = Recordings(files: [path: Recording(index: 0, frames: frames, source: path)])
        let score = try Layout(session: session, rate: 48_000, recordings: recordings).score()
        let left = UnsafeMutablePointer<Float>.allocate(capacity: frames)
        let right = UnsafeMutablePointer<Float>.allocate(capacity: frames)
        defer {
            left.deallocate()
            right.deallocate()
        }
        left.initialize(from: recording.left, count: frames)
        right.initialize(from: recording.right, count: frames)
        return Rendering.render(score, span, [Material(left: left, right: right, frames: frames)])
    }

    /// Noise without a seed in common with anything the engine makes; uniform, far below the limiter.
    private static func noise(_ frames: Int) -> Stereo {
        var state: UInt64 = 88_172_645_463_325_252
        func next() -> Float {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Float(Int32(truncatingIfNeeded: state)) * 0x1p-31 * 0.2
        }
        return Stereo(left: (0..<frames).map { _ in next() }, right: (0..<frames).map { _ in next() })
    }

    @Test("A clip is its recording from “from” to “to”, bit for bit, and silence after")
    func trimmed() throws {
        let recording = Self.noise(5 * 48_000)
        let begin = 24_000
        let heard = try Self.heard(
            "from: 1.25 s, to: 2.5 s, release: 0 s",
            recording,
            "[pause 0.5s] [play x] [pause 4s]",
            0..<4 * 48_000
        )
        let isExact =
            Array(heard.left[begin..<begin + 60_000]) == Array(recording.left[60_000..<120_000])
            && Array(heard.right[begin..<begin + 60_000]) == Array(recording.right[60_000..<120_000])
        let isSilent =
            heard.left[..<begin].allSatisfy { $0 == 0 } && heard.left[(begin + 60_000)...].allSatisfy { $0 == 0 }
        #expect(isExact && isSilent)
    }

    @Test("A loop of noise has no seam: nowhere is it half a decibel softer, and it goes on for ever")
    func loop() throws {
        let recording = Self.noise(3 * 48_000)
        let heard = try Self.heard(
            "from: 0.5 s, loop: true, crossfade: 0.5 s, release: 0 s",
            recording,
            "[play x] [pause 12s]",
            0..<11 * 48_000
        )
        // Equal powers cross at a seam every two seconds.
        let whole = heard.power
        var worst = 0.0
        for start in stride(from: 0, to: 10 * 48_000, by: 4_800) {
            worst = max(worst, abs(Spectrum.decibels(heard[start..<start + 9_600].power / whole)))
        }
        #expect(Measured.note("loop of noise, level off by, dB", worst) < 0.5)
        let isAsRecorded = Array(heard.left[..<90_000]) == Array(recording.left[24_000..<114_000])
        let isPeriodic = Array(heard.left[100_000..<190_000]) == Array(heard.left[196_000..<286_000])
        #expect(isAsRecorded && isPeriodic)
    }

    @Test("A loop of a tone has no click at its seam, also where its ends don't fit")
    func seam() throws {
        let tone = (0..<2 * 48_000).map { Float(0.3 * sin(2 * .pi * 0.020_83 * Double($0))) }
        let heard = try Self.heard(
            "loop: true, crossfade: 0.1 s, release: 0 s",
            Stereo(left: tone, right: tone),
            "[play x] [pause 5s]",
            60_000..<60_000 + 65_536
        )
        let rest = Lines.rest(Lines.power(heard.left), outside: [0...0.06])
        let level = Spectrum.decibels(rest.sum / Stereo.power(heard.left[...]))
        #expect(Measured.note("seam beside a tone, dB", level) < -80)
    }
}
