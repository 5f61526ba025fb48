/// What a sound file says of itself: its tags, its chapters, its cover.
///
/// A text that is empty is one that isn't there, and what is written is read back without characters of number 0.
public struct FileTags: Sendable, Equatable {
    /// Its title.
    public var title: String?
    /// Who made it.
    public var artist: String?
    /// The program it belongs to.
    public var album: String?
    /// Who made the program.
    public var albumArtist: String?
    /// Its place in the program.
    public var track: Place?
    /// Its week, which players call a disc.
    public var disc: Place?
    /// When it was released: a year, or a day as ISO 8601 has it.
    public var date: String?
    /// Its genre.
    public var genre: String?
    /// Its language, as BCP 47 has it.
    public var language: String?
    /// What it is about.
    public var comment: String?
    /// Who holds the rights, and since when.
    public var copyright: String?
    /// Its licence: a name or an address.
    public var license: String?
    /// Its words.
    public var lyrics: String?
    /// Its cover.
    public var cover: Picture?
    /// Its chapters, in order; at most ``mostChapters``.
    public var chapters: [Chapter]

    /// The most chapters a file may have, which is what ID3v2 and MPEG-4 can count.
    public static let mostChapters = 255

    /// A place in a row.
    public struct Place: Sendable, Equatable {
        /// The place, from 1.
        public var number: Int
        /// The count of all.
        public var total: Int?

        /// A place in a row.
        public init(_ number: Int, of total: Int? = nil) {
            self.number = number
            self.total = total
        }

        /// “3” or “3/12”; nil where the text is neither.
        init?(_ text: String) {
            let parts = text.split(separator: "/", maxSplits: 1).map { Int($0) }
            guard let first = parts.first, let number = first, number > 0 else { return nil }
            self.number = number
            if parts.count > 1, let total = parts[1], total > 0 { self.total = total }
        }

        var text: String { total.map { "\(number)/\($0)" } ?? "\(number)" }
    }

    /// A chapter, to the millisecond.
    public struct Chapter: Sendable, Equatable {
        /// Its title.
        public let title: String
        /// Where it begins, in milliseconds.
        public let startMilliseconds: UInt32
        /// Where it ends, in milliseconds.
        public let endMilliseconds: UInt32

        /// Where it begins, in seconds.
        public var start: Double { Double(startMilliseconds) / 1000 }
        /// Where it ends, in seconds.
        ///
        /// Vorbis comments, markers of WAV and MPEG-4 keep beginnings only; read from them, a chapter ends where the next
        /// begins, or with the sound.
        public var end: Double { Double(endMilliseconds) / 1000 }

        /// A chapter.
        ///
        /// - Parameters:
        ///   - title: its title.
        ///   - start: where it begins, in seconds; rounded to milliseconds.
        ///   - end: where it ends.
        public init(title: String, start: Double, end: Double) {
            self.init(
                title: title,
                startMilliseconds: Self.milliseconds(start),
                endMilliseconds: Self.milliseconds(end)
            )
        }

        init(title: String, startMilliseconds: UInt32, endMilliseconds: UInt32) {
            self.title = title
            self.startMilliseconds = startMilliseconds
            self.endMilliseconds = endMilliseconds
        }

        private static func milliseconds(_ seconds: Double) -> UInt32 {
            let rounded = (seconds * 1000).rounded()
            // The greatest number has a meaning of its own in ID3v2.
            return rounded > 0 ? UInt32(min(rounded, Double(UInt32.max - 1))) : 0
        }
    }

    /// What a file says of itself.
    public init(
        title: String? = nil,
        artist: String? = nil,
        album: String? = nil,
        albumArtist: String? = nil,
        track: Place? = nil,
        disc: Place? = nil,
        date: String? = nil,
        genre: String? = nil,
        language: String? = nil,
        comment: String? = nil,
        copyright: String? = nil,
        license: String? = nil,
        lyrics: String? = nil,
        cover: Picture? = nil,
        chapters: [Chapter] = []
    ) {
        self.title = title
        self.artist = artist
        self.album = album
        self.albumArtist = albumArtist
        self.track = track
        self.disc = disc
        self.date = date
        self.genre = genre
        self.language = language
        self.comment = comment
        self.copyright = copyright
        self.license = license
        self.lyrics = lyrics
        self.cover = cover
        self.chapters = chapters
    }

    /// The same as files can hold it: no empty texts, no characters of number 0.
    var storable: FileTags {
        var tags = self
        for field in TagField.allCases {
            tags[field] = self[field].map(Self.clean).flatMap { $0.isEmpty ? nil : $0 }
        }
        tags.chapters = chapters.map {
            Chapter(
                title: Self.clean($0.title),
                startMilliseconds: $0.startMilliseconds,
                endMilliseconds: $0.endMilliseconds
            )
        }
        return tags
    }

    private static func clean(_ text: String) -> String {
        text.utf8.contains(0) ? String(text.unicodeScalars.filter { $0.value != 0 }.map(Character.init)) : text
    }
}
