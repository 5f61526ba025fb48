import Foundation
import Testing

/// A folder with a sound device that writes what it plays to `capture.raw`, as fast as it comes.
private func studio(_ script: String = quiet) throws -> (folder: Folder, environment: [String: String]) {
    let folder = try Folder()
    try folder.write(script, to: "s.md")
    let configuration = """
        </usr/share/alsa/alsa.conf>
        pcm.capture { type file slave.pcm null file "\(folder.file("capture.raw"))" format raw }

        """
    try folder.write(configuration, to: "asound.conf")
    return (folder, ["ALSA_CONFIG_PATH": folder.file("asound.conf")])
}

/// Whether five seconds of it have been played, and the program is well under way.
private func hasPlayed(_ folder: Folder) -> Bool {
    let path = folder.file("capture.raw")
    let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? NSNumber
    return size.map { $0.intValue > 5 * 48_000 * 8 } ?? false
}

@Suite("lull play")
struct PlayTests {
    @Test("What is played is what is rendered, to the bit", arguments: [("float", 88), ("16", 44)])
    func bits(bits: String, header: Int) throws {
        let (folder, environment) = try studio()
        let played = try Tool.run(
            ["play", "s.md", "--device", "capture", "--bits", bits, "-q"],
            environment: environment,
            in: folder
        )
        #expect(played.status == 0 && played.errors.isEmpty, "\(played.errors)")
        #expect(try Tool.run(["render", "s.md", "--bits", bits, "-o", "r.wav", "-q"], in: folder).status == 0)
        let rendered = try folder.data("r.wav").dropFirst(header)
        let capture = try folder.data("capture.raw")
        let isSame = capture.starts(with: rendered)
        #expect(isSame)
        // A broken period is filled with silence.
        #expect(capture.count - rendered.count < 480 * 8 && capture.dropFirst(rendered.count).allSatisfy { $0 == 0 })
    }

    @Test("What is heard is told line by line, and from the middle only what comes")
    func plain() throws {
        let (folder, environment) = try studio("# One\n\n[pause 3s]\n\n# Two\n\n[breathe 4-6 x 2]\n[pause 2s]\n")
        let all = try Tool.run(["play", "s.md", "--device", "null", "--plain"], environment: environment, in: folder)
        #expect(all.status == 0 && all.output.isEmpty)
        let events = "0:03  # Two\n0:03  (breathing 4-6, 2 breaths)\n"
        #expect(all.errors.hasPrefix("0:00  # One\n" + events), "\(all.errors)")
        #expect(all.errors.hasSuffix("(the end)\n"), "\(all.errors)")
        let part = try Tool.run(
            ["play", "s.md", "--device", "null", "--plain", "--from", "1"],
            environment: environment,
            in: folder
        )
        #expect(part.errors.hasPrefix(events), "\(part.errors)")
        try folder.write("[breathe 4-6 from 9/min to 6/min over 2 breaths]\n", to: "ramp.md")
        let ramp = try Tool.run(["play", "ramp.md", "-d", "null", "--plain"], environment: environment, in: folder)
        #expect(ramp.errors.contains("(breathing 4-6 from 9 to 6 a minute, 2 breaths)\n"), "\(ramp.errors)")
    }

    @Test("A session with a loudness to reach is measured once, and played as it is rendered")
    func measured() throws {
        let (folder, environment) = try studio("---\nmaster: { loudness: -30 LUFS }\n---\n[play pink] [pause 30s]\n")
        let own = environment.merging(["LULL_CACHE": folder.file("cache")]) { $1 }
        #expect(try Tool.run(["render", "s.md", "--bits", "float", "-o", "r.wav", "-q"], in: folder).status == 0)
        let rendered = try folder.data("r.wav").dropFirst(88)
        for _ in 0..<2 {
            let outcome = try Tool.run(["play", "s.md", "--device", "capture", "-q"], environment: own, in: folder)
            #expect(outcome.status == 0, "\(outcome.errors)")
            let isSame = try folder.data("capture.raw").starts(with: rendered)
            #expect(isSame)
            let kept = try FileManager.default.contentsOfDirectory(atPath: folder.file("cache/mastering"))
            #expect(kept.count == 1)
        }
        try folder.write("---\nmaster: { loudness: -33 LUFS }\n---\n[play pink] [pause 30s]\n", to: "s.md")
        #expect(try Tool.run(["play", "s.md", "--device", "null", "-q"], environment: own, in: folder).status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("cache/mastering")).count == 2)
    }

    @Test("Ctrl-C fades out over a second")
    func interrupted() throws {
        let (folder, environment) = try studio("---\nmaster: { loudness: off }\n---\n[play pink] [pause 10h]\n")
        let outcome = try Tool.run(
            ["play", "s.md", "--device", "capture", "--bits", "16", "--plain"],
            environment: environment,
            in: folder
        ) { hasPlayed(folder) }
        #expect(outcome.status == 130, "\(outcome.errors)")
        let capture = try folder.data("capture.raw")
        func loudest(_ range: Range<Int>) -> Int {
            capture.withUnsafeBytes { bytes in
                let samples = bytes.bindMemory(to: Int16.self)
                return range.map { abs(Int(samples[$0])) }.max() ?? 0
            }
        }
        let end = capture.count / 2
        let before = loudest(end - 4 * 48_000..<end - 3 * 48_000)
        #expect(before > 100)
        #expect(loudest(end - 1_000..<end) <= before / 50 + 1)
        #expect(loudest(end - 40_000..<end - 20_000) < before)
        #expect(loudest(end - 96_000..<end - 70_000) > before / 20)
    }

    @Test("SIGTERM, twice at once as timeout sends it, fades out too")
    func terminated() throws {
        let (folder, environment) = try studio("---\nmaster: { loudness: off }\n---\n[play pink] [pause 10h]\n")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Tool.path)
        process.arguments = ["play", "s.md", "-q", "-d", "capture"]
        process.currentDirectoryURL = folder.url
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardError = FileHandle.nullDevice
        try process.run()
        while process.isRunning && !hasPlayed(folder) { usleep(10_000) }
        for _ in 0..<2 { kill(process.processIdentifier, SIGTERM) }
        process.waitUntilExit()
        #expect(process.terminationStatus == 143)
        let capture = try folder.data("capture.raw")
        let end = capture.withUnsafeBytes { bytes in
            bytes.bindMemory(to: Float.self).suffix(1_000).map { abs($0) }.max() ?? 1
        }
        #expect(!capture.isEmpty && end < 0.001, "\(end)")
    }

    @Test("Keys of a terminal: space pauses, q fades out and leaves the terminal as it was")
    func keys() throws {
        let (folder, environment) = try studio(
            "---\nmaster: { loudness: off }\n---\n# Rest\n\n[play pink] [pause 10h]\n"
        )
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/script")
        let command =
            "stty -a > before; timeout --foreground 60 '\(Tool.path)' play s.md --device null; "
            + "echo status $?; stty -a > after"
        process.arguments = ["-qec", command, "/dev/null"]
        process.currentDirectoryURL = folder.url
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
            .merging(["TERM": "xterm"]) { $1 }
        let (keys, screen) = (Pipe(), Pipe())
        process.standardInput = keys
        process.standardOutput = screen
        try process.run()
        for key in [" ", "\u{1B}[C", " ", "\u{1B}[D", "q"] {
            usleep(500_000)
            try keys.fileHandleForWriting.write(contentsOf: Data(key.utf8))
        }
        let text = String(decoding: screen.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(text.contains("status 0"), "\(text)")
        #expect(text.contains("Paused. Space goes on."))
        #expect(text.contains("no gaps"))
        #expect(text.contains("Rest"))
        #expect(try folder.data("before") == folder.data("after"))
    }

    @Test("What can't be played on is told in a sentence, with its status")
    func refused() throws {
        let (folder, environment) = try studio()
        let missing = try Tool.run(["play", "s.md", "--device", "nosuch"], environment: environment, in: folder)
        #expect(missing.status == 69)
        #expect(missing.errors == "lull: there is no sound device “nosuch”: `lull devices` lists those there are.\n")
        // What was to be played comes before the device.
        let script = try Tool.run(["play", "none.md", "--device", "nosuch"], environment: environment, in: folder)
        #expect(script.status == 66 && script.errors.hasPrefix("lull: none.md: there is no such file"))
        let late = try Tool.run(
            ["play", "s.md", "--device", "null", "--from", "9h"],
            environment: environment,
            in: folder
        )
        #expect(late.status == 64)
        #expect(late.errors.hasPrefix("lull: --from 9:00:00 lies behind the end, "), "\(late.errors)")
        let buffer = try Tool.run(
            ["play", "s.md", "--device", "null", "--buffer", "5"],
            environment: environment,
            in: folder
        )
        #expect(buffer.status == 64 && buffer.errors == "lull: --buffer takes 10 to 2000 milliseconds.\n")
        try folder.write("[pley pink]\n", to: "s.md")
        #expect(try Tool.run(["play", "s.md", "--device", "null"], environment: environment, in: folder).status == 65)
    }

    @Test("Devices are listed without a card")
    func devices() throws {
        let (folder, environment) = try studio()
        let text = try Tool.run(["devices"], environment: environment, in: folder)
        #expect(text.status == 0 && text.errors.isEmpty)
        #expect(text.text.contains("null\n    "))
        #expect(text.text.contains("any Hz, channels any: float, 32 bit, 24 bit, 24 bit in 3 bytes, 16 bit\n"))
        let json = try Tool.run(["devices", "--json"], environment: environment, in: folder)
        let rows = try #require(JSONSerialization.jsonObject(with: json.output) as? [[String: Any]])
        #expect(rows.contains { $0["name"] as? String == "null" && ($0["formats"] as? [String])?.count == 5 })
    }
}
