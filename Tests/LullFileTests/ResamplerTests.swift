import LullFile
import Testing

@Suite("Sample rate conversion")
struct ResamplerTests {
    @Test(arguments: [(16_000, 48_000), (22_050, 48_000), (44_100, 48_000), (96_000, 48_000), (48_000, 44_100)])
    func `the pass band is flat to 0.05 dB`(_ from: Int, _ to: Int) throws {
        let top = 0.45 * Double(min(from, to))
        for hertz in stride(from: 50.0, through: top, by: (top - 50) / 12) {
            let tone = Signals.sine(hertz.rounded(), rate: from, count: 2 * from)
            let result = try Resampler.convert(tone, from: from, to: to)
            #expect(result.count == 2 * to)
            let level = Signals.amplitude(result[to / 2..<to / 2 + to], at: hertz.rounded(), rate: to)
            #expect(abs(Signals.decibels(level / 0.5)) < 0.05)
        }
    }

    @Test func `images and aliases stay below -120 dB`() throws {
        // A tone of 7 kHz at 16 kHz has its first image at 9 kHz.
        let up = try Resampler.convert(Signals.sine(7000, rate: 16_000, count: 32_000), from: 16_000, to: 48_000)
        for image in [9000.0, 23_000] {
            let level = Signals.amplitude(up[24_000..<72_000], at: image, rate: 48_000)
            #expect(Signals.decibels(level / 0.5) < -120)
        }
        // A tone of 30 kHz at 96 kHz would fold to 18 kHz at 48 kHz.
        let down = try Resampler.convert(Signals.sine(30_000, rate: 96_000, count: 192_000), from: 96_000, to: 48_000)
        #expect(Signals.decibels(Signals.rms(down[24_000..<72_000]) / 0.35) < -120)
    }

    @Test func `time is kept: a click stays where it was`() throws {
        var click = [Float](repeating: 0, count: 22_050)
        click[11_025] = 1
        let result = try Resampler.convert(click, from: 22_050, to: 48_000)
        #expect(result.indices.max { abs(result[$0]) < abs(result[$1]) } == 24_000)
    }

    @Test func `equal rates change nothing`() throws {
        let samples = Signals.noise(1000)
        #expect(try Resampler.convert(samples, from: 48_000, to: 48_000) == samples)
        let stream = try StreamingResampler(channels: 1, from: 8000, to: 8000)
        #expect(try stream.process([samples]) == [samples])
        #expect(try stream.finish() == [[]])
    }

    @Test(arguments: [1, 37, 1024, 50_000])
    func `blocks do not change the result`(_ size: Int) throws {
        let left = Signals.noise(50_000, seed: 3)
        let right = Signals.noise(50_000, seed: 4)
        let stream = try StreamingResampler(channels: 2, from: 44_100, to: 48_000)
        var result: [[Float]] = [[], []]
        for start in stride(from: 0, to: 50_000, by: size) {
            let end = min(start + size, 50_000)
            let block = try stream.process([Array(left[start..<end]), Array(right[start..<end])])
            for channel in 0..<2 { result[channel] += block[channel] }
        }
        let rest = try stream.finish()
        for channel in 0..<2 { result[channel] += rest[channel] }
        #expect(try result[0] == Resampler.convert(left, from: 44_100, to: 48_000))
        #expect(try result[1] == Resampler.convert(right, from: 44_100, to: 48_000))
    }

    @Test func `lengths are right for every short sound`() throws {
        for (from, to) in [(22_050, 48_000), (16_000, 44_100), (192_000, 8000), (44_100, 48_000)] {
            for count in [0, 1, 2, 3, 100, 1001] {
                let result = try Resampler.convert([Float](repeating: 0.1, count: count), from: from, to: to)
                #expect(result.count == Int((Double(count * to) / Double(from)).rounded()))
            }
        }
    }

    @Test func `rates that can't be are refused`() {
        #expect(throws: ResampleError.self) { try Resampler.convert([0], from: 0, to: 48_000) }
        #expect(throws: ResampleError.self) { try Resampler.convert([0], from: 48_000, to: -1) }
    }
}
