import ForeignPrograms
import Foundation
import LullRelease
import Testing

@Suite("Captions")
struct CaptionTests {
    /// A track that says some lines.
    static func track(
        _ lines: [(start: Double, end: Double, text: String)],
        duration: Double = 60,
        language: String = "en",
        chapters: [Track.Chapter] = []
    ) -> Track {
        Track(
            id: "a",
            key: "k",
            title: "Evening",
            language: language,
            order: 1,
            session: "a",
            author: "Ada",
            duration: duration,
            chapters: chapters,
            lines: lines.enumerated().map { .init(id: "\($0)", text: $1.text, start: $1.start, end: $1.end) },
            provenance: .init(script: "a.md", scriptHash: "0"),
            measure: .init(
                integrated: nil,
                target: nil,
                range: nil,
                momentaryMax: nil,
                truePeak: nil,
                ceiling: -3,
                isGentle: true
            )
        )
    }

    private static let short = track([
        (1, 2.5, "Let it go <here> & now --> softly."),
        (10, 12, "[Rest]\n\nwell."),
        (70, 80, "Never heard."),
    ])

    @Test("WebVTT has its head, and its marks are escaped")
    func webVTT() {
        #expect(
            Captions(Self.short).text(.webVTT) == """
                WEBVTT
                Kind: captions
                Language: en

                00:00:01.000 --> 00:00:02.500
                Let it go &lt;here&gt; &amp; now --&gt; softly.

                00:00:10.000 --> 00:00:12.000
                [Rest] well.

                """
        )
    }

    @Test("SubRip is numbered, with commas in its times")
    func subRip() {
        #expect(
            Captions(Self.short).text(.subRip) == """
                1
                00:00:01,000 --> 00:00:02,500
                Let it go <here> & now → softly.

                2
                00:00:10,000 --> 00:00:12,000
                [Rest] well.

                """
        )
    }

    @Test("lyrics go when a silence follows")
    func lyrics() {
        #expect(
            Captions(Self.short).text(.lyrics) == """
                [ti:Evening]
                [ar:Ada]
                [la:en]
                [length:01:00]
                [00:01.00]Let it go <here> & now --> softly.
                [00:02.50]
                [00:10.00](Rest) well.
                [00:12.00]

                """
        )
    }

    @Test("a long sentence is cut where it pauses, and each part has its share of the time")
    func cutting() {
        let text =
            "Let your shoulders be as heavy as they are, and let the breath come and go by itself, "
            + "in its own time, without any hurry at all."
        let captions = Captions(Self.track([(0, 13, text)])).captions
        #expect(captions.count == 2)
        #expect(captions[0].text.hasSuffix(","))
        let share = Double(captions[0].end) / 13_000
        #expect(abs(share - Double(captions[0].text.count) / Double(text.count - 1)) < 0.001)
        #expect(captions[1].start == captions[0].end && captions[1].end == 13_000)
    }

    @Test("Japanese is cut between its characters, never before a full stop")
    func japanese() {
        let text = String(repeating: "ゆっくりと息を吐いて、肩の力を抜いていきましょう。", count: 4)
        let captions = Captions(Self.track([(0, 20, text)], language: "ja")).captions
        #expect(captions.map(\.text).joined() == text)
        for line in captions.flatMap(\.lines) {
            #expect(line.count <= 21)
            #expect(!"、。".contains(line.first ?? "。"))
        }
        #expect(captions.allSatisfy { $0.text.hasSuffix("。") || $0.text.hasSuffix("、") })
    }

    @Test("lines that overlap give way to each other, and none loses its words")
    func overlapping() {
        let captions = Captions(
            Self.track([(5, 9, "First."), (7, 8, "Second."), (7, 9, "Third."), (59, 65, "Last."), (20, 20, "At once.")])
        ).captions
        #expect(captions.map(\.text) == ["First.", "Second. Third.", "At once.", "Last."])
        #expect(captions.map(\.start) == [5000, 7000, 20_000, 59_000])
        #expect(captions.map(\.end) == [7000, 9000, 20_001, 60_000])
    }

    @Test("a track without words has files without captions", arguments: [0, 2])
    func empty(count: Int) {
        let lines = [(start: 1.0, end: 2.0, text: ""), (start: 3.0, end: 4.0, text: " \n\t")]
        let captions = Captions(Self.track(Array(lines.prefix(count))))
        #expect(captions.captions.isEmpty)
        for format in CaptionFormat.allCases {
            let reading = CaptionCheck.read(Array(captions.text(format).utf8), format, duration: 60)
            #expect(reading.captions.isEmpty && reading.problems.isEmpty)
        }
    }

    /// Numbers from a seed.
    struct Dice {
        var state: UInt64

        mutating func below(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(count))
        }
    }

    private static let vocabulary = [
        "breathe", "in", "and", "let", "go,", "softly…", "a", "shoulders.", "&", "<b>", "-->", "[x]", "1", "NOTE",
        "تنفّس", "ببطء،", "بلطف.", "ゆっくりと息を吐いて、肩の力を抜いて。", "手放す", "🌙", "🧘‍♀️", "👩‍👩‍👧", "é", "żółć",
        "https://example.org/a/very/long/address/that/no/line/could/ever/hold/whole", "नमस्ते", "한글", "\u{0}", "\u{7}",
    ]

    private static func random(_ seed: UInt64) -> Track {
        var dice = Dice(state: seed)
        var lines: [(start: Double, end: Double, text: String)] = []
        var time = 0.0
        for _ in 0..<dice.below(30) {
            time += Double(dice.below(6000)) / 1000
            let length = 0.2 + Double(dice.below(15_000)) / 1000
            let words = (0..<dice.below(60)).map { _ in vocabulary[dice.below(vocabulary.count)] }
            lines.append((time, time + length, words.joined(separator: [" ", "\n", "  ", "\t"][dice.below(4)])))
            // Now and then one begins before the last has ended.
            time += length - (dice.below(5) == 0 ? 0.1 : 0)
        }
        return track(lines, duration: time + Double(dice.below(3)))
    }

    @Test("whatever is said can be read at a glance, in order and in time", arguments: 1...60 as ClosedRange<UInt64>)
    func properties(seed: UInt64) {
        let track = Self.random(seed)
        let captions = Captions(track)
        var end = 0
        for caption in captions.captions {
            #expect((1...2).contains(caption.lines.count), "seed \(seed)")
            #expect(caption.lines.allSatisfy { !$0.isEmpty && $0.count <= 42 }, "seed \(seed)")
            #expect(caption.start >= end && caption.end > caption.start, "seed \(seed)")
            end = caption.end
        }
        #expect(end <= captions.duration, "seed \(seed)")
        func bare(_ text: String) -> String {
            String(text.filter { !$0.isWhitespace && !$0.unicodeScalars.allSatisfy { $0.value < 32 } })
        }
        let said = track.lines.sorted { $0.start < $1.start }.map(\.text).joined()
        #expect(bare(captions.captions.map(\.text).joined()) == bare(said), "seed \(seed)")
        #expect(bare(captions.captions.flatMap(\.lines).joined()) == bare(said), "seed \(seed)")
        for format in CaptionFormat.allCases {
            let bytes = Array(captions.text(format).utf8)
            let reading = CaptionCheck.read(bytes, format, duration: track.duration)
            #expect(reading.problems == [], "seed \(seed)")
            #expect(reading.captions.count == captions.captions.count, "seed \(seed)")
            let tolerance = format == .lyrics ? 9 : 0
            for (read, written) in zip(reading.captions, captions.captions) {
                #expect((0...tolerance).contains(written.start - read.start), "seed \(seed)")
            }
        }
    }

    @Test("ffprobe reads the same captions at the same times", arguments: CaptionFormat.allCases)
    func probe(format: CaptionFormat) throws {
        let captions = Captions(Self.random(5))
        let path = NSTemporaryDirectory() + "lull-test-\(UUID().uuidString).\(format.pathExtension)"
        try Data(captions.text(format).utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let rows = try ForeignProgram.run(
            "ffprobe",
            ["-v", "error", "-show_entries", "packet=pts_time,size", "-of", "csv=p=0", path]
        )
        let times: [Double] = rows.split(separator: "\n").compactMap { row in
            Double(row.prefix { $0 != "," })
        }
        let expected = captions.captions.map { Double($0.start) / 1000 }
        #expect(times.count >= expected.count)
        for time in expected { #expect(times.contains { abs($0 - time) < 0.0101 }, "\(time)") }
    }
}
