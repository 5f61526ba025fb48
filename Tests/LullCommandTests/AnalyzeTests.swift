import Foundation
import Testing

@Suite("lull analyze")
struct AnalyzeTests {
    /// A WAV file of 32-bit floats.
    static func wav(_ channels: [[Float]], rate: Int = 48_000) -> Data {
        let width = channels.count
        let frames = channels.first?.count ?? 0
        var data = Data()
        func number<T: FixedWidthInteger>(_ value: T) {
            withUnsafeBytes(of: value.littleEndian) { data.append(contentsOf: $0) }
        }
        data.append(contentsOf: "RIFF".utf8)
        number(UInt32(36 + frames * width * 4))
        data.append(contentsOf: "WAVEfmt ".utf8)
        number(UInt32(16))
        number(UInt16(3))
        number(UInt16(width))
        number(UInt32(rate))
        number(UInt32(rate * width * 4))
        number(UInt16(width * 4))
        number(UInt16(32))
        data.append(contentsOf: "data".utf8)
        number(UInt32(frames * width * 4))
        for frame in 0..<frames {
            for channel in channels { number(channel[frame].bitPattern) }
        }
        return data
    }

    static func tone(_ seconds: Double, amplitude: Float = 0.1, rate: Int = 48_000) -> [Float] {
        (0..<Int(seconds * Double(rate))).map { amplitude * Float(sin(2 * .pi * 440 * Double($0) / Double(rate))) }
    }

    private static func write(_ data: Data, _ name: String, in folder: Folder) throws {
        try data.write(to: URL(fileURLWithPath: folder.file(name)))
    }

    private static func json(_ outcome: Tool.Outcome) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
    }

    @Test func `the shape of the JSON`() throws {
        let folder = try Folder()
        try Self.write(Self.wav([Self.tone(6), Self.tone(6)]), "tone.wav", in: folder)
        let outcome = try Tool.run(["analyze", "tone.wav", "--json"], in: folder)
        #expect(outcome.status == 0)
        let report = try Self.json(outcome)
        for key in [
            "duration", "sampleRate", "channels", "integrated", "range", "momentaryMax", "shortTermMax", "truePeak",
            "samplePeak", "clicks", "gentle",
        ] {
            #expect(report[key] != nil, "\(key)")
        }
        #expect(report["duration"] as? Double == 6)
        #expect(abs(try #require(report["integrated"] as? Double) + 20.65) < 0.1)
        #expect(abs(try #require(report["truePeak"] as? Double) + 20) < 0.05)
        #expect((report["clicks"] as? [Any])?.isEmpty == true)
        let gentle = try #require(report["gentle"] as? [String: Any])
        #expect(gentle["holds"] as? Bool == false)
        #expect(try #require(gentle["fastestRise"] as? Double) < 0.01)
        #expect(gentle["at"] as? Double == 0)
        #expect(report["breathing"] == nil)
    }

    @Test func `silence is null, and gentle`() throws {
        let folder = try Folder()
        let silence = [Float](repeating: 0, count: 48_000)
        try Self.write(Self.wav([silence, silence]), "silence.wav", in: folder)
        let outcome = try Tool.run(["analyze", "silence.wav", "--json", "--strict"], in: folder)
        #expect(outcome.status == 0)
        let report = try Self.json(outcome)
        for key in ["integrated", "range", "momentaryMax", "shortTermMax", "truePeak", "samplePeak"] {
            #expect(report[key] is NSNull, "\(key)")
        }
        let text = try Tool.run(["analyze", "silence.wav"], in: folder).text
        #expect(text.contains("loudness         silence"))
        #expect(text.contains("Gentle: every limit of “sensitive” holds."))
    }

    @Test(arguments: [
        ("short", 480, 1, 48_000), ("one", 1, 2, 48_000), ("mono", 48_000, 1, 48_000), ("six", 48_000, 6, 48_000),
        ("slow", 16_000, 1, 8_000), ("wide", 4_800, 40, 48_000), ("fast", 96_000, 2, 192_000),
    ])
    func `odd sounds are measured`(_ name: String, _ frames: Int, _ channels: Int, _ rate: Int) throws {
        let folder = try Folder()
        let tone = Array(Self.tone(1, rate: rate).prefix(frames))
        try Self.write(Self.wav([[Float]](repeating: tone, count: channels), rate: rate), "\(name).wav", in: folder)
        let outcome = try Tool.run(["analyze", "\(name).wav", "--json"], in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try Self.json(outcome)["channels"] as? Int == channels)
    }

    @Test func `a constant and a monstrous sound are measured`() throws {
        let folder = try Folder()
        try Self.write(Self.wav([[Float](repeating: 0.5, count: 96_000)]), "constant.wav", in: folder)
        try Self.write(Self.wav([Self.tone(2, amplitude: 1e30)]), "monstrous.wav", in: folder)
        #expect(try Tool.run(["analyze", "constant.wav", "monstrous.wav"], in: folder).status == 0)
    }

    @Test func `what is no sound is told in a sentence`() throws {
        let folder = try Folder()
        var broken = Self.tone(1)
        broken[1000] = .nan
        try Self.write(Self.wav([broken]), "nan.wav", in: folder)
        broken[1000] = -.infinity
        try Self.write(Self.wav([broken]), "infinite.wav", in: folder)
        let whole = Self.wav([Self.tone(2)])
        try Self.write(whole.prefix(100_000), "cut.wav", in: folder)
        try Self.write(whole.prefix(30), "head.wav", in: folder)
        try Self.write(Self.wav([[]]), "none.wav", in: folder)
        try Self.write(Data(), "empty.wav", in: folder)
        try folder.write("Dear diary,\n", to: "text.wav")
        try FileManager.default.createDirectory(atPath: folder.file("folder.wav"), withIntermediateDirectories: true)
        let wanted: [(String, Int32, String)] = [
            ("nan.wav", 65, "lull: nan.wav: frame 1000 of channel 1 is not a number; export the file again."),
            ("infinite.wav", 65, "lull: infinite.wav: frame 1000 of channel 1 is not a number; export the file again."),
            (
                "cut.wav", 65,
                "lull: cut.wav: is cut short or damaged: only 26 % of the sound its header promises is there; "
                    + "copy or export it again."
            ),
            (
                "head.wav", 65,
                "lull: head.wav: is not a sound file Lull can read (Error in WAV file. No 'data' chunk marker); "
                    + "export it as WAV or FLAC."
            ),
            ("none.wav", 65, "lull: none.wav: holds no sound: not one frame could be read from it; export it again."),
            ("empty.wav", 65, "lull: empty.wav: is empty; copy or export it again."),
            (
                "text.wav", 65,
                "lull: text.wav: is not a sound file Lull can read (Format not recognised); export it as WAV or FLAC."
            ),
            ("folder.wav", 66, "lull: folder.wav: is a folder, not a sound file; name a file in it."),
            ("missing.wav", 66, "lull: missing.wav: there is no such file."),
        ]
        for (name, status, sentence) in wanted {
            let outcome = try Tool.run(["analyze", name], in: folder)
            #expect(outcome.status == status, "\(name)")
            #expect(outcome.errors == sentence + "\n")
            #expect(outcome.output.isEmpty)
        }
    }

    @Test func `damaged files of every format never crash it`() throws {
        let folder = try Folder()
        try Self.write(Self.wav([Self.tone(3)]), "whole.wav", in: folder)
        for format in ["flac", "ogg", "mp3", "opus"] {
            try Self.ffmpeg(["-i", folder.file("whole.wav"), folder.file("whole.\(format)")])
            let whole = try folder.data("whole.\(format)")
            for share in [10, 50, 90] {
                try Self.write(whole.prefix(whole.count * share / 100), "cut.\(format)", in: folder)
                var damaged = whole
                let middle = whole.count * share / 100
                for index in middle..<min(whole.count, middle + 60) { damaged[index] = damaged[index] &* 7 &+ 13 }
                try Self.write(damaged, "damaged.\(format)", in: folder)
                for name in ["cut.\(format)", "damaged.\(format)"] {
                    let outcome = try Tool.run(["analyze", name], in: folder)
                    #expect([0, 65, 74].contains(outcome.status), "\(name), \(share) %: \(outcome.status)")
                }
            }
        }
    }

    @Test func `the command line`() throws {
        let folder = try Folder()
        try Self.write(Self.wav([Self.tone(2)]), "a.wav", in: folder)
        #expect(try Tool.run(["analyze"], in: folder).status == 64)
        #expect(try Tool.run(["analyze", "a.wav", "--profile", "loud"], in: folder).status == 64)
        #expect(try Tool.run(["analyze", "a.wav", "--length", "3min"], in: folder).status == 64)
        #expect(try Tool.run(["analyze", "a.wav", "--strict"], in: folder).status == 65)
        #expect(try Tool.run(["analyze", "a.wav", "--against", "missing.md"], in: folder).status == 66)
        // One file that is missing doesn't keep the others from being measured.
        let several = try Tool.run(["analyze", "a.wav", "missing.wav", "a.wav", "--json"], in: folder)
        #expect(several.status == 66)
        let list = try JSONSerialization.jsonObject(with: several.output) as? [[String: Any]]
        #expect(list?.compactMap { $0["file"] as? String } == ["a.wav", "a.wav"])
    }

    static func ffmpeg(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["ffmpeg", "-nostdin", "-hide_banner", "-loglevel", "error", "-y"] + arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
