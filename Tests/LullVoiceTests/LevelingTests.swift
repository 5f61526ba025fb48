import Foundation
import Testing

@testable import LullVoice

@Suite("The level within a line")
struct LevelingTests {
    private static let rate = 16_000

    /// Words of the given amplitudes, half a second each.
    private static func line(_ amplitudes: [Float]) -> [Float] {
        amplitudes.flatMap { amplitude in
            (0..<rate / 2).map { amplitude * Float(sin(2 * .pi * 200 * Double($0) / Double(rate))) }
        }
    }

    private static func levelled(_ line: [Float]) -> [Float] {
        var leveling = Leveling(rate: rate)
        leveling.listen(to: [line])
        leveling.draw()
        var block = [line]
        leveling.apply(to: &block, at: 0)
        return block[0]
    }

    private static func level(_ line: [Float], word: Int) -> Double {
        let span = line[word * rate / 2 + rate / 8..<(word + 1) * rate / 2 - rate / 8]
        return 10 * log10(span.reduce(0.0) { $0 + Double($1 * $1) } / Double(span.count))
    }

    @Test("A word that stands out comes nearer to the rest; the rest stays")
    func loudWord() {
        let before = Self.line([0.1, 0.1, 0.1, 0.3, 0.1, 0.1, 0.1])
        let after = Self.levelled(before)
        let change = Self.level(after, word: 3) - Self.level(before, word: 3)
        #expect((-6 ... -2).contains(change), "\(change) dB")
        #expect(abs(Self.level(after, word: 0) - Self.level(before, word: 0)) < 0.1)
        #expect(abs(Self.level(after, word: 6) - Self.level(before, word: 6)) < 0.1)
    }

    @Test("An even line stays as it is, and so do silence and nothing")
    func even() {
        let line = Self.line([0.1, 0.1, 0.1, 0.1])
        let change = zip(Self.levelled(line), line).map { abs($0 - $1) }.max() ?? 1
        #expect(change < 0.001)
        #expect(Self.levelled([Float](repeating: 0, count: 8_000)).allSatisfy { $0 == 0 })
        #expect(Self.levelled([]).isEmpty)
    }

    @Test("It is drawn smoothly: no step between two samples")
    func smooth() {
        let flat =
            [Float](repeating: 0.1, count: 8_000) + [Float](repeating: 0.4, count: 4_000)
            + [Float](repeating: 0.1, count: 8_000)
        let after = Self.levelled(flat)
        let gains = zip(after, flat).map { $0 / $1 }
        let step = zip(gains, gains.dropFirst()).map { abs($0 - $1) }.max() ?? 1
        #expect(step < 0.001)
    }
}
