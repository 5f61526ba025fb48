import Analysis
import Foundation
import Testing

@testable import LullDSP

@Suite("The metronome")
struct TickTests {
    private static func write(
        _ tick: inout Tick,
        _ count: Int,
        tempo: (Int) -> Double
    ) -> (left: [Float], right: [Float]) {
        var right = [Float](repeating: 0, count: count)
        let left = right.withUnsafeMutableBufferPointer { buffer in
            signal(count) { out, start, n in
                guard let base = buffer.baseAddress else { return }
                tick.write(left: out, right: base + start, tempo: tempo(start), to: tempo(start + n), count: n)
            }
        }
        return (left, right)
    }

    /// Frames at which sound begins after silence; a tick's first frame is still nothing.
    private static func beginnings(_ samples: [Float]) -> [Int] {
        var found: [Int] = []
        var silent = 1_000
        for (index, value) in samples.enumerated() {
            if value == 0 {
                silent += 1
            } else {
                if silent > 40 { found.append(index - 1) }
                silent = 0
            }
        }
        return found
    }

    @Test("Over many minutes of a moving tempo every tick begins where the tempo's sum comes round, to a frame")
    func ramp() {
        // At 8 kHz: two and a half minutes from one tick in three seconds to four a second and back.
        let count = 1_200_000
        func tempo(_ frame: Int) -> Double {
            let x = Double(frame) / Double(count)
            return (1.0 / 3 + (4 - 1.0 / 3) * (x < 0.5 ? 2 * x : 2 - 2 * x)) / 8_000
        }
        var tick = Tick(.init(frequency: 0.06, rise: 160))
        let begun = Self.beginnings(Self.write(&tick, count, tempo: tempo).left)
        var expected = [0]
        var turns = 0.0
        for frame in 0..<count {
            let next = turns + (tempo(frame) + tempo(frame + 1)) / 2
            if next.rounded(.down) > turns.rounded(.down) { expected.append(frame + 1) }
            turns = next
        }
        #expect(begun.count == expected.count)
        let worst = zip(begun, expected).map { abs($0 - $1) }.max() ?? .max
        #expect(Measured.note("ticks off by, frames", Double(worst)) <= 1)
    }

    @Test("Ticks that count in are a fourth lower and softer, accents a fifth higher, the others softer than accents")
    func accents() {
        let setting = Tick.Setting(frequency: 0.02, rise: 400, accent: 3, countIn: 2)
        var tick = Tick(setting)
        let samples = Self.write(&tick, 64 * 1_000) { _ in 1.0 / 6_400 }.left
        // Every tick has the same envelope, so that its peak beside the first accent's is its gain.
        func peak(_ number: Int, _ ratio: Double) -> Double {
            let span = Array(samples[number * 6_400..<number * 6_400 + 1_600])
            return Spectrum.component(span, at: 0.02 * ratio).amplitude
        }
        let accent = peak(2, 1.5)
        for (number, ratio, gain) in [
            (0, 0.75, 0.6), (1, 0.75, 0.6), (3, 1.0, 0.7), (4, 1, 0.7), (5, 1.5, 1), (6, 1, 0.7), (8, 1.5, 1),
        ] {
            #expect(abs(peak(number, ratio) / accent / gain - 1) < 0.01, "tick \(number)")
        }
    }

    @Test("Ticks go to one side and the other in turn, with the power of the middle")
    func sides() {
        var tick = Tick(.init(frequency: 0.02, rise: 400, sides: 0.8))
        var middle = Tick(.init(frequency: 0.02, rise: 400))
        let heard = Self.write(&tick, 64 * 400) { _ in 1.0 / 6_400 }
        let whole = Self.write(&middle, 64 * 400) { _ in 1.0 / 6_400 }
        for number in 0..<4 {
            func power(_ samples: [Float]) -> Double {
                samples[number * 6_400..<(number + 1) * 6_400].reduce(0) { $0 + Double($1 * $1) }
            }
            let (left, right) = (power(heard.left), power(heard.right))
            let ratio = number.isMultiple(of: 2) ? left / right : right / left
            #expect(abs(ratio / 9 - 1) < 0.001)
            #expect(abs((left + right) / (power(whole.left) + power(whole.right)) - 1) < 1e-5)
        }
    }

    @Test("A tick rises and falls without a corner: nothing is heard far from its pitch")
    func splatter() {
        var tick = Tick(.init(frequency: 0.02, rise: 960))
        let samples = Self.write(&tick, 65_536) { _ in 1.0 / 12_000 }.left
        let rest = Lines.rest(Lines.power(samples), outside: [0...0.08])
        let power = samples.map { Double($0 * $0) }.reduce(0, +) / 65_536
        #expect(Measured.note("tick far from its pitch, dB", Spectrum.decibels(rest.sum / power)) < -80)
    }

    @Test("Skipping along a moving tempo ends in the same bits as sounding")
    func skipRamp() {
        let setting = Tick.Setting(frequency: 0.02, rise: 300, accent: 4, countIn: 3, sides: 0.5)
        func tempo(_ frame: Int) -> Double { 1.0 / 4_000 + Double(frame) * 1e-10 }
        for frames in [64 * 3, 64 * 62, 64 * 63, 64 * 5_000] {
            var written = Tick(setting)
            var skipped = Tick(setting)
            _ = Self.write(&written, frames, tempo: tempo)
            for start in stride(from: 0, to: frames, by: 64) {
                skipped.skip(tempo: tempo(start), to: tempo(start + 64), count: 64)
            }
            let one = Self.write(&written, 12_800) { tempo($0 + frames) }
            let two = Self.write(&skipped, 12_800) { tempo($0 + frames) }
            let isSame = one.left == two.left && one.right == two.right
            #expect(isSame, "after \(frames) frames")
        }
    }

    @Test("Eight hours skipped at once, block by block, or written: the same bits")
    func skipHours() {
        let setting = Tick.Setting(frequency: 0.02, rise: 300, accent: 4, countIn: 3, sides: 0.5)
        let tempo = 1.0 / 7_777.7
        func rest(_ tick: Tick) -> [Float] {
            var tick = tick
            let heard = Self.write(&tick, 40_000) { _ in tempo }
            return heard.left + heard.right
        }
        for frames in [8 * 3_600 * 48_000, 7_777 * 64, 7_808, 15_616, 320, 64] {
            var once = Tick(setting)
            once.skip(tempo: tempo, to: tempo, count: frames)
            var blocks = Tick(setting)
            for _ in 0..<frames / 64 { blocks.skip(tempo: tempo, to: tempo, count: 64) }
            var isSame = rest(once) == rest(blocks)
            #expect(isSame, "\(frames) frames block by block")
            if frames < 1_000_000 {
                var written = Tick(setting)
                _ = Self.write(&written, frames) { _ in tempo }
                isSame = rest(once) == rest(written)
                #expect(isSame, "\(frames) frames written")
            }
        }
    }
}
