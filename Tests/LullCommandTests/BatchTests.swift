import Foundation
import Testing

/// A small program: two sessions without voice, done in a moment.

@Suite("lull batch and lull verify")
struct BatchTests {
    @Test("A release is made, is whole, and a second run finds nothing to do")
    func whole() throws {
        let folder = try Folder()
        try program(in: folder, formats: "[flac, opus, mp3, ogg, wav]")
        let first = try Tool.run(["batch", "program.yaml", "-o", "out"], in: folder)
        #expect(first.status == 0, "\(first.errors)")
        let made = try contents(folder, "out")
        #expect(made["audio/a.flac"] != nil && made["audio/b.opus"] != nil && made["index.html"] != nil)
        let verified = try Tool.run(["verify", "out"], in: folder)
        #expect(verified.status == 0 && verified.output.isEmpty, "\(verified.text)")
        let again = try Tool.run(["batch", "program.yaml", "-o", "out", "--json"], in: folder)
        #expect(again.status == 0)
        #expect(again.text.components(separatedBy: "\"up to date\"").count == 3)
        #expect(try contents(folder, "out") == made)
        let sums = String(decoding: try #require(made["SHA256SUMS"]), as: UTF8.self)
        #expect(sums.split(separator: "\n").count == made.count - 1)
    }

    @Test("One changed line makes one track anew; what is the same stays untouched")
    func change() throws {
        let folder = try Folder()
        try program(in: folder)
        #expect(try Tool.run(batch, in: folder).status == 0)
        let before = try contents(folder, "out")
        try folder.write(
            "---\ntitle: Rest a\n---\n# Arriving\n[play brown]\n[pause 7s]\n# Leaving\n[pause 5s]\n",
            to: "a.md"
        )
        let plan = try Tool.run(["batch", "program.yaml", "-o", "out", "--dry-run"], in: folder)
        #expect(plan.text.hasPrefix("changed     a  "), "\(plan.text)")
        #expect(plan.text.contains("\nup to date  b  "))
        #expect(try contents(folder, "out") == before)
        #expect(try Tool.run(batch, in: folder).status == 0)
        let after = try contents(folder, "out")
        #expect(after["audio/b.flac"] == before["audio/b.flac"] && after["audio/a.flac"] != before["audio/a.flac"])
        // A track whose file was touched is made anew as well, to the same bytes.
        try Data("x".utf8).write(to: URL(fileURLWithPath: folder.file("out/audio/a.opus")))
        #expect(try Tool.run(batch, in: folder).status == 0)
        #expect(try contents(folder, "out") == after)
    }

    @Test("Shares and a gather make the same release as one run, byte for byte")
    func shards() throws {
        let folder = try Folder()
        try program(in: folder)
        #expect(try Tool.run(batch, in: folder).status == 0)
        let share = ["batch", "program.yaml", "-o", "parts", "-q"]
        #expect(try Tool.run(share + ["--shard", "1/2"], in: folder).status == 0)
        let early = try Tool.run(share + ["--gather"], in: folder)
        #expect(early.status == 65)
        #expect(
            early.errors
                == "lull: parts: 1 of 2 tracks are missing or out of date: “b”. Make them with lull batch, then gather again.\n"
        )
        let second = try Tool.run(
            share + ["--shard", "auto"],
            environment: ["JOB_COMPLETION_INDEX": "1", "LULL_SHARDS": "2"],
            in: folder
        )
        #expect(second.status == 0, "\(second.errors)")
        #expect(try Tool.run(share + ["--gather"], in: folder).status == 0)
        #expect(try contents(folder, "parts") == contents(folder, "out"))
    }

    @Test("Days of the same sound are rendered once, and are the files that each would have by itself")
    func twins() throws {
        let folder = try Folder()
        try program(in: folder)
        let text = """
            title: Quiet
            author: Ada
            formats: [flac, opus, mp3, m4a]
            stems: on
            date: 2026-11-21
            sessions:
              - { script: a.md, week: 1, day: 1 }
              - { script: b.md, week: 1, day: 2 }
              - { script: a.md, week: 1, day: 3, title: Once more }
              - { script: a.md, week: 1, day: 4, length: 13 s }
              - { script: a.md, week: 1, day: 5, loudness: sleep }

            """
        try folder.write(text, to: "program.yaml")
        let elastic = "---\ntitle: Rest a\n---\n# Arriving\n[play brown]\n[pause 6s]\n# Leaving\n[pause 5s+]\n"
        try folder.write(elastic, to: "a.md")
        let together = try Tool.run(["batch", "program.yaml", "-o", "out", "--jobs", "1"], in: folder)
        #expect(together.status == 0, "\(together.errors)")
        let rendered = together.errors.split(separator: "\n").filter { $0.contains("rendered already") }
        #expect(rendered.count == 1 && rendered[0].contains("  w1-d3-a  0:11  rendered already"), "\(together.errors)")
        for share in 1...5 {
            let apart = try Tool.run(
                ["batch", "program.yaml", "-o", "parts", "-q", "--shard", "\(share)/5"],
                in: folder
            )
            #expect(apart.status == 0, "\(apart.errors)")
        }
        #expect(try Tool.run(["batch", "program.yaml", "-o", "parts", "-q", "--gather"], in: folder).status == 0)
        let (one, other) = (try contents(folder, "out"), try contents(folder, "parts"))
        #expect(one.keys.sorted() == other.keys.sorted())
        for (name, bytes) in one { #expect(bytes == other[name], "\(name)") }
        #expect(one["audio/w1-d1-a.flac"] != one["audio/w1-d3-a.flac"])
        #expect(one["stems/w1-d1-a/brown.flac"] == one["stems/w1-d3-a/brown.flac"])
        #expect(try Tool.run(["verify", "out", "-q"], in: folder).text == "")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.file("out/.lull")).contains("partial") == false
        )
    }

    @Test("What the program no longer has is named, and removed only when asked")
    func prune() throws {
        let folder = try Folder()
        try program(in: folder)
        #expect(try Tool.run(batch, in: folder).status == 0)
        try folder.write(
            "title: Quiet\nauthor: Ada\nformats: [flac]\ndate: 2026-11-21\nsessions:\n  - a.md\n",
            to: "program.yaml"
        )
        let kept = try Tool.run(["batch", "program.yaml", "-o", "out"], in: folder)
        #expect(kept.status == 0)
        #expect(kept.errors.contains("1 file of “a” no longer belong: --prune removes them."), "\(kept.errors)")
        #expect(try contents(folder, "out")["audio/b.flac"] != nil)
        #expect(try Tool.run(batch + ["--prune"], in: folder).status == 0)
        let left = try contents(folder, "out")
        #expect(left.keys.filter { $0.hasPrefix("audio/") } == ["audio/a.flac"])
        #expect(try Tool.run(["verify", "out", "-q"], in: folder).status == 0)
    }

    @Test("Stems have a file each, whatever the sounds are called, and go when they are no longer wanted")
    func stems() throws {
        let folder = try Folder()
        try program(in: folder, formats: "[flac]", more: "stems: on\n")
        try folder.write(
            "---\ntitle: Rest a\nsounds:\n  low_a: brown\n  low-a: pad\n  雨: rain\n---\n"
                + "[play low_a] [play low-a] [play 雨]\n[pause 6s]\n",
            to: "a.md"
        )
        let made = try Tool.run(batch, in: folder)
        #expect(made.status == 0, "\(made.errors)")
        let stems = try contents(folder, "out").keys.filter { $0.hasPrefix("stems/") }.sorted()
        #expect(
            stems == ["stems/a/low-a-2.flac", "stems/a/low-a.flac", "stems/a/sound-3.flac", "stems/b/brown.flac"]
        )
        let page = String(decoding: try #require(try contents(folder, "out")["listen/b.html"]), as: UTF8.self)
        #expect(page.contains("Stem: brown"))
        #expect(try Tool.run(["verify", "out", "-q"], in: folder).status == 0)
        try program(in: folder, formats: "[flac]")
        #expect(try Tool.run(batch + ["--prune"], in: folder).status == 0)
        #expect(try contents(folder, "out").keys.filter { $0.hasPrefix("stems/") }.isEmpty)
        #expect(try Tool.run(["verify", "out", "-q"], in: folder).status == 0)
    }

    @Test("A session that fails is told, and the others are made")
    func failing() throws {
        let folder = try Folder()
        try program(in: folder)
        try folder.write("[brethe 4-6]\n", to: "a.md")
        let outcome = try Tool.run(["batch", "program.yaml", "-o", "out"], in: folder)
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("a: a.md:1:2: error: there is no directive “brethe”"), "\(outcome.errors)")
        #expect(outcome.errors.contains("out: 1 track made, 1 failed"), "\(outcome.errors)")
        let made = try contents(folder, "out")
        #expect(made["audio/b.flac"] != nil && made["manifest.json"] == nil)
    }

    @Test("Without ffmpeg nothing is begun that wants it")
    func encoder() throws {
        let folder = try Folder()
        try program(in: folder, formats: "[flac, m4b]")
        let outcome = try Tool.run(batch, environment: ["PATH": "/nowhere"], in: folder)
        #expect(outcome.status == 69)
        #expect(
            outcome.errors
                == "lull: out: M4A and M4B are made by ffmpeg, which is not on this machine: apt-get install ffmpeg.\n"
        )
        #expect(try contents(folder, "out").isEmpty)
        #expect(!FileManager.default.fileExists(atPath: folder.file("out/.lull/partial")))
    }

    @Test("An interrupted run leaves nothing half-made, and the next goes on", arguments: [SIGKILL, SIGINT])
    func interruption(_ signal: Int32) throws {
        let folder = try Folder()
        let long = "---\ntitle: Long\nlength: 10 min\n---\n[play rain] [play pad] [play ocean]\n[pause 5s+]\n"
        try program(in: folder, more: "  - long.md\n")
        try folder.write(long, to: "long.md")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Tool.path)
        process.arguments = batch + ["--jobs", "1"]
        process.currentDirectoryURL = folder.url
        process.standardError = FileHandle.nullDevice
        try process.run()
        let partial = folder.file("out/.lull/partial/long")
        // The longest comes first, so it is under way as soon as its folder has a file.
        while process.isRunning, (try? FileManager.default.contentsOfDirectory(atPath: partial))?.isEmpty ?? true {
            Thread.sleep(forTimeInterval: 0.005)
        }
        let other = try Tool.run(batch, in: folder)
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(other.status == 73)
        #expect(
            other.errors == "lull: out: another lull works in this folder. Wait until it is done, then start again.\n"
        )
        #expect(try contents(folder, "out").isEmpty)
        try folder.write(long.replacingOccurrences(of: "10 min", with: "20 s"), to: "long.md")
        #expect(try Tool.run(batch, in: folder).status == 0)
        #expect(try Tool.run(["verify", "out", "-q"], in: folder).status == 0)
        #expect(!FileManager.default.fileExists(atPath: folder.file("out/.lull/partial")))
    }

    @Test("Whatever is changed, taken away or added is named")
    func tampering() throws {
        let folder = try Folder()
        try program(in: folder)
        #expect(try Tool.run(batch, in: folder).status == 0)
        func file(_ name: String) -> String { folder.file("out/\(name)") }
        try FileManager.default.removeItem(atPath: file("transcripts/a.txt"))
        for name in ["note.txt", ".htaccess", "audio/.a.flac.part"] { try folder.write("note", to: "out/\(name)") }
        for name in [".git", "audio/old/older"] {
            try FileManager.default.createDirectory(atPath: file(name), withIntermediateDirectories: true)
        }
        try folder.write("note", to: "out/.git/config")
        try FileManager.default.createSymbolicLink(atPath: file("lost"), withDestinationPath: "nowhere")
        var flac = try folder.data("out/audio/a.flac")
        flac[flac.count / 2] ^= 1
        try flac.write(to: URL(fileURLWithPath: file("audio/a.flac")))
        let outcome = try Tool.run(["verify", "out", "-q"], in: folder)
        #expect(outcome.status == 65)
        #expect(
            outcome.text == """
                .git/ is not in the manifest: it is no part of the release.
                .htaccess is not in the manifest: it is no part of the release.
                audio/.a.flac.part is not in the manifest: it is no part of the release.
                audio/a.flac was changed: its SHA-256 is not the manifest's.
                audio/old/ is not in the manifest: it is no part of the release.
                lost is not in the manifest: it is no part of the release.
                note.txt is not in the manifest: it is no part of the release.
                transcripts/a.txt is missing.

                """
        )
        var manifest = String(decoding: try folder.data("out/manifest.json"), as: UTF8.self)
        manifest = manifest.replacingOccurrences(of: "\"Quiet\"", with: "\"Loud\"")
        try folder.write(manifest, to: "out/manifest.json")
        let other = try Tool.run(["verify", "out", "-q"], in: folder)
        #expect(
            other.text.contains("manifest.json was changed: its SHA-256 is not the one in SHA256SUMS.\n"),
            "\(other.text)"
        )
        #expect(other.text.contains("audio/b.flac has the album “Quiet”, and “Loud” is meant.\n"), "\(other.text)")
    }

    @Test("Folders and programs that can't be used end with a sentence")
    func refusals() throws {
        let folder = try Folder()
        try program(in: folder)
        try folder.write("", to: "taken")
        let cases: [([String], Int32, String)] = [
            (
                ["batch", "none.yaml", "-o", "out"], 66,
                "lull: none.yaml: there is no such file; look at its name, and at the folder it lies in.\n"
            ),
            (
                ["batch", "programm.yaml", "-o", "out"], 66,
                "lull: programm.yaml: there is no such file; did you mean “program.yaml”?\n"
            ),
            (
                ["batch", "lost/program.yaml", "-o", "out"], 66,
                "lull: lost/program.yaml: there is no such file; its folder isn't there either: look at the path.\n"
            ),
            (
                ["batch", ".", "-o", "out"], 66,
                "lull: .: this is a folder; name a file in it, such as “./program.yaml”.\n"
            ),
            (
                ["batch", "a.md", "-o", "out"], 65,
                """
                a.md:1:1: error: this looks like a session script, not a program
                 1 | ---
                   | ^ “lull render a.md” makes sound of it; a program names it in sessions: […]

                """
            ),
            (
                ["render", "program.yaml"], 65,
                """
                program.yaml:1:1: error: this looks like a program, not a session script
                 1 | title: Quiet
                   | ^ “lull batch program.yaml -o release” makes a release of it

                """
            ),
            (
                ["batch", "program.yaml", "-o", ""], 64,
                "lull: behind “-o” stands nothing: write what is meant. If it was to come from a variable, that isn't set.\n"
            ),
            (
                ["batch", "program.yaml", "--output="], 64,
                "lull: behind “--output” stands nothing: write what is meant. If it was to come from a variable, that isn't "
                    + "set.\n"
            ),
            (
                ["verify", ""], 64,
                "lull: behind “verify” stands nothing: write what is meant. If it was to come from a variable, that isn't set.\n"
            ),
            (["verify", "taken"], 66, "lull: taken: this is a file; name the folder that lull batch made.\n"),
            (["verify", "lost"], 66, "lull: lost: there is no such folder; look at its name.\n"),
            (
                ["batch", "program.yaml", "-o", "taken"], 73,
                "lull: taken: the folder can't be made: “taken” is no folder; move it elsewhere, or choose another place.\n"
            ),
            (
                ["batch", "program.yaml", "-o", "/proc/out"], 73,
                "lull: /proc/out: the folder can't be made: No such file or directory; choose another place.\n"
            ),
            (
                ["verify", "."], 66,
                "lull: ./manifest.json: there is no manifest; lull batch makes one with a release.\n"
            ),
            (["batch", "program.yaml", "-o", "out", "--jobs", "0"], 64, "lull: --jobs wants 1 or more.\n"),
        ]
        for (arguments, status, message) in cases {
            let outcome = try Tool.run(arguments, in: folder)
            #expect(outcome.status == status)
            #expect(outcome.errors == message)
        }
    }

    @Test("What is acknowledged of a program isn't shown, and counts for nothing")
    func acknowledged() throws {
        let folder = try Folder()
        try program(in: folder)
        try folder.write(
            """
            title: Quiet
            acknowledge: [program-two-new, hold-long]
            sessions:
              - { script: a.md, week: 1, day: 1 }
              - { script: b.md, week: 1, day: 1 }

            """,
            to: "program.yaml"
        )
        let outcome = try Tool.run(["check", "program.yaml", "--strict"], in: folder)
        #expect(outcome.status == 0, "\(outcome.text)")
        #expect(
            outcome.text == """
                program.yaml:2:32: note: this acknowledges “hold-long”, which has nothing to say here [unused-acknowledgement]
                 2 | acknowledge: [program-two-new, hold-long]
                   |                                ^~~~~~~~~ acknowledge it in the script that is meant

                """
        )
        let document = try JSONSerialization.jsonObject(
            with: try Tool.run(["check", "program.yaml", "--json"], in: folder).output
        )
        let json = try #require(document as? [String: Any])
        #expect(json["warnings"] as? Int == 0 && json["notes"] as? Int == 1)
        let rows = try #require(json["problems"] as? [[String: Any]])
        #expect(rows.map { $0["rule"] as? String } == ["unused-acknowledgement", "program-two-new"])
        #expect(rows.map { $0["acknowledged"] as? Bool } == [false, true])
    }

    @Test("lull check reads programs")
    func check() throws {
        let folder = try Folder()
        try program(in: folder)
        try folder.write("[brethe 4-6]\n", to: "a.md")
        let outcome = try Tool.run(["check", "program.yaml"], in: folder)
        #expect(outcome.status == 65)
        #expect(outcome.text.hasPrefix("a.md:1:2: error: there is no directive “brethe”"), "\(outcome.text)")
    }
}
