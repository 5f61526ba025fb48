/// A library's catalogue as a page of Markdown.
public struct LibraryMarkdown {
    private let catalogue: LibraryCatalogue

    /// A page of a catalogue.
    public init(_ catalogue: LibraryCatalogue) { self.catalogue = catalogue.cleaned }

    /// The page.
    public var text: String {
        let words = LibraryText(catalogue: catalogue)
        var lines = ["# Sessions", "", words.count]
        if catalogue.isEstimated { lines += ["", LibraryText.estimated] }
        lines += ["", "Written by `lull catalogue`: what is to be told otherwise is changed in the scripts."]
        lines += ["", LibraryText.lengths]
        for part in catalogue.parts {
            lines += ["", "## \(Self.cell(part.heading))", ""]
            lines += Self.table(
                ["session", "length", "breathing", "voice", "languages", "flags"],
                part.sessions.map(Self.row)
            )
        }
        if catalogue.entries.contains(where: { !$0.listener.isEmpty }) {
            lines += ["", "## Listeners in mind", ""]
            lines += ["What each script was written with in mind, so that more rules of care look at it.", ""]
            lines += listeners
        }
        if catalogue.entries.contains(where: { $0.editions.contains { $0.speech != nil } }) {
            lines += ["", "## Words and silence", "", LibraryText.norms, ""]
            lines += norms + [""] + figures
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func row(_ entry: LibraryCatalogue.Entry) -> [String] {
        let first = entry.editions[0]
        let summary = first.summary.map { "<br>\(cell($0))" } ?? ""
        let languages = entry.editions.map { "[\($0.language)](\(Address.encoded($0.script)))" }
        return [
            "[\(cell(first.title))](\(Address.encoded(entry.script)))\(summary)", LibraryText.length(first),
            cell(LibraryText.breathing(entry)), cell(entry.voice.text), languages.joined(separator: " "),
            cell(LibraryText.flags(entry).joined(separator: ", ")),
        ]
    }

    /// Sessions with the same listeners in one row.
    private var listeners: [String] {
        var order: [[String]] = []
        var titles: [[String]: [String]] = [:]
        for entry in catalogue.entries where !entry.listener.isEmpty {
            if titles[entry.listener] == nil { order.append(entry.listener) }
            titles[entry.listener, default: []].append(Self.cell(entry.editions[0].title))
        }
        return Self.table(
            ["listeners", "sessions"],
            order.map { [$0.joined(separator: ", "), (titles[$0] ?? []).joined(separator: " · ")] }
        )
    }

    private var norms: [String] {
        let others = SpeechNorm.norms(forSleep: false)
        let sleep = SpeechNorm.norms(forSleep: true)
        return Self.table(
            ["norm", "is", "for sleep", "rests on"],
            others.map { norm in
                let quiet = sleep.first { $0.figure == norm.figure }
                let sources = [norm, quiet].compactMap(\.self).map { $0.source }
                return [
                    LibraryText.name(norm.figure), LibraryText.range(norm), quiet.map(LibraryText.range) ?? "none",
                    "\(norm.standing.rawValue). \(sources.joined(separator: " "))",
                ]
            }
        )
    }

    private var figures: [String] {
        let heads = [
            "session", "", "words", "speaking", "guided", "overall", "silence", "longest silence", "outside the norm",
        ]
        let rows = catalogue.entries.flatMap(\.editions).compactMap { edition -> [String]? in
            guard let speech = edition.speech else { return nil }
            let marks = edition.marks.map { "\($0.figure.rawValue) \(LibraryText.mark($0))" }
            return [
                "[\(Self.cell(edition.title))](\(Address.encoded(edition.script)))", edition.language,
                "\(speech.words)",
                Figure.fixed(speech.speaking, 0), Figure.fixed(speech.guided, 0), Figure.fixed(speech.overall, 0),
                "\(Figure.fixed(speech.silence * 100, 0)) %", LibraryText.silence(speech),
                Self.cell(marks.joined(separator: "; ")),
            ]
        }
        return Self.table(heads, rows, numbers: 2..<7)
    }

    private static func table(_ heads: [String], _ rows: [[String]], numbers: Range<Int> = 0..<0) -> [String] {
        let rule = heads.indices.map { numbers.contains($0) ? "--:" : "---" }
        return ([heads, rule] + rows).map { "| \($0.joined(separator: " | ")) |" }
    }

    /// Text that means nothing but itself in a cell.
    private static func cell(_ text: String) -> String {
        var result = ""
        for character in text {
            if "\\`*_[]<>|#".contains(character) { result.append("\\") }
            result.append(character == "\n" ? " " : character)
        }
        return result
    }
}
