import ForeignPrograms
import Foundation
import Testing

/// A signal at any moment ends `lull` with nothing left: no other program, no temporary folder, no unfinished file.
///
/// Moments are told by what the program does, never by a clock: by what its voice has noted, and by the files it makes.
@Suite("Interrupted work")
struct InterruptedWorkTests {
    /// A folder with a session and a voice that is a shell script, and folders for the cache and for temporary files.
    private struct Place {
        let folder: Folder

        /// - Parameter voice: the body of the script; `$1` is the text's file, `$2` the WAV to make, and `$work` is this
        ///   folder.
        init(voice: String) throws {
            folder = try Folder()
            let script = try folder.write("#!/bin/sh\nwork='\(folder.url.path)'\n\(voice)\n", to: "voice.sh")
            chmod(script, 0o755)
            try folder.write(
                "engines:\n  slow:\n    command: [\"\(script)\", \"{textfile}\", \"{output}\"]\n    languages: [en]\n",
                to: "config.yaml"
            )
            let lines = (1...30).map { "This is line number \($0).\n" }.joined(separator: "\n")
            try folder.write("---\ntitle: Slow\nvoice: { engine: slow }\n---\n[play brown]\n\(lines)", to: "slow.md")
            try FileManager.default.createDirectory(atPath: folder.file("tmp"), withIntermediateDirectories: true)
        }

        var environment: [String: String] {
            ProcessInfo.processInfo.environment.merging([
                "TMPDIR": folder.file("tmp"), "LULL_CACHE": folder.file("cache"),
                "LULL_CONFIG": folder.file("config.yaml"), "HOME": folder.url.path,
            ]) { $1 }
        }

        /// Runs lull here, sends a signal when it is time, and gives the status.
        func interrupt(
            _ arguments: [String],
            _ signal: Int32,
            path: String? = nil,
            when isTime: () -> Bool
        ) throws -> (Int32, String) {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: Tool.path)
            process.arguments = arguments
            process.currentDirectoryURL = folder.url
            process.environment = environment.merging(path.map { ["PATH": $0] } ?? [:]) { $1 }
            try folder.write("", to: ".err")
            process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.file(".err")))
            process.standardOutput = FileHandle.nullDevice
            process.standardInput = FileHandle.nullDevice
            try process.run()
            while process.isRunning && !isTime() { usleep(200) }
            kill(process.processIdentifier, signal)
            process.waitUntilExit()
            return (process.terminationStatus, String(decoding: try folder.data(".err"), as: UTF8.self))
        }

        /// The processes that work in this folder: those that were given it as an argument.
        var processes: [String] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
            return names.filter { name in
                guard Int(name) != nil, let bytes = FileManager.default.contents(atPath: "/proc/\(name)/cmdline")
                else { return false }
                let words = String(decoding: bytes, as: UTF8.self)
                return words.contains(folder.url.lastPathComponent) && !words.contains("xctest")
            }
        }

        /// Everything under a name, hidden or not.
        func everything(_ name: String) -> [String] {
            (FileManager.default.enumerator(atPath: folder.file(name))?.compactMap { $0 as? String } ?? []).sorted()
        }

        /// What was left by a run that was stopped.
        var leftovers: [String] {
            let temporary = everything("tmp").map { "tmp/\($0)" }
            let hidden = folder.contents.filter { $0.contains(".lull-") || $0.hasSuffix(".wav") }
            let cached = everything("cache").filter { $0.contains(".lull-") }.map { "cache/\($0)" }
            let released = everything("out").filter { $0.contains(".lull-") || $0.contains("partial") }.map {
                "out/\($0)"
            }
            return temporary + hidden + cached + released + processes.map { "process \($0)" }
        }
    }

    /// Speaks for ever, in a child of its own, and leaves a file growing.
    private static let endless = """
        echo $$ >> "$work/started"
        (while :; do echo x >> "$(dirname "$2")/growing"; sleep 0.01; done) &
        sleep 600
        """

    private static let statuses: [Int32: Int32] = [SIGINT: 130, SIGTERM: 143, SIGHUP: 129]

    @Test("While a voice speaks", arguments: [SIGINT, SIGTERM, SIGHUP], ["render", "plan", "batch", "catalogue"])
    func speaking(_ signal: Int32, _ command: String) throws {
        let place = try Place(voice: Self.endless)
        try place.folder.write("title: P\nformats: [flac]\ndate: 2026-11-21\nsessions:\n  - slow.md\n", to: "p.yaml")
        let arguments =
            switch command {
            case "render": ["render", "slow.md", "-o", "slow.wav", "-q"]
            case "batch": ["batch", "p.yaml", "-o", "out", "-q"]
            default: [command, "slow.md"]
            }
        // Two voices speak at once where there are two.
        let wanted = command == "catalogue" ? 1 : 2
        let (status, errors) = try place.interrupt(arguments, signal) {
            let started = (try? place.folder.data("started")) ?? Data()
            return started.filter { $0 == 10 }.count >= wanted
        }
        #expect(status == Self.statuses[signal])
        #expect(errors.hasSuffix("lull: stopped; nothing half-made is left\n"), "\(errors)")
        #expect(place.leftovers.isEmpty)
    }

    /// Speaks a little, with a note before and after, so that a signal can come at every step.
    private static let quick = """
        echo begin >> "$work/steps"
        flite -voice slt -f "$1" -o "$2"
        echo end >> "$work/steps"
        """

    @Test("At every step from the first line to the last", arguments: Array(0..<24))
    func steps(_ number: Int) throws {
        let place = try Place(voice: Self.quick)
        let signal = [SIGINT, SIGTERM, SIGHUP][number % 3]
        // The first as soon as the program runs, then one step later each time.
        let (status, errors) = try place.interrupt(["render", "slow.md", "-o", "slow.wav", "-q"], signal) {
            ((try? place.folder.data("steps")) ?? Data()).filter { $0 == 10 }.count >= 2 * number
        }
        // The very first may come before the program is there to take it.
        if number > 0 {
            #expect(status == Self.statuses[signal])
            #expect(errors.hasSuffix("lull: stopped; nothing half-made is left\n"), "\(errors)")
        }
        #expect(place.leftovers.isEmpty)
    }

    @Test("As soon as a file is there", arguments: Array(0..<24))
    func files(_ number: Int) throws {
        let place = try Place(voice: Self.quick)
        try place.folder.write(
            "---\ntitle: Long\nlength: 10 min\n---\n[play rain] [play pad] [play ocean]\n[pause 5s+]\n",
            to: "long.md"
        )
        let signal = [SIGINT, SIGTERM, SIGHUP][number % 3]
        // Places are tried first, so hidden files come and go before the one that is written: each time another is waited for.
        var seen: Set<String> = []
        let wanted = 1 + number % 3
        let outputs = ["-o", "a.wav", "-o", "b.flac", "-o", "c.mp3", "--stems", "out"]
        let (status, _) = try place.interrupt(["render", "long.md", "-q"] + outputs, signal) {
            for name in place.folder.contents where name.contains(".lull-") { seen.insert(name) }
            return seen.count >= wanted
        }
        #expect(status == Self.statuses[signal])
        #expect(place.leftovers.isEmpty)
    }

    /// Another program in the place of ffmpeg: it makes the file that its last argument names and takes all that comes.
    private static let encoder = """
        #!/bin/sh
        for last; do :; done
        echo begun > "${last#file:}"
        cat > /dev/null
        sleep 600
        """

    @Test("While ffmpeg encodes", arguments: [SIGINT, SIGTERM, SIGHUP])
    func encoding(_ signal: Int32) throws {
        let place = try Place(voice: Self.quick)
        chmod(try place.folder.write(Self.encoder, to: "tmp/ffmpeg"), 0o755)
        let session = "---\ntitle: Long\nlength: 10 min\n---\n[play rain] [play pad] [play ocean]\n[pause 5s+]\n"
        try place.folder.write(session, to: "long.md")
        try place.folder.write("title: P\nformats: [m4a]\ndate: 2026-11-21\nsessions:\n  - long.md\n", to: "p.yaml")
        let path = "\(place.folder.file("tmp")):\(ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")"
        let arguments = ["batch", "p.yaml", "-o", place.folder.file("out"), "-q"]
        let (status, _) = try place.interrupt(arguments, signal, path: path) {
            place.everything("out").contains { $0.hasSuffix(".m4a") }
        }
        #expect(status == Self.statuses[signal])
        try FileManager.default.removeItem(atPath: place.folder.file("tmp/ffmpeg"))
        #expect(place.leftovers.isEmpty)
        #expect(try contents(place.folder, "out").isEmpty)
    }
}
