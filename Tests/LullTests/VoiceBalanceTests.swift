import LullMeasure
import Testing

@testable import Lull

@Suite("The balance of voice and beds")
struct VoiceBalanceTests {
    /// Blocks of ten minutes: a steady bed, and lines of ten seconds that swell by 3 LU to their middle.
    private static func balance(lines: Int, bed: Double = -30, elsewhere: Double? = nil) -> VoiceBalance {
        var rest = [Float](repeating: Float(Gating.power(bed)), count: 6_000)
        var voice = [Float](repeating: 0, count: 6_000)
        if let elsewhere { for i in 4_000..<6_000 { rest[i] = Float(Gating.power(elsewhere)) } }
        for line in 0..<lines {
            let start = 100 + line * 3_800 / lines
            for i in 0..<100 {
                let swell = 3 - 3 * abs(Double(i) - 50) / 50
                voice[start + i] = Float(Gating.power(-40 + swell))
            }
        }
        return VoiceBalance(rest: rest, voice: voice, momentaryOver: 7, mostStep: 12)
    }

    /// LU of the voice over the bed beneath it, with a gain.
    private static func distance(_ balance: VoiceBalance, _ gain: Double, bed: Double = -30) throws -> Double {
        try #require(Gating.integrated(balance.voice.map(Double.init))) + gain - bed
    }

    private static func over(_ balance: VoiceBalance, _ gain: Double) throws -> Double {
        let blocks = balance.blocks(gain)
        return try Gating.loudness(#require(blocks.max())) - #require(Gating.integrated(blocks))
    }

    private static func step(_ balance: VoiceBalance, _ gain: Double) -> Double {
        let blocks = balance.blocks(gain)
        return blocks.indices.dropFirst(34).map { index in
            Gating.loudness(blocks[index]) - Gating.loudness(blocks[(index - 33)...(index - 4)].max() ?? 1)
        }.max() ?? 0
    }

    @Test("where much is spoken it stands at the far end of its distance")
    func far() throws {
        let balance = Self.balance(lines: 38)
        let gain = balance.gain(distance: 7...11)
        #expect(abs(try Self.distance(balance, gain) - 11) < 0.05)
        #expect(try Self.over(balance, gain) <= 7)
    }

    @Test("where little is spoken it comes nearer, as much as it takes and no more")
    func near() throws {
        let balance = Self.balance(lines: 10)
        #expect(try Self.over(balance, balance.gain(distance: 11...11)) > 7)
        let gain = balance.gain(distance: 5...11)
        let distance = try Self.distance(balance, gain)
        #expect(distance > 5.5 && distance < 10.5)
        let limit = 7 - VoiceBalance.margin
        #expect(try Self.over(balance, gain) <= limit + 0.01)
        #expect(try Self.over(balance, gain + 0.5) > limit - 0.01)
    }

    @Test("a word is no further over the three seconds before it than it may be")
    func step() throws {
        var balance = Self.balance(lines: 38)
        balance.mostStep = 8
        #expect(Self.step(balance, balance.gain(distance: 11...11)) > 8)
        let gain = balance.gain(distance: 5...11)
        let limit = 8 - VoiceBalance.margin
        #expect(Self.step(balance, gain) <= limit + 0.01)
        #expect(Self.step(balance, gain + 0.5) > limit - 0.01)
    }

    @Test("a distance that is asked for is kept, far or near", arguments: [2.0, 6, 18])
    func asked(distance: Double) throws {
        let balance = Self.balance(lines: 4)
        #expect(abs(try Self.distance(balance, balance.gain(distance: distance...distance)) - distance) < 0.05)
    }

    @Test("what beds do by themselves makes no voice softer")
    func others() throws {
        var balance = Self.balance(lines: 38)
        // A bell of a second, far from any word.
        for i in 5_000..<5_010 { balance.rest[i] = Float(Gating.power(0)) }
        let gain = balance.gain(distance: 7...11)
        #expect(abs(try Self.distance(balance, gain) - 11) < 0.05)
    }

    @Test("it is not drowned by what sounds at other times")
    func around() throws {
        let balance = Self.balance(lines: 10, bed: -50, elsewhere: -20)
        let rest = try #require(Gating.integrated(balance.rest.map(Double.init)))
        let spoken = try #require(Gating.integrated(balance.voice.map(Double.init)))
        let gain = balance.gain(distance: 7...11)
        #expect(spoken + gain - rest >= 0.99 && spoken + gain - rest <= 4.01)
    }

    @Test("without words, or with nothing beneath them, nothing is moved")
    func nothing() {
        var balance = Self.balance(lines: 0)
        #expect(balance.gain(distance: 7...11) == 0)
        balance = Self.balance(lines: 4, bed: -90)
        #expect(balance.gain(distance: 7...11) == 0)
    }
}
