import CSndFile
import Foundation
import LullFile
import LullTag
import Testing

@Suite("Markers and tags of WAV files")
struct WaveTests {
    @Test(
        "libsndfile finds the markers with their labels, in WAV and RF64",
        arguments: [SF_FORMAT_WAV, SF_FORMAT_RF64]
    )
    func markers(container: Int) throws {
        let scratch = try Scratch()
        // An odd count of bytes wants filling before what follows.
        let path = try Self.write(to: scratch.file("a.wav"), container: container, frames: 44_101 * 6 + 1)
        let before = try AudioFile.read(path)
        let tags = Example.tags()
        try TagFile.write(tags, to: path)
        #expect(try AudioFile.read(path) == before)
        #expect(try TagFile.read(path) == tags)
        // It does not look for markers in RF64; ffprobe does.
        if container == SF_FORMAT_WAV {
            let cues = try Self.cues(path)
            #expect(cues.map(\.name) == tags.chapters.map(\.title))
            #expect(cues.map(\.frame) == [0, 54_419, 154_350])
        }
        let probe = try FFprobe.probe(path)
        #expect(probe.tags["title"] == tags.title)
        #expect(probe.chapters.map { $0.tags?["title"] } == tags.chapters.map(\.title))
    }

    @Test("markers stay readable whatever the lengths of their labels", arguments: 0..<9)
    func padding(length: Int) throws {
        let scratch = try Scratch()
        let path = try scratch.sound("a.wav", seconds: 1)
        let chapters = (0..<3).map {
            FileTags.Chapter(
                title: String(repeating: "x", count: length + $0),
                start: Double($0) / 3,
                end: Double($0 + 1) / 3
            )
        }
        try TagFile.write(FileTags(chapters: chapters), to: path)
        #expect(try Self.cues(path).map(\.name) == chapters.map(\.title))
        #expect(try FFprobe.probe(path).chapters.map { $0.tags?["title"] ?? "" } == chapters.map(\.title))
        #expect(try TagFile.read(path).chapters == chapters)
    }

    @Test("a file beyond 4 GB keeps its tags behind the sound")
    func beyond() throws {
        let scratch = try Scratch()
        let path = scratch.file("long.wav")
        let rate = 48_000
        let frames = 1_150_000_000
        let data = frames * 4
        var head = Array("RF64".utf8) + Self.number(0xFFFF_FFFF, 4) + Array("WAVEds64".utf8) + Self.number(28, 4)
        head += Self.number(data + 72, 8) + Self.number(data, 8) + Self.number(frames, 8) + Self.number(0, 4)
        head += Array("fmt ".utf8) + Self.number(16, 4) + Self.number(1, 2) + Self.number(2, 2)
        head += Self.number(rate, 4) + Self.number(rate * 4, 4) + Self.number(4, 2) + Self.number(16, 2)
        head += Array("data".utf8) + Self.number(0xFFFF_FFFF, 4)
        try Data(head).write(to: URL(fileURLWithPath: path))
        try #require(truncate(path, off_t(head.count + data)) == 0)
        let chapters = [
            FileTags.Chapter(title: "Evening", start: 0, end: 23_000.125),
            FileTags.Chapter(title: "Night", start: 23_000.125, end: 23_958.333),
        ]
        try TagFile.write(FileTags(title: "Sleep", chapters: chapters), to: path)
        #expect(try TagFile.read(path) == FileTags(title: "Sleep", chapters: chapters))
        let probe = try FFprobe.probe(path)
        #expect(probe.tags["title"] == "Sleep")
        #expect(probe.chapters.compactMap { Double($0.start_time) } == [0, 23_000.125])
        #expect(Double(probe.format.duration ?? "").map { Int($0) } == frames / rate)
    }

    @Test("chunks of others stay, and tags ahead of the sound are let go")
    func foreignChunks() throws {
        let scratch = try Scratch()
        let path = try scratch.sound("a.wav", seconds: 1)
        var bytes = try scratch.bytes("a.wav")
        let sound = try AudioFile.read(path)
        // Behind the format comes an INFO list, and behind the sound a chunk that nobody knows.
        let list =
            Array("LIST".utf8) + Self.number(16, 4) + Array("INFOINAM".utf8) + Self.number(4, 4) + Array("Old\0".utf8)
        bytes.insert(contentsOf: list, at: 36)
        let foreign = Array("abcd".utf8) + Self.number(3, 4) + [1, 2, 3, 0]
        bytes += foreign
        bytes.replaceSubrange(4..<8, with: Self.number(bytes.count - 8, 4))
        let changed = try scratch.write(bytes, to: "b.wav")
        #expect(try TagFile.read(changed) == FileTags(title: "Old"))
        try TagFile.write(FileTags(title: "New"), to: changed)
        #expect(try TagFile.read(changed) == FileTags(title: "New"))
        let written = try scratch.bytes("b.wav")
        #expect(written.firstRange(of: foreign) != nil)
        #expect(written[4..<8].elementsEqual(Self.number(written.count - 8, 4)))
        #expect(try AudioFile.read(changed) == sound)
        #expect(try FFprobe.probe(changed).tags["title"] == "New")
    }

    @Test("Sizes past all bounds are damage, whatever chunk has them")
    func extremeSizes() throws {
        let scratch = try Scratch()
        let sizes = [Int.min, -1, -8, 1 << 62, .max, 1 << 32, 0]
        for size in sizes {
            var bytes = Array("RF64".utf8) + Self.number(-1, 4) + Array("WAVEds64".utf8) + Self.number(28, 4)
            bytes += Self.number(size, 8) + Self.number(size, 8) + Self.number(size, 8) + Self.number(0, 4)
            bytes += Array("fmt ".utf8) + Self.number(16, 4) + Self.number(1, 2) + Self.number(1, 2)
            bytes += Self.number(48_000, 4) + Self.number(96_000, 4) + Self.number(2, 2) + Self.number(16, 2)
            bytes += Array("data".utf8) + Self.number(-1, 4) + Array(repeating: 0, count: 8)
            let path = try scratch.write(bytes, to: "a.wav")
            // One without sound is none of damage.
            _ = try? TagFile.read(path)
            if size != 0 {
                #expect(throws: TagError.self) { try TagFile.write(FileTags(title: "New"), to: path) }
                #expect(try scratch.bytes("a.wav") == bytes)
            }
        }
        for chunk in ["LIST", "fmt ", "cue ", "bext", "data"] {
            for size in [0xFFFF_FFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFF8, 1, 3, 4, 7] {
                var bytes = Array("RIFF".utf8) + Self.number(100, 4) + Array("WAVE\(chunk)".utf8) + Self.number(size, 4)
                bytes += Array(repeating: 0xFF, count: 64)
                let path = try scratch.write(bytes, to: "b.wav")
                #expect(throws: TagError.self) { try TagFile.read(path) }
            }
        }
    }

    private static func number(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    private static func write(to path: String, container: Int, frames: Int) throws -> String {
        var info = SF_INFO()
        info.samplerate = 44_100
        info.channels = 1
        info.format = Int32(container | SF_FORMAT_PCM_24)
        let file = try #require(sf_open(path, Int32(SFM_WRITE), &info))
        let samples = (0..<frames).map { Int32($0 % 1000) << 8 }
        #expect(sf_writef_int(file, samples, sf_count_t(frames)) == sf_count_t(frames))
        #expect(sf_close(file) == 0)
        return path
    }

    private static func cues(_ path: String) throws -> [(name: String, frame: Int)] {
        var info = SF_INFO()
        let file = try #require(sf_open(path, Int32(SFM_READ), &info))
        defer { sf_close(file) }
        var cues = SF_CUES()
        #expect(sf_command(file, Int32(SFC_GET_CUE), &cues, Int32(MemoryLayout<SF_CUES>.size)) != 0)
        return withUnsafeBytes(of: &cues.cue_points) { raw in
            raw.bindMemory(to: SF_CUE_POINT.self).prefix(Int(cues.cue_count)).map { point in
                let name = withUnsafeBytes(of: point.name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
                return (name, Int(point.sample_offset))
            }
        }
    }
}
