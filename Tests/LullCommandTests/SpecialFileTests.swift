import Foundation
import Testing

/// A pipe, a device, a socket or a folder in the place of a file is refused with a sentence: it is never waited for.
@Suite("Special files")
struct SpecialFileTests {
    /// A folder with one of each kind.
    private static func place() throws -> Folder {
        let folder = try Folder()
        #expect(mkfifo(folder.file("pipe"), 0o600) == 0)
        #expect(mkfifo(folder.file("pipe.md"), 0o600) == 0)
        #expect(mkfifo(folder.file("pipe.wav"), 0o600) == 0)
        try FileManager.default.createDirectory(atPath: folder.file("folder"), withIntermediateDirectories: true)
        let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(listener) }
        // The path of a socket is short, so it is made by its name in the folder.
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = folder.file("socket")
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(107)) }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        #expect(bound == 0)
        try folder.write("---\ntitle: Plain\n---\n[play brown]\n[pause 5s]\n", to: "plain.md")
        return folder
    }

    private static let files = ["pipe", "/dev/zero", "/dev/tty", "socket"]
    private static let sentence = "this is not an ordinary file; save what it gives as one"

    @Test("As a script", arguments: files + ["pipe.md"])
    func script(_ file: String) throws {
        let folder = try Self.place()
        for command in ["check", "plan", "render", "catalogue"] {
            let outcome = try Tool.run([command, file], in: folder)
            #expect(outcome.status == 66, "\(command)")
            #expect(outcome.errors.hasPrefix("lull: \(file): \(Self.sentence).\n"), "\(command)")
        }
    }

    @Test("As what is included", arguments: files)
    func include(_ file: String) throws {
        let folder = try Self.place()
        try folder.write("[include \(file)]\n", to: "a.md")
        let outcome = try Tool.run(["check", "a.md"], in: folder)
        #expect(outcome.status == 65)
        #expect(outcome.text.contains("this is not an ordinary file"), "\(outcome.text)")
    }

    @Test("As what is translated", arguments: ["pipe.md", "/dev/zero"])
    func translation(_ file: String) throws {
        let folder = try Self.place()
        try folder.write("---\nlanguage: de\ntranslates: \(file)\n---\n", to: "a.md")
        let outcome = try Tool.run(["check", "a.md"], in: folder)
        #expect(outcome.status == 65)
        #expect(outcome.text.contains("this is not an ordinary file"), "\(outcome.text)")
    }

    @Test("As a take and as a clip", arguments: ["pipe.wav", "pipe", "/dev/zero", "socket"])
    func take(_ file: String) throws {
        let folder = try Self.place()
        try folder.write("[take \(file)]\n", to: "take.md")
        let sounds = "sounds:\n  rain: { clip: \(file) }\n"
        try folder.write("---\n\(sounds)---\n[play rain]\n[pause 5s]\n", to: "clip.md")
        for script in ["take.md", "clip.md"] {
            let outcome = try Tool.run(["plan", script], in: folder)
            #expect(outcome.status != 0, "\(script)")
            #expect(outcome.errors.contains("is not an ordinary file; save what it gives as one"), "\(outcome.errors)")
        }
    }

    @Test("As a recorded line in a folder of takes")
    func recordedLine() throws {
        let folder = try Self.place()
        try folder.write("---\nvoice: { takes: folder }\n---\nHello.\n", to: "a.md")
        let plan = try Tool.run(["plan", "a.md", "--estimate", "--json"], in: folder)
        let id = try #require(plan.text.firstMatch(of: /"id" ?: ?"([^"]+)"/)?.1)
        #expect(mkfifo(folder.file("folder/\(id).wav"), 0o600) == 0)
        let outcome = try Tool.run(["plan", "a.md"], in: folder)
        #expect(outcome.status != 0)
        #expect(outcome.errors.contains("is not an ordinary file; save what it gives as one"), "\(outcome.errors)")
    }

    @Test("As a program, and as its cover and scripts", arguments: files)
    func program(_ file: String) throws {
        let folder = try Self.place()
        var outcome = try Tool.run(["batch", file, "-o", "out"], in: folder)
        #expect(outcome.status == 66)
        #expect(outcome.errors == "lull: \(file): \(Self.sentence).\n")
        for more in ["cover: \(file)\nsessions:\n  - plain.md\n", "sessions:\n  - \(file)\n"] {
            try folder.write("title: T\nformats: [flac]\n\(more)", to: "p.yaml")
            outcome = try Tool.run(["batch", "p.yaml", "-o", "out", "--dry-run"], in: folder)
            #expect(outcome.status == 65, "\(more)\(outcome.errors)\(outcome.text)")
        }
    }

    @Test("As the configuration", arguments: files)
    func configuration(_ file: String) throws {
        let folder = try Self.place()
        let path = file.hasPrefix("/") ? file : folder.file(file)
        let outcome = try Tool.run(["voices"], environment: ["LULL_CONFIG": path], in: folder)
        #expect(outcome.status == 65)
        #expect(
            outcome.errors == "lull: the configuration \(path): is not an ordinary file; save what it gives as one.\n"
        )
    }

    @Test("Among the scripts of a catalogued folder")
    func catalogue() throws {
        let folder = try Self.place()
        try folder.write("---\ntitle: Rest\n---\n[play brown]\n[pause 5s]\n", to: "folder/rest.md")
        #expect(mkfifo(folder.file("folder/pipe.md"), 0o600) == 0)
        let link = folder.file("folder/zero.md")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/dev/zero")
        let outcome = try Tool.run(["catalogue", "folder"], in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.text.contains("Rest"))
    }

    @Test("As files of a release that is verified")
    func verification() throws {
        let folder = try Self.place()
        try LullCommandTests.program(in: folder, formats: "[flac]")
        #expect(try Tool.run(batch, in: folder).status == 0)
        for name in ["audio/a.flac", "feed.xml", "catalogue.json", "transcripts/a.txt"] {
            try FileManager.default.removeItem(atPath: folder.file("out/\(name)"))
            #expect(mkfifo(folder.file("out/\(name)"), 0o600) == 0)
        }
        let outcome = try Tool.run(["verify", "out"], in: folder)
        #expect(outcome.status == 65)
        for name in ["audio/a.flac", "feed.xml", "catalogue.json"] { #expect(outcome.text.contains(name), "\(name)") }
        for name in ["manifest.json", "SHA256SUMS"] {
            try FileManager.default.removeItem(atPath: folder.file("out/\(name)"))
            #expect(mkfifo(folder.file("out/\(name)"), 0o600) == 0)
        }
        #expect(try Tool.run(["verify", "out"], in: folder).status == 66)
    }

    @Test("A pipe of the shell's is read as a script and as a program")
    func substitution() throws {
        let folder = try Self.place()
        let tool = Tool.path
        // What a program names is looked for beside it, and a pipe has nothing beside it.
        let session = folder.file("plain.md")
        try folder.write("title: T\nformats: [flac]\ndate: 2026-11-21\nsessions:\n  - \(session)\n", to: "program.yaml")
        for words in [
            "'\(tool)' check <(printf '[pause 5s]\\n')", "printf '[pause 5s]\\n' | '\(tool)' check /dev/stdin",
            "printf '[pause 5s]\\n' | '\(tool)' check -", "'\(tool)' check /dev/stdin < plain.md",
            "'\(tool)' check /proc/self/fd/7 7< <(printf '[pause 5s]\\n')",
            "'\(tool)' batch <(cat program.yaml) -o out --dry-run",
        ] {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/bash")
            process.arguments = ["-c", words]
            process.currentDirectoryURL = folder.url
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0, "\(words)")
        }
        // A named pipe that others hold open is no pipe of the shell's.
        let outcome = try Tool.run(["check", "pipe"], input: "[pause 5s]\n", in: folder)
        #expect(outcome.status == 66)
    }

    @Test("A configuration without end, or too large")
    func large() throws {
        let folder = try Self.place()
        let path = try folder.write(String(repeating: "# all is well\n", count: 100_000), to: "config.yaml")
        let outcome = try Tool.run(["voices"], environment: ["LULL_CONFIG": path], in: folder)
        #expect(outcome.status == 65)
        #expect(
            outcome.errors
                == "lull: the configuration \(path): has more than 1 MiB, which is too much for such a file; name another.\n"
        )
    }
}
