import Foundation
import LullSession
import Testing

/// Text that a terminal would obey, or that reads otherwise than it stands, with what becomes of it.
@Suite("Text from outside")
struct CleanTextTests {
    @Test("is shown with what a terminal would obey as its number")
    func shown() {
        let cases = [
            ("a\u{1B}[31mb", "a\\u{1B}[31mb"),
            ("\u{1B}]52;c;eA==\u{7}", "\\u{1B}]52;c;eA==\\u{7}"),
            ("\u{9B}2J\u{7F}\u{0}", "\\u{9B}2J\\u{7F}\\u{0}"),
            ("\u{202E}abc\u{202C}", "\\u{202E}abc\\u{202C}"),
            ("\u{2066}abc\u{2069}", "\\u{2066}abc\\u{2069}"),
            ("one\r\n\ttwo\n", "one\\u{D}\n\ttwo\n"),
        ]
        for (text, wanted) in cases { #expect(CleanText.shown(text) == wanted) }
        #expect(
            CleanText.shownOnOneLine("a\nlull: all is well\u{2028}b\t") == "a\\u{A}lull: all is well\\u{2028}b\\u{9}"
        )
    }

    @Test("is written without it, on one line or on several")
    func written() {
        #expect(CleanText.line("  a\u{1B}[31m\n\nb\t \u{202E}c\u{202C}\u{85}d\u{2029}") == "a [31m b c d")
        #expect(CleanText.line("\u{7}\u{202E}") == "")
        #expect(CleanText.lines("one\u{1B}\r\n\r\ntwo \u{9B}three\n") == "one\n\ntwo three\n")
        #expect(CleanText.json("{\n\"a\u{9B}\u{202E}\u{7F}\"}") == "{\n\"a\\u009b\\u202e\\u007f\"}")
    }

    @Test("keeps what languages need")
    func languages() {
        let texts = ["👩‍👩‍👧 می‌خواهم", "\u{200E}abc\u{200F}", "שלום, נשימה", "تنفس", "呼吸", "naïve é"]
        for text in texts {
            #expect(CleanText.shown(text) == text)
            #expect(CleanText.shownOnOneLine(text) == text)
            #expect(CleanText.line(text) == text)
            #expect(CleanText.lines(text) == text)
            #expect(CleanText.json(text) == text)
        }
    }

    private static let evil = "\\e[31mred\\e]52;c;eA==\\a\\x9B2J \\u202Eright\\u2066 \\nlull: forged"
    private static let shown =
        "\\u{1B}[31mred\\u{1B}]52;c;eA==\\u{7}\\u{9B}2J \\u{202E}right\\u{2066} \\u{A}lull: forged"

    /// The characters of a text that a terminal would obey, but for ends of lines and tabs.
    private static func active(_ data: Data) -> [String] {
        String(decoding: data, as: UTF8.self).unicodeScalars.filter { scalar in
            let value = scalar.value
            return value < 32 && value != 10 && value != 9 && value != 13 || (0x7F...0x9F).contains(value)
                || (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
        }.map { "U+" + String($0.value, radix: 16, uppercase: true) }
    }

    @Test("reaches no terminal: titles, sections, parameters, names of files, arguments")
    func terminal() throws {
        let folder = try Folder()
        let name = "a\u{1B}[31m\u{9B}.md"
        let script = """
            ---
            title: "\(Self.evil)"
            parameters: { p: { default: "\(Self.evil)" } }
            ---
            # Part {p}
            [pause 3s]

            """
        try folder.write(script, to: name)
        let plan = try Tool.run(["plan", name], in: folder)
        #expect(plan.status == 0)
        #expect(plan.text.hasPrefix("\(Self.shown)  (0:03)\n"), "\(plan.text)")
        let json = try Tool.run(["plan", name, "--json"], in: folder)
        let title = (try JSONSerialization.jsonObject(with: json.output) as? [String: Any])?["title"] as? String
        #expect(title == "\u{1B}[31mred\u{1B}]52;c;eA==\u{7}\u{9B}2J \u{202E}right\u{2066} \nlull: forged")
        #expect(Self.active(json.output) == [])
        let catalogue = try Tool.run(["catalogue", name], in: folder)
        #expect(catalogue.text.contains("  \(Self.shown)  "), "\(catalogue.text)")
        let missing = try Tool.run(["check", "b\u{1B}]0;x\u{7}\nlull: forged.md"], in: folder)
        #expect(missing.status == 66)
        #expect(
            missing.errors.hasPrefix("lull: b\\u{1B}]0;x\\u{7}\\u{A}lull: forged.md: there is no such file; "),
            "\(missing.errors)"
        )
        // What the parser of arguments says goes the same way.
        let argument = try Tool.run(["render", name, "--rate", "\u{1B}[2J\u{9B}"], in: folder)
        #expect(argument.status == 64)
        #expect(argument.errors.contains("\\u{1B}[2J\\u{9B}"), "\(argument.errors)")
        try folder.write("[pase \u{9B}31m\u{202E}]\n", to: "bad.md")
        let problem = try Tool.run(["check", "bad.md"], in: folder)
        #expect(problem.text.contains(" 1 | [pase \\u{9B}31m\\u{202E}]\n"), "\(problem.text)")
        try folder.write("---\nmaster: { rate: \"4\\n\\e[31m\" }\n---\n[pause 1s]\n", to: "value.md")
        let value = try Tool.run(["check", "value.md"], in: folder)
        let says = "value.md:2:17: error: “4\\u{A}\\u{1B}[31m” is not a rate\n"
        #expect(value.text.hasPrefix(says), "\(value.text)")
        for outcome in [plan, catalogue, missing, argument, problem, value] {
            #expect(Self.active(outcome.output) == [])
            #expect(Self.active(Data(outcome.errors.utf8)) == [])
        }
        let help = try Tool.run(["render", "--help"], in: folder)
        #expect(help.status == 0 && help.text.hasPrefix("OVERVIEW: ") && help.errors.isEmpty)
    }

    @Test("reaches no document of a release, and no cell of a table is a formula")
    func release() throws {
        let folder = try Folder()
        try folder.write(
            "---\ntitle: \"\(Self.evil)\"\nauthor: \"=HYPERLINK(1)\"\n---\n# One \\\n[pause 3s]\n",
            to: "a.md"
        )
        try folder.write("---\ntitle: \"-1+cmd\"\n---\n# Part\n[pause 3s]\n", to: "b.md")
        try folder.write("---\ntitle: \"@sum \\tx\"\nauthor: \"\\t=1\"\n---\n[pause 3s]\n", to: "c.md")
        try folder.write(
            """
            title: "\(Self.evil)"
            author: "+1\\e[31m"
            summary: "\(Self.evil)"
            copyright: "\(Self.evil)"
            credits: ["\(Self.evil)"]
            formats: [flac, mp3]
            captions: [vtt, srt, lrc]
            date: 2026-11-21
            sessions:
              - { script: a.md, part: "\(Self.evil)" }
              - b.md
              - c.md

            """,
            to: "program.yaml"
        )
        let made = try Tool.run(["batch", "program.yaml", "-o", "out"], in: folder)
        #expect(made.status == 0, "\(made.errors)")
        #expect(Self.active(Data(made.errors.utf8)) == [])
        let clean = "[31mred ]52;c;eA== 2J right lull: forged"
        let files = try contents(folder, "out")
        let texts = files.filter { !["flac", "mp3", "png"].contains(($0.key as NSString).pathExtension) }
        #expect(texts.count > 15)
        for (path, data) in texts { #expect(Self.active(data) == [], "\(path)") }
        func text(_ path: String) -> String { String(decoding: files[path] ?? Data(), as: UTF8.self) }
        #expect(
            text("playlists/all.m3u8").hasPrefix("#EXTM3U\n#PLAYLIST:\(clean)\n#EXTINF:3,\(clean)\n../audio/a.mp3\n")
        )
        #expect(text("transcripts/a.txt").hasPrefix("\(clean)\n=HYPERLINK(1)\n"))
        #expect(text("feed.xml").contains("<title>\(clean)</title>"))
        #expect(text("CREDITS.txt").contains("\nWith\n  \(clean)\n"))
        let rows = text("catalogue.csv").split(separator: "\r\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        #expect(rows[1][2] == clean[...] && rows[1][10] == "'=HYPERLINK(1)")
        #expect(rows[2][2] == "'-1+cmd")
        #expect(rows[3][2] == "'@sum x" && rows[3][10] == "'=1")
        // Numbers stay numbers.
        #expect(rows[1][0] == "1" && rows[1][11] == "3.000")
        // What tags say is held against the same.
        let verified = try Tool.run(["verify", "out", "-q"], in: folder)
        #expect(verified.status == 0, "\(verified.text)")
        let page = try Tool.run(["catalogue", "a.md", "b.md", "-o", "page.md", "-q"], in: folder)
        #expect(page.status == 0, "\(page.errors)")
        let markdown = String(decoding: try folder.data("page.md"), as: UTF8.self)
        #expect(Self.active(Data(markdown.utf8)) == [])
        #expect(markdown.contains("\\[31mred \\]52;c;eA== 2J right lull: forged"), "\(markdown)")
        let plot = try Tool.run(["plan", "a.md", "--plot", "a.svg", "-q"], in: folder)
        let picture = Self.active(try folder.data("a.svg"))
        #expect(plot.status == 0 && picture == [])
    }
}
