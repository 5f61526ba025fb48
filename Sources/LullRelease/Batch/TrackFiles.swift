import LullTag

/// What the files of a track are called, and what they say of themselves.
enum TrackFiles {
    /// A file that is made of text.
    struct Document {
        var role: Track.Role
        var format: String
        var path: String
        var mediaType: String
        var bytes: [UInt8]

        init(_ role: Track.Role, _ format: String, _ path: String, _ mediaType: String, _ bytes: [UInt8]) {
            (self.role, self.format, self.path) = (role, format, path)
            (self.mediaType, self.bytes) = (mediaType, bytes)
        }
    }

    /// Where a track's file of a format lies in the release.
    static func audio(_ id: String, _ format: ReleaseFormat) -> String { "audio/\(id).\(format.name.rawValue)" }

    /// Where captions lie.
    static func captions(_ id: String, _ format: CaptionFormat) -> String { "captions/\(id).\(format.pathExtension)" }

    /// Where the transcript lies, as `txt` or `html`.
    static func transcript(_ id: String, _ format: String) -> String { "transcripts/\(id).\(format)" }

    /// Where chapters lie.
    static func chapters(_ id: String) -> String { "chapters/\(id).json" }

    /// Every place that a track may need but those of its stems.
    static func places(_ id: String, of program: Program) -> [String] {
        program.formats.map { audio(id, $0) } + program.captions.map { captions(id, $0) }
            + [transcript(id, "txt"), transcript(id, "html"), chapters(id), report(id)]
    }

    /// Whether a place is one that Lull gives to a file of this track, whatever the program asks for now.
    static func isPlace(_ place: String, of id: String) -> Bool {
        let parts = place.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        if parts.count == 3 {
            let endings = [StemFormat.flac, .wav].map { ".\($0.rawValue)" }
            return "\(parts[0])/\(parts[1])" == stems(id)
                && endings.contains { ending in
                    let name = String(parts[2].dropLast(ending.count))
                    return parts[2].hasSuffix(ending) && !name.isEmpty && Slug.make(name) == name
                }
        }
        return ReleaseFormat.Name.allCases.contains { audio(id, .init($0)) == place }
            || CaptionFormat.allCases.contains { captions(id, $0) == place }
            || [transcript(id, "txt"), transcript(id, "html"), chapters(id), report(id)].contains(place)
    }

    /// The file that the most players take.
    static func forListening(_ id: String, _ formats: [ReleaseFormat]) -> String? {
        let order: [ReleaseFormat.Name] = [.mp3, .m4a, .m4b, .opus, .ogg, .flac, .wav]
        let found = order.compactMap { name in formats.first { $0.name == name } }.first
        return found.map { audio(id, $0) }
    }

    /// What the files of stems are called, by the names of the sounds: no two alike, in whatever script these are written.
    static func stemNames(_ sounds: [String]) -> [String: String] {
        var names: [String: String] = [:]
        var taken: Set<String> = []
        for (index, sound) in sounds.enumerated() {
            var name = Slug.make(sound)
            if name.isEmpty { name = "sound-\(index + 1)" }
            while !taken.insert(name).inserted { name += "-\(index + 1)" }
            names[sound] = name
        }
        return names
    }

    /// Where a stem lies.
    ///
    /// - Parameter name: one of ``stemNames(_:)``.
    static func stem(_ id: String, _ name: String, _ format: StemFormat) -> String {
        "\(stems(id))/\(name).\(format.rawValue)"
    }

    /// The folder of the stems.
    static func stems(_ id: String) -> String { "stems/\(id)" }

    /// Where the report lies.
    static func report(_ id: String) -> String { "reports/\(id).json" }

    /// The tags of a track's sound files.
    ///
    /// - Parameter cover: the cover the program brings.
    static func tags(_ track: Track, of catalogue: Catalogue, cover: Picture?) -> FileTags {
        let (track, catalogue) = (track.cleaned, catalogue.cleaned)
        let headed = track.chapters.filter { !$0.title.isEmpty }
        let words = track.lines.map(\.text).filter { !$0.isEmpty }
        return FileTags(
            title: track.variant.map { "\(track.title) (\($0))" } ?? track.title,
            artist: track.author ?? catalogue.author,
            album: catalogue.title(in: track.language).text,
            albumArtist: catalogue.author,
            track: .init(track.order),
            disc: track.week.map { .init($0) },
            date: catalogue.published.map { String($0.prefix(10)) },
            genre: track.part,
            language: track.language,
            comment: track.summary,
            copyright: catalogue.copyright,
            license: catalogue.license,
            lyrics: words.isEmpty ? nil : words.joined(separator: "\n"),
            cover: cover,
            chapters: headed.prefix(FileTags.mostChapters).map {
                .init(title: $0.title, start: $0.start, end: $0.end)
            }
        )
    }
}
