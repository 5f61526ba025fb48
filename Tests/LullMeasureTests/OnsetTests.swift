import Foundation
import LullMeasure
import Testing

@Suite("Onsets and breath")
struct OnsetTests {
    @Test(arguments: [0.05, 0.1, 0.2, 0.36])
    func `the rise of a bell over a pad`(_ rise: Double) throws {
        let sound = Signals.sum(Signals.pad(-45, seconds: 14), Signals.bell(0.2, rise: rise), at: 6)
        let measured = try #require(Signals.measured([sound, sound]))
        let bell = try #require(measured.onsets.first { $0.time > 5 })
        // Half a cosine spends 59 % of its length between 10 and 90 %.
        #expect(abs(bell.rise - 0.59 * rise) < 0.1 * rise + 0.004)
        #expect(bell.kind == .stroke)
        #expect(!bell.isOutOfSilence)
        #expect(measured.flaws.isEmpty)
    }

    @Test func `what breaks silence is told`() throws {
        let silence = [Float](repeating: 0, count: 10 * Signals.rate)
        let measured = try #require(Signals.measured([Signals.sum(silence, Signals.bell(0.1, rise: 0.3), at: 3)]))
        let bell = try #require(measured.onsets.first)
        #expect(bell.isOutOfSilence)
        #expect(abs(bell.time - 3.05) < 0.05)
    }

    @Test func `short sounds that fall at once are ticks`() throws {
        var sound = Signals.pad(-50, seconds: 8)
        for index in 0..<3_840 {
            let envelope = sin(.pi * Double(index) / 3_840)
            sound[4 * Signals.rate + index] += Float(0.1 * envelope * sin(2 * .pi * 660 * Double(index) / 48_000))
        }
        let measured = try #require(Signals.measured([sound]))
        #expect(measured.onsets.first { $0.time > 3 }?.kind == .tick)
    }

    @Test(arguments: [4.5, 6, 12])
    func `a breath guide is recovered`(_ rate: Double) throws {
        let sound = Signals.guide(perMinute: rate, inhale: 0.4, seconds: 150)
        let breath = try #require(Signals.measured([sound])?.breath)
        #expect(abs(breath.rate - rate) < 0.02 * rate)
        #expect(breath.confidence > 0.8)
        #expect(abs(try #require(breath.ratio) - 4.0 / 6) < 0.1)
    }

    @Test func `a breath guide is recovered under a pad and noise`() throws {
        var sound = Signals.sum(Signals.guide(perMinute: 6, inhale: 0.4, seconds: 120), Signals.pad(-36, seconds: 120))
        sound = Signals.sum(sound, Signals.noise(0.004, seconds: 120))
        let breath = try #require(Signals.measured([sound, sound])?.breath)
        #expect(abs(breath.rate - 6) < 0.15)
        #expect(breath.confidence > 0.5)
    }

    @Test func `noise and chords guide none`() throws {
        for sound in [Signals.noise(0.1, seconds: 120), Signals.pad(-20, seconds: 120)] {
            let measured = try #require(Signals.measured([sound]))
            #expect(measured.breath == nil)
        }
    }

    @Test func `music guides none`() throws {
        // Chords of half a second, the same eight again and again.
        let chords = [220.0, 247, 262, 294, 330, 294, 262, 196]
        var sound = [Float](repeating: 0, count: 120 * Signals.rate)
        for beat in 0..<239 {
            let pitch = chords[beat % 8]
            for index in 0..<24_000 {
                let time = Double(index) / 48_000
                let envelope = min(1, time / 0.01) * exp(-5 * time)
                sound[beat * 24_000 + index] += Float(0.2 * envelope * sin(2 * .pi * pitch * time))
            }
        }
        let measured = try #require(Signals.measured([sound]))
        #expect(measured.breath == nil)
    }

    @Test func `a timeline stays bounded and keeps its peaks`() throws {
        let measured = try #require(Signals.measured([Signals.sine(1000, level: -23, seconds: 5)]))
        #expect(measured.timeline.step == 0.1)
        #expect(measured.timeline.momentary.count == 50)
        #expect(abs(measured.timeline.time(of: 49) - 5) < 1e-9)
        // 20 ms have no whole frames here.
        let odd = try #require(Signals.measured([Signals.noise(0.1, seconds: 40)], rate: 11_025))
        #expect(abs(odd.timeline.time(of: odd.timeline.momentary.count - 1) - odd.duration) < 0.1)
        let loudest = try #require(measured.timeline.momentary.max())
        #expect(abs(Double(loudest) - (try #require(measured.momentary).loudness)) < 0.01)
    }
}
