import Foundation
import LullMeasure
import Testing

@Suite("Clicks, gaps, clipping and steps")
struct FlawTests {
    /// The kinds and the times of what was found.
    private static func flaws(_ sound: [Float]) throws -> [Flaw] {
        try #require(Signals.measured([sound, sound])).flaws
    }

    private static func expectOne(_ kind: Flaw.Kind, at time: Double, in sound: [Float]) throws {
        let found = try flaws(sound)
        #expect(found.count == 1)
        let first = try #require(found.first)
        #expect(first.kind == kind)
        #expect(abs(first.time - time) <= 0.02)
    }

    @Test func `a lone sample of −40 dBFS in a quiet pad`() throws {
        var sound = Signals.pad(-36, seconds: 10)
        sound[4 * Signals.rate + 123] += 0.01
        try Self.expectOne(.click, at: 4 + 123 / 48_000, in: sound)
    }

    @Test(arguments: [37, 96])
    func `a splice in a tone`(_ dropped: Int) throws {
        var sound = Signals.sine(440, level: -20, seconds: 8)
        sound.removeSubrange(4 * Signals.rate..<4 * Signals.rate + dropped)
        try Self.expectOne(.click, at: 4, in: sound)
    }

    @Test func `a hole of 2 ms`() throws {
        var sound = Signals.pad(-26, seconds: 10)
        // Where the wave stands well above nothing on both sides.
        let start = (5 * Signals.rate..<6 * Signals.rate).first { abs(sound[$0]) > 0.02 && abs(sound[$0 + 96]) > 0.02 }
        let place = try #require(start)
        for index in place + 1..<place + 96 { sound[index] = 0 }
        try Self.expectOne(.gap, at: Double(place) / 48_000, in: sound)
    }

    @Test(arguments: [0.02, 0.002])
    func `a jump in level of a noise`(_ amplitude: Double) throws {
        var sound = Signals.noise(amplitude, seconds: 8)
        for index in 4 * Signals.rate..<sound.count { sound[index] *= 4 }
        try Self.expectOne(.step, at: 4, in: sound)
    }

    @Test func `a jump in level of a tone`() throws {
        var sound = Signals.sine(330, level: -30, seconds: 8)
        for index in 4 * Signals.rate + 20..<sound.count { sound[index] *= 4 }
        // A tone jumps in the middle of its wave, which is a click first of all.
        try Self.expectOne(.click, at: 4, in: sound)
    }

    @Test func `a bell that begins at once`() throws {
        let sound = Signals.sum(Signals.pad(-40, seconds: 12), Signals.bell(0.2, rise: 0), at: 4)
        let measured = try #require(Signals.measured([sound, sound]))
        #expect(measured.flaws.allSatisfy { abs($0.time - 4) <= 0.02 })
        let fastest = try #require(measured.onsets.min { $0.rise < $1.rise })
        #expect(fastest.rise < 0.01)
        #expect(abs(fastest.time - 4) <= 0.02)
    }

    @Test func `tops that are cut flat`() throws {
        var sound = Signals.pad(-20, seconds: 8)
        let loud = Signals.sine(220, level: 3, seconds: 0.3)
        for (index, sample) in loud.enumerated() {
            sound[4 * Signals.rate + index] += sample * Float(sin(.pi * Double(index) / Double(loud.count)))
        }
        for index in sound.indices { sound[index] = max(-1, min(1, sound[index])) }
        let found = try Self.flaws(sound)
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { $0.kind == .clipped && $0.time > 4 && $0.time < 4.3 })
    }

    @Test(arguments: [30.0, 50, 440])
    func `a whole sine of full scale in 16 bits is not clipped`(_ hertz: Double) throws {
        var sound = Signals.sine(hertz, level: -0.001, seconds: 5)
        for index in sound.indices { sound[index] = (sound[index] * 32_767).rounded() / 32_768 }
        let found = try Self.flaws(sound)
        #expect(found.isEmpty)
    }

    @Test func `noises, bells and ticks have none`() throws {
        var ticks = [Float](repeating: 0, count: 10 * Signals.rate)
        for second in 0..<9 {
            for index in 0..<3_840 {
                let up = min(1, Double(index) / 960)
                let down = max(0, Double(index - 960) / 2_880)
                let envelope = (0.5 - 0.5 * cos(.pi * up)) * (0.5 + 0.5 * cos(.pi * down))
                ticks[second * Signals.rate + index] = Float(
                    0.2 * envelope * sin(2 * .pi * 660 * Double(index) / 48_000)
                )
            }
        }
        let sounds = [
            Signals.noise(0.1, seconds: 10), ticks, Signals.pad(-20, seconds: 10),
            Signals.sum(Signals.pad(-30, seconds: 10), Signals.bell(0.3, rise: 0.05), at: 3),
        ]
        for sound in sounds {
            let found = try Self.flaws(sound)
            #expect(found.isEmpty)
        }
    }

    @Test func `grains of a fire have none`() throws {
        var sound = Signals.noise(0.002, seconds: 20)
        let grain = Signals.noise(1, seconds: 0.03, seed: 7)
        for number in 0..<150 {
            let start = 2_000 + number * 6_151
            let length = 300 + number * 7
            let amplitude = 0.02 + 0.001 * Double(number)
            for index in 0..<length {
                // An attack of 0.7 ms.
                let attack = 0.5 - 0.5 * cos(.pi * min(1, Double(index) / 34))
                sound[start + index] +=
                    grain[index] * Float(amplitude * attack * exp(-4 * Double(index) / Double(length)))
            }
        }
        let found = try Self.flaws(sound)
        #expect(found.isEmpty)
    }
}
