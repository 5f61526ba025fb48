import CFloatingPoint
import Dispatch
import Foundation
import LullFile
import Synchronization
import Testing

/// A thread inherits the floating-point control word of the thread that starts it, and the renderer takes denormal numbers
/// as zero. So whatever calculates on a thread of a pool has to give itself the usual word.
@Suite("The floating-point control word")
struct FloatingPointTests {
    private static let rate = 48_000

    /// Noise that fades far below anything heard, into denormal numbers, and then silence: where an encoder decides by
    /// sums of powers of almost nothing.
    private static let tail: [Float] = {
        let noise = Signals.noise(3 * rate, seed: 4, level: 0.25)
        return noise.indices.map { $0 < 2 * rate ? noise[$0] * Float(pow(10, -Double($0) / 2_000)) : 0 }
    }()

    private func encoded(_ format: AudioFormat, _ path: String) throws -> Data {
        let samples = Self.tail
        let writer = try AudioWriter(path: path, format: format, rate: Self.rate, frames: samples.count)
        for start in stride(from: 0, to: samples.count, by: 10_000) {
            let count = min(10_000, samples.count - start)
            try samples.withUnsafeBufferPointer { samples in
                let base = try #require(samples.baseAddress) + start
                try writer.write(left: base, right: base, count: count)
            }
        }
        try writer.finish()
        return try Data(contentsOf: URL(fileURLWithPath: path))
    }

    /// Runs a body with the renderer's control word, and expects it to be the same afterwards.
    private func flushing<Value>(_ body: () throws -> Value) rethrows -> Value {
        let word = lull_flush_denormals()
        defer { lull_restore_floating_point(word) }
        let result = try body()
        let flushed = lull_flush_denormals()
        #expect(flushed != word)
        return result
    }

    @Test(arguments: [AudioFormat.mp3, .vorbis, .opus, .flac16, .wavFloat])
    func `files encoded side by side are those encoded alone`(_ format: AudioFormat) throws {
        let scratch = try Scratch()
        let alone = try encoded(format, scratch.file("alone"))
        let folder = scratch.path
        let found = Mutex<[Data?]>([])
        DispatchQueue.concurrentPerform(iterations: 12) { index in
            let path = "\(folder)/\(index)"
            let file = try? index.isMultiple(of: 2) ? encoded(format, path) : flushing { try encoded(format, path) }
            found.withLock { $0.append(file) }
        }
        let files = found.withLock { $0 }
        #expect(files.count == 12)
        #expect(files.allSatisfy { $0 == alone })
    }

    @Test func `a sound resampled with any word is the same`() throws {
        let tail = Self.tail
        let usual = try Resampler.convert(tail, from: Self.rate, to: 44_100)
        let flushed = try flushing { try Resampler.convert(tail, from: Self.rate, to: 44_100) }
        let isSame = usual.map(\.bitPattern) == flushed.map(\.bitPattern)
        #expect(isSame)
    }

    @Test(arguments: [AudioFormat.mp3, .vorbis, .opus])
    func `a file decoded with any word is the same`(_ format: AudioFormat) throws {
        let scratch = try Scratch()
        let path = scratch.file("tail")
        _ = try encoded(format, path)
        let usual = try AudioFile.read(path)
        let flushed = try flushing { try AudioFile.read(path) }
        let isSame = usual.channels.map { $0.map(\.bitPattern) } == flushed.channels.map { $0.map(\.bitPattern) }
        #expect(isSame)
    }
}
