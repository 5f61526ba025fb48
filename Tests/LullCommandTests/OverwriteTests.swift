import Foundation
import Testing

/// A second of a tone: WAV, 16 bit, one channel.
func tone(seconds: Double = 1) -> Data {
    let frames = Int(48_000 * seconds)
    func bytes(_ value: Int, _ count: Int) -> Data { Data((0..<count).map { UInt8(value >> (8 * $0) & 0xFF) }) }
    var data = Data("RIFF".utf8) + bytes(36 + 2 * frames, 4) + Data("WAVEfmt ".utf8) + bytes(16, 4)
    data += bytes(1, 2) + bytes(1, 2) + bytes(48_000, 4) + bytes(96_000, 4) + bytes(2, 2) + bytes(16, 2)
    data += Data("data".utf8) + bytes(2 * frames, 4)
    for frame in 0..<frames { data += bytes(Int(8000 * sin(Double(frame) * 0.05)) & 0xFFFF, 2) }
    return data
}

/// What a command reads is never written over, however it is named.
@Suite("Outputs that are inputs")
struct OverwriteTests {
    /// A session with every kind of input, and what each of its files holds.
    private static func session(in folder: Folder) throws -> [String: Data] {
        try FileManager.default.createDirectory(atPath: folder.file("takes"), withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: folder.file("clips"), withIntermediateDirectories: true)
        for name in ["intro.wav", "clips/rain.wav", "clips/unused.wav", "takes/hello-5a5a.wav", "sound.wav"] {
            try tone().write(to: URL(fileURLWithPath: folder.file(name)))
        }
        let head = """
            ---
            title: Intro
            voice: { takes: takes }
            sounds:
              rain: { clip: clips/rain.wav }
              spare: { clip: clips/unused.wav }
            ---

            """
        let body = "[include part.md]\n[take intro.wav]\n[play rain]\n[pause 2s]\n"
        try folder.write(head + body, to: "intro.md")
        try folder.write("[pause 1s]\n", to: "part.md")
        try folder.write("---\ntranslates: intro.md\nlanguage: de\n---\n[pause 2s]\n", to: "intro.de.md")
        try folder.write("defaults: {}\n", to: "config.json")
        var held: [String: Data] = [:]
        for name in FileManager.default.subpaths(atPath: folder.url.path) ?? []
        where name.contains(".") { held[name] = try folder.data(name) }
        return held
    }

    private static func run(_ arguments: [String], in folder: Folder) throws -> Tool.Outcome {
        let environment = ["LULL_CACHE": folder.file(".cache"), "LULL_CONFIG": folder.file("config.json")]
        return try Tool.run(arguments, environment: environment, in: folder)
    }

    @Test("are refused before anything is rendered, with the name of both and a hint")
    func commands() throws {
        let folder = try Folder()
        var held = try Self.session(in: folder)
        try FileManager.default.createSymbolicLink(atPath: folder.file("link.wav"), withDestinationPath: "intro.wav")
        try FileManager.default.linkItem(atPath: folder.file("intro.wav"), toPath: folder.file("hard.wav"))
        try FileManager.default.createSymbolicLink(atPath: folder.file("here"), withDestinationPath: ".")
        try FileManager.default.createSymbolicLink(atPath: folder.file("p.png"), withDestinationPath: "sound.wav")
        try FileManager.default.createSymbolicLink(atPath: folder.file("p.svg"), withDestinationPath: "part.md")
        try FileManager.default.createSymbolicLink(atPath: folder.file("q.png"), withDestinationPath: "intro.md")
        for name in ["link.wav", "hard.wav", "p.png", "p.svg", "q.png"] { held[name] = try folder.data(name) }
        let before = folder.contents
        func replaces(_ output: String, _ input: String, _ hint: String = "file with -o") -> String {
            "lull: \(output): writing it would replace \(input); name another \(hint).\n"
        }
        func twice(_ output: String, _ what: String) -> String {
            "lull: \(output): \(what); give each output a file of its own.\n"
        }
        let intro = "the recording “intro.wav”"
        let cases: [(arguments: [String], says: String)] = [
            (["render", "intro.md"], replaces("intro.wav", intro)),
            (["render", "intro.md", "-o", "./takes/../intro.wav"], replaces("./takes/../intro.wav", intro)),
            (["render", "intro.md", "-o", "link.wav"], replaces("link.wav", intro)),
            (["render", "intro.md", "-o", "hard.wav"], replaces("hard.wav", intro)),
            (["render", "intro.md", "-o", folder.file("intro.wav")], replaces(folder.file("intro.wav"), intro)),
            (["render", "intro.md", "-o", "here/intro.wav"], replaces("here/intro.wav", intro)),
            (["render", "intro.md", "-o", "a.wav", "-o", "intro.wav"], replaces("intro.wav", intro)),
            (
                ["render", "intro.md", "-o", "takes/hello-5a5a.wav"],
                replaces("takes/hello-5a5a.wav", "the recording “takes/hello-5a5a.wav”")
            ),
            // Declared, and not played with these parameters.
            (
                ["render", "intro.md", "-o", "clips/unused.wav"],
                replaces("clips/unused.wav", "the recording “clips/unused.wav”")
            ),
            (
                ["render", "intro.md", "-o", "a.wav", "--stems", "clips"],
                replaces("clips/rain.wav", "the recording “clips/rain.wav”", "folder with --stems")
            ),
            (
                ["render", "intro.md", "-o", "a.wav", "--report", "intro.md"],
                replaces("intro.md", "the script “intro.md”", "file with --report")
            ),
            (
                ["render", "intro.md", "-o", "a.wav", "--report", "part.md"],
                replaces("part.md", "the script “part.md”", "file with --report")
            ),
            (
                ["render", "intro.de.md", "-o", "a.wav", "--report", "intro.md"],
                replaces("intro.md", "the script “intro.md”", "file with --report")
            ),
            (
                ["render", "intro.md", "-o", "a.wav", "--report", "config.json"],
                replaces(
                    "config.json",
                    "the voice configuration “\(folder.file("config.json"))”",
                    "file with --report"
                )
            ),
            (["render", "intro.md", "-o", "a.wav", "-o", "./a.wav"], twice("./a.wav", "-o names this file twice")),
            (
                ["render", "intro.md", "-o", "x.wav", "--report", "clips/../x.wav"],
                twice("clips/../x.wav", "-o and --report name the same file")
            ),
            (
                ["render", "intro.md", "-o", "here/rain.wav", "--stems", "."],
                twice("./rain.wav", "-o and --stems name the same file")
            ),
            (
                ["plan", "intro.md", "--plot", "p.svg"],
                replaces("p.svg", "the script “part.md”", "file with --plot")
            ),
            (
                ["analyze", "sound.wav", "--plot", "p.png"],
                replaces("p.png", "the audio file “sound.wav”", "file with --plot")
            ),
            (
                ["analyze", "sound.wav", "--against", "intro.md", "--plot", "q.png"],
                replaces("q.png", "the script “intro.md”", "file with --plot")
            ),
            (["catalogue", "intro.md", "-o", "intro.md"], replaces("intro.md", "the script “intro.md”")),
            (["catalogue", "intro.md", "-o", "part.md"], replaces("part.md", "the script “part.md”")),
            (["catalogue", ".", "-o", "here/intro.md"], replaces("here/intro.md", "the script “intro.md”")),
            (
                ["play", "intro.md", "-d", "null", "--log", "intro.md"],
                replaces("intro.md", "the script “intro.md”", "file with --log")
            ),
            (
                ["play", "intro.md", "-d", "null", "--log", "new", "--control", "here/new"],
                twice("here/new", "--log and --control name the same file")
            ),
        ]
        for (arguments, says) in cases {
            let outcome = try Self.run(arguments, in: folder)
            #expect(outcome.status == 73, "\(arguments): \(outcome.status)")
            #expect(outcome.errors == says, "\(arguments)")
            #expect(outcome.text.isEmpty, "\(arguments)")
        }
        for (name, data) in held { #expect(try folder.data(name) == data, "\(name)") }
        #expect(folder.contents.filter { $0 != ".cache" } == before)
    }

    @Test("of sounds: two outputs are never one file")
    func sounds() throws {
        let folder = try Folder()
        try folder.write("", to: "bowl.wav")
        try folder.write("defaults: {}\n", to: "config.json")
        try FileManager.default.createSymbolicLink(atPath: folder.file("bowl.png"), withDestinationPath: "bowl.wav")
        let outcome = try Self.run(["sounds", "bowl", "--render", "bowl.wav", "--plot", "bowl.png"], in: folder)
        #expect(outcome.status == 73)
        let says = "lull: bowl.png: --render and --plot name the same file; give each output a file of its own.\n"
        #expect(outcome.errors == says)
        #expect(try folder.data("bowl.wav").isEmpty)
    }

    @Test("of standard input and output are seen as well")
    func standardStreams() throws {
        let folder = try Folder()
        try folder.write("[pause 2s]\n", to: "s.md")
        func shell(_ command: String) throws -> (status: Int32, errors: String) {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.arguments = ["-c", "'\(Tool.path)' \(command) 2> errors.txt"]
            process.currentDirectoryURL = folder.url
            try process.run()
            process.waitUntilExit()
            return (process.terminationStatus, String(decoding: try folder.data("errors.txt"), as: UTF8.self))
        }
        let input = try shell("render - -o a.wav --report s.md < s.md")
        #expect(input.status == 73)
        let replaces =
            "lull: s.md: writing it would replace the script “standard input”; name another file with --report.\n"
        #expect(input.errors == replaces)
        let output = try shell("render s.md -o - --report both.wav > both.wav")
        #expect(output.status == 73)
        let both = "lull: both.wav: -o and --report name the same file; give each output a file of its own.\n"
        #expect(output.errors == both)
        #expect(try folder.data("s.md") == Data("[pause 2s]\n".utf8))
    }

    @Test("that are none are written as ever, once and once more")
    func others() throws {
        let folder = try Folder()
        let held = try Self.session(in: folder)
        for _ in 0..<2 {
            let outcome = try Self.run(
                ["render", "intro.md", "-q", "-o", "out.wav", "--stems", "parts", "--report", "r.json"],
                in: folder
            )
            #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        }
        #expect(FileManager.default.fileExists(atPath: folder.file("parts/rain.wav")))
        for (name, data) in held { #expect(try folder.data(name) == data, "\(name)") }
    }

    @Test("of a release: a clip, a cover or a program at a place of the release is refused")
    func batches() throws {
        let folder = try Folder()
        try program(in: folder, formats: "[wav]")
        for name in ["out/audio", "out/.lull/partial", "out/stems/b"] {
            try FileManager.default.createDirectory(atPath: folder.file(name), withIntermediateDirectories: true)
        }
        func clip(_ path: String, script: String = "a.md") throws {
            try tone().write(to: URL(fileURLWithPath: folder.file(path)))
            try folder.write(
                "---\ntitle: A\nsounds: { c: { clip: \(path) } }\n---\n[play c]\n[pause 6s]\n",
                to: script
            )
        }
        func refused(_ says: String, _ more: [String] = []) throws {
            let outcome = try Tool.run(batch + more, in: folder)
            #expect(outcome.status == 73)
            #expect(outcome.errors == "lull: \(says).\n")
        }
        // The track of one session is the recording of the other; that Lull made it itself changes nothing.
        try clip("out/audio/b.wav")
        let own = "writing it would replace the recording “out/audio/b.wav”; name another folder with -o"
        try refused("out/audio/b.wav: \(own)")
        try refused("out/audio/b.wav: \(own)", ["--dry-run"])
        #expect(try folder.data("out/audio/b.wav") == tone())
        // What is made is cleared away first.
        try clip("out/.lull/partial/c.wav")
        try refused(
            "out/.lull/partial/c.wav: the recording lies in “out/.lull”, which Lull clears; move it elsewhere"
        )
        #expect(try folder.data("out/.lull/partial/c.wav") == tone())
        try FileManager.default.removeItem(atPath: folder.file("out"))
        try clip("c.wav")
        #expect(try Tool.run(batch, in: folder).status == 0)
        #expect(try Tool.run(["verify", "out"], in: folder).status == 0)
    }

    @Test("What a program is made from is never pruned")
    func pruning() throws {
        let folder = try Folder()
        try program(in: folder, formats: "[wav]")
        #expect(try Tool.run(batch, in: folder).status == 0)
        // The track of a session that goes becomes the recording of the one that stays.
        try folder.write(
            "---\ntitle: A\nsounds: { c: { clip: out/audio/b.wav } }\n---\n[play c]\n[pause 6s]\n",
            to: "a.md"
        )
        try folder.write("title: Quiet\nformats: [wav]\ndate: 2026-11-21\nsessions: [a.md]\n", to: "program.yaml")
        let recording = try folder.data("out/audio/b.wav")
        let outcome = try Tool.run(batch + ["--prune"], in: folder)
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        #expect(try folder.data("out/audio/b.wav") == recording)
        #expect(!FileManager.default.fileExists(atPath: folder.file("out/transcripts/b.txt")))
    }
}
