import Lull
import LullFile
import LullTag

/// What a release holds besides its tracks: page, feed, lists, manifest.
struct ProgramFiles {
    let program: Program
    let folder: ReleaseFolder
    let context: BatchContext

    static let manifest = "manifest.json"
    static let sums = "SHA256SUMS"

    /// What the last run wrote.
    private struct Record: Codable {
        /// A hash of what these files depend on.
        var key: String
        /// A hash of what the release says and holds, whenever that was.
        var content: String
        var modified: String
        var stamps: [String: FileStamp]
    }

    private var record: Record? { Ledger.load(Record.self, folder.programRecord) }
    private var owned: Set<String> { Self.owned(in: folder) }

    /// Whether every file is as the last run left it, whatever the program says now.
    var areWhole: Bool { record.map { areThere($0.stamps.keys, $0) } ?? false }

    private func areThere(_ places: some Sequence<String>, _ record: Record) -> Bool {
        !record.stamps.isEmpty
            && places.allSatisfy { place in
                record.stamps[place].map { FileStamp(folder.file(place)) == $0 } ?? false
            }
    }

    /// Every file of a release that was ever written for its program as a whole and not removed since; where that list is
    /// lost, those of its record.
    static func owned(in folder: ReleaseFolder) -> Set<String> {
        // A release may come from anywhere, and its list may name any file.
        let recorded = Ledger.load(Record.self, folder.programRecord)?.stamps.keys.map { $0 }
        return Set(Ledger.load([String].self, folder.programOwned) ?? recorded ?? [])
            .filter { isPlace($0) && folder.holds($0) }
    }

    /// Documents of which each language has its own, named in between: `feed.de.xml`.
    private static let editions: Set = ["index.html", "contents.html", "feed.xml", "publication.json"]
    private static let single: Set = [
        "catalogue.json", "catalogue.csv", "LICENCE.txt", "CREDITS.txt", "cover.png", "cover.jpg", manifest, sums,
    ]

    /// Whether a place is one that Lull gives to a file of a program as a whole.
    static func isPlace(_ place: String) -> Bool {
        let parts = place.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count < 3, let name = parts.last else { return false }
        if parts.count == 1 {
            var words = name.split(separator: ".", omittingEmptySubsequences: false)
            if words.count == 3 { words.remove(at: 1) }
            return single.contains(name) || editions.contains(words.joined(separator: "."))
        }
        switch parts[0] {
        case "assets": return ReleaseSite.assets.contains(name)
        case "listen": return name.hasSuffix(".html")
        case "playlists": return name.hasSuffix(".m3u8")
        default: return false
        }
    }

    /// Where these files will lie, known from the program alone.
    static func places(of program: Program) -> [String] {
        var catalogue = program.catalogue(program.tracks.map { $0.blank(program) })
        catalogue.modified = ReleaseDate(seconds: 0).text
        // One that is drawn takes its time, and its place is known.
        let cover = program.cover?.place ?? ReleaseDocuments.coverPath
        catalogue.cover = .init(path: cover, mediaType: "image/png", width: 1, height: 1)
        // What keeps them from being made is told when they are made.
        let documents = (try? ReleaseDocuments.files(for: catalogue)) ?? []
        return documents.map(\.path) + [cover, manifest, sums]
    }

    /// Files of earlier runs that no longer belong.
    var leftovers: [String] {
        let current = Set(record?.stamps.keys.map { $0 } ?? []).union(Self.places(of: program))
        return owned.subtracting(current).filter { FileStamp(folder.file($0)) != nil }.sorted()
    }

    /// Removes files that no longer belong.
    func prune(_ files: [String]) throws(FileError) {
        for file in files { try folder.removePublished(file) }
        try Ledger.save(owned.subtracting(files).sorted(), to: folder.programOwned)
    }

    /// Writes what isn't as it is to be.
    ///
    /// - Parameters:
    ///   - tracks: every track of the program, in order.
    ///   - partial: the folder in which files are made before they get their place: what a killed run leaves lies there.
    /// - Returns: how many files were written.
    func write(_ tracks: [Track], by partial: String) throws(BatchError) -> Int {
        var catalogue = program.catalogue(tracks)
        let content = try digest(of: catalogue)
        let last = record
        let same = last.flatMap { $0.content == content ? ReleaseDate($0.modified)?.text : nil }
        catalogue.modified = modified(same)
        let key = Digest.sha256(of: "\(content) \(catalogue.modified) \(program.digest)".utf8)
        if let last, last.key == key, areThere(Self.places(of: program), last) {
            return 0
        }
        var files: [ReleaseFile] = []
        do throws(ReleaseDocumentError) {
            files = try ReleaseDocuments.files(for: catalogue)
        } catch { throw .incomplete(error.description) }
        if let cover = program.cover {
            files.append(
                ReleaseFile(path: cover.place, bytes: cover.picture.bytes, mediaType: cover.picture.kind.mediaType)
            )
        }
        let manifest = ReleaseManifest(catalogue, program: program, documents: files)
        do throws(FileError) {
            let bytes = try Ledger.bytes(manifest, Self.manifest)
            files.append(ReleaseFile(path: Self.manifest, bytes: bytes, mediaType: "application/json"))
            files.append(ReleaseFile(path: Self.sums, text: manifest.sums(manifest: bytes), mediaType: "text/plain"))
        } catch { throw .file(error) }
        return try write(files, by: partial, key: key, content: content, modified: catalogue.modified)
    }

    private func write(
        _ files: [ReleaseFile],
        by partial: String,
        key: String,
        content: String,
        modified: String
    ) throws(BatchError) -> Int {
        let owned = owned
        var written = 0
        var due: [(file: ReleaseFile, sha256: String)] = []
        for file in files {
            let path = folder.file(file.path)
            let digest = Digest.sha256(of: file.bytes)
            let isThere = FileStamp(path)?.size == file.bytes.count && (try? Digest.sha256(ofFile: path)) == digest
            if !isThere { due.append((file, digest)) }
        }
        try folder.check(due.map { ($0.file.path, $0.sha256) }, owned: owned)
        do throws(FileError) {
            try Ledger.save(owned.union(files.map(\.path)).sorted(), to: folder.programOwned)
            let made = "\(partial)/program-file"
            for (file, _) in due {
                try WholeContents.write(file.bytes, to: made)
                try folder.publish(made, as: file.path)
                written += 1
            }
            let places = Set(due.map { ReleaseFolder.parent(folder.file($0.file.path)) })
            for place in places { ReleaseFolder.sync(folder: place) }
            var stamps: [String: FileStamp] = [:]
            for file in files { stamps[file.path] = FileStamp(folder.file(file.path)) }
            let record = Record(key: key, content: content, modified: modified, stamps: stamps)
            try Ledger.save(record, to: folder.programRecord)
        } catch { throw .file(error) }
        return written
    }

    // MARK: The catalogue

    private func digest(of catalogue: Catalogue) throws(BatchError) -> String {
        do throws(FileError) {
            return Digest.sha256(
                of: try Ledger.bytes(catalogue, "catalogue.json") + Array(Version.current.utf8)
                    + Array((program.cover?.digest ?? "").utf8)
            )
        } catch { throw .file(error) }
    }

    /// When the release last changed: as the program says; else `SOURCE_DATE_EPOCH`; else what was written last time, while
    /// nothing changed; else when the newest file was saved that it is made from.
    private func modified(_ last: String?) -> String {
        if let date = program.date { return date }
        if let epoch = context.epoch { return epoch.text }
        if let last { return last }
        var files = [program.path] + program.tracks.flatMap(\.reading.files)
        if let cover = program.cover { files.append(cover.path) }
        for track in program.tracks {
            guard let session = track.reading.session, let found = try? context.studio.sources(of: session) else {
                continue
            }
            files += found.files
        }
        let newest = Set(files).compactMap { FileStamp($0)?.seconds }.max() ?? 0
        return ReleaseDate(seconds: newest).text
    }
}

extension TrackPlan {
    /// A track of which nothing is known but what the program says: enough for the names of the program's documents.
    fileprivate func blank(_ program: Program) -> Track {
        Track(
            id: id,
            key: "",
            title: id,
            language: language,
            order: order,
            week: week,
            day: day,
            slot: slot,
            session: session,
            variant: variant,
            duration: 0,
            provenance: .init(script: script, scriptHash: ""),
            measure: .init(
                integrated: nil,
                target: nil,
                range: nil,
                momentaryMax: nil,
                truePeak: nil,
                ceiling: 0,
                isGentle: true
            ),
            files: program.formats.map {
                .init(
                    role: .audio,
                    format: $0.name.rawValue,
                    path: TrackFiles.audio(id, $0),
                    mediaType: $0.mediaType,
                    bytes: 0,
                    sha256: ""
                )
            }
        )
    }
}
