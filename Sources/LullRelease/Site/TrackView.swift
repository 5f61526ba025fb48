import FoundationEssentials

/// What the page of a track shows.
struct TrackView {
    let frame: PageFrame
    let words: SiteWords
    let pageTitle: String
    let script = "player.js"
    let root = "../"
    let title: String
    let language: String
    let place: String
    let summary: String?
    let part: String?
    let variant: String?
    let author: String?
    let length: String
    let duration: String
    let seconds: String
    let clock: String
    let sources: [Source]
    let hasBreaths: Bool
    let patterns: String?
    let chapters: [Moment]
    let hasChapters: Bool
    let lines: [Moment]
    let hasLines: Bool
    let downloads: [Download]
    let facts: [String]
    let variants: [IndexView.Variant]
    let hasVariants: Bool
    let previous: Neighbour?
    let next: Neighbour?
    /// What the player's script reads, as JSON that may stand in a script element.
    let data: String

    /// A sound the browser may play.
    struct Source {
        let href: String
        let type: String
    }

    /// A chapter or a line.
    struct Moment {
        let start: String
        let clock: String
        let text: String
    }

    /// A file to take along.
    struct Download {
        let href: String
        let role: String
        let format: String
        let size: String
    }

    /// The track before or after.
    struct Neighbour {
        let href: String
        let title: String
    }

    init(shelf: Shelf, edition: Edition, track: Track) throws(ReleaseDocumentError) {
        frame = PageFrame(shelf: shelf, edition: edition, root: "../") { other in
            TrackView.counterpart(of: track, in: other).map(ReleaseSite.page) ?? ReleaseSite.index(other)
        }
        let words = frame.words
        self.words = words
        pageTitle = "\(track.title) · \(frame.program)"
        title = track.title
        language = track.language
        place = [track.week.map(words.week), track.day.map(words.day), track.slot.map(words.slot)]
            .compactMap(\.self).joined(separator: " · ")
        summary = track.summary
        part = track.part
        variant = track.kind
        author = track.author ?? shelf.catalogue.author
        length = words.length(track.duration)
        duration = Figure.duration(track.duration)
        seconds = Figure.fixed(track.duration, 3)
        clock = Figure.clock(track.duration.rounded())
        sources = track.audioForBrowsers.map { file in
            Source(href: "../" + Address.encoded(file.path), type: TrackView.type(of: file))
        }
        hasBreaths = !track.breaths.isEmpty
        patterns = words.breathing(of: track)
        chapters = track.parts.map { TrackView.moment($0.start, $0.title) }
        hasChapters = !chapters.isEmpty
        lines = track.lines.filter { !$0.text.isEmpty }.map { TrackView.moment($0.start, $0.text) }
        hasLines = !lines.isEmpty
        downloads = Track.Role.allCases.flatMap { role in
            (role == .audio ? track.audio : track.files.filter { $0.role == role }).map { file in
                Download(
                    href: "../" + Address.encoded(file.path),
                    role: TrackView.name(file, words),
                    format: file.format.uppercased(),
                    size: TrackView.size(file.bytes, words)
                )
            }
        }
        facts = words.sentences(track.measure)
        let others = edition.tracks.filter { $0.place == track.place && $0.id != track.id }
        variants = others.map { IndexView.Variant($0, root: "../", words) }
        hasVariants = !others.isEmpty
        let sessions = edition.sessions
        let index = sessions.firstIndex { $0.place == track.place } ?? 0
        previous = index > 0 ? TrackView.neighbour(sessions[index - 1]) : nil
        next = index + 1 < sessions.count ? TrackView.neighbour(sessions[index + 1]) : nil
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let json = try encoder.encode(PlayerData(shelf.catalogue, track, words))
            data = Escaping.script(String(decoding: json, as: UTF8.self))
        } catch {
            throw .document(ReleaseSite.page(track), reason: "\(error)")
        }
    }

    /// The same session in another language: the same variant, else any.
    private static func counterpart(of track: Track, in edition: Edition) -> Track? {
        let same = edition.tracks.filter { $0.place == track.place }
        return same.first { $0.variant == track.variant } ?? same.first
    }

    private static func neighbour(_ track: Track) -> Neighbour {
        Neighbour(href: "../" + ReleaseSite.page(track), title: track.title)
    }

    private static func moment(_ start: Double, _ text: String) -> Moment {
        Moment(start: Figure.fixed(start, 3), clock: Figure.clock(start), text: text)
    }

    // A browser passes over what it can't play only if it knows the codec.
    private static func type(of file: Track.File) -> String {
        file.format == "opus" && !file.mediaType.contains("codecs") ? "audio/ogg; codecs=opus" : file.mediaType
    }

    /// What a file is called among the downloads; a stem by its sound too.
    private static func name(_ file: Track.File, _ words: SiteWords) -> String {
        let role = words.roles[file.role] ?? file.role.rawValue
        guard file.role == .stem, let last = file.path.split(separator: "/").last else { return role }
        return "\(role): \(last.prefix { $0 != "." })"
    }

    private static func size(_ bytes: Int, _ words: SiteWords) -> String {
        bytes < 1_000_000
            ? "\(max(1, (bytes + 500) / 1000)) kB" : "\(words.figure(Double(bytes) / 1_000_000)) MB"
    }
}
