import ForeignPrograms
import Foundation
import LullFile
@testable import LullRelease
import LullTag
import Testing

@Suite("M4A and M4B")
struct MPEG4Tests {
    /// A folder of a test's own, gone with it.
    private final class Place {
        let path = NSTemporaryDirectory() + "lull-test-\(UUID().uuidString)"

        init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func file(_ name: String) -> String { "\(path)/\(name)" }

        var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() } }
    }

    private static let rate = 48_000

    private static func samples(_ seconds: Int) -> [Float] {
        (0..<seconds * rate).map { 0.1 * Float(sin(2 * .pi * 440 * Double($0) / Double(rate))) }
    }

    private static func source(_ path: String, _ format: AudioFormat, seconds: Int, channels: Int = 2) throws {
        let writer = try AudioWriter(path: path, format: format, rate: rate, channels: channels, frames: seconds * rate)
        try samples(seconds).withUnsafeBufferPointer {
            let base = try #require($0.baseAddress)
            try writer.write(left: base, right: base, count: $0.count)
        }
        try writer.finish()
    }

    private static let chapters = [
        FileTags.Chapter(title: "Ankommen; = # \\ é", start: 0, end: 1.234),
        FileTags.Chapter(title: "تنفّس 🌬️", start: 1.234, end: 2.5),
        FileTags.Chapter(title: "手放す", start: 2.5, end: 4),
    ]

    private struct Probe: Decodable {
        struct Stream: Decodable {
            var codec_name: String?
            var codec_type: String
            var tags: [String: String]?
            var width: Int?
        }
        struct Chapter: Decodable {
            var start_time: String
            var end_time: String
            var tags: [String: String]?
        }
        struct Format: Decodable {
            var duration: String
            var tags: [String: String]?
        }
        var streams: [Stream]
        var chapters: [Chapter]
        var format: Format
    }

    private static func probe(_ path: String) throws -> Probe {
        let arguments = ["-v", "quiet", "-of", "json", "-show_format", "-show_streams", "-show_chapters", path]
        return try JSONDecoder().decode(Probe.self, from: Data(try ForeignProgram.run("ffprobe", arguments).utf8))
    }

    @Test(
        "tags, chapters and cover are there for every reader",
        arguments: ["a.m4a", "a.m4b"],
        [AudioFormat.flac16, .wav24]
    )
    func everything(name: String, format: AudioFormat) async throws {
        let place = try Place()
        let source = place.file(format == .flac16 ? "a.flac" : "a.wav")
        try Self.source(source, format, seconds: 4)
        let picture = place.file("cover.png")
        _ = try ForeignProgram.run(
            "ffmpeg",
            ["-nostdin", "-v", "error", "-f", "lavfi", "-i", "color=c=teal:s=64x64:d=1", "-frames:v", "1", picture]
        )
        let path = place.file(name)
        try await MPEG4Encoder.encode(source, to: path, .init(language: "de-AT", chapters: Self.chapters))
        let tags = FileTags(
            title: "Abendruhe – تنفّس 🌙",
            artist: "Zoë",
            album: "Stille Wochen",
            albumArtist: "Lull",
            track: .init(3, of: 21),
            disc: .init(2),
            date: "2026-11-21",
            genre: "Relaxation",
            language: "de-AT",
            comment: "Ein Abend.",
            copyright: "2026 Zoë",
            license: "CC BY 4.0",
            lyrics: "Lass dich nieder.\nゆっくり。",
            cover: try Picture([UInt8](Data(contentsOf: URL(fileURLWithPath: picture))), path: picture),
            chapters: Self.chapters
        )
        try TagFile.write(tags, to: path)
        // The last one ends with the sound, which AAC makes a little longer.
        var read = try TagFile.read(path)
        #expect(read.chapters.dropLast() == Self.chapters.dropLast())
        #expect(abs((read.chapters.last?.end ?? 0) - 4) < 0.03)
        #expect(read.chapters.last?.start == 2.5 && read.chapters.last?.title == "手放す")
        read.chapters = Self.chapters
        #expect(read == tags)
        let probe = try Self.probe(path)
        #expect(probe.streams.first?.codec_name == "aac")
        #expect(probe.streams.first?.tags?["language"] == "ger" || probe.streams.first?.tags?["language"] == "deu")
        #expect(probe.streams.contains { $0.codec_name == "png" && $0.width == 64 })
        #expect(probe.chapters.map { $0.tags?["title"] } == Self.chapters.map(\.title))
        #expect(probe.chapters.compactMap { Double($0.start_time) } == [0, 1.234, 2.5])
        #expect(probe.format.tags?["title"] == tags.title)
        #expect(probe.format.tags?["comment"] == tags.comment)
        #expect(probe.format.tags?["track"] == "3/21")
        #expect(probe.format.tags?["major_brand"] == (name.hasSuffix("b") ? "M4B " : "M4A "))
        #expect(probe.format.tags?["encoder"] == nil && probe.format.tags?["creation_time"] == nil)
        #expect(abs((Double(probe.format.duration) ?? 0) - 4) < 0.03)
        let info = try ForeignProgram.run("mediainfo", ["--Output=XML", path])
        let texts = [tags.title ?? "-", "Stille Wochen", "手放す", "<Cover>Yes"]
        #expect(texts.filter { !info.contains($0) } == [])
        // The sound can be decoded whole, after tags have been put before it too.
        let wav = place.file("decoded.wav")
        _ = try ForeignProgram.run("ffmpeg", ["-nostdin", "-v", "error", "-xerror", "-i", path, "-map", "0:a", wav])
        #expect(abs(try AudioFile.read(wav).frames - 4 * Self.rate) < 2048)
    }

    @Test("the same frames give the same bytes, from a file or from a stream")
    func sameBytes() async throws {
        let place = try Place()
        try Self.source(place.file("a.wav"), .wavFloat, seconds: 3, channels: 1)
        let settings = MPEG4Encoder.Settings(bitRate: 64_000, chapters: Self.chapters)
        try await MPEG4Encoder.encode(place.file("a.wav"), to: place.file("a.m4a"), settings)
        let encoder = try await MPEG4Encoder(place.file("b.m4a"), settings)
        let samples = Self.samples(3)
        let writer = try StreamWriter(
            descriptor: encoder.descriptor,
            format: .wavFloat,
            rate: Self.rate,
            channels: 1,
            frames: samples.count
        )
        try samples.withUnsafeBufferPointer {
            let base = try #require($0.baseAddress)
            try writer.write(left: base, right: base, count: $0.count)
        }
        try writer.finish()
        try await encoder.finish()
        #expect(
            FileManager.default.contentsEqual(atPath: place.file("a.m4a"), andPath: place.file("b.m4a"))
        )
        #expect(try Self.probe(place.file("a.m4a")).chapters.count == 3)
    }

    @Test("without ffmpeg it says how to get it")
    func notInstalled() async throws {
        let place = try Place()
        let path = place.file("a.m4a")
        let error = await #expect(throws: MPEG4Error.self) {
            _ = try await MPEG4Encoder(path, .init(), program: "no-such-ffmpeg").finish()
        }
        #expect(error?.kind == .notInstalled)
        #expect(
            error?.description
                == "\(path): M4A and M4B are made by ffmpeg, which is not on this machine: apt-get install ffmpeg."
        )
        #expect(try place.names == [])
    }

    @Test("the encoder gets the sound, and what it says of a failure is told", arguments: [0, 1, 9])
    func program(_ status: Int32) async throws {
        let place = try Place()
        let program = place.file("encoder.sh")
        // The last argument is the file to be made, behind `file:`.
        let body = """
            for last; do :; done
            cat > "${last#file:}"
            echo 'first' >&2
            echo 'no such codec' >&2
            test \(status) = 9 && kill -9 $$
            exit \(status)
            """
        try Data("#!/bin/sh\n\(body)\n".utf8).write(to: URL(fileURLWithPath: program))
        chmod(program, 0o755)
        let path = place.file("a.m4a")
        let encoder = try await MPEG4Encoder(path, .init(), program: program)
        let count = 100_000
        let writer = try StreamWriter(descriptor: encoder.descriptor, format: .wavFloat, rate: Self.rate, frames: count)
        let samples = [Float](repeating: 0.25, count: count)
        try writer.write(left: samples, right: samples, count: count)
        try writer.finish()
        if status == 0 {
            try await encoder.finish()
            // A header of 58 bytes, and two channels of 32 bits.
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)).count == 58 + 8 * count)
        } else {
            let error = await #expect(throws: MPEG4Error.self) { try await encoder.finish() }
            #expect(error?.description == "\(path): ffmpeg can't make it: no such codec.")
            #expect(try place.names == ["encoder.sh"])
        }
    }

    @Test("what can't be made says why and leaves nothing")
    func failures() async throws {
        let place = try Place()
        let path = place.file("a.m4a")
        let missing = await #expect(throws: MPEG4Error.self) {
            try await MPEG4Encoder.encode(place.file("none.wav"), to: path)
        }
        #expect(missing?.description == "\(path): can't be made: \(place.file("none.wav")) there is no such file.")
        try Self.source(place.file("a.wav"), .wav16, seconds: 3)
        let folder = place.file("no/a.m4a")
        let error = await #expect(throws: MPEG4Error.self) {
            try await MPEG4Encoder.encode(place.file("a.wav"), to: folder)
        }
        #expect(error?.description == "\(folder): ffmpeg can't make it: file:\(folder): No such file or directory.")
        let encoder = try await MPEG4Encoder(path)
        let nothing = await #expect(throws: MPEG4Error.self) { try await encoder.finish() }
        #expect(nothing?.kind == .failed)
        #expect(try place.names == ["a.wav"])
    }

    @Test("cancelling ends ffmpeg and leaves nothing", arguments: [true, false])
    func cancelling(byTask: Bool) async throws {
        let place = try Place()
        let path = place.file("a.m4a")
        let task = Task {
            let encoder = try await MPEG4Encoder(path)
            let writer = try StreamWriter(
                descriptor: encoder.descriptor,
                format: .wavFloat,
                rate: Self.rate,
                frames: 1_000_000
            )
            try Self.samples(2).withUnsafeBufferPointer {
                let base = try #require($0.baseAddress)
                try writer.write(left: base, right: base, count: $0.count)
            }
            #expect(FileManager.default.fileExists(atPath: path))
            if byTask {
                withUnsafeCurrentTask { $0?.cancel() }
            } else {
                await encoder.cancel()
            }
            try await encoder.finish()
        }
        let error = await #expect(throws: MPEG4Error.self) { try await task.value }
        #expect(error?.description == "\(path): was cancelled.")
        #expect(try place.names == [])
    }

    @Test("long titles are cut between characters")
    func titles() {
        let title = String(repeating: "تنفّس ", count: 60)
        let short = MPEG4Chapters.shortened(title)
        #expect(short.utf8.count <= 255 && short.utf8.count > 245 && short.hasSuffix("…"))
        #expect(title.hasPrefix(short.dropLast()))
        #expect(MPEG4Chapters.shortened("Arriving") == "Arriving")
    }
}
