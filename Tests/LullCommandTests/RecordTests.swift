import Foundation
import Testing

/// A release may come from anywhere, with records in its hidden folder that somebody wrote.
@Suite("What records of a release say is held against the release")
struct RecordTests {
    private static func write(_ value: Any, to path: String, in folder: Folder) throws {
        try JSONSerialization.data(withJSONObject: value).write(to: URL(fileURLWithPath: folder.file(path)))
    }

    private static func read(_ path: String, in folder: Folder) throws -> Any {
        try JSONSerialization.jsonObject(with: folder.data(path))
    }

    private static func made(_ formats: String = "[wav]") throws -> Folder {
        let folder = try Folder()
        try program(in: folder, formats: formats)
        #expect(try Tool.run(batch, in: folder).status == 0)
        return folder
    }

    @Test("Nothing outside a release is removed, whatever its records list")
    func outside() throws {
        let folder = try Self.made()
        try FileManager.default.createDirectory(atPath: folder.file("elsewhere"), withIntermediateDirectories: true)
        let victims = [
            "victim.txt", "elsewhere/old.wav", "elsewhere/cover.png", "out/notes.txt", "out/listen/mine.txt",
        ]
        for name in victims { try folder.write("mine", to: name) }
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("out/stems"),
            withDestinationPath: "../elsewhere"
        )
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("out/captions"),
            withDestinationPath: ".lull/tracks"
        )
        let listed = [
            "../victim.txt", folder.file("victim.txt"), "/\(folder.file("victim.txt"))", "audio/../../victim.txt",
            "stems/old.wav", "stems/old/old.wav", "stems/cover.png", "./notes.txt", "notes.txt", "listen/mine.txt",
            ".lull/tracks/a.json", "captions/a.json", "", "/", ".", "..", "audio", "audio/", "audio//b.wav",
        ]
        for record in ["out/.lull/owned/old.json", "out/.lull/owned/a.json", "out/.lull/program-owned.json"] {
            let own = (try? Self.read(record, in: folder) as? [String]) ?? []
            try Self.write(own + listed, to: record, in: folder)
        }
        try Self.write(listed, to: "out/.lull/owned/..json", in: folder)
        let before = try contents(folder, "out")
        let outcome = try Tool.run(batch + ["--prune", "--json"], in: folder)
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        #expect(outcome.text.contains("\"pruned\" : [\n\n  ]"), "\(outcome.text)")
        for name in victims { #expect(try folder.data(name) == Data("mine".utf8), "\(name)") }
        #expect(FileManager.default.fileExists(atPath: folder.file("out/.lull/tracks/a.json")))
        #expect(try contents(folder, "out") == before)
    }

    @Test("A record of one track removes nothing of another")
    func otherTrack() throws {
        let folder = try Self.made()
        let before = try contents(folder, "out")
        let files = ["audio/a.wav", "transcripts/a.txt", "index.html", "audio/old.wav"]
        try folder.write("old", to: "out/audio/old.wav")
        try Self.write(files, to: "out/.lull/owned/old.json", in: folder)
        let plan = try Tool.run(batch + ["--dry-run", "--prune"], in: folder)
        #expect(plan.text.contains("\nno longer wanted  old: audio/old.wav\n"), "\(plan.text)")
        let outcome = try Tool.run(["batch", "program.yaml", "-o", "out", "--prune"], in: folder)
        #expect(outcome.status == 0)
        #expect(outcome.errors.hasPrefix("Removed audio/old.wav.\nout: nothing new, 2 up to date"), "\(outcome.errors)")
        #expect(try contents(folder, "out") == before)
    }

    @Test("A record that can't be its track's doesn't count: the track is made again")
    func foreignRecords() throws {
        let folder = try Self.made()
        let before = try contents(folder, "out")
        let path = "out/.lull/tracks/a.json"
        let record = try folder.data(path)
        func change(_ body: (inout [String: Any]) -> Void) throws {
            try record.write(to: URL(fileURLWithPath: folder.file(path)))
            var value = try Self.content(path, in: folder)
            body(&value)
            try Self.write(value, to: path, in: folder)
        }
        func files(_ record: [String: Any]) -> [[String: Any]] { record["files"] as? [[String: Any]] ?? [] }
        let changes: [(what: String, body: (inout [String: Any]) -> Void)] = [
            ("no files", { $0["files"] = [] as [Any] }),
            ("another track", { $0["id"] = "b" }),
            ("a file outside", { $0["files"] = files($0).map { $0.merging(["path": "../program.yaml"]) { $1 } } }),
            ("no audio", { $0["files"] = files($0).filter { "\($0["role"] ?? "")" != "audio" } }),
            ("an endless track", { $0["duration"] = 1e300 }),
            ("a track before time", { $0["duration"] = -1 }),
            (
                "a chapter past all days",
                { $0["chapters"] = [["title": "x", "start": 0, "end": 1e18] as [String: Any]] }
            ),
            ("a week past all numbers", { $0["week"] = Int.max }),
            ("no order", { $0["order"] = Int.min }),
            ("less than no bytes", { $0["files"] = files($0).map { $0.merging(["bytes": -1]) { $1 } } }),
        ]
        for (what, body) in changes {
            try change(body)
            let plan = try Tool.run(batch + ["--dry-run"], in: folder)
            #expect(plan.text.contains(" a ") && !plan.text.contains("up to date  a"), "\(what): \(plan.text)")
            let outcome = try Tool.run(batch + ["--prune"], in: folder)
            #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(what): \(outcome.errors)")
            #expect(try contents(folder, "out") == before, "\(what)")
        }
    }

    /// What a record holds, without the digest around it, as older versions wrote it.
    private static func content(_ path: String, in folder: Folder) throws -> [String: Any] {
        let value = try #require(try read(path, in: folder) as? [String: Any])
        return value["content"] as? [String: Any] ?? value
    }

    @Test("What the program as a whole lacks is made again, whatever its record says")
    func programRecord() throws {
        let folder = try Self.made()
        let before = try contents(folder, "out")
        let path = "out/.lull/program.json"
        let record = try folder.data(path)
        let changes: [(key: String, value: Any)] = [
            ("stamps", [:] as [String: Any]), ("modified", "\u{1B}]52;c;eA==\u{7}"),
        ]
        for (key, value) in changes {
            try record.write(to: URL(fileURLWithPath: folder.file(path)))
            var changed = try Self.content(path, in: folder)
            changed[key] = value
            try Self.write(changed, to: path, in: folder)
            try? FileManager.default.removeItem(atPath: folder.file("out/feed.xml"))
            let outcome = try Tool.run(batch + ["--prune"], in: folder)
            #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(key): \(outcome.errors)")
            #expect(try contents(folder, "out") == before, "\(key)")
        }
    }

    @Test("Links in the hidden folder lead nothing elsewhere")
    func links() throws {
        let folder = try Self.made()
        try folder.write("mine", to: "victim.txt")
        let hidden = ["tracks/a.json", "stamps/a.json", "owned/a.json", "makings/a.json", "program.json", "lock"]
        for name in hidden {
            try FileManager.default.removeItem(atPath: folder.file("out/.lull/\(name)"))
            try FileManager.default.createSymbolicLink(
                atPath: folder.file("out/.lull/\(name)"),
                withDestinationPath: folder.file("victim.txt")
            )
        }
        _ = try Tool.run(batch + ["--dry-run"], in: folder)
        let outcome = try Tool.run(batch, in: folder)
        // What is no record is made again, and said to be.
        let lines = outcome.errors.split(separator: "\n")
        #expect(outcome.status == 0 && lines.allSatisfy { $0.contains("is damaged; Lull makes it again") }, "\(lines)")
        #expect(try folder.data("victim.txt") == Data("mine".utf8))
        // A folder of records that is a link is refused as a whole: what an interrupted run left is cleared from there.
        try FileManager.default.createDirectory(atPath: folder.file("elsewhere"), withIntermediateDirectories: true)
        try folder.write("mine", to: "elsewhere/.x.lull-1")
        for name in ["makings", "partial"] {
            try? FileManager.default.removeItem(atPath: folder.file("out/.lull/\(name)"))
            try FileManager.default.createSymbolicLink(
                atPath: folder.file("out/.lull/\(name)"),
                withDestinationPath: "../../elsewhere"
            )
            let refused = try Tool.run(batch, in: folder)
            #expect(refused.status == 73)
            let says = "is a link, and Lull keeps its own records there; remove the link.\n"
            #expect(refused.errors == "lull: out/.lull/\(name): \(says)")
            try FileManager.default.removeItem(atPath: folder.file("out/.lull/\(name)"))
        }
        #expect(try folder.data("elsewhere/.x.lull-1") == Data("mine".utf8))
    }

    @Test("A folder of a release that is a link out of it is in the way")
    func linkedFolder() throws {
        let folder = try Self.made()
        try FileManager.default.moveItem(atPath: folder.file("out/audio"), toPath: folder.file("elsewhere"))
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("out/audio"),
            withDestinationPath: "../elsewhere"
        )
        let before = try folder.data("elsewhere/a.wav")
        let outcome = try Tool.run(batch, in: folder)
        #expect(outcome.status == 73)
        let says = "out/audio is in the way: it wasn't made by this release, and is not replaced. "
        #expect(outcome.errors.hasPrefix("lull: \(says)Move it elsewhere, then start again.\n"), "\(outcome.errors)")
        #expect(try folder.data("elsewhere/a.wav") == before)
    }

    @Test("Verifying opens nothing outside the release")
    func manifests() throws {
        let folder = try Self.made()
        try folder.write("mine", to: "victim.html")
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("out/listen/link.html"),
            withDestinationPath: "../../victim.html"
        )
        var manifest = try #require(try Self.read("out/manifest.json", in: folder) as? [String: Any])
        let foreign = ["../victim.html", "listen/link.html", folder.file("victim.html"), ".lull/program.json"]
        let files = try #require(manifest["files"] as? [Any])
        manifest["files"] =
            files
            + foreign.map { ["path": $0, "bytes": 4, "sha256": "", "mediaType": "text/html"] as [String: Any] }
        try Self.write(manifest, to: "out/manifest.json", in: folder)
        let outcome = try Tool.run(["verify", "out", "-q"], in: folder)
        #expect(outcome.status == 65)
        for path in foreign {
            #expect(outcome.text.contains("\(path) lies outside the release.\n"), "\(path)")
            #expect(!outcome.text.contains("\(path) was changed"), "\(path)")
        }
        // Numbers that no track has.
        var catalogue = try #require(manifest["catalogue"] as? [String: Any])
        var tracks = try #require(catalogue["tracks"] as? [[String: Any]])
        tracks[0]["duration"] = 1e300
        catalogue["tracks"] = tracks
        manifest["catalogue"] = catalogue
        try Self.write(manifest, to: "out/manifest.json", in: folder)
        let changed = try Tool.run(["verify", "out", "-q"], in: folder)
        #expect(changed.status == 65)
        #expect(changed.errors == "lull: out/manifest.json: this is not a manifest, or it was changed.\n")
    }
}
