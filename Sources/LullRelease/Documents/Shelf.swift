import FoundationEssentials

/// A release put in order: what every document of it starts from.
struct Shelf {
    /// The catalogue, with a cover.
    let catalogue: Catalogue
    let address: Address
    /// When its first track was published.
    let published: Date
    /// When it last changed.
    let modified: Date
    /// Its tracks by language, the first language first; of each by week, day and time of day, then as the release has them.
    let editions: [Edition]

    init(_ catalogue: Catalogue) throws(ReleaseDocumentError) {
        self.catalogue = catalogue
        address = try Address(catalogue)
        modified = try Shelf.time(catalogue.modified)
        published = try Shelf.time(catalogue.published ?? catalogue.modified)
        guard UUID(uuidString: catalogue.identifier) != nil else { throw .identifier(catalogue.identifier) }
        try Shelf.check(catalogue)

        let tracks = catalogue.tracks.sorted { ($0.moment, $0.order, $0.id) < ($1.moment, $1.order, $1.id) }
        var languages: [String] = []
        for language in catalogue.languages + tracks.map(\.language) where !languages.contains(language) {
            languages.append(language)
        }
        for language in languages { try Shelf.check(language: language) }
        let used = languages.filter { language in tracks.contains { $0.language == language } }
        let listed = used.isEmpty ? [languages.first ?? "en"] : used
        editions = listed.map { language in
            Edition(
                language: language,
                suffix: language == listed[0] ? "" : ".\(language)",
                tracks: tracks.filter { $0.language == language }
            )
        }
    }

    private static func time(_ text: String) throws(ReleaseDocumentError) -> Date {
        do { return try Date(text, strategy: .iso8601) } catch { throw .time(text) }
    }

    private static func check(language: String) throws(ReleaseDocumentError) {
        let parts = language.split(separator: "-", omittingEmptySubsequences: false)
        let fits = parts.allSatisfy { part in
            (1...8).contains(part.utf8.count) && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        }
        guard fits, let first = parts.first, first.utf8.count > 1 else { throw .language(language) }
    }

    private static func check(_ catalogue: Catalogue) throws(ReleaseDocumentError) {
        var names: Set<String> = []
        var paths: Set<String> = []
        for track in catalogue.tracks {
            let fits = track.id.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "-")
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            }
            guard fits, !track.id.isEmpty else { throw .name(track: track.id) }
            guard names.insert(track.id).inserted else { throw .duplicate(track: track.id) }
            guard track.files.contains(where: { $0.role == .audio }) else { throw .silent(track: track.id) }
            for file in track.files {
                try Address.check(path: file.path)
                guard paths.insert(file.path).inserted else { throw .clash(path: file.path) }
            }
        }
        if let cover = catalogue.cover { try Address.check(path: cover.path) }
    }
}

/// What a release holds in one language.
struct Edition {
    let language: String
    /// What tells its documents from those of the first language: empty there, “.de” elsewhere.
    ///
    /// The first language's documents keep the plain names, so that a language which is added later changes no address.
    let suffix: String
    /// Its tracks, in order.
    let tracks: [Track]

    /// Each session once: of several variants the first. For what is heard from end to end.
    var sessions: [Track] {
        var seen: Set<[String]> = []
        return tracks.filter { seen.insert($0.place).inserted }
    }

    /// The weeks, in order; nil is what has none, and comes last.
    var weeks: [Int?] {
        let numbers = Set(tracks.compactMap(\.week)).sorted()
        return numbers.map { $0 } + (tracks.contains { $0.week == nil } ? [nil] : [])
    }
}

extension Track {
    /// What its variants of one language share with it, and nothing else does.
    var place: [String] { [session, week.map(String.init) ?? "", day.map(String.init) ?? "", slot ?? ""] }

    /// Its audio files, those that most players can play first.
    var audio: [File] { audio(preferring: ["mp3", "m4a", "m4b", "opus", "ogg", "oga", "flac", "wav"]) }

    /// Its audio files as a browser is to try them: the small and good first.
    var audioForBrowsers: [File] { audio(preferring: ["opus", "m4a", "m4b", "ogg", "oga", "mp3", "flac", "wav"]) }

    private func audio(preferring formats: [String]) -> [File] {
        func rank(_ file: File) -> Int { formats.firstIndex(of: file.format) ?? formats.count }
        return files.filter { $0.role == .audio }.sorted { (rank($0), $0.path) < (rank($1), $1.path) }
    }
}

extension Track.File {
    /// Its digest as Subresource Integrity writes it.
    var integrity: String? {
        let digits = Array(sha256.utf8)
        guard digits.count == 64 else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        return "sha256-" + Data(bytes).base64EncodedString()
    }
}
