import Foundation
import LullFile
import Testing

@Suite("The cache")
struct CacheTests {
    private func samples(_ sound: MappedAudio, _ channel: Int) -> [Float] {
        Array(UnsafeBufferPointer(start: sound.samples(channel: channel), count: sound.frames))
    }

    @Test(arguments: [0, 1, 1023, 1024, 1025, 100_000], [1, 2])
    func `what is stored comes back`(_ count: Int, _ channels: Int) throws {
        let scratch = try Scratch()
        let cache = AudioCache(directory: scratch.file("deep/er"))
        let sound = (0..<channels).map { Signals.noise(count, seed: UInt64($0) + 1) }
        #expect(cache.entry("key") == nil)
        for entry in [try cache.store("key", channels: sound, rate: 22_050), try #require(cache.entry("key"))] {
            #expect(entry.channels == channels)
            #expect(entry.frames == count)
            #expect(entry.rate == 22_050)
            for channel in 0..<channels {
                #expect(samples(entry, channel) == sound[channel])
                #expect(UInt(bitPattern: entry.samples(channel: channel)) % 4096 == 0)
            }
        }
        #expect(cache.entry("another key") == nil)
    }

    @Test func `blocks of any size make the same entry`() throws {
        let scratch = try Scratch()
        let cache = AudioCache(directory: scratch.path)
        let sound = [Signals.noise(30_000, seed: 1), Signals.noise(30_000, seed: 2)]
        let writer = try cache.writer("blocks", channels: 2, rate: 48_000)
        for start in stride(from: 0, to: 30_000, by: 777) {
            let end = min(start + 777, 30_000)
            try writer.append(sound.map { Array($0[start..<end]) })
        }
        let entry = try writer.finish()
        #expect(samples(entry, 0) == sound[0])
        #expect(samples(entry, 1) == sound[1])
    }

    @Test func `an unfinished entry leaves nothing`() throws {
        let scratch = try Scratch()
        let cache = AudioCache(directory: scratch.path)
        do {
            let writer = try cache.writer("key", channels: 2, rate: 48_000)
            try writer.append([[1, 2], [3, 4]])
        }
        #expect(cache.entry("key") == nil)
        let left = try #require(FileManager.default.enumerator(atPath: scratch.path)).compactMap { $0 as? String }
        #expect(left.allSatisfy { $0.count == 2 })
    }

    @Test func `a damaged entry counts as absent`() throws {
        let scratch = try Scratch()
        let cache = AudioCache(directory: scratch.path)
        _ = try cache.store("key", channels: [Signals.noise(5000)], rate: 48_000)
        let all = try #require(FileManager.default.enumerator(atPath: scratch.path)).compactMap { $0 as? String }
        let name = try #require(all.first { $0.hasSuffix(".pcm") })
        let bytes = try scratch.bytes(name)
        var damaged: [[UInt8]] = [[], Array(bytes.prefix(100)), Array(bytes.dropLast()), bytes + [0]]
        for place in 0..<32 {
            var changed = bytes
            changed[place] ^= 0x80
            damaged.append(changed)
        }
        for entry in damaged {
            _ = try scratch.write(entry, to: name)
            #expect(cache.entry("key") == nil)
        }
        _ = try scratch.write(bytes, to: name)
        #expect(cache.entry("key") != nil)
    }

    @Test func `released pages can be read again, and only whole pages are released`() throws {
        let scratch = try Scratch()
        let cache = AudioCache(directory: scratch.path)
        let sound = [Signals.noise(10_000, seed: 5), Signals.noise(10_000, seed: 6)]
        let entry = try cache.store("key", channels: sound, rate: 48_000)
        for frame in [-5, 0, 1, 1023, 1024, 1025, 5000, 9999, 10_000, 1_000_000] {
            entry.releasePages(before: frame)
            #expect(samples(entry, 0) == sound[0])
            #expect(samples(entry, 1) == sound[1])
        }
    }

    @Test func `releasing pages bounds the memory`() throws {
        let scratch = try Scratch()
        let cache = AudioCache(directory: scratch.path)
        let writer = try cache.writer("long", channels: 1, rate: 48_000)
        let block = [Float](repeating: 0.5, count: 1 << 20)
        for _ in 0..<32 { try writer.append([block]) }
        let entry = try writer.finish()
        func resident() throws -> Int {
            let text = try String(contentsOfFile: "/proc/self/smaps_rollup", encoding: .utf8)
            let line = try #require(
                text.split(separator: "\n").first { $0.hasPrefix("Shared_Clean") || $0.hasPrefix("Rss") }
            )
            return try #require(line.split(separator: " ").compactMap { Int($0) }.first) * 1024
        }
        let before = try resident()
        var sum: Float = 0
        var most = 0
        for start in stride(from: 0, to: entry.frames, by: 1 << 20) {
            for frame in start..<start + (1 << 20) { sum += entry.samples(channel: 0)[frame] }
            entry.releasePages(before: start + (1 << 20))
            most = max(most, try resident() - before)
        }
        #expect(sum > 0)
        // 128 MiB were read; other tests run beside this one, hence the margin.
        #expect(most < 100 << 20)
    }

    @Test func `writers of one key at the same time do no harm`() async throws {
        let scratch = try Scratch()
        let cache = AudioCache(directory: scratch.path)
        let sound = [Signals.noise(20_000)]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<16 {
                group.addTask {
                    let entry = try cache.store("key", channels: sound, rate: 48_000)
                    #expect(entry.frames == 20_000)
                }
            }
            try await group.waitForAll()
        }
        #expect(samples(try #require(cache.entry("key")), 0) == sound[0])
    }

    @Test func `a clip is decoded, resampled and kept`() throws {
        let scratch = try Scratch()
        let cache = AudioCache(directory: scratch.file("cache"))
        let path = scratch.file("rain.flac")
        let left = Signals.sine(441, rate: 44_100, count: 88_200)
        let right = Signals.sine(1000, rate: 44_100, count: 88_200, level: 0.2)
        let writer = try AudioWriter(path: path, format: .flac24, rate: 44_100, frames: 88_200)
        try writer.write(left: left, right: right, count: 88_200)
        try writer.finish()
        let clip = try cache.clip(path: path, rate: 48_000)
        #expect(clip.channels == 2)
        #expect(clip.frames == 96_000)
        #expect(abs(Signals.amplitude(samples(clip, 0)[24_000..<72_000], at: 441, rate: 48_000) - 0.5) < 0.001)
        #expect(abs(Signals.amplitude(samples(clip, 1)[24_000..<72_000], at: 1000, rate: 48_000) - 0.2) < 0.001)
        let same = try cache.clip(path: path, rate: 44_100)
        #expect(same.frames == 88_200)
        let error = #expect(throws: FileError.self) { try cache.clip(path: scratch.file("no.wav"), rate: 48_000) }
        #expect(error?.kind == .missing)
    }

    @Test func `a cache that can't be written names the mend`() throws {
        let scratch = try Scratch()
        let file = try scratch.write([1], to: "file")
        let cache = AudioCache(directory: "\(file)/cache")
        let error = #expect(throws: FileError.self) { try cache.store("key", channels: [[1]], rate: 48_000) }
        #expect(
            error?.description
                == "\(file)/cache: the cache can't be written (“\(file)” is no folder); name another folder in LULL_CACHE."
        )
    }

    @Test func `where the cache lies`() {
        #expect(AudioCache.defaultDirectory(environment: ["LULL_CACHE": "/c", "HOME": "/h"]) == "/c")
        #expect(AudioCache.defaultDirectory(environment: ["XDG_CACHE_HOME": "/x", "HOME": "/h"]) == "/x/lull")
        #expect(AudioCache.defaultDirectory(environment: ["XDG_CACHE_HOME": "x", "HOME": "/h"]) == "/h/.cache/lull")
        #expect(AudioCache.defaultDirectory(environment: [:]).hasPrefix("/tmp/lull-"))
    }

    @Test func `digests are those of the standard`() throws {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(Digest.sha256(of: "abc".utf8) == abc)
        let scratch = try Scratch()
        #expect(try Digest.sha256(ofFile: scratch.write(Array("abc".utf8), to: "abc")) == abc)
        #expect(throws: FileError.self) { try Digest.sha256(ofFile: scratch.file("none")) }
        #expect(throws: FileError.self) { try Digest.sha256(ofFile: scratch.path) }
    }
}
