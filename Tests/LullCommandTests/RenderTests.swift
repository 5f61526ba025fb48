import Foundation
import Testing

/// A session without voice that is done in a moment.
let quiet = """
    ---
    sounds: { hum: { tone: sine, pitch: A3, level: { breath: [-50 dB, -30 dB] } } }
    ---
    [play brown] [breathe 4-6 x 2 with hum] [bell]
    [pause 5s]
    """

@Suite("lull render")
struct RenderTests {
    @Test("A session becomes a WAV of its planned length; twice is the same to the byte")
    func twice() throws {
        let folder = try Folder()
        try folder.write(quiet, to: "a session.md")
        let first = try Tool.run(["render", "a session.md", "-o", "one.wav", "-o", "two.wav"], in: folder)
        #expect(first.status == 0, "\(first.errors)")
        let again = try Tool.run(["render", "a session.md"], in: folder)
        #expect(again.status == 0)
        #expect(folder.contents == ["a session.md", "a session.wav", "one.wav", "two.wav"])
        let one = try folder.data("one.wav")
        let isSame = try one == folder.data("two.wav") && one == folder.data("a session.wav")
        #expect(isSame)
        let plan = try JSONSerialization.jsonObject(
            with: Tool.run(["plan", "a session.md", "--json"], in: folder).output
        )
        let duration = try #require((plan as? [String: Any])?["duration"] as? Double)
        // 24 bit, two channels, behind a header of 44 bytes.
        #expect(one.count == 44 + Int((duration * 48_000).rounded()) * 6)
    }

    @Test("Bits and rates are those that were asked for")
    func formats() throws {
        let folder = try Folder()
        try folder.write(quiet, to: "s.md")
        for (bits, size) in [("16", 4), ("24", 6), ("float", 8)] {
            let outcome = try Tool.run(
                ["render", "s.md", "-o", "\(bits).wav", "--bits", bits, "--rate", "44100", "--from", "1", "--to", "2"],
                in: folder
            )
            #expect(outcome.status == 0, "\(outcome.errors)")
            let data = try folder.data("\(bits).wav")
            #expect(data[24..<28] == Data([0x44, 0xAC, 0, 0]))
            #expect(abs(data.count - 44_100 * size) < 200)
        }
        let encoded = try Tool.run(
            ["render", "s.md", "-o", "a.flac", "-o", "a.ogg", "-o", "a.opus", "-o", "a.mp3", "-q"],
            in: folder
        )
        #expect(encoded.status == 0 && encoded.errors.isEmpty)
        #expect(try folder.data("a.flac").starts(with: Data("fLaC".utf8)))
        #expect(try folder.data("a.opus").starts(with: Data("OggS".utf8)))
    }

    @Test("A span is the span of the whole")
    func span() throws {
        let folder = try Folder()
        let script =
            "---\nmaster: { loudness: -30 LUFS }\n---\n[play pad] [play ocean] [breathe 4-6 x 6] [bowl] [pause 20s]"
        try folder.write(script, to: "s.md")
        let common = ["render", "s.md", "-q", "--bits", "float", "-o"]
        #expect(try Tool.run(common + ["whole.wav"], in: folder).status == 0)
        #expect(try Tool.run(common + ["part.wav", "--from", "0:31.5", "--to", "40s"], in: folder).status == 0)
        func samples(_ name: String) throws -> [Float] {
            let data = try folder.data(name)
            let start = try #require(data.range(of: Data("data".utf8))).upperBound + 4
            return data[start...].withUnsafeBytes { bytes in
                (0..<bytes.count / 4).map { bytes.loadUnaligned(fromByteOffset: $0 * 4, as: Float.self) }
            }
        }
        let whole = try samples("whole.wav")
        let part = try samples("part.wav")
        #expect(part.count == 2 * 408_000)
        let offset = 2 * 1_512_000
        let difference = part.indices.map { abs(part[$0] - whole[offset + $0]) }.max() ?? 1
        #expect(difference < 1e-5)
    }

    @Test("Standard input goes in, a WAV stream comes out, and nothing else")
    func streams() throws {
        let folder = try Folder()
        let outcome = try Tool.run(["render", "-", "-o", "-", "--to", "1"], input: quiet, in: folder)
        #expect(outcome.status == 0)
        #expect(outcome.output.starts(with: Data("RIFF".utf8)))
        #expect(outcome.output.count == 44 + 48_000 * 6)
        #expect(folder.contents.isEmpty)
    }

    @Test("A WAV on standard output and the file are the same bytes")
    func streamEqualsFile() throws {
        let folder = try Folder()
        try folder.write(quiet, to: "s.md")
        let stream = try Tool.run(["render", "s.md", "-o", "-", "-q", "--bits", "16"], in: folder)
        _ = try Tool.run(["render", "s.md", "-o", "s.wav", "-q", "--bits", "16"], in: folder)
        let isSame = try stream.output == folder.data("s.wav")
        #expect(isSame)
    }

    @Test("Parameters and lengths from the command line")
    func settings() throws {
        let folder = try Folder()
        try folder.write(
            "---\nparameters: { n: { default: 2, from: 1, to: 9 } }\n---\n[breathe 4-6 x {n}] [pause 1s+]",
            to: "s.md"
        )
        func duration(_ arguments: [String]) throws -> Double? {
            let outcome = try Tool.run(["plan", "s.md", "--json"] + arguments, in: folder)
            return (try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])?["duration"] as? Double
        }
        #expect(try duration([]) == 21)
        #expect(try duration(["--set", "n=5"]) == 51)
        #expect(try duration(["--length", "2min"]) == 120)
        #expect(try Tool.run(["plan", "s.md", "--set", "n=50"], in: folder).status == 65)
    }

    @Test("Stems and the report")
    func stems() throws {
        let folder = try Folder()
        try folder.write(quiet, to: "s.md")
        let outcome = try Tool.run(
            ["render", "s.md", "-o", "s.wav", "--stems", "parts", "--report", "r.json"],
            in: folder
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(folder.contents == ["parts", "r.json", "s.md", "s.wav"])
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("parts")).sorted()
        #expect(names == ["bell.wav", "brown.wav", "hum.wav"])
        let report = try JSONSerialization.jsonObject(with: folder.data("r.json")) as? [String: Any]
        let integrated = try #require(report?["integrated"] as? Double)
        #expect(abs(integrated + 24) < 0.15)
        #expect((report?["truePeak"] as? Double ?? 0) < -3)
        let product = (report?["outputs"] as? [[String: Any]])?.first
        #expect((product?["sha256"] as? String)?.count == 64)
        #expect(product?["bytes"] as? Int == (try folder.data("s.wav").count))
        let within = ["render", "s.md", "-q", "-o", "all/s.wav", "--stems", "all", "--report", "all/r.json"]
        #expect(try Tool.run(within, in: folder).status == 0)
    }
}

@Suite("What goes wrong, and how it is told")
struct FailureTests {
    @Test("Exit statuses follow sysexits, messages are sentences")
    func statuses() throws {
        let folder = try Folder()
        try folder.write(quiet, to: "s.md")
        try folder.write("[pase 4s]", to: "bad.md")
        try folder.write("---\nvoice: { engine: piper, name: nobody }\n---\nHello.", to: "piper.md")
        try folder.write("---\nvoice: { engine: parrot }\n---\nHello.", to: "parrot.md")
        try folder.write("Hello.", to: "hello.md")
        try folder.write("---\nsounds: { r: { clip: s.md } }\n---\n[play r]\n[pause 3s]", to: "clip.md")
        let cases: [(arguments: [String], status: Int32, says: String)] = [
            (["render"], 64, "Missing expected argument"),
            (["render", "s.md", "-o", "x.xyz"], 64, "“x.xyz” has no audio format"),
            (["render", "s.md", "-o", "x.m4a"], 64, "or .mp3; lull batch makes M4A and M4B, with chapters.\n"),
            (
                ["render", "s.md", "-o", "a.wav", "-o", "a.wav"], 73,
                "lull: a.wav: -o names this file twice; give each output a file of its own.\n"
            ),
            (["render", "s.md", "-o", "-", "-o", "-"], 64, "lull: -o names standard output twice.\n"),
            (
                ["render", "s.md", "--from", "20", "--to", "10"], 64,
                "lull: --from and --to leave nothing between them."
            ),
            (["render", "s.md", "--from", "1h"], 64, "lies behind the end"),
            (["render", "s.md", "--set", "novalue"], 64, "gives no value"),
            (["render", "bad.md"], 65, "bad.md:1:2: error: there is no directive “pase”"),
            (["render", "s.md", "--set", "x=1"], 65, "this script has no parameter “x”"),
            (["render", "parrot.md"], 65, "parrot"),
            (["render", "clip.md"], 65, "clip.md:2:"),
            (["render", "none.md"], 66, "lull: none.md: there is no such file"),
            (["render", "."], 66, "lull: .: this is a folder; name a file in it, such as “./bad.md”."),
            (["render", "hello.md", "-o", "a.wav"], 69, "apt-get install"),
            (["render", "s.md", "-o", "no/such/place.wav"], 73, "no/such/place.wav: can't be written"),
            // Before any voice is looked for.
            (
                ["render", "hello.md", "-o", "a.wav", "--report", "no/such/place.json"], 73,
                "lull: no/such/place.json: can't be written: there is no folder “no/such/”; make it with mkdir -p, or name "
                    + "another.\n"
            ),
            (
                ["render", "hello.md", "-o", "a.wav", "--stems", "s.md/parts"], 73,
                "lull: s.md/parts: the folder can't be made: “s.md” is no folder; move it elsewhere, or choose another place.\n"
            ),
            (["render", "none.md", "--stems", "parts"], 66, "lull: none.md: there is no such file"),
            (["plan", "hello.md", "--plot", "no/p.svg"], 73, "lull: no/p.svg: can't be written: there is no folder"),
            (["plan", "hello.md", "--plot", "p.gif"], 64, "“p.gif” has no picture format: end it in .svg or .png."),
            (["catalogue", "hello.md", "-o", "no/c.md"], 73, "lull: no/c.md: can't be written: there is no folder"),
            (["analyze", "none.wav", "--plot", "no/p.png"], 73, "lull: no/p.png: can't be written"),
            (["render", "", "-o", "a.wav"], 64, "lull: behind “render” stands nothing: write what is meant."),
            (
                ["render", "s.md", "-o", "/proc/nothing.wav"], 73,
                "lull: /proc/nothing.wav: can't be written: No such file or directory; choose another place.\n"
            ),
            (["render", "s.md", "--rate", "44100", "-o", "x.opus"], 73, "--rate 48000"),
        ]
        for (arguments, status, says) in cases {
            // A PATH without any voice engine.
            let outcome = try Tool.run(
                arguments,
                environment: ["PATH": "/nowhere", "LULL_CACHE": folder.file(".cache")],
                in: folder
            )
            #expect(outcome.status == status, "\(arguments): \(outcome.errors)")
            #expect(outcome.errors.contains(says), "\(arguments): \(outcome.errors)")
        }
        #expect(folder.contents.filter { $0.hasSuffix(".wav") || $0.hasPrefix(".x") || $0 == "parts" }.isEmpty)
    }

    @Test("A full disk is an error, not half a file")
    func fullDisk() throws {
        let folder = try Folder()
        try folder.write(quiet, to: "s.md")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "'\(Tool.path)' render s.md -q -o - > /dev/full"]
        process.currentDirectoryURL = folder.url
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 74)
    }

    @Test("Ctrl-C leaves nothing behind, and an old file as it was")
    func interrupted() throws {
        let folder = try Folder()
        try folder.write("---\nmaster: { loudness: off }\n---\n[play pad] [play ocean] [pause 8 h]", to: "long.md")
        try folder.write("old", to: "long.wav")
        let outcome = try Tool.run(["render", "long.md"], in: folder) {
            folder.contents.contains { $0.hasPrefix(".long") && (try? folder.data($0).count) ?? 0 > 100_000 }
        }
        #expect(outcome.status == 130)
        #expect(outcome.errors.contains("lull: stopped; nothing half-made is left"))
        #expect(folder.contents == ["long.md", "long.wav"])
        #expect(try folder.data("long.wav") == Data("old".utf8))
    }

    @Test("A script with an error leaves the old file alone")
    func untouched() throws {
        let folder = try Folder()
        try folder.write("[pase 3s]", to: "s.md")
        try folder.write("old", to: "s.wav")
        #expect(try Tool.run(["render", "s.md"], in: folder).status == 65)
        #expect(try folder.data("s.wav") == Data("old".utf8))
    }
}
