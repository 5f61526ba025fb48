import Foundation
import LullFile
import Testing

@Suite("16 bit dither")
struct DitherTests {
    private static let count = 400_000

    /// The integers of channel 0 and 1 of a 16 bit file of a constant, in steps.
    private static func steps(_ value: Float, firstFrame: Int = 0, count: Int = count) throws -> [[Float]] {
        let scratch = try Scratch()
        let path = scratch.file("a.wav")
        let samples = [Float](repeating: value / 32_768, count: count)
        let writer = try AudioWriter(path: path, format: .wav16, rate: 48_000, frames: count, firstFrame: firstFrame)
        try writer.write(left: samples, right: samples, count: count)
        try writer.finish()
        return try AudioFile.read(path).channels.map { $0.map { $0 * 32_768 } }
    }

    @Test(arguments: [Float(0), 0.25, 0.5, 0.77, -3.1, 1000.4])
    func `the mean follows the signal and the noise does not depend on it`(_ value: Float) throws {
        for channel in try Self.steps(value) {
            let errors = channel.map { Double($0) - Double(value) }
            let mean = errors.reduce(0, +) / Double(errors.count)
            let power = errors.reduce(0) { $0 + $1 * $1 } / Double(errors.count)
            // Total error of TPDF dither: mean 0, variance 3 · Δ²/12.
            #expect(abs(mean) < 0.005)
            #expect(abs(power - 0.25) < 0.004)
            #expect(errors.allSatisfy { abs($0) <= 1.5 })
        }
    }

    @Test func `digital silence is dithered, and the noise is white and differs between channels`() throws {
        let channels = try Self.steps(0)
        func correlation(_ a: [Float], _ b: some Collection<Float>) -> Double {
            zip(a, b).reduce(0.0) { $0 + Double($1.0) * Double($1.1) } / Double(a.count) / 0.25
        }
        #expect(channels[0].contains(1) && channels[0].contains(-1))
        #expect(abs(correlation(channels[0], channels[1])) < 0.01)
        for lag in 1...20 {
            #expect(abs(correlation(channels[0], channels[0].dropFirst(lag))) < 0.01)
            #expect(abs(correlation(channels[0], channels[1].dropFirst(lag))) < 0.01)
        }
    }

    @Test func `the same frame has the same dither wherever the file begins`() throws {
        let whole = try Self.steps(0.3, count: 10_000)
        let part = try Self.steps(0.3, firstFrame: 4321, count: 5000)
        #expect(Array(whole[0][4321..<9321]) == part[0])
        #expect(Array(whole[1][4321..<9321]) == part[1])
    }

    @Test(arguments: [AudioFormat.wav16, .wav24, .flac16, .flac24])
    func `samples beyond full scale are held, never wrapped`(_ format: AudioFormat) throws {
        let scratch = try Scratch()
        let path = scratch.file(format == .wav16 || format == .wav24 ? "a.wav" : "a.flac")
        let samples: [Float] = [1, -1, 1.5, -1.5, 100, -100, .infinity, -.infinity, .nan, 0.999_999, -0.999_999, 1e30]
        let writer = try AudioWriter(path: path, format: format, rate: 48_000, channels: 1, frames: samples.count)
        try writer.write(left: samples, right: samples, count: samples.count)
        try writer.finish()
        let read = try AudioFile.read(path).channels[0]
        for (sample, result) in zip(samples, read) {
            let wanted = sample.isNaN ? 0 : min(max(sample, -1), 1)
            #expect(abs(result - wanted) < 1e-4)
        }
    }
}
