/// What the page of all sessions shows.
struct IndexView {
    let frame: PageFrame
    let words: SiteWords
    let pageTitle: String
    let script = "index.js"
    let root = ""
    let summary: String?
    let summaryLanguage: String?
    let author: String?
    let count: String
    let length: String
    let cover: String?
    let weeks: [Week]
    let data: String

    struct Week {
        let id: String
        let title: String
        let days: [Day]
    }

    struct Day {
        let title: String?
        let entries: [Entry]
    }

    /// A session, with its variants.
    struct Entry {
        let href: String
        let slot: String?
        let title: String
        let language: String
        let part: String?
        let summary: String?
        let length: String
        let duration: String
        let key: String
        let seconds: String
        let variants: [Variant]
        let hasVariants: Bool
    }

    struct Variant {
        let href: String
        /// What sets it apart, and its length.
        let name: String

        init(_ track: Track, root: String, _ words: SiteWords) {
            href = root + ReleaseSite.page(track)
            let length = words.length(track.duration)
            let name = track.variant == nil ? track.title : track.kind
            self.name = name.map { "\($0) (\(length))" } ?? length
        }
    }

    init(shelf: Shelf, edition: Edition) {
        let catalogue = shelf.catalogue
        frame = PageFrame(shelf: shelf, edition: edition, root: "", page: ReleaseSite.index)
        words = frame.words
        pageTitle = frame.program
        let said = catalogue.summary(in: edition.language)
        (summary, summaryLanguage) = (said?.text, said?.language)
        author = catalogue.author
        let sessions = edition.sessions
        count = words.count(sessions.count)
        length = words.length(sessions.reduce(0) { $0 + $1.duration })
        cover = catalogue.cover.map { Address.encoded($0.path) }
        data = Escaping.script("{\"space\":\"lull:\(catalogue.identifier.lowercased())\"}")
        let words = words
        let weeks = edition.weeks
        self.weeks = weeks.map { week in
            let inWeek = edition.tracks.filter { $0.week == week }
            let days = Set(inWeek.map { $0.day ?? .max }).sorted()
            let title = week.map(words.week) ?? (weeks.count > 1 ? words.otherSessions : words.sessions)
            return Week(
                id: week.map { "week-\($0)" } ?? "sessions",
                title: title,
                days: days.map { day in
                    Day(
                        title: day == .max ? nil : words.day(day),
                        entries: IndexView.entries(inWeek.filter { ($0.day ?? .max) == day }, words)
                    )
                }
            )
        }
    }

    private static func entries(_ tracks: [Track], _ words: SiteWords) -> [Entry] {
        var seen: Set<[String]> = []
        return tracks.filter { seen.insert($0.place).inserted }.map { track in
            let others = tracks.filter { $0.place == track.place && $0.id != track.id }
            return Entry(
                href: ReleaseSite.page(track),
                slot: track.slot.map(words.slot),
                title: track.title,
                language: track.language,
                part: track.part,
                summary: track.summary,
                length: words.length(track.duration),
                duration: Figure.duration(track.duration),
                key: track.id,
                seconds: Figure.fixed(track.duration, 1),
                variants: others.map { Variant($0, root: "", words) },
                hasVariants: !others.isEmpty
            )
        }
    }
}

/// What a table of contents shows: every session and its chapters.
struct ContentsView {
    let frame: PageFrame
    let words: SiteWords
    let pageTitle: String
    let script: String? = nil
    let root = ""
    let tracks: [Entry]

    struct Entry {
        let href: String
        let title: String
        let language: String
        let hasChapters: Bool
        let chapters: [Chapter]
    }

    struct Chapter {
        let href: String
        let title: String
    }

    init(shelf: Shelf, edition: Edition) {
        frame = PageFrame(shelf: shelf, edition: edition, root: "", page: ReleaseSite.contents)
        words = frame.words
        pageTitle = frame.program
        tracks = edition.sessions.compactMap { track in
            guard let audio = track.audio.first else { return nil }
            let href = Address.encoded(audio.path)
            let chapters = track.parts.map { chapter in
                Chapter(href: "\(href)#t=\(Figure.fixed(chapter.start, 3))", title: chapter.title)
            }
            return Entry(
                href: href,
                title: track.title,
                language: track.language,
                hasChapters: !chapters.isEmpty,
                chapters: chapters
            )
        }
    }
}
