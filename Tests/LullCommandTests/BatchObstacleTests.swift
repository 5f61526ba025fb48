import Foundation
import Testing

/// A small program: two sessions without voice, done in a moment.

@Suite("What is in the way of lull batch")
struct BatchObstacleTests {
    @Test("Nothing of anybody else's is replaced")
    func foreign() throws {
        let folder = try Folder()
        try program(in: folder)
        try FileManager.default.createDirectory(atPath: folder.file("out/audio"), withIntermediateDirectories: true)
        try folder.write("mine", to: "out/audio/a.flac")
        try folder.write("mine", to: "out/index.html")
        try FileManager.default.createDirectory(
            atPath: folder.file("out/reports/b.json"),
            withIntermediateDirectories: true
        )
        try folder.write("mine", to: "out/listen")
        let list = """
            4 files are in the way: they weren't made by this release, and are not replaced. Move them elsewhere, then start \
            again:
              out/audio/a.flac
              out/index.html
              out/listen
              out/reports/b.json

            """
        // All of them are known before anything is rendered, also where nothing is to be.
        let plan = try Tool.run(["batch", "program.yaml", "-o", "out", "--dry-run"], in: folder)
        #expect(plan.text.hasPrefix("failing  a  ") && plan.text.contains("\nfailing  b  "), "\(plan.text)")
        #expect(plan.text.hasSuffix("\n\(list)0 of 2 tracks to make, 0:00 of audio\n"), "\(plan.text)")
        let outcome = try Tool.run(batch, in: folder)
        #expect(outcome.status == 73)
        #expect(outcome.errors == "lull: \(list)")
        #expect(try contents(folder, "out").count == 3)
        // The others are made, and what stands in the way is told before and after.
        try FileManager.default.removeItem(atPath: folder.file("out/reports/b.json"))
        try FileManager.default.removeItem(atPath: folder.file("out/listen"))
        let other = try Tool.run(batch + ["--json"], in: folder)
        #expect(other.status == 73)
        let rest = """
            lull: 2 files are in the way: they weren't made by this release, and are not replaced. Move them elsewhere, then \
            start again:
              out/audio/a.flac
              out/index.html

            """
        #expect(other.errors == rest + rest)
        #expect(
            other.text.contains("\"inTheWay\" : [\n    \"out/audio/a.flac\",\n    \"out/index.html\"\n  ]"),
            "\(other.text)"
        )
        let made = try contents(folder, "out")
        #expect(made["audio/a.flac"] == Data("mine".utf8) && made["index.html"] == Data("mine".utf8))
        #expect(made["audio/b.flac"] != nil && made["transcripts/a.txt"] == nil)
        try FileManager.default.removeItem(atPath: folder.file("out/audio/a.flac"))
        let page = try Tool.run(batch, in: folder)
        let one = "out/index.html is in the way: it wasn't made by this release, and is not replaced. "
        let told = "lull: \(one)Move it elsewhere, then start again.\n"
        #expect(page.status == 73 && page.errors == told + told, "\(page.errors)")
        #expect(try contents(folder, "out")["audio/a.flac"] != nil)
        try FileManager.default.removeItem(atPath: folder.file("out/index.html"))
        #expect(try Tool.run(batch, in: folder).status == 0)
        // A folder is never Lull's, even where a file of its own has been.
        try FileManager.default.removeItem(atPath: folder.file("out/feed.xml"))
        try FileManager.default.createDirectory(atPath: folder.file("out/feed.xml"), withIntermediateDirectories: true)
        let feed = "out/feed.xml is in the way: it wasn't made by this release, and is not replaced. "
        let late = try Tool.run(batch + ["--dry-run"], in: folder)
        #expect(
            late.text.contains("\n\(feed)Move it elsewhere, then start again.\n0 of 2 tracks to make"),
            "\(late.text)"
        )
        let last = try Tool.run(batch, in: folder)
        #expect(last.status == 73 && last.errors == "lull: \(feed)Move it elsewhere, then start again.\n")
    }

    @Test("A release that lost its hidden folder is taken for what it is")
    func copy() throws {
        let folder = try Folder()
        try program(in: folder)
        #expect(try Tool.run(batch, in: folder).status == 0)
        let made = try contents(folder, "out")
        try FileManager.default.removeItem(atPath: folder.file("out/.lull"))
        let again = try Tool.run(batch, in: folder)
        #expect(again.status == 0, "\(again.errors)")
        #expect(try contents(folder, "out") == made)
    }

    @Test("Stems of somebody else's are in the way too")
    func foreignStems() throws {
        let folder = try Folder()
        try program(in: folder, formats: "[flac]", more: "stems: on\n")
        try FileManager.default.createDirectory(atPath: folder.file("out/stems/a"), withIntermediateDirectories: true)
        try folder.write("mine", to: "out/stems/a/brown.flac")
        try folder.write("mine", to: "out/stems/a/notes.txt")
        let outcome = try Tool.run(batch + ["--dry-run"], in: folder)
        #expect(
            outcome.text.contains("\nout/stems/a/brown.flac is in the way: it wasn't made by this"),
            "\(outcome.text)"
        )
    }

    @Test("In a release that lost its hidden folder, what has changed is replaced")
    func changedCopy() throws {
        let folder = try Folder()
        try program(in: folder)
        #expect(try Tool.run(batch, in: folder).status == 0)
        let made = try contents(folder, "out")
        try FileManager.default.removeItem(atPath: folder.file("out/.lull"))
        try folder.write(
            String(decoding: try folder.data("program.yaml"), as: UTF8.self).replacing("Quiet", with: "Quieter"),
            to: "program.yaml"
        )
        let again = try Tool.run(batch, in: folder)
        #expect(again.status == 0 && again.errors.isEmpty, "\(again.errors)")
        let changed = try contents(folder, "out")
        #expect(changed.keys.sorted() == made.keys.sorted())
        #expect(changed["audio/a.flac"] != made["audio/a.flac"] && changed["index.html"] != made["index.html"])
        #expect(try Tool.run(["verify", "out"], in: folder).status == 0)
        // Without what is known of the program's own files, those that are the same are not in the way.
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.file("out/.lull"))
        where name.hasPrefix("program") {
            try FileManager.default.removeItem(atPath: folder.file("out/.lull/\(name)"))
        }
        try FileManager.default.removeItem(atPath: folder.file("out/manifest.json"))
        let same = try Tool.run(batch, in: folder)
        #expect(same.status == 0 && same.errors.isEmpty, "\(same.errors)")
    }

    @Test("A share of a program has nothing to say of the program's own files")
    func share() throws {
        let folder = try Folder()
        try program(in: folder)
        try FileManager.default.createDirectory(atPath: folder.file("out"), withIntermediateDirectories: true)
        try folder.write("mine", to: "out/index.html")
        let outcome = try Tool.run(batch + ["--shard", "1/2"], in: folder)
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    }

    @Test("What is no folder where stems are to lie is in the way, before anything is rendered")
    func stemsFolder() throws {
        let folder = try Folder()
        try program(in: folder, formats: "[flac]", more: "stems: on\n")
        try FileManager.default.createDirectory(atPath: folder.file("out"), withIntermediateDirectories: true)
        try folder.write("mine", to: "out/stems")
        let outcome = try Tool.run(batch + ["--dry-run"], in: folder)
        #expect(outcome.text.contains("\nout/stems is in the way: it wasn't made by this"), "\(outcome.text)")
    }
}
