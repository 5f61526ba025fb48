import LullRelease

/// Catalogues full of what documents trip over, the same for the same seed.
struct NastyCatalogue {
    private var state: UInt64

    private static let pieces =
        [
            "<script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>", "]]>", "&amp;", "&#0;", "&", "<", ">",
            "\"",
            "'", "\u{0}", "\u{8}", "\u{1B}[31m", "\u{7F}", "\u{85}", "\"\u{301} onmouseover=\"x", "'\u{308}",
            "<\u{338}b",
            "&\u{301}lt;", "\u{202E}", "👩‍👩‍👧", "\r\n", "\r", "\n", "\t", ",", ";", "{{title}}", "{{{data}}}",
            "</script>", "<!--", "-->", "\u{2028}", "\u{2029}", "=1+1",
            "\\", "\\u0041", "%", "%41", "#EXTM3U", "Atmen", "Respiración", "呼吸", "نفس", " ", "  ", "</h1>", "</title>",
        ] + noncharacters

    // A literal may not hold them.
    private static let noncharacters = [0xFFFE, 0xFFFF, 0x1FFFE, 0xFDD0].compactMap { Unicode.Scalar(UInt32($0)) }.map {
        String(Character($0))
    }

    init(seed: UInt64) { state = seed }

    // SplitMix64.
    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }

    private mutating func text() -> String {
        "x" + (0..<number(1...6)).map { _ in Self.pieces[number(0...(Self.pieces.count - 1))] }.joined() + "y"
    }

    private mutating func maybe<Value>(_ value: (inout NastyCatalogue) -> Value) -> Value? {
        next() % 3 == 0 ? nil : value(&self)
    }

    mutating func catalogue() -> Catalogue {
        let tracks = (1...number(1...7)).map { track($0) }
        return Catalogue(
            title: text(),
            summary: maybe { $0.text() },
            author: maybe { $0.text() },
            license: maybe { $0.text() },
            licenseURL: maybe { $0.next() % 2 == 0 ? "javascript:alert(1)" : "https://example.org/licence" },
            copyright: maybe { $0.text() },
            credits: [text(), text()],
            languages: ["en", "de"],
            cover: .init(path: "art/a cover’s “face”.png", mediaType: "image/png", width: 1400, height: 1400),
            address: maybe { _ in "https://example.org/a%20b" },
            contact: maybe { $0.next() % 2 == 0 ? "javascript:alert(1)@" : $0.text() },
            identifier: "6C1F3A52-7F0E-4F53-9D0C-0B7A6A1F2E3D",
            modified: "2026-02-28T23:59:59Z",
            tracks: tracks
        )
    }

    private mutating func track(_ order: Int) -> Track {
        let language = ["en", "de", "es", "pt-BR"][number(0...3)]
        let formats = ["flac", "mp3", "opus", "m4b"].filter { _ in next() % 2 == 0 }
        let types = ["flac": "audio/flac", "mp3": "audio/mpeg", "m4b": "audio/mp4"]
        let files = (formats.isEmpty ? ["wav"] : formats).map { format in
            Track.File(
                role: .audio,
                format: format,
                path: "audio/\(order) & co/“\(language)” #1?.\(format)",
                mediaType: types[format] ?? "audio/ogg",
                bytes: number(1...9_000_000),
                sha256: String(repeating: "0a1B", count: 16)
            )
        }
        return Track(
            id: "track-\(order)",
            key: "",
            title: text(),
            summary: maybe { $0.text() },
            part: maybe { $0.text() },
            language: language,
            order: order,
            week: maybe { $0.number(1...3) },
            day: maybe { $0.number(1...3) },
            slot: maybe { $0.next() % 2 == 0 ? "evening" : $0.text() },
            session: "session-\(number(1...3))",
            variant: maybe { $0.text() },
            author: maybe { $0.text() },
            duration: Double(number(1...40_000_000)) / 1000,
            chapters: [.init(title: text(), start: 0, end: 10), .init(title: text(), start: 10, end: 60)],
            lines: [.init(id: text(), text: text(), start: 1, end: 3), .init(id: "b", text: "", start: 4, end: 5)],
            breaths: [.init(start: 10, inhale: 4, hold: 0, exhale: 6, rest: 0, topUp: 1)],
            patterns: [text()],
            provenance: .init(script: text(), scriptHash: "", voices: [text()], versions: [text(): text()]),
            measure: .init(
                integrated: maybe { -Double($0.number(100...400)) / 10 },
                target: -24,
                range: 5,
                momentaryMax: -18,
                truePeak: maybe { -Double($0.number(10...90)) / 10 },
                ceiling: -3,
                isGentle: next() % 2 == 0
            ),
            files: files
        )
    }
}
