import ForeignPrograms
import Foundation
import LullFile
import LullTag
import Testing

/// A folder of a test's own, gone with it.
final class Scratch {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "lull-test-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: file(name)))) }

    func write(_ bytes: [UInt8], to name: String) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
        return file(name)
    }

    /// A sound file of quiet noise; its ending says the format.
    func sound(_ name: String, seconds: Int = 6, rate: Int = 48_000, channels: Int = 2) throws -> String {
        let path = file(name)
        let ending = (name as NSString).pathExtension
        let format = try #require(AudioFormat.named(pathExtension: ending, bits: .sixteen))
        let writer = try AudioWriter(
            path: path,
            format: format,
            rate: rate,
            channels: channels,
            frames: seconds * rate
        )
        var noise = SystemNoise(seed: 7)
        for _ in 0..<seconds {
            let samples = (0..<rate).map { _ in noise.next() * 0.01 }
            try samples.withUnsafeBufferPointer {
                let base = try #require($0.baseAddress)
                try writer.write(left: base, right: base, count: rate)
            }
        }
        try writer.finish()
        return path
    }

    /// A picture made by ffmpeg.
    func picture(_ name: String, width: Int = 320, height: Int = 240) throws -> Picture {
        try ForeignProgram.run(
            "ffmpeg",
            [
                "-nostdin", "-loglevel", "error", "-f", "lavfi", "-i", "color=c=teal:s=\(width)x\(height):d=1",
                "-frames:v", "1", "-pix_fmt", name.hasSuffix("png") ? "rgb24" : "yuvj420p", file(name),
            ]
        )
        return try Picture(bytes(name), path: name)
    }
}

/// Noise from a seed, within ±1.
struct SystemNoise {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func bits() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 32
    }

    mutating func next() -> Float { Float(bits()) / 2_147_483_648 - 1 }

    mutating func below(_ count: Int) -> Int { Int(bits() % UInt64(count)) }
}

/// What ffprobe tells, as programs that play files know them.
enum FFprobe {
    /// What ffprobe finds in a file.
    struct Probe: Decodable {
        struct Format: Decodable {
            var duration: String?
            var tags: [String: String]?
        }
        struct Stream: Decodable {
            var codec_type: String
            var codec_name: String?
            var width: Int?
            var height: Int?
            var tags: [String: String]?
        }
        struct Chapter: Decodable {
            var start_time: String
            var end_time: String
            var tags: [String: String]?
        }
        var format: Format
        var streams: [Stream]
        var chapters: [Chapter]

        /// The tags by lower-case name; those of Ogg are in the stream.
        var tags: [String: String] {
            var tags: [String: String] = [:]
            for (key, value) in (streams.first?.tags ?? [:]).merging(format.tags ?? [:], uniquingKeysWith: { $1 }) {
                tags[key.lowercased()] = value
            }
            return tags
        }
    }

    static func probe(_ path: String) throws -> Probe {
        let text = try ForeignProgram.run(
            "ffprobe",
            ["-v", "quiet", "-print_format", "json", "-show_format", "-show_streams", "-show_chapters", path]
        )
        return try JSONDecoder().decode(Probe.self, from: Data(text.utf8))
    }
}

enum Example {
    /// Tags with letters of many scripts, and chapters that end where the next begins.
    static func tags(seconds: Double = 6, cover: Picture? = nil) -> FileTags {
        FileTags(
            title: "Abendruhe – تمرين التنفّس 🌙",
            artist: "Zoë Brandt",
            album: "Stille Wochen / 静かな週",
            albumArtist: "Lull & Freunde",
            track: .init(3, of: 21),
            disc: .init(2, of: 3),
            date: "2026-11-21",
            genre: "Relaxation",
            language: "de-AT",
            comment: "Ein Abend, ganz leise.",
            copyright: "2026 Zoë Brandt",
            license: "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)",
            lyrics: "Lass dich nieder.\nاسمح لنفسك بالراحة.\n\nゆっくり息を吐いて。 🌬️",
            cover: cover,
            chapters: [
                .init(title: "Ankommen; & = #1", start: 0, end: 1.234),
                .init(title: "التنفّس 🌬️", start: 1.234, end: 3.5),
                .init(title: "手放す", start: 3.5, end: seconds),
            ]
        )
    }
}
