import Foundation
import LullFile
import Testing

@Suite("A WAV on a pipe", .serialized)
struct StreamWriterTests {
    @Test(arguments: [AudioFormat.wav16, .wav24, .wavFloat], [1, 2])
    func `a stream read back equals the file`(_ format: AudioFormat, _ channels: Int) async throws {
        let scratch = try Scratch()
        let count = 100_001
        let left = Signals.noise(count, seed: 1)
        let right = Signals.noise(count, seed: 2)
        let pipe = Pipe()
        // A full pipe of a descriptor that does not block must be waited for.
        let descriptor = pipe.fileHandleForWriting.fileDescriptor
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        // A thread of its own, as the tests' threads may all be waiting to write.
        async let reading = Self.readToEnd(pipe.fileHandleForReading)
        let stream = try StreamWriter(
            descriptor: descriptor,
            format: format,
            rate: 48_000,
            channels: channels,
            frames: count,
            firstFrame: 99
        )
        try stream.write(left: left, right: right, count: count)
        try stream.finish()
        try pipe.fileHandleForWriting.close()
        let data = await reading
        try data.write(to: URL(fileURLWithPath: scratch.file("stream.wav")))
        let writer = try AudioWriter(
            path: scratch.file("file.wav"),
            format: format,
            rate: 48_000,
            channels: channels,
            frames: count,
            firstFrame: 99
        )
        try writer.write(left: left, right: right, count: count)
        try writer.finish()
        #expect(try AudioFile.read(scratch.file("stream.wav")) == AudioFile.read(scratch.file("file.wav")))
        let size = (0..<4).reduce(0) { $0 | Int(data[4 + $1]) << (8 * $1) }
        #expect(size == data.count - 8)
    }

    private static func readToEnd(_ handle: FileHandle) async -> Data {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: handle.readDataToEndOfFile()) }
        }
    }

    @Test func `a reader that goes gives an error and not a signal`() throws {
        let pipe = Pipe()
        let samples = [Float](repeating: 0, count: 100_000)
        let descriptor = pipe.fileHandleForWriting.fileDescriptor
        let stream = try StreamWriter(descriptor: descriptor, format: .wav24, rate: 48_000, frames: 100_000)
        try pipe.fileHandleForReading.close()
        let error = #expect(throws: FileError.self) {
            try stream.write(left: samples, right: samples, count: samples.count)
        }
        #expect(error == FileError(.failed, path: "standard output", reason: "the reader of the stream has gone"))
    }

    @Test func `a full disk gives the system's words`() throws {
        let full = open("/dev/full", O_WRONLY)
        defer { close(full) }
        let error = #expect(throws: FileError.self) {
            try StreamWriter(descriptor: full, format: .wav24, rate: 48_000, frames: 10)
        }
        #expect(
            error?.description
                == "standard output: can't be written: No space left on device; make room there, or choose another disk."
        )
    }

    @Test func `more than 4 GiB are announced as RF64`() throws {
        let scratch = try Scratch()
        let path = try scratch.write([], to: "long.wav")
        let descriptor = open(path, O_WRONLY)
        let frames = 2_000_000_000
        _ = try StreamWriter(descriptor: descriptor, format: .wav24, rate: 48_000, frames: frames)
        #expect(ftruncate(descriptor, 80 + off_t(frames) * 6) == 0)
        close(descriptor)
        let reader = try AudioReader(path)
        #expect(reader.expectedFrames == frames)
        #expect(Array(try scratch.headOfFile(path)) == Array("RF64".utf8))
    }

    @Test func `a stream of another length than announced is an error`() throws {
        let null = open("/dev/null", O_WRONLY)
        defer { close(null) }
        let samples = [Float](repeating: 0, count: 20)
        let stream = try StreamWriter(descriptor: null, format: .wav16, rate: 48_000, frames: 10)
        #expect(throws: FileError.self) { try stream.write(left: samples, right: samples, count: 20) }
        try stream.write(left: samples, right: samples, count: 9)
        #expect(throws: FileError.self) { try stream.finish() }
        #expect(throws: FileError.self) {
            try StreamWriter(descriptor: null, format: .flac16, rate: 48_000, frames: 10)
        }
    }
}

extension Scratch {
    func headOfFile(_ path: String) throws -> Data {
        let handle = try #require(FileHandle(forReadingAtPath: path))
        return try handle.read(upToCount: 4) ?? Data()
    }
}
