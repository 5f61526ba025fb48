import Foundation
import Testing

@testable import LullCommand

@Suite("lull check, plan and the lists")
struct ReadingTests {
    @Test("check --json has every problem with its place")
    func checkJSON() throws {
        let folder = try Folder()
        try folder.write("---\nmood: calm\n---\n[pase 4s]\n[play nobody]", to: "s.md")
        let outcome = try Tool.run(["check", "s.md", "--json"], in: folder)
        #expect(outcome.status == 65)
        let document = try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any]
        #expect(document?["errors"] as? Int == 2)
        #expect(document?["warnings"] as? Int == 1)
        let problems = document?["problems"] as? [[String: Any]] ?? []
        #expect(problems.map { $0["line"] as? Int } == [2, 4, 5])
        #expect(problems[1]["column"] as? Int == 2)
        #expect(problems[1]["message"] as? String == "there is no directive “pase”")
        #expect(problems[1]["mend"] as? String == "did you mean “pause”?")
    }

    @Test("Warnings count only when they are asked to")
    func strict() throws {
        let folder = try Folder()
        try folder.write("---\nmood: calm\n---\n[breathe 4-6 x 2]", to: "s.md")
        #expect(try Tool.run(["check", "s.md"], in: folder).status == 0)
        #expect(try Tool.run(["check", "s.md", "--strict"], in: folder).status == 65)
    }

    @Test("plan --json has the shape that others rely on")
    func planJSON() throws {
        let folder = try Folder()
        let outcome = try Tool.run(["plan", "\(Tool.root)/Sessions/evening-wind-down.md", "--json", "-q"], in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let plan = try #require(try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
        #expect(
            plan.keys.sorted() == [
                "breaths", "duration", "language", "lines", "longest", "parameters", "sampleRate", "sections",
                "shortest",
                "sounds", "title",
            ]
        )
        #expect(plan["duration"] as? Double == 720)
        #expect(plan["title"] as? String == "Evening wind-down")
        let sections = try #require(plan["sections"] as? [[String: Any]])
        #expect(sections.compactMap { $0["title"] as? String } == ["Arriving", "Breathing", "Letting go", "Closing"])
        #expect(sections.last?["end"] as? Double == 720)
        let line = try #require((plan["lines"] as? [[String: Any]])?.first)
        #expect(line.keys.sorted() == ["end", "id", "source", "start", "text"])
        #expect(line["source"] as? String == "flite/slt")
        let breaths = try #require(plan["breaths"] as? [[String: Any]])
        #expect(breaths.count == 30)
        #expect(breaths[0].keys.sorted() == ["exhale", "hold", "index", "inhale", "rest", "section", "start"])
        #expect(breaths[0]["inhale"] as? Double == 4 && breaths[0]["hold"] as? Double == 0)
        #expect(breaths[0]["section"] as? Int == 1)
        let sound = try #require((plan["sounds"] as? [[String: Any]])?.first)
        #expect(sound.keys.sorted() == ["end", "kind", "name", "start"])
    }

    @Test("Where nothing is spoken yet, lengths are estimates and the plan says so")
    func estimate() throws {
        let folder = try Folder()
        try folder.write("Hello there, and welcome.", to: "s.md")
        let outcome = try Tool.run(
            ["plan", "s.md", "--estimate"],
            environment: ["LULL_CACHE": folder.file("cache")],
            in: folder
        )
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("their lengths are estimates"))
    }

    @Test("Takes replace lines by their id, and the plan says so")
    func takes() throws {
        let folder = try Folder()
        try folder.write("---\nvoice: { takes: voice }\n---\nOne line here. Another one here.", to: "s.md")
        try FileManager.default.createDirectory(atPath: folder.file("voice"), withIntermediateDirectories: true)
        func lines() throws -> [[String: Any]] {
            let outcome = try Tool.run(["plan", "s.md", "--json", "-q"], in: folder)
            let plan = try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any]
            return plan?["lines"] as? [[String: Any]] ?? []
        }
        let before = try lines()
        #expect(before.map { $0["source"] as? String } == ["flite/slt", "flite/slt"])
        let id = try #require(before[1]["id"] as? String)
        try folder.write("[play pink at -20 dB]\n[pause 5 s]", to: "noise.md")
        #expect(try Tool.run(["render", "noise.md", "-q", "-o", "voice/\(id).flac"], in: folder).status == 0)
        let after = try lines()
        #expect(after.map { $0["source"] as? String } == ["flite/slt", "take voice/\(id).flac"])
        #expect(try Tool.run(["render", "s.md", "-q"], in: folder).status == 0)
    }

    @Test("Scripts in other people's styles are spoken as they are meant")
    func wild() throws {
        let folder = try Folder()
        let spoken: [String: [String]] = [
            "spoken-pauses.md": [
                "Welcome to this short practice.", "Let yourself arrive, sitting or lying down.",
                "Notice your feet, and whatever they rest on.", "Warm or cool, heavy or light...",
                "it is all welcome.", "When you are ready, come back to the room.",
            ],
            "parentheses.txt": [
                "Hello, and thank you for being here.", "Rest your hands wherever they like to rest.",
                "Let the shoulders (both of them) come down a little.", "You have all the time there is.",
                "All of it.",
            ],
            "listed.md": [
                "May I be at ease.", "May I be safe.", "May I be well.", "Say the same for a friend.",
            ],
            "breathing.md": [
                "Breathe in", "and breathe out.", "Once more.", "And now on your own.",
                "Mr. Fox, for example, breathes 4.5 times a minute... or so he says.", "Good.", "Thank you!",
            ],
            "deutsch.md": ["Mach es dir bequem.", "Lass die Schultern sinken."],
            "espanol.md": ["Siéntate con calma.", "¿Sientes el suelo?", "Bien.", "Suelta los hombros."],
        ]
        for (name, lines) in spoken {
            let outcome = try Tool.run(
                ["plan", "\(Tool.root)/Tests/LullCommandTests/Wild/\(name)", "--json", "--estimate", "-q"],
                in: folder
            )
            #expect(outcome.status == 0, "\(name): \(outcome.errors)")
            let plan = try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any]
            let texts = (plan?["lines"] as? [[String: Any]])?.compactMap { $0["text"] as? String }
            #expect(texts == lines, "\(name)")
        }
    }

    @Test("An ordinary script is rendered with its voice in it")
    func voiced() throws {
        let folder = try Folder()
        let script = "\(Tool.root)/Tests/LullCommandTests/Wild/spoken-pauses.md"
        let outcome = try Tool.run(["render", script, "-o", "s.flac", "--stems", "parts"], in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("s.flac"))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.file("parts")).sorted() == [
                "bell.wav", "voice.wav",
            ]
        )
    }

    @Test("A table fits a width by going on below, and is whole without one")
    func tables() {
        let rows = [
            ["  level", "-120 dB … 0 dB, may move", "-24 dB", "how loud it is where nothing else says so"],
            ["  pitch", "20 Hz … 8 kHz", "", "where it lies"],
        ]
        #expect(
            Table.text(rows, width: 60).split(separator: "\n") == [
                "  level  -120 dB … 0 dB, may   -24 dB  how loud it is where",
                "         move                          nothing else says so",
                "  pitch  20 Hz … 8 kHz                 where it lies",
            ]
        )
        for width in 45...120 {
            let lines = Table.text(rows, width: width).split(separator: "\n")
            #expect(lines.allSatisfy { $0.count <= width }, "\(width)")
            let words = lines.joined(separator: " ").split(separator: " ").sorted()
            #expect(words == rows.joined().joined(separator: " ").split(separator: " ").sorted(), "\(width)")
        }
        #expect(Table.text(rows, width: 200) == Table.text(rows))
        #expect(Table.text(rows).split(separator: "\n").count == 2)
    }

    @Test("The lists list")
    func lists() throws {
        let folder = try Folder()
        for (command, words) in [
            ("patterns", ["coherent", "4-7-8", "alternate-nostril"]), ("sounds", ["ocean", "binaural", "-120 dB"]),
            ("voices", ["flite", "slt", "espeak-ng"]),
        ] {
            let text = try Tool.run([command], in: folder)
            #expect(text.status == 0)
            for word in words { #expect(text.text.contains(word), "\(command)") }
            let json = try Tool.run([command, "--json"], in: folder)
            #expect((try? JSONSerialization.jsonObject(with: json.output)) != nil, "\(command)")
        }
    }
}
