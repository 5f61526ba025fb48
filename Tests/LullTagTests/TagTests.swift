import ForeignPrograms
import CSndFile
import Foundation
import LullFile
import LullTag
import Testing

@Suite("Tags of sound files")
struct TagTests {
    private static let names = ["a.mp3", "a.flac", "a.ogg", "a.opus", "a.wav"]

    @Test("everything is read back as it was written", arguments: names, ["cover.png", "cover.jpg"])
    func roundTrip(name: String, picture: String) throws {
        let scratch = try Scratch()
        let path = try scratch.sound(name)
        let tags = Example.tags(cover: try scratch.picture(picture))
        try TagFile.write(tags, to: path)
        #expect(try TagFile.read(path) == tags)
    }

    @Test("the sound stays as it was, and the same tags give the same bytes", arguments: names)
    func sameBytes(name: String) throws {
        let scratch = try Scratch()
        let path = try scratch.sound(name)
        let before = try AudioFile.read(path)
        let other = scratch.file("b-\(name)")
        try FileManager.default.copyItem(atPath: path, toPath: other)
        let tags = Example.tags(cover: try scratch.picture("cover.png"))
        try TagFile.write(tags, to: path)
        try TagFile.write(tags, to: other)
        let bytes = try scratch.bytes(name)
        #expect(bytes == (try scratch.bytes("b-\(name)")))
        #expect(try AudioFile.read(path) == before)
        try TagFile.write(tags, to: path)
        #expect(try scratch.bytes(name) == bytes)
    }

    @Test("tags take the place of those that were there", arguments: names)
    func replacing(name: String) throws {
        let scratch = try Scratch()
        let path = try scratch.sound(name)
        try TagFile.write(Example.tags(cover: try scratch.picture("cover.jpg")), to: path)
        let few = FileTags(title: "Nur ein Titel", track: .init(4))
        try TagFile.write(few, to: path)
        #expect(try TagFile.read(path) == few)
        let before = try AudioFile.read(path)
        try TagFile.write(FileTags(), to: path)
        #expect(try TagFile.read(path) == FileTags())
        #expect(try AudioFile.read(path) == before)
    }

    @Test("ffprobe finds tags, chapters and cover", arguments: names)
    func probe(name: String) throws {
        let scratch = try Scratch()
        let path = try scratch.sound(name)
        let tags = Example.tags(cover: try scratch.picture("cover.png"))
        try TagFile.write(tags, to: path)
        let probe = try FFprobe.probe(path)
        #expect(probe.tags["title"] == tags.title)
        #expect(probe.tags["artist"] == tags.artist)
        #expect(probe.tags["album"] == tags.album)
        #expect(probe.tags["track"]?.split(separator: "/").first == "3")
        #expect(probe.tags["date"] == tags.date)
        #expect(probe.tags["genre"] == tags.genre)
        #expect(probe.tags["comment"] == tags.comment)
        #expect(probe.tags["copyright"] == tags.copyright)
        #expect(probe.tags["license"] == tags.license || name.hasSuffix("wav"))
        #expect(probe.chapters.map { $0.tags?["title"] } == tags.chapters.map(\.title))
        let starts = probe.chapters.compactMap { Double($0.start_time).map { ($0 * 1000).rounded() } }
        #expect(starts == [0, 1234, 3500])
        let cover = try #require(probe.streams.first { $0.codec_type == "video" })
        #expect(cover.codec_name == "png")
        #expect(cover.width == 320 && cover.height == 240)
    }

    @Test("mediainfo finds them too", arguments: names)
    func mediainfo(name: String) throws {
        let scratch = try Scratch()
        let path = try scratch.sound(name)
        let tags = Example.tags(cover: try scratch.picture("cover.png"))
        try TagFile.write(tags, to: path)
        let text = try ForeignProgram.run(
            "mediainfo",
            ["--Inform=General;%Title%|%Performer%|%Album%|%Genre%|%Recorded_Date%|%Cover%", path]
        )
        let fields = text.split(separator: "\n").first?.split(separator: "|", omittingEmptySubsequences: false) ?? []
        // It prefers the INFO list of a WAV, whose texts it takes for Latin-1 where they hold an emoji.
        if name != "a.wav" { #expect(fields.first.map(String.init) == tags.title) }
        #expect(fields.dropFirst().prefix(3).map(String.init) == [tags.artist, tags.album, tags.genre])
        #expect(fields.dropFirst(4).first?.contains("2026-11-21") == true)
        #expect(fields.dropFirst(5).first?.hasPrefix("Yes") == true)
        // It shows no chapters of ID3v2 and no markers of WAV.
        if name != "a.mp3" && name != "a.wav" {
            let menu = try ForeignProgram.run("mediainfo", ["--Output=XML", path])
            #expect(tags.chapters.dropFirst().map(\.title).filter { !menu.contains($0) } == [])
        }
    }

    @Test("chapters of a long file are where they were put", arguments: names)
    func long(name: String) throws {
        let scratch = try Scratch()
        let path = try scratch.sound(name, seconds: 45 * 60, rate: 8000, channels: 1)
        let starts = [0, 61.007, 899.999, 1800.5, 2699.001]
        let ends = Array(starts.dropFirst()) + [2700]
        let chapters = zip(starts, ends).enumerated().map { index, span in
            FileTags.Chapter(title: "\(index + 1)", start: span.0, end: span.1)
        }
        try TagFile.write(FileTags(title: "Long", chapters: chapters), to: path)
        #expect(try TagFile.read(path).chapters == chapters)
        let found = try FFprobe.probe(path).chapters
        #expect(found.compactMap { Double($0.start_time) } == starts)
    }

    @Test("flac and opusinfo have nothing to complain of")
    func validators() throws {
        let scratch = try Scratch()
        let tags = Example.tags(cover: try scratch.picture("cover.jpg"))
        let flac = try scratch.sound("a.flac")
        try TagFile.write(tags, to: flac)
        try ForeignProgram.run("flac", ["--test", "--silent", "--warnings-as-errors", flac])
        let blocks = try ForeignProgram.run("metaflac", ["--list", "--block-type=PICTURE", flac])
        #expect(blocks.contains("width: 320"))
        #expect(blocks.contains("depth: 24"))
        let opus = try scratch.sound("a.opus")
        try TagFile.write(tags, to: opus)
        let report = try ForeignProgram.run("opusinfo", [opus])
        #expect(!report.lowercased().contains("warning"))
        #expect(report.contains("CHAPTER002=00:00:01.234"))
        #expect(report.contains("CHAPTER002NAME=التنفّس 🌬️"))
    }

    @Test("the chapters of an MP3 are listed in their order, with no place in bytes")
    func contents() throws {
        let scratch = try Scratch()
        let path = try scratch.sound("a.mp3")
        let chapters = (0..<12).map {
            FileTags.Chapter(title: "\($0)", start: Double($0) / 2, end: Double($0 + 1) / 2)
        }
        try TagFile.write(FileTags(chapters: chapters), to: path)
        let bytes = try scratch.bytes("a.mp3")
        #expect(bytes.starts(with: Array("ID3".utf8) + [4, 0]))
        let names = (0..<12).reduce(into: [UInt8]()) { $0 += Array("ch\($1)".utf8) + [0] }
        #expect(bytes.firstRange(of: Array("toc\0".utf8) + [3, 12] + names) != nil)
        let last = Array("ch11".utf8) + [0, 0, 0, 0x15, 0x7C, 0, 0, 0x17, 0x70] + [UInt8](repeating: 255, count: 8)
        #expect(bytes.firstRange(of: last) != nil)
    }

    @Test("what libraries make of any text is the same text", arguments: names)
    func anyText(name: String) throws {
        let scratch = try Scratch()
        let path = try scratch.sound(name, seconds: 1)
        let alphabet = Array("aZ9 =;:/\\\"'<>&%#()[]{}\n\tßéøñźЖδשלוםعربيहिन्दी漢字かな한글🌙🧘‍♀️👩‍👩‍👧é\u{0}")
        for seed in 1...25 as ClosedRange<UInt64> {
            var noise = SystemNoise(seed: seed)
            var tags = FileTags()
            var plain = FileTags()
            for field in [
                \FileTags.title, \.artist, \.album, \.comment, \.copyright, \.license, \.lyrics, \.albumArtist,
            ] {
                let text = String((0..<noise.below(40)).map { _ in alphabet[noise.below(alphabet.count)] })
                tags[keyPath: field] = text
                let kept = text.replacingOccurrences(of: "\u{0}", with: "")
                plain[keyPath: field] = kept.isEmpty ? nil : kept
            }
            try TagFile.write(tags, to: path)
            #expect(try TagFile.read(path) == plain, "seed \(seed)")
        }
    }
}
