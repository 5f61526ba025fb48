import Crypto
import Foundation
import LullRelease

/// Makes a small release with real sound in a folder: scripts rendered by the executable beside the tests, their plans
/// turned into tracks, and all documents written.
struct SiteRelease {
    let folder: URL
    let catalogue: Catalogue

    private struct Plan: Decodable {
        struct Section: Decodable { var title: String, start: Double, end: Double }
        struct Line: Decodable { var id: String, text: String, start: Double, end: Double, source: String }
        struct Breath: Decodable { var start: Double, inhale: Double, hold: Double, exhale: Double, rest: Double }
        var title: String
        var language: String
        var duration: Double
        var sections: [Section]
        var lines: [Line]
        var breaths: [Breath]
    }

    private struct Report: Decodable {
        struct Gentle: Decodable { var holds: Bool }
        var integrated: Double?
        var target: Double?
        var range: Double?
        var momentaryMax: Double?
        var truePeak: Double?
        var gentle: Gentle
    }

    private struct Wanted {
        var id: String
        var script: String
        var session: String
        var week: Int
        var day: Int
        var slot: String
        var part: String
        var summary: String?
        var variant: String?
        var parameters: [String: String] = [:]
        var formats: [String]
    }

    init(in folder: URL) throws {
        self.folder = folder
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let scripts = folder.appendingPathComponent(".scripts")
        try FileManager.default.createDirectory(at: scripts, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scripts) }
        for language in SiteScripts.Language.allCases {
            let file = scripts.appendingPathComponent("minute-\(language.rawValue).md")
            try Data(SiteScripts.minute(language).utf8).write(to: file)
        }
        let minute = { (language: String) in scripts.appendingPathComponent("minute-\(language).md").path }
        let first = root.appendingPathComponent("Sessions/first-breath.md").path
        let wanted = [
            Wanted(
                id: "w1-d1-morning-first-breath",
                script: first,
                session: "first-breath",
                week: 1,
                day: 1,
                slot: "morning",
                part: "breathing",
                summary: "A soft sound rises and falls, and you may go along with it.",
                formats: ["opus", "mp3"]
            ),
            Wanted(
                id: "w1-d1-evening-minute",
                script: minute("en"),
                session: "minute",
                week: 1,
                day: 1,
                slot: "evening",
                part: "breathing",
                variant: "out 6 s",
                formats: ["flac", "opus", "mp3"]
            ),
            Wanted(
                id: "w1-d1-evening-minute-slow",
                script: minute("en"),
                session: "minute",
                week: 1,
                day: 1,
                slot: "evening",
                part: "breathing",
                variant: "out 8 s",
                parameters: ["out": "8"],
                formats: ["opus"]
            ),
            Wanted(
                id: "w1-d1-evening-minute-de",
                script: minute("de"),
                session: "minute",
                week: 1,
                day: 1,
                slot: "evening",
                part: "Atem",
                summary: "Eine Minute am Abend: ein Ton hebt und senkt sich.",
                variant: "out 6 s",
                formats: ["opus", "mp3"]
            ),
            Wanted(
                id: "w1-d1-evening-minute-es",
                script: minute("es"),
                session: "minute",
                week: 1,
                day: 1,
                slot: "evening",
                part: "respiración",
                variant: "out 6 s",
                formats: ["opus", "mp3"]
            ),
            Wanted(
                id: "w2-d3-night-box",
                script: root.appendingPathComponent("Sessions/box-breathing.md").path,
                session: "box",
                week: 2,
                day: 3,
                slot: "night",
                part: "breathing",
                summary: "Four equal sides, without a voice.",
                parameters: ["minutes": "1"],
                formats: ["opus"]
            ),
        ]
        var tracks: [Track] = []
        for (index, one) in wanted.enumerated() {
            tracks.append(try SiteRelease.render(one, order: index + 1, in: folder))
        }
        catalogue = Catalogue(
            title: "Quiet weeks",
            summary: "Short sessions to rest with: a sound, a breath, and some words. Two weeks, a few minutes a day.",
            author: "Lull",
            license: "CC BY 4.0",
            licenseURL: "https://creativecommons.org/licenses/by/4.0/",
            copyright: "© 2026 the makers of Quiet weeks",
            credits: ["Somebody who listened"],
            languages: ["en", "de", "es"],
            contact: "hello@example.org",
            identifier: "6c1f3a52-7f0e-4f53-9d0c-0b7a6a1f2e3d",
            modified: "2026-11-21T08:00:00Z",
            tracks: tracks
        )
        for file in try ReleaseDocuments.files(for: catalogue) {
            try SiteRelease.write(Data(file.bytes), to: file.path, in: folder)
        }
    }

    private static func render(_ wanted: Wanted, order: Int, in folder: URL) throws -> Track {
        let settings = wanted.parameters.sorted { $0.key < $1.key }.flatMap { ["--set", "\($0.key)=\($0.value)"] }
        let plan = try JSONDecoder().decode(
            Plan.self,
            from: try Program.output(Program.lull, ["plan", wanted.script, "--json"] + settings)
        )
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("audio"),
            withIntermediateDirectories: true
        )
        let outputs = wanted.formats.flatMap { ["-o", folder.appendingPathComponent("audio/\(wanted.id).\($0)").path] }
        let report = try JSONDecoder().decode(
            Report.self,
            from: try Program.output(
                Program.lull,
                ["render", wanted.script, "--quiet", "--report", "-"] + settings + outputs
            )
        )
        let lines = plan.lines.map { Track.Line(id: $0.id, text: $0.text, start: $0.start, end: $0.end) }
        var files = try wanted.formats.map { format in
            let types = ["opus": "audio/ogg; codecs=opus", "mp3": "audio/mpeg", "flac": "audio/flac"]
            return try file(.audio, "audio/\(wanted.id).\(format)", types[format] ?? "audio/wav", in: folder)
        }
        if !lines.isEmpty {
            let captions = "captions/\(wanted.id).vtt"
            try write(Data(webVTT(lines).utf8), to: captions, in: folder)
            files.append(try file(.captions, captions, "text/vtt", in: folder))
        }
        return Track(
            id: wanted.id,
            key: "made by a test",
            title: plan.title,
            summary: wanted.summary,
            part: wanted.part,
            language: plan.language,
            order: order,
            week: wanted.week,
            day: wanted.day,
            slot: wanted.slot,
            session: wanted.session,
            variant: wanted.variant,
            author: "Lull",
            duration: plan.duration,
            chapters: plan.sections.map { .init(title: $0.title, start: $0.start, end: $0.end) },
            lines: lines,
            breaths: plan.breaths.map {
                .init(start: $0.start, inhale: $0.inhale, hold: $0.hold, exhale: $0.exhale, rest: $0.rest)
            },
            provenance: .init(
                script: URL(fileURLWithPath: wanted.script).lastPathComponent,
                scriptHash: "",
                parameters: wanted.parameters,
                voices: Set(plan.lines.map(\.source)).sorted(),
                versions: ["lull": "test"]
            ),
            measure: .init(
                integrated: report.integrated,
                target: report.target,
                range: report.range,
                momentaryMax: report.momentaryMax,
                truePeak: report.truePeak,
                ceiling: -3,
                isGentle: report.gentle.holds
            ),
            files: files
        )
    }

    private static func file(
        _ role: Track.Role,
        _ path: String,
        _ mediaType: String,
        in folder: URL
    ) throws -> Track.File {
        let data = try Data(contentsOf: folder.appendingPathComponent(path))
        return Track.File(
            role: role,
            format: URL(fileURLWithPath: path).pathExtension,
            path: path,
            mediaType: mediaType,
            bytes: data.count,
            sha256: SHA256.hash(data: data).map { String(format: "%02x", $0) }.joined()
        )
    }

    private static func webVTT(_ lines: [Track.Line]) -> String {
        func time(_ seconds: Double) -> String {
            let whole = Int((seconds * 1000).rounded())
            return String(format: "%02d:%02d.%03d", whole / 60000, whole / 1000 % 60, whole % 1000)
        }
        return "WEBVTT\n" + lines.map { "\n\($0.id)\n\(time($0.start)) --> \(time($0.end))\n\($0.text)\n" }.joined()
    }

    static func write(_ data: Data, to path: String, in folder: URL) throws {
        let target = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try data.write(to: target)
    }
}
