import Foundation
import LullSession
import Testing

@testable import LullCommand

/// Numbers that no machine holds, in every option that takes one, and in the headers of files.
@Suite("Numbers past all bounds on the command line")
struct ExtremeOptionTests {
    private static let numbers = [
        "1e308", "-1e308", "nan", "inf", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "1e19",
        "99999999999999999999999999999999", "-0.0", "00", "0x7fffffffffffffff",
    ]

    @Test("are messages", arguments: numbers)
    func options(_ number: String) throws {
        let folder = try Folder()
        try folder.write(
            "---\nparameters: { n: { default: 2, from: 1, to: 9 } }\n---\n[breathe 4-6 x {n}]\n",
            to: "s.md"
        )
        try program(in: folder)
        try tone().write(to: URL(fileURLWithPath: folder.file("t.wav")))
        let commands = [
            ["render", "s.md", "-q", "-o", "o.wav", "--from=%", "--to=1"], ["render", "s.md", "-o", "o.wav", "--to=%"],
            ["render", "s.md", "-o", "o.wav", "--rate=%"], ["render", "s.md", "-o", "o.wav", "--bits=%"],
            ["plan", "s.md", "--length=%"], ["plan", "s.md", "--length=%h"], ["plan", "s.md", "--rate=%"],
            ["plan", "s.md", "--set", "n=%"], ["check", "s.md", "--length=%min"], ["check", "s.md", "--set", "n=%"],
            ["analyze", "t.wav", "--against", "s.md", "--length=%"], ["play", "s.md", "-d", "nowhere", "--from=%"],
            ["play", "s.md", "-d", "nowhere", "--buffer=%"],
            ["batch", "program.yaml", "-o", "out", "--dry-run", "--jobs=%"],
            ["batch", "program.yaml", "-o", "out", "--dry-run", "--shard=%/4"],
            ["batch", "program.yaml", "-o", "out", "--dry-run", "--shard=1/%"],
        ]
        for command in commands {
            let arguments = command.map { $0.replacing("%", with: number) }
            let outcome = try Tool.run(arguments, in: folder)
            // Nothing ends by a signal, and whatever isn't done is told. Zero is a beginning, a count, a length.
            #expect(outcome.status < 128, "\(arguments): \(outcome.status)")
            #expect(outcome.status == 0 || !(outcome.errors + outcome.text).isEmpty, "\(arguments)")
            if !["-0.0", "00", "9223372036854775807"].contains(number) {
                #expect(outcome.status != 0, "\(arguments)")
            }
        }
    }

    @Test("are told of the environment")
    func epoch() throws {
        let folder = try Folder()
        try program(in: folder)
        for text in ["9223372036854775807", "9223372036854775808", "-1", "1e3", "253402300800", "x"] {
            let outcome = try Tool.run(batch, environment: ["SOURCE_DATE_EPOCH": text], in: folder)
            #expect(outcome.status == 64)
            let says = "lull: SOURCE_DATE_EPOCH is “\(text)”: it takes whole seconds since 1970, 0 to 253402300799.\n"
            #expect(outcome.errors == says)
            #expect(!folder.contents.contains("out"))
        }
    }

    @Test("are refused by remote hands")
    func remote() throws {
        for number in ["1e308", "-1e308", "1e309", "9223372036854775808", "NaN", "\"5\"", "null", "-0.0"] {
            for verb in ["move\", \"by", "go\", \"to", "beds\", \"by", "watch\", \"every"] {
                let line = "{\"do\": \"\(verb)\": \(number)}"
                _ = try? RemoteCommand(Array(line.utf8))
            }
        }
    }

    @Test("in the header of a sound are messages, or a sound")
    func headers() throws {
        let folder = try Folder()
        func bytes(_ value: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        // Places of RIFF's length, the format, channels, rate, bytes a second, bytes a frame, bits, and the sound's length.
        let places = [(4, 4), (16, 4), (20, 2), (22, 2), (24, 4), (28, 4), (32, 2), (34, 2), (40, 4)]
        for (place, count) in places {
            for value in [0, 1, 999, 1001, 65_535, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF] {
                var file = [UInt8](tone(seconds: 0.2))
                file.replaceSubrange(place..<place + count, with: bytes(value, count))
                try Data(file).write(to: URL(fileURLWithPath: folder.file("x.wav")))
                let outcome = try Tool.run(["analyze", "x.wav", "-q"], in: folder)
                #expect([0, 65].contains(outcome.status), "\(place) \(value): \(outcome.status) \(outcome.errors)")
            }
        }
    }

    @Test("as samples are messages, or measured")
    func samples() throws {
        let folder = try Folder()
        for value in [Float.greatestFiniteMagnitude, 1e30, .infinity, .nan, .leastNonzeroMagnitude, -1e38] {
            var file = [UInt8](tone(seconds: 0))
            file[20] = 3
            (file[32], file[34]) = (4, 32)
            let frames = 48_000
            for index in 0..<4 { file[40 + index] = UInt8(4 * frames >> (8 * index) & 0xFF) }
            for frame in 0..<frames {
                let sample = (frame % 3 == 0 ? value : -value).bitPattern
                for index in 0..<4 { file.append(UInt8(sample >> (8 * index) & 0xFF)) }
            }
            try Data(file).write(to: URL(fileURLWithPath: folder.file("x.wav")))
            for more in [[], ["--json"], ["--plot", "x.png"]] {
                let outcome = try Tool.run(["analyze", "x.wav", "-q"] + more, in: folder)
                #expect([0, 65].contains(outcome.status), "\(value) \(more): \(outcome.status) \(outcome.errors)")
            }
        }
    }
}
