import Analysis
import CAllocationCounter
import Foundation
import LullScore
import LullScript
import LullSession
import Testing

@testable import LullEngine

/// A score of a voice-free script.
private func score(_ text: String, rate: Int = 48_000) throws -> Score {
    let access = FileAccess(read: { _ in .failure(.init("no")) }, exists: { _ in true })
    let outcome = ScriptReader(access: access).read(Array(text.utf8), path: "test.md")
    let session = try #require(outcome.session, "\(outcome.problems)")
    return try Layout(session: session, rate: rate, recordings: Recordings()).score()
}

/// Frames `span` of a score, both channels.
private func render(_ score: Score, _ span: Range<Int>, stem: Int? = nil) -> (left: [Float], right: [Float]) {
    var engine = Engine(score: score, material: [], stem: stem)
    let first = span.lowerBound / 64 * 64
    if first > 0 { engine.seek(to: first) } else { engine.seek(to: 0) }
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
    return (Array(left[skip..<skip + span.count]), Array(right[skip..<skip + span.count]))
}

private func front(_ sounds: String) -> String {
    """
    ---
    profile: standard
    sounds: \(sounds)
    master: { loudness: off, peak: 0 dBTP, fade in: 0 s, fade out: 0 s }
    ---

    """
}

@Suite("The engine")
struct EngineTests {
    private let everything =
        front(
            """

              hum: { tone: partials, partials: [1, 0.4], pitch: { lfo: [A2, B2], every: 7 s }, level: { wander: [-30 dB, -20 dB], every: 3 s } }
              wind: { noise: pink, filter: { low-pass: { wander: [300 Hz, 2 kHz], every: 4 s } }, level: { breath: [-40 dB, -24 dB] }, attack: 2 s }
              ears: { binaural: { carrier: { ramp: [210 Hz, 190 Hz], over: 1 min }, beat: { ramp: [10 Hz, 4 Hz], over: 1 min } }, level: -34 dB, attack: 3 s }
              mono: { monaural: 5 Hz, level: -40 dB, attack: 1 s }
              pulse: { isochronic: 4 Hz, level: -40 dB, attack: 1 s }
            """
        ) + """
            [play pad] [play hum, wind, ears, mono, pulse] [play tick] [pause 5s]
            [bell] [breathe 4-6 from 10/min to 6/min over 5 breaths x 6] [bowl] [set wind.cutoff to 400 Hz over 10s]
            [fade pad to -50 dB over 5s] [pause 20s] [stop all over 10s]
            """

    @Test("From the middle it is the same as the whole, to −100 dBFS")
    func seek() throws {
        let score = try score(everything)
        let whole = render(score, 0..<score.duration)
        for start in [100_001, 777_777, 1_500_000, 2_400_000] {
            let span = start..<min(start + 48_000, score.duration)
            let part = render(score, span)
            let left = zip(part.left, whole.left[span]).map { abs($0 - $1) }.max() ?? 1
            let right = zip(part.right, whole.right[span]).map { abs($0 - $1) }.max() ?? 1
            #expect(max(left, right) < 1e-5, "from frame \(start)")
        }
    }

    @Test("Where nothing rings it is the same to the bit")
    func exactSeek() throws {
        let score = try score(
            front(
                "{ hum: { tone: sine, pitch: { breath: [A2, E3] }, level: { breath: [-30 dB, -20 dB] } }, t: { tick: 0.7 s } }"
            )
                + "[play t] [breathe 4-6 at 5.5/min x 200 with hum]"
        )
        let span = 1_800 * 48_000 + 17..<1_801 * 48_000
        let near = render(score, 1_795 * 48_000..<1_801 * 48_000)
        let part = render(score, span)
        let isSame =
            Array(near.left.suffix(span.count)) == part.left && Array(near.right.suffix(span.count)) == part.right
        #expect(isSame)
    }

    @Test("The same score gives the same bits, finite and below full scale")
    func determinism() throws {
        let score = try score(everything)
        let once = render(score, 0..<600_000)
        let twice = render(score, 0..<600_000)
        let isSame = once.left == twice.left && once.right == twice.right
        let isSound = (once.left + once.right).allSatisfy { $0.isFinite && abs($0) <= 1 }
        #expect(isSame && isSound)
    }

    @Test("Rendering allocates nothing")
    func allocations() throws {
        let score = try score(everything)
        var engine = Engine(score: score, material: [])
        let buffer = UnsafeMutablePointer<Float>.allocate(capacity: 128)
        defer { buffer.deallocate() }
        let before = lull_allocations()
        for _ in 0..<score.duration / 64 { engine.render(left: buffer, right: buffer + 64) }
        #expect(lull_allocations() == before)
    }

    @Test("Stems add up to the whole")
    func stems() throws {
        let score = try score(everything)
        let whole = render(score, 0..<480_000)
        var sum = [Float](repeating: 0, count: 480_000)
        for stem in score.stems.indices {
            for (index, value) in render(score, 0..<480_000, stem: stem).left.enumerated() { sum[index] += value }
        }
        #expect(zip(sum, whole.left).allSatisfy { abs($0 - $1) < 1e-5 })
    }

    @Test("A guide turns within a millisecond of the plan, also in the eighth hour", arguments: [0, 2_600])
    func turningPoints(breath index: Int) throws {
        let score = try score(
            front("{ guide: { tone: sine, pitch: 1000 Hz, level: { breath: [-60 dB, -12 dB] } } }")
                + "[breathe 4-6 at 5.5/min for 8 h]"
        )
        let breath = score.breaths[index + 1]
        for (turn, isTop) in [(breath.start, false), (breath.inhaleEnd, true)] {
            let span = turn - 36_000..<turn + 36_000
            let samples = render(score, span).left
            // Envelope in dB by 10 ms windows; on both sides of a turn a half cosine is the same, stretched by its phase.
            var levels: [(time: Double, level: Double)] = []
            for start in stride(from: 0, to: samples.count - 480, by: 240) {
                let power = samples[start..<start + 480].reduce(0.0) { $0 + Double($1 * $1) } / 240
                levels.append((Double(start + 240) / 48_000 - 0.75, Spectrum.decibels(power)))
            }
            let best = Self.fit(levels, top: isTop, period: 60 / 5.5)
            #expect(abs(best) < 0.001, "off by \(best * 1000) ms")
        }
    }

    /// The shift in seconds that brings the planned envelope nearest to the measured one.
    private static func fit(_ levels: [(time: Double, level: Double)], top: Bool, period: Double) -> Double {
        let (inhale, exhale) = (0.4 * period, 0.6 * period)
        func volume(_ t: Double) -> Double {
            let length = (t < 0) == top ? inhale : exhale
            let rise = 0.5 - 0.5 * cos(.pi * min(abs(t) / length, 1))
            return top ? 1 - rise : rise
        }
        func error(_ shift: Double) -> Double {
            levels.reduce(0) { sum, point in
                let wanted = -60 + 48 * volume(point.time - shift)
                return sum + (point.level - wanted) * (point.level - wanted)
            }
        }
        var best = 0.0
        for step in -400...400 where error(Double(step) * 2e-5) < error(best) { best = Double(step) * 2e-5 }
        return best
    }

    @Test("A control moved as fast as the script allows makes no click")
    func worstCase() throws {
        let score = try score(
            front(
                "{ hum: { tone: sine, pitch: 1000 Hz, level: { lfo: [-60 dB, -12 dB], every: 0.02 s }, attack: 1 s } }"
            )
                + "[play hum] [pause 6s]"
        )
        let samples = Array(render(score, 48_000..<48_000 + 131_072).left)
        let spectrum = Spectrum.power(samples, bands: 8_192)
        // 50 Hz modulation stays near the tone; a click would reach everywhere.
        let far = spectrum[2_000...].reduce(0, +)
        #expect(Spectrum.decibels(far / spectrum.reduce(0, +)) < -80)
    }

    @Test("A fade to silence takes the time it was given")
    func fadeToSilence() throws {
        let score = try score(
            front("{ hum: { tone: sine, pitch: 1000 Hz, level: -20 dB, attack: 0 s } }")
                + "[play hum] [pause 1s] [fade hum to -120 dB over 20s] [pause 24s]"
        )
        let samples = render(score, 0..<24 * 48_000).left
        func level(_ second: Double) -> Double {
            let start = Int(second * 48_000)
            return Spectrum.decibels(samples[start..<start + 480].reduce(0.0) { $0 + Double($1 * $1) } / 240)
        }
        // Half-way in time is half-way in decibels.
        #expect(abs(level(11) + 70) < 0.5)
        #expect(level(6) > -36 && level(16) < -100)
        #expect(samples[22 * 48_000..<23 * 48_000].allSatisfy { $0 == 0 })
    }

    @Test("Polyphony is found, however many strokes overlap")
    func overlapping() throws {
        let score = try score(
            front("{ b: { bowl: 200 Hz, decay: 30 s, level: -40 dB } }") + "[repeat 60] [strike b] [pause 0.5 s] [end]"
        )
        let samples = render(score, 0..<score.duration)
        #expect(samples.left.contains { abs($0) > 0.001 })
        #expect(samples.left.allSatisfy { $0.isFinite })
    }
}
