/// What the page of a library shows.
struct LibraryView {
    let words = SiteWords.english
    let pageTitle = "Sessions"
    let count: String
    let notes: [String]
    let parts: [Part]
    let norms: [Norm]
    let normText = LibraryText.norms
    let hasFigures: Bool
    let figures: [Row]
    let style: String

    struct Part {
        let id: String
        let title: String
        let sessions: [Session]
    }

    struct Session {
        let href: String
        let title: String
        let language: String
        let summary: String?
        let length: String
        let breathing: String?
        let voice: String
        let translations: [Translation]
        let flags: String?
        let listener: String?
    }

    struct Translation {
        let href: String
        let language: String
        let name: String
    }

    struct Norm {
        let name: String
        let range: String
        let sleep: String
        let standing: String
        let sources: String
    }

    struct Row {
        let href: String
        let title: String
        let language: String
        let words: String
        let speaking: Value
        let guided: Value
        let overall: String
        let silence: String
        let longest: Value
    }

    /// A figure, and what of it lies outside its norm.
    struct Value {
        let text: String
        let mark: String?
        let isUnmeant: Bool

        init(_ text: String, _ mark: SpeechMark?) {
            self.text = text
            self.mark = mark.map(LibraryText.mark)
            isUnmeant = mark.map { $0.reason == nil } ?? false
        }
    }

    init(_ catalogue: LibraryCatalogue) {
        count = LibraryText(catalogue: catalogue).count
        notes = [LibraryText.lengths] + (catalogue.isEstimated ? [LibraryText.estimated] : [])
        parts = catalogue.parts.enumerated().map { index, part in
            Part(id: "part-\(index + 1)", title: part.heading, sessions: part.sessions.map(LibraryView.session))
        }
        let sleep = SpeechNorm.norms(forSleep: true)
        norms = SpeechNorm.norms(forSleep: false).map { norm in
            let quiet = sleep.first { $0.figure == norm.figure }
            return Norm(
                name: LibraryText.name(norm.figure),
                range: LibraryText.range(norm),
                sleep: quiet.map(LibraryText.range) ?? "none",
                standing: norm.standing.rawValue,
                sources: [norm, quiet].compactMap(\.?.source).joined(separator: " ")
            )
        }
        figures = catalogue.entries.flatMap(\.editions).compactMap(LibraryView.row)
        hasFigures = !figures.isEmpty
        style = [PackageResources.style_css, PackageResources.library_css]
            .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
    }

    private static func told(_ text: String) -> String? { text.isEmpty ? nil : text }

    private static func session(_ entry: LibraryCatalogue.Entry) -> Session {
        let first = entry.editions[0]
        return Session(
            href: Address.encoded(entry.script),
            title: first.title,
            language: first.language,
            summary: first.summary,
            length: LibraryText.length(first),
            breathing: told(LibraryText.breathing(entry)),
            voice: entry.voice.text,
            translations: entry.editions.map {
                Translation(
                    href: Address.encoded($0.script),
                    language: $0.language,
                    name: PageFrame.name(of: $0.language)
                )
            },
            flags: told(LibraryText.flags(entry).joined(separator: ", ")),
            listener: told(entry.listener.joined(separator: ", "))
        )
    }

    private static func row(_ edition: LibraryCatalogue.Edition) -> Row? {
        guard let speech = edition.speech else { return nil }
        return Row(
            href: Address.encoded(edition.script),
            title: edition.title,
            language: edition.language,
            words: "\(speech.words)",
            speaking: Value(Figure.fixed(speech.speaking, 0), edition.mark(.speaking)),
            guided: Value(Figure.fixed(speech.guided, 0), edition.mark(.guided)),
            overall: Figure.fixed(speech.overall, 0),
            silence: "\(Figure.fixed(speech.silence * 100, 0)) %",
            longest: Value(LibraryText.silence(speech), edition.mark(.silence))
        )
    }
}

/// A library's catalogue as a page for a browser, whole in itself.
public struct LibraryPage {
    private let catalogue: LibraryCatalogue

    /// A page of a catalogue.
    public init(_ catalogue: LibraryCatalogue) { self.catalogue = catalogue.cleaned }

    /// The page.
    public func html() throws(ReleaseDocumentError) -> [UInt8] {
        try SitePages().page(LibraryView(catalogue), template: "library", path: "the catalogue").bytes
    }
}
