import Foundation
import Testing

/// Numbers in order from a seed, for scripts made by chance.
private struct Dice {
    var state: UInt64

    mutating func next(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(truncatingIfNeeded: (state >> 33) % UInt64(count))
    }

    mutating func pick(_ words: [String]) -> String { words[next(words.count)] }
}

// A minute of rendering in one piece: it would hold a thread that the other tests wait for, so `Scripts/test` runs it by
// itself.
@Suite("Finished sessions", .enabled(if: ProcessInfo.processInfo.environment["LULL_ALONE"] != nil))
struct MasteringTests {
    /// A session as somebody might write it: a bed or two, a few sentences, perhaps a breath, perhaps a bowl.
    private static func script(seed: UInt64) -> (text: String, target: Double, ceiling: Double) {
        var dice = Dice(state: seed &* 0x9E37_79B9_7F4A_7C15)
        let beds = [
            "pad: [A2, E3, B3]", "drone: [D2, A2]", "ocean: { size: 40 % }", "rain: {}", "wind: {}", "stream: {}",
            "noise: pink", "noise: brown", "music: warm", "music: { mood: night, every: 8 s }",
        ]
        let lines = [
            "Let your shoulders be soft.", "There is nothing to do here.",
            "You might notice the surface that carries you.",
            "Stay as long as you like.", "And let the next breath come by itself.", "Let the sound be near, or far.",
        ]
        let targets = [
            ("podcast", -16.0, "standard", -1.0), ("speech", -18, "standard", -1), ("broadcast", -23, "sensitive", -3),
            ("sensitive", -24, "sensitive", -3), ("-20 LUFS", -20, "standard", -2),
        ]
        let (name, target, profile, ceiling) = targets[dice.next(targets.count)]
        let first = dice.pick(beds)
        let second = dice.pick(beds)
        var body = "[play a] [play b]\n[pause \(8 + dice.next(5)) s]\n"
        for _ in 0..<2 + dice.next(3) { body += "\(dice.pick(lines))\n\n[pause \(4 + dice.next(7)) s]\n\n" }
        if dice.next(2) == 0 { body += "[breathe 4-6 x \(2 + dice.next(2))]\n" }
        if dice.next(2) == 0 { body += "[bowl] [pause 9 s]\n" }
        body += "\(dice.pick(lines))\n[pause 12 s]\n"
        let text = """
            ---
            profile: \(profile)
            sounds:
              a: { \(first), level: \(-34 + dice.next(8)) dB, attack: 4 s }
              b: { \(second), level: \(-38 + dice.next(8)) dB, attack: 4 s }
            master: { loudness: \(name), peak: \(ceiling) dBTP, fade in: 2 s, fade out: 4 s }
            ---

            \(body)
            """
        return (text, target, ceiling)
    }

    /// Integrated loudness and true peak by ffmpeg's meter, which shares no code with ours.
    private static func measured(_ file: String) throws -> (loudness: Double, peak: Double) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "ffmpeg", "-nostdin", "-hide_banner", "-i", file, "-af", "ebur128=peak=true", "-f", "null",
            "-",
        ]
        let pipe = Pipe()
        process.standardError = pipe
        process.standardOutput = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        func last(_ name: String) throws -> Double {
            let line = try #require(text.split(separator: "\n").last { $0.contains(name) }, "\(text)")
            let words = line.split(separator: " ")
            let place = try #require(words.firstIndex { $0 == name })
            return try #require(Double(words[place + 1]))
        }
        return (try last("I:"), try last("Peak:"))
    }

    /// Holds a rendering against its target and its ceiling; false where it says itself why it stays below.
    private static func reaches(
        _ report: [String: Any],
        _ file: String,
        target: Double,
        ceiling: Double,
        over: Double
    ) throws -> Bool {
        let integrated = try #require(report["integrated"] as? Double)
        let independent = try measured(file)
        #expect(independent.peak <= ceiling + 0.1, "ffmpeg: \(independent.peak) dBTP for \(ceiling)")
        #expect(abs(independent.loudness - integrated) <= 0.2, "ffmpeg: \(independent.loudness), we: \(integrated)")
        if abs(integrated - target) <= 0.1 { return true }
        // Held back by its loudest moment, or by a limiter that would have to fight; never too loud.
        let loudest = try #require(report["momentaryMax"] as? Double)
        let peak = try #require(report["truePeak"] as? Double)
        #expect(integrated < target)
        #expect(loudest > target + over - 0.2 || peak > ceiling - 0.3, "nothing holds \(integrated) below \(target)")
        return false
    }

    @Test("Twenty sessions made by chance reach their loudness and keep under their ceiling, or say what holds them")
    func generated() throws {
        let folder = try Folder()
        var held: [Int] = []
        for seed in 1...20 {
            let (text, target, ceiling) = Self.script(seed: UInt64(seed))
            try folder.write(text, to: "s.md")
            let outcome = try Tool.run(["render", "s.md", "-o", "s.wav", "--report", "s.json", "--quiet"], in: folder)
            #expect(outcome.status == 0, "seed \(seed): \(outcome.errors)")
            let report = try #require(try JSONSerialization.jsonObject(with: folder.data("s.json")) as? [String: Any])
            let over: Double = text.contains("profile: sensitive") ? 7 : 10
            if try !Self.reaches(report, folder.file("s.wav"), target: target, ceiling: ceiling, over: over) {
                held.append(seed)
            }
        }
        #expect(held.count <= 2, "held below their targets: \(held)")
    }

    @Test(
        "Every shipped session is gentle, without a click, and as loud as it should be",
        arguments: ["first-breath", "evening-wind-down", "box-breathing", "listening-tour"]
    )
    func shipped(name: String) throws {
        let folder = try Folder()
        let script = "\(Tool.root)/Sessions/\(name).md"
        let outcome = try Tool.run(["render", script, "-o", "s.wav", "--report", "s.json", "--quiet"], in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let report = try #require(try JSONSerialization.jsonObject(with: folder.data("s.json")) as? [String: Any])
        let isReached = try Self.reaches(
            report,
            folder.file("s.wav"),
            target: try #require(report["target"] as? Double),
            ceiling: -3,
            over: 7
        )
        #expect(isReached)
        #expect((report["clicks"] as? [Any])?.isEmpty == true)
        let gentle = try #require(report["gentle"] as? [String: Any])
        let rows = gentle["rows"] as? [[String: Any]] ?? []
        let failing = rows.filter { $0["holds"] as? Bool == false }
        #expect(gentle["holds"] as? Bool == true, "\(failing)")
    }
}
