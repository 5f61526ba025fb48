import LullRelease
import Testing

@Suite("What is wrong with captions")
struct CaptionCheckTests {
    private static func problems(_ text: String, _ format: CaptionFormat, duration: Double = 20) -> [String] {
        CaptionCheck.problems(in: Array(text.utf8), format, duration: duration)
    }

    @Test("a good file has nothing wrong, however it breaks its lines", arguments: ["\n", "\r\n", "\r"])
    func good(newline: String) {
        func text(_ lines: String...) -> String { lines.joined(separator: newline) }
        let web = text(
            "\u{FEFF}WEBVTT Evening",
            "Language: en",
            "",
            "NOTE A remark",
            "of two lines",
            "",
            "STYLE",
            "::cue {}",
            "",
            "one",
            "00:01.000 --> 00:00:02.000 align:left",
            "Words",
            "and words",
            "",
            "",
            "01:00:03.000 --> 01:00:04.000",
            "More"
        )
        #expect(Self.problems(web, .webVTT, duration: 4000) == [])
        #expect(Self.problems(text("1", "00:00:01,000 --> 00:00:02,000", "Words", ""), .subRip) == [])
        #expect(Self.problems(text("[ti:Evening]", "[00:01.5x]"), .lyrics) == ["Line 2: “00:01.5x” is no time."])
        #expect(Self.problems(text("[ti:Evening]", "[00:01.50]Words", "[00:01.500]", ""), .lyrics) == [])
    }

    @Test("times that run backwards, overlap, or leave the sound")
    func times() {
        let text = """
            WEBVTT

            00:00:04.000 --> 00:00:03.000
            Backwards

            00:00:05.000 --> 00:00:05.000
            At once

            00:00:06.000 --> 00:00:09.000
            Long

            00:00:08.999 --> 00:00:10.000
            Early

            00:00:19.000 --> 00:00:20.001
            Late
            """
        #expect(
            Self.problems(text, .webVTT) == [
                "Line 3: the caption ends at 00:00:03.000, before it begins at 00:00:04.000.",
                "Line 6: the caption begins and ends at 00:00:05.000, so nobody sees it.",
                "Line 12: the caption begins at 00:00:08.999, while the one before it stays until 00:00:09.000.",
                "Line 15: the caption stays until 00:00:20.001, and the sound ends at 00:00:20.000.",
            ]
        )
        #expect(
            Self.problems("1\n00:00:04,000 --> 00:00:03,000\nBackwards\n", .subRip) == [
                "Line 2: the caption ends at 00:00:03,000, before it begins at 00:00:04,000."
            ]
        )
        #expect(
            Self.problems("[00:05.00]One\n[00:04.99]Two\n[00:21.00]Three", .lyrics) == [
                "Line 2: the line begins at 00:04.99, before the one above it at 00:05.00.",
                "Line 3: the line begins at 00:21.00, and the sound ends at 00:20.00.",
            ]
        )
    }

    @Test("what is no caption is named with its line")
    func malformed() {
        #expect(Self.problems("", .webVTT) == ["Line 1: a WebVTT file begins with “WEBVTT”."])
        #expect(Self.problems("WEBVTTX\n", .webVTT) == ["Line 1: a WebVTT file begins with “WEBVTT”."])
        #expect(
            Self.problems("WEBVTT\n00:01.000 --> 00:02.000\nWords\n", .webVTT)
                == ["Line 2: an empty line is missing between the head and the first caption."]
        )
        #expect(
            Self.problems("WEBVTT\n\nWords alone\n\n1:00.000 --> 00:02.000\nA\n\n00:01,000 --> 00:02,000\nB", .webVTT)
                == [
                    "Line 3: these words have no times.",
                    "Line 5: “1:00.000 --> 00:02.000” is no pair of times.",
                    "Line 8: “00:01,000 --> 00:02,000” is no pair of times.",
                ]
        )
        #expect(
            Self.problems(
                "WEBVTT\n\n00:01.000 --> 00:02.000\n\n00:03.000 --> 00:04.000\nA\n00:05.000 --> 00:06.000\nB",
                .webVTT
            )
                == [
                    "Line 3: the caption has no words.",
                    "Line 7: an arrow stands among the words; is an empty line missing?",
                ]
        )
        #expect(
            Self.problems("2\n00:00:01,000 --> 00:00:02,000\nA\n\n00:00:03,000 --> 00:00:04,000\nB", .subRip) == [
                "Line 1: caption number 1 is expected here.",
                "Line 5: caption number 2 is expected here.",
            ]
        )
        #expect(
            Self.problems("1\n00:00:61,000 --> 00:01:02,000\nA", .subRip)
                == ["Line 2: “00:00:61,000 --> 00:01:02,000” is no pair of times."]
        )
        #expect(
            Self.problems("Words\n[00:99.00]Words", .lyrics)
                == ["Line 1: these words have no time.", "Line 2: “00:99.00” is no time."]
        )
        #expect(CaptionCheck.problems(in: [0xFF, 0xFE, 0x41], .webVTT, duration: 1) == ["The text is not UTF-8."])
    }

    @Test("nothing at all makes it fall over", arguments: 1...30 as ClosedRange<UInt64>)
    func anything(seed: UInt64) {
        var dice = CaptionTests.Dice(state: seed)
        let parts = [
            "WEBVTT", "\n", "\n\n", "-->", " ", "00:01.000", "00:00:01,000", "[", "]", "1", "NOTE", ":", "é",
            "999999999999",
        ]
        for format in CaptionFormat.allCases {
            let text = (0..<dice.below(80)).map { _ in parts[dice.below(parts.count)] }.joined()
            let reading = CaptionCheck.read(Array(text.utf8), format, duration: 20)
            #expect(reading.problems.allSatisfy { $0.hasPrefix("Line ") && ".?".contains($0.last ?? " ") })
        }
    }
}
