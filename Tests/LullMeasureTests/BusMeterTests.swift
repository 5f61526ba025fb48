import LullMeasure
import Testing

@Suite("Two buses at once")
struct BusMeterTests {
    @Test("Each measures what libebur128 measures of it", arguments: [16_000, 44_100, 48_000, 96_000])
    func agreement(rate: Int) throws {
        let beds = Signals.noise(0.2, seconds: 6)
        let voice = Signals.noise(0.02, seconds: 2, seed: 7) + Signals.sine(150, level: -9, seconds: 4)
        let quiet = [Float](repeating: 0, count: beds.count)
        var meter = try #require(BusMeter(rate: rate))
        // In pieces that have nothing to do with its own.
        for start in stride(from: 0, to: beds.count, by: 7_001) {
            let count = min(7_001, beds.count - start)
            beds.withUnsafeBufferPointer { beds in
                voice.withUnsafeBufferPointer { voice in
                    quiet.withUnsafeBufferPointer { quiet in
                        guard let b = beds.baseAddress, let v = voice.baseAddress, let q = quiet.baseAddress else {
                            return
                        }
                        meter.add(
                            left: b + start,
                            right: q + start,
                            voice: v + start,
                            voiceRight: v + start,
                            count: count
                        )
                    }
                }
            }
        }
        for (powers, left, right) in [(meter.beds, beds, quiet), (meter.voice, voice, voice)] {
            let reference = try #require(LoudnessMeter(rate: rate, channels: 2))
            reference.add(left: left, right: right, count: left.count)
            let wanted = try #require(reference.integrated)
            let found = try #require(Gating.integrated(powers.map(Double.init)))
            // The library sorts blocks into bins of a tenth of a decibel.
            #expect(abs(found - wanted) < 0.06, "\(rate): \(found) for \(wanted)")
            #expect(powers.count == left.count / (rate / 10) - 3)
        }
    }
}
