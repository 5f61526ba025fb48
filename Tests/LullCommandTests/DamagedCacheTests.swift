import Foundation
import Testing

/// What a disk has changed in the cache does not sound: it is made again, with a sentence that says so.
@Suite("A damaged cache")
struct DamagedCacheTests {
    private static func files(_ folder: Folder, _ root: String, _ suffix: String) -> [String] {
        let all = FileManager.default.enumerator(atPath: folder.file(root))?.compactMap { $0 as? String } ?? []
        return all.filter { $0.hasSuffix(suffix) }.sorted().map { "\(root)/\($0)" }
    }

    /// Changes a file in place.
    private static func change(_ path: String, _ body: (inout Data) -> Void) throws {
        var data = try Data(contentsOf: URL(fileURLWithPath: path))
        body(&data)
        try data.write(to: URL(fileURLWithPath: path))
    }

    private static let damages: [@Sendable (inout Data) -> Void] = [
        { $0[$0.count - 5000] ^= 0x40 },
        { data in for index in 0..<4096 { data[data.count - 4096 + index] = UInt8(truncatingIfNeeded: index &* 197) } },
        { data in
            // A loud click: samples at full scale, then ones that are no numbers.
            let one = withUnsafeBytes(of: Float(1)) { Data($0) }
            let none = withUnsafeBytes(of: Float.nan) { Data($0) }
            for index in 0..<64 {
                let place = data.count - 6000 + 4 * index
                data.replaceSubrange(place..<place + 4, with: index < 32 ? one : none)
            }
        },
    ]

    @Test("Speech, takes and clips are made again", arguments: [0, 1, 2])
    func samples(_ damage: Int) throws {
        let folder = try Folder()
        let own = ["LULL_CACHE": folder.file("cache")]
        try folder.write("[play brown]\n[pause 6s]\n", to: "brown.md")
        let bed = try Tool.run(["render", "brown.md", "-o", "brown.wav", "-q"], environment: own, in: folder)
        #expect(bed.status == 0, "\(bed.errors)")
        try folder.write(
            """
            ---
            title: Rest
            sounds:
              bed: { clip: brown.wav }
            ---
            [play bed]
            Let your shoulders sink.

            [take brown.wav]
            """,
            to: "rest.md"
        )
        func render(_ name: String) throws -> (Data, String) {
            let outcome = try Tool.run(["render", "rest.md", "-o", name, "-q"], environment: own, in: folder)
            #expect(outcome.status == 0, "\(outcome.errors)")
            return (try folder.data(name), outcome.errors)
        }
        let (whole, silence) = try render("whole.wav")
        #expect(silence.isEmpty)
        let entries = Self.files(folder, "cache", ".pcm")
        // The clip, the take's raw sound at its own rate, which is the same here, and the line, raw and prepared.
        #expect(entries.count >= 4)
        for entry in entries { try Self.change(folder.file(entry), Self.damages[damage]) }
        let (again, told) = try render("again.wav")
        #expect(again == whole)
        let sentences = told.split(separator: "\n")
        #expect(!sentences.isEmpty)
        for sentence in sentences {
            #expect(
                entries.contains {
                    sentence
                        == "lull: \(folder.file($0)): this file of Lull's own is damaged; Lull makes it again."
                },
                "\(sentence)"
            )
        }
        let (third, nothing) = try render("third.wav")
        #expect(third == whole && nothing.isEmpty)
        // A plan reads no samples, so it is as quick as ever and says nothing of them.
        for entry in entries { try Self.change(folder.file(entry), Self.damages[damage]) }
        let plan = try Tool.run(["plan", "rest.md", "--estimate"], environment: own, in: folder)
        #expect(plan.status == 0 && plan.errors.isEmpty, "\(plan.errors)")
    }

    @Test("What a release knows of its tracks is made again where it is damaged")
    func records() throws {
        let folder = try Folder()
        let own = ["LULL_CACHE": folder.file("cache")]
        try program(in: folder, formats: "[flac]")
        #expect(try Tool.run(batch, environment: own, in: folder).status == 0)
        let whole = try contents(folder, "out")
        let records = Self.files(folder, "out/.lull", ".json")
        #expect(records.count >= 9)
        // A digit becomes another one: JSON that is as well formed as before.
        for record in records {
            try Self.change(folder.file(record)) { data in
                guard let place = data.firstIndex(where: { (0x30...0x38).contains($0) }) else { return }
                data[place] += 1
            }
        }
        let gains = Self.files(folder, "cache/mastering", ".txt")
        #expect(!gains.isEmpty)
        for gain in gains { try Self.change(folder.file(gain)) { $0[4] = $0[4] == 0x30 ? 0x31 : 0x30 } }
        let outcome = try Tool.run(batch, environment: own, in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("out/.lull/tracks/a.json: this file of Lull's own is damaged"))
        #expect(outcome.errors.contains("cache/mastering/"))
        #expect(try contents(folder, "out") == whole)
        #expect(try Tool.run(["verify", "out", "-q"], in: folder).status == 0)
        #expect(try Tool.run(batch, environment: own, in: folder).errors.isEmpty)
    }
}
