import Foundation
import Testing

@Suite("lull analyze on sessions")
struct AnalyzeSessionTests {
    private static func json(_ arguments: [String], in folder: Folder) throws -> [String: Any] {
        let outcome = try Tool.run(["analyze", "--json"] + arguments, in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try #require(try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
    }

    private static func rows(_ report: [String: Any]) throws -> [String: [String: Any]] {
        let gentle = try #require(report["gentle"] as? [String: Any])
        let rows = try #require(gentle["rows"] as? [[String: Any]])
        return Dictionary(uniqueKeysWithValues: rows.compactMap { row in (row["name"] as? String).map { ($0, row) } })
    }

    @Test(arguments: [("first-breath", 6.0), ("box-breathing", 3.75)])
    func `a session of ours is clean and guides its breath`(_ name: String, _ rate: Double) throws {
        let folder = try Folder()
        let script = "\(Tool.root)/Sessions/\(name).md"
        let rendered = try Tool.run(["render", script, "-o", "s.wav", "--report", "r.json"], in: folder)
        #expect(rendered.status == 0)
        let report = try Self.json(["s.wav", "--against", script], in: folder)
        #expect((report["clicks"] as? [Any])?.isEmpty == true)
        let breathing = try #require(report["breathing"] as? [String: Any])
        #expect(abs(try #require(breathing["rate"] as? Double) - rate) < 0.03 * rate)
        let against = try #require(report["against"] as? [String: Any])
        #expect((against["differences"] as? [String])?.isEmpty == true)
        // What the rendering measured of itself is what the file says.
        let own = try #require(try JSONSerialization.jsonObject(with: folder.data("r.json")) as? [String: Any])
        for key in ["integrated", "range", "momentaryMax", "truePeak"] {
            let (a, b) = (try #require(own[key] as? Double), try #require(report[key] as? Double))
            #expect(abs(a - b) < 0.02, "\(key)")
        }
        #expect((own["outputs"] as? [Any])?.count == 1)
        #expect(own["planned"] as? Double == own["duration"] as? Double)
    }

    @Test func `every format of a session is clean`() throws {
        let folder = try Folder()
        try folder.write(
            """
            ---
            language: en
            voice: { engine: espeak-ng }
            sounds: { clock: { tick: 1 s, level: -40 dB } }
            ---
            [play ocean] [play pad] [play clock]
            [pause 4s] Peter picked a pepper, and kept it. [bowl] [pause 6s] [bell] Take it back. [stop clock]
            [pause 12s]
            """,
            to: "s.md"
        )
        var arguments = ["render", "s.md", "-q"]
        for name in ["a.wav", "a.flac", "a.ogg", "a.opus", "a.mp3"] { arguments += ["-o", name] }
        let rendered = try Tool.run(arguments, in: folder)
        #expect(rendered.status == 0, "\(rendered.errors)")
        for name in ["a.wav", "a.flac", "a.ogg", "a.opus", "a.mp3"] {
            let report = try Self.json([name], in: folder)
            let clicks = try #require(report["clicks"] as? [[String: Any]])
            #expect(clicks.isEmpty, "\(name): \(clicks)")
        }
        // An independent meter agrees.
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let filter = "ffmpeg -nostdin -hide_banner -i \(folder.file("a.wav")) -af ebur128=peak=true -f null -"
        process.arguments = filter.split(separator: " ").map(String.init)
        let errors = folder.file("ffmpeg.txt")
        try Data().write(to: URL(fileURLWithPath: errors))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
        try process.run()
        process.waitUntilExit()
        let log = String(decoding: try folder.data("ffmpeg.txt"), as: UTF8.self)
        let line = try #require(log.split(separator: "\n").last { $0.drop { $0 == " " }.hasPrefix("I:") })
        let words = line.split(separator: " ")
        let place = try #require(words.firstIndex(of: "I:"))
        let theirs = try #require(Double(words[place + 1]))
        let ours = try #require(try Self.json(["a.wav"], in: folder)["integrated"] as? Double)
        #expect(abs(ours - theirs) < 0.2)
    }

    @Test func `a failing row names the moment and the line`() throws {
        let folder = try Folder()
        try folder.write(
            """
            ---
            profile: standard
            master: { loudness: off, fade in: 0 s }
            sounds:
              hum: { tone: sine, pitch: 220 Hz, level: -50 dB, attack: 2 s }
              blow: { bell: 392 Hz, level: -12 dB }
            ---
            # Sudden

            [play hum]
            [pause 10s]
            [blow]
            [pause 10s]
            """,
            to: "s.md"
        )
        #expect(try Tool.run(["render", "s.md", "-o", "s.wav", "-q"], in: folder).status == 0)
        let report = try Self.json(["s.wav", "--against", "s.md", "--profile", "sleep"], in: folder)
        let rise = try #require(try Self.rows(report)["rise"])
        #expect(rise["holds"] as? Bool == false)
        #expect(rise["place"] as? String == "s.md:12")
        #expect(abs(try #require(rise["at"] as? Double) - 10) < 0.05)
        // The profile lengthens it to 53 ms.
        #expect(abs(try #require(rise["measured"] as? Double) - 0.053) < 0.01)
        #expect((rise["mend"] as? String)?.contains("blow") == true)
        let step = try #require(try Self.rows(report)["step"])
        #expect(step["holds"] as? Bool == false)
        #expect(step["place"] as? String == "s.md:12")
        let text = try Tool.run(["analyze", "s.wav", "--against", "s.md"], in: folder).text
        #expect(text.contains("fails"))
        #expect(text.contains("s.md:12 blow"))
    }

    @Test func `what differs from the script is told`() throws {
        let folder = try Folder()
        try folder.write("[play pad] [breathe 4-6 x 12] [pause 10s]", to: "a.md")
        try folder.write("# One\n[play pad] [breathe 5-5 at 10/min x 12] [pause 4s]\n# Two\n[pause 90s]", to: "b.md")
        #expect(try Tool.run(["render", "a.md", "-o", "a.wav", "-q"], in: folder).status == 0)
        let report = try Self.json(["a.wav", "--against", "b.md"], in: folder)
        let against = try #require(report["against"] as? [String: Any])
        let differences = try #require(against["differences"] as? [String])
        #expect(differences.contains { $0.hasPrefix("it lasts 2:") && $0.contains("than the script") })
        #expect(differences.contains { $0.hasPrefix("it seems to guide 6.0 breaths a minute") })
        #expect((against["sections"] as? [[String: Any]])?.count == 2)
    }
}
