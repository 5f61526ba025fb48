import Foundation
@testable import LullFile
import Synchronization
import Testing

@Suite("Damaged entries of the cache")
struct DamageTests {
    /// The one entry of a cache, as a name in its folder.
    private func entryName(_ scratch: Scratch) throws -> String {
        let all = try #require(FileManager.default.enumerator(atPath: scratch.path)).compactMap { $0 as? String }
        return try #require(all.first { $0.hasSuffix(".pcm") })
    }

    @Test func `any flipped bit counts as absent`() throws {
        let scratch = try Scratch()
        let cache = AudioCache(directory: scratch.path)
        let sound = [Signals.noise(3000, seed: 3), Signals.noise(3000, seed: 4)]
        _ = try cache.store("key", channels: sound, rate: 48_000)
        let name = try entryName(scratch)
        let bytes = try scratch.bytes(name)
        // A header of a page, then 12 000 bytes of each channel, each on three pages.
        let places = Array(0..<48) + [4096, 4099, 9000, 16_095] + [16_384, 20_000, 28_383]
        for place in places {
            var changed = bytes
            changed[place] ^= 1 << UInt8(place % 8)
            _ = try scratch.write(changed, to: name)
            #expect(cache.entry("key") == nil, "byte \(place)")
        }
        _ = try scratch.write(bytes, to: name)
        #expect(cache.entry("key") != nil)
    }

    @Test func `bytes of every kind in place of samples count as absent`() throws {
        let scratch = try Scratch()
        let cache = AudioCache(directory: scratch.path)
        _ = try cache.store("key", channels: [Signals.noise(100_000, seed: 9)], rate: 48_000)
        let name = try entryName(scratch)
        let bytes = try scratch.bytes(name)
        let nan = withUnsafeBytes(of: Float.nan) { Array($0) }
        let one = withUnsafeBytes(of: Float(1)) { Array($0) }
        let random = Signals.noise(1024, seed: 12).flatMap { sample in withUnsafeBytes(of: sample) { Array($0) } }
        for wrong in [nan, one, random, [UInt8](repeating: 0, count: 4096)] {
            var changed = bytes
            changed.replaceSubrange(200_000..<200_000 + wrong.count, with: wrong)
            _ = try scratch.write(changed, to: name)
            #expect(cache.entry("key") == nil)
        }
    }

    @Test func `a damaged entry is told, and one of an older version is not`() throws {
        let scratch = try Scratch()
        let told = Mutex<[String]>([])
        DamagedFile.listen { path in told.withLock { $0.append(path) } }
        let cache = AudioCache(directory: scratch.path)
        _ = try cache.store("key", channels: [Signals.noise(100)], rate: 48_000)
        let name = try entryName(scratch)
        func mine() -> [String] { told.withLock { $0.filter { $0.hasPrefix(scratch.path) } } }
        let bytes = try scratch.bytes(name)
        var old = bytes
        old[8] = 1
        _ = try scratch.write(old, to: name)
        #expect(cache.entry("key") == nil && cache.length("key") == nil)
        #expect(cache.entry("another") == nil)
        #expect(mine().isEmpty)
        var damaged = bytes
        damaged[4100] ^= 1
        _ = try scratch.write(damaged, to: name)
        // Its header is whole.
        #expect(cache.length("key") == AudioLength(frames: 100, rate: 48_000))
        #expect(mine().isEmpty)
        #expect(cache.entry("key") == nil && cache.entry("key") == nil)
        #expect(mine() == [scratch.file(name)])
    }

    @Test func `a damaged clip is decoded again`() throws {
        let scratch = try Scratch()
        let cache = AudioCache(directory: scratch.file("cache"))
        let path = scratch.file("clip.wav")
        let sound = Signals.noise(50_000, seed: 21)
        let writer = try AudioWriter(path: path, format: .wavFloat, rate: 44_100, channels: 1, frames: sound.count)
        try writer.write(left: sound, right: sound, count: sound.count)
        try writer.finish()
        func samples() throws -> [Float] {
            let clip = try cache.clip(path: path, rate: 44_100)
            return Array(UnsafeBufferPointer(start: clip.samples(channel: 0), count: clip.frames))
        }
        #expect(try samples() == sound)
        let name = try entryName(scratch)
        var bytes = try scratch.bytes(name)
        for place in 100_000..<100_400 { bytes[place] = 0x7F }
        _ = try scratch.write(bytes, to: name)
        #expect(try samples() == sound)
    }

    @Test func `what isn't a number is refused before it is kept`() throws {
        let scratch = try Scratch()
        let cache = AudioCache(directory: scratch.path)
        for bad in [Float.nan, .infinity, -.infinity] {
            let error = #expect(throws: FileError.self) {
                try cache.store("key", channels: [[0, 1, bad]], rate: 48_000)
            }
            #expect(error?.reason == "the sound has a sample at frame 2 that is not a number")
            #expect(cache.entry("key") == nil)
        }
    }

    @Test(arguments: [Float.nan, .infinity, -.infinity, 1e30, -5000])
    func `a clip with a sample that can't be sound is refused`(_ bad: Float) throws {
        let scratch = try Scratch()
        let cache = AudioCache(directory: scratch.file("cache"))
        let path = scratch.file("clip.wav")
        var sound = Signals.noise(2000, seed: 2)
        sound[1234] = bad
        let writer = try AudioWriter(path: path, format: .wavFloat, rate: 48_000, channels: 1, frames: sound.count)
        try writer.write(left: sound, right: sound, count: sound.count)
        try writer.finish()
        let error = #expect(throws: FileError.self) { try cache.clip(path: path, rate: 44_100) }
        let what = bad.isFinite ? "far too great to be sound" : "not a number"
        #expect(error?.description == "\(path): frame 1234 of channel 1 is \(what); export the file again.")
    }

    @Test func `digests are those of the published algorithm, in pieces of any size`() {
        func digest(_ bytes: [UInt8], pieces: Int) -> UInt64 {
            var hash = XXHash64()
            for start in stride(from: 0, to: bytes.count, by: pieces) {
                bytes[start..<min(start + pieces, bytes.count)].withUnsafeBytes { hash.add($0) }
            }
            return hash.value
        }
        // As libxxhash 0.8.1 has them.
        #expect(digest([], pieces: 1) == 0xEF46_DB37_51D8_E999)
        #expect(digest(Array("abc".utf8), pieces: 1) == 0x44BC_2CF5_AD77_0999)
        let long = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ 7) }
        #expect(digest(Array(long[..<45]), pieces: 45) == 0xAA6A_EB71_98C8_C81C)
        let whole = digest(long, pieces: 1000)
        #expect(whole == 0x9959_4F48_2804_3D35)
        for pieces in [1, 3, 31, 32, 33, 100] { #expect(digest(long, pieces: pieces) == whole) }
    }
}
