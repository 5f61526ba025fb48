import Foundation
import LullFile
import Testing

private let variables = ProcessInfo.processInfo.environment

/// Runs where `LULL_TEST_SMALL_DISK` names an empty folder on a file system of a few megabytes.
@Suite("A disk that fills up", .enabled(if: variables["LULL_TEST_SMALL_DISK"] != nil), .serialized)
struct SmallDiskTests {
    @Test(arguments: AudioFormat.allCases)
    func `nothing is left, and the reason is told`(_ format: AudioFormat) throws {
        let folder = try #require(variables["LULL_TEST_SMALL_DISK"])
        let path = "\(folder)/a.x"
        let samples = Signals.noise(48_000)
        let error = #expect(throws: FileError.self) {
            // One frame is announced, so that the check before the beginning lets it pass.
            let writer = try AudioWriter(path: path, format: format, rate: 48_000, frames: 1)
            for _ in 0..<600 { try writer.write(left: samples, right: samples, count: samples.count) }
            try writer.finish()
        }
        #expect(
            error?.description
                == "\(path): can't be written: No space left on device; make room there, or choose another disk."
        )
        #expect(error?.kind == .failed)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
}

/// Runs where `LULL_TEST_LONG` is set: writes files of more than 4 GiB.
@Suite("Long files", .enabled(if: variables["LULL_TEST_LONG"] != nil), .serialized)
struct LongFileTests {
    @Test(arguments: [AudioFormat.wav24, .wavFloat])
    func `a WAV of more than 4 GiB is whole`(_ format: AudioFormat) throws {
        let scratch = try Scratch()
        let path = scratch.file("long.wav")
        let block = Signals.noise(1 << 20)
        let blocks = format == .wav24 ? 700 : 530
        let start = ContinuousClock.now
        let writer = try AudioWriter(path: path, format: format, rate: 48_000, frames: blocks << 20)
        for _ in 0..<blocks { try writer.write(left: block, right: block, count: block.count) }
        try writer.finish()
        print(format, "took", ContinuousClock.now - start, "for", Double(blocks << 20) / 48_000, "s of sound")
        let reader = try AudioReader(path)
        #expect(reader.expectedFrames == blocks << 20)
        #expect(try reader.read(100)[0].count == 100)
    }

    @Test(arguments: AudioFormat.allCases)
    func `how fast each format is written`(_ format: AudioFormat) throws {
        let scratch = try Scratch()
        let block = Signals.noise(48_000)
        let start = ContinuousClock.now
        let writer = try AudioWriter(path: scratch.file("a.x"), format: format, rate: 48_000, frames: 600 * 48_000)
        for _ in 0..<600 { try writer.write(left: block, right: block, count: block.count) }
        try writer.finish()
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        print(format, "is written at", Int(600 / seconds), "times real time")
        #expect(seconds < 600)
    }
}
