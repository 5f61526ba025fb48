import Foundation
import Testing

/// Lengths that can't be met, and what a dry run says.
@Suite("What a batch would do")
struct BatchPlanTests {
    private static let script = "---\ntitle: Rest\nlength: 20 s\n---\n[play brown]\n[pause 10s]\n[pause 4s+]\n"
    private static let dryRun = ["batch", "program.yaml", "-o", "out", "--dry-run"]

    @Test("A length that can't be met is the program's, and a dry run ends as a check does")
    func lengths() throws {
        let folder = try Folder()
        try folder.write(Self.script, to: "rest.md")
        try folder.write(
            "title: Quiet\nsessions:\n  - { script: rest.md, variants: { length: [12 s, 30 s] } }\n",
            to: "program.yaml"
        )
        let message = """
            program.yaml:3:45: error: for “rest-12-s” (en), 0:12 is too short: the session needs 0:14 at the least, 0:02 more
             3 |   - { script: rest.md, variants: { length: [12 s, 30 s] } }
               |                                             ^~~~ make it longer, or its pauses and breathing shorter

            """
        let check = try Tool.run(["check", "program.yaml"], in: folder)
        #expect(check.status == 65 && check.text.hasPrefix(message), "\(check.text)")
        let plan = try Tool.run(Self.dryRun, in: folder)
        #expect(plan.status == 65)
        #expect(plan.text.contains("\nrest-12-s: \(message)1 of 2 tracks to make, 0:30 of audio\n"), "\(plan.text)")
        #expect(plan.text.hasPrefix("failing  rest-12-s"))
        let made = try Tool.run(batch, in: folder)
        #expect(made.status == 65 && made.errors == "rest-12-s: \(message)", "\(made.errors)")
        // One that comes from the script stays the script's.
        try folder.write(Self.script.replacingOccurrences(of: "20 s", with: "12 s"), to: "rest.md")
        try folder.write("title: Quiet\nsessions: [rest.md]\n", to: "program.yaml")
        #expect(try Tool.run(Self.dryRun, in: folder).text.contains("\nrest: rest.md:3:9: error: 0:12 is too short"))
    }

    @Test("What comes from the command line is told as such", arguments: ["check", "plan", "render"])
    func commandLine(_ command: String) throws {
        let folder = try Folder()
        let parameters = "parameters:\n  pace: { default: 6, from: 4, to: 8 }\n  tone: brown\n"
        try folder.write(Self.script.replacingOccurrences(of: "length", with: parameters + "length"), to: "rest.md")
        func said(_ options: [String]) throws -> String {
            let outcome = try Tool.run([command, "rest.md"] + options, in: folder)
            #expect(outcome.status == 65)
            return command == "check" ? outcome.text : outcome.errors
        }
        #expect(
            try said(["--length", "12"]) == """
                rest.md:1:1: error: with --length, 0:12 is too short: the session needs 0:14 at the least, 0:02 more
                    make it longer, or its pauses and breathing shorter

                """
        )
        #expect(
            try said(["--set", "tone=pink", "--set", "pace=12"]) == """
                rest.md:4:20: error: with --set pace=12, “pace” is 12; it may be 4 to 8
                 4 |   pace: { default: 6, from: 4, to: 8 }
                   |                    ^ choose a value in that range

                """
        )
        #expect(
            try said(["--set", "pase=5"]).hasPrefix(
                "rest.md:1:1: error: with --set pase=5, this script has no parameter “pase”"
            )
        )
    }

    @Test("A dry run says what has changed, and a translation is made anew by its own words only")
    func reasons() throws {
        let folder = try Folder()
        let matter = "---\ntitle: Descanso\nlanguage: es\ntranslates: rest.md\n---\n"
        try folder.write(Self.script, to: "rest.md")
        try folder.write(matter + "[play brown]\n[pause 12s]\n[pause 1s+]\n", to: "rest.es.md")
        let text = "title: Quiet\nformats: [flac]\nlanguages: [en, es]\nsessions:\n  - { script: rest.md, day: 1 }\n"
        try folder.write(text, to: "program.yaml")
        #expect(try Tool.run(batch, in: folder).status == 0)
        func rows() throws -> [String] {
            let lines = try Tool.run(Self.dryRun, in: folder).text.split(separator: "\n").dropLast()
            return lines.map { $0.split(separator: " ").joined(separator: " ") }
        }
        try folder.write(Self.script.replacingOccurrences(of: "pause 10s", with: "pause 11s"), to: "rest.md")
        #expect(try rows() == ["changed d1-rest-en ≈0:20 Rest (script)", "up to date d1-rest-es 0:20 Descanso"])
        // What a translation takes from its original is in the front matter.
        try folder.write(Self.script.replacingOccurrences(of: "20 s", with: "25 s"), to: "rest.md")
        #expect(
            try rows() == ["changed d1-rest-en ≈0:25 Rest (script)", "changed d1-rest-es ≈0:25 Descanso (script)"]
        )
        try folder.write(Self.script, to: "rest.md")
        try folder.write(text.replacingOccurrences(of: "day: 1", with: "day: 1, length: 22 s"), to: "program.yaml")
        #expect(try rows().map { $0.hasSuffix(" (settings)") } == [true, true])
        try folder.write(
            text.replacingOccurrences(of: "day: 1", with: "day: 2, name: d1-rest").replacingOccurrences(
                of: "flac",
                with: "flac, wav"
            ),
            to: "program.yaml"
        )
        #expect(
            try rows() == [
                "changed d1-rest-en ≈0:20 Rest (place, formats)", "changed d1-rest-es ≈0:20 Descanso (place, formats)",
            ]
        )
        let document = try JSONSerialization.jsonObject(
            with: try Tool.run(Self.dryRun + ["--json"], in: folder).output
        )
        let tracks = try #require((document as? [String: Any])?["tracks"] as? [[String: Any]])
        #expect(tracks.map { $0["changed"] as? [String] } == [["place", "formats"], ["place", "formats"]])
    }

    @Test("What a crashed run left is gone after the next")
    func leftovers() throws {
        let folder = try Folder()
        try program(in: folder, formats: "[flac]")
        #expect(try Tool.run(batch, in: folder).status == 0)
        try FileManager.default.createDirectory(
            atPath: folder.file("out/.lull/partial/a"),
            withIntermediateDirectories: true
        )
        let left = ["partial/a/.sound.lull-99-x.flac", "tracks/.a.lull-99-x.json", ".program.lull-99-x.json"]
        for name in left { try folder.write("", to: "out/.lull/\(name)") }
        #expect(try Tool.run(batch, in: folder).status == 0)
        for name in left {
            #expect(!FileManager.default.fileExists(atPath: folder.file("out/.lull/\(name)")), "\(name)")
        }
        #expect(!FileManager.default.fileExists(atPath: folder.file("out/.lull/partial")))
    }

    @Test("A program that goes to podcasts is told of its address")
    func address() throws {
        let folder = try Folder()
        try program(in: folder, formats: "[flac]", more: "contact: ada@example.org\n")
        let outcome = try Tool.run(["check", "program.yaml", "--strict"], in: folder)
        #expect(outcome.status == 0)
        #expect(
            outcome.text.hasPrefix(
                "program.yaml:1:1: note: without an “address” the links of the feed are relative, and directories of "
                    + "podcasts want whole ones\n 1 | title: Quiet\n"
                    + "   | ^ where it goes to one, write address: https://… for where the release will be found\n"
            ),
            "\(outcome.text)"
        )
    }
}
