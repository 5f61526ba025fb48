import Foundation
import LullMeasure
import Testing

@Suite("Loudness")
struct LoudnessMeterTests {
    private static let rate = 48_000

    private static func sine(_ hertz: Double, level: Double, seconds: Double, rate: Int = rate) -> [Float] {
        (0..<Int(seconds * Double(rate))).map {
            Float(pow(10, level / 20) * sin(2 * .pi * hertz * Double($0) / Double(rate)))
        }
    }

    @Test(arguments: [(-23.0, -23.0), (-33.0, -33.0)])
    func `the calibration tones of EBU Tech 3341`(_ level: Double, _ wanted: Double) throws {
        // Cases 1 and 2: a stereo sine of 1 kHz at −23 dBFS reads −23.0 ± 0.1 LUFS.
        let tone = Self.sine(1000, level: level, seconds: 20)
        let meter = try #require(LoudnessMeter(rate: Self.rate, channels: 2))
        meter.add(left: tone, right: tone, count: tone.count)
        #expect(abs(try #require(meter.integrated) - wanted) < 0.1)
    }

    @Test func `the gate leaves quiet parts out`() throws {
        // Case 3: −36, −23 and −36 dBFS for 10, 60 and 10 s read −23.0 ± 0.1 LUFS.
        let meter = try #require(LoudnessMeter(rate: Self.rate, channels: 2))
        for (level, seconds) in [(-36.0, 10.0), (-23, 60), (-36, 10)] {
            let tone = Self.sine(1000, level: level, seconds: seconds)
            meter.add(left: tone, right: tone, count: tone.count)
        }
        #expect(abs(try #require(meter.integrated) + 23) < 0.1)
    }

    @Test func `silence has no loudness and no peak`() throws {
        let meter = try #require(LoudnessMeter(rate: Self.rate, channels: 2, truePeak: true))
        #expect(meter.integrated == nil)
        let silence = [Float](repeating: 0, count: 5 * Self.rate)
        meter.add(left: silence, right: silence, count: silence.count)
        #expect(meter.integrated == nil)
        #expect(meter.truePeak == nil)
        #expect(meter.samplePeak == nil)
    }

    @Test func `the true peak is found between the samples`() throws {
        // A quarter of the rate at 45°: samples at 0.707 of the peak.
        let tone = (0..<Self.rate).map { Float(0.5 * sin(.pi / 2 * Double($0) + .pi / 4)) }
        let meter = try #require(LoudnessMeter(rate: Self.rate, channels: 1, truePeak: true))
        meter.add(left: tone, right: tone, count: tone.count)
        #expect(abs(try #require(meter.samplePeak) + 9.03) < 0.01)
        #expect(abs(try #require(meter.truePeak) + 6.02) < 0.6)
    }

    @Test func `blocks do not change the result`() throws {
        let tone = Self.sine(300, level: -20, seconds: 4)
        let whole = try #require(LoudnessMeter(rate: Self.rate, channels: 2))
        whole.add(left: tone, right: tone, count: tone.count)
        let parts = try #require(LoudnessMeter(rate: Self.rate, channels: 2))
        tone.withUnsafeBufferPointer { tone in
            guard let base = tone.baseAddress else { return }
            var start = 0
            while start < tone.count {
                let count = min(997, tone.count - start)
                parts.add(left: base + start, right: base + start, count: count)
                start += count
            }
        }
        #expect(whole.integrated == parts.integrated)
    }

    @Test(arguments: [0.01, 0.1, 0.35, 1, 2.9, 3, 10])
    func `a line's loudness does not depend on its length`(_ seconds: Double) throws {
        let loudness = LoudnessMeter.loudness(of: Self.sine(1000, level: -23, seconds: seconds), rate: Self.rate)
        #expect(abs(try #require(loudness) + 26.01) < 0.2)
    }

    @Test func `an empty or silent line has none`() {
        #expect(LoudnessMeter.loudness(of: [Float](), rate: 16_000) == nil)
        #expect(LoudnessMeter.loudness(of: [Float](repeating: 0, count: 16_000), rate: 16_000) == nil)
        #expect(LoudnessMeter.loudness(of: [0.1], rate: 0) == nil)
    }
}
