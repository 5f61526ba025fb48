import LullFile

/// What a release's folder knows of one track.
struct TrackState {
    let folder: ReleaseFolder
    let id: String

    init(_ folder: ReleaseFolder, _ id: String) {
        self.folder = folder
        self.id = id
    }

    /// The record; nil where the track was never whole, or where the record can't be this track's.
    var record: Track? {
        guard let track = Ledger.load(Track.self, folder.record(id)), track.id == id, track.isPlausible,
            track.files.allSatisfy({ isOwn($0.path) })
        else { return nil }
        return track
    }

    /// Every file that was ever written for it and not removed since; where that list is lost, those of its record.
    var owned: Set<String> {
        Set(Ledger.load([String].self, folder.owned(id)) ?? record?.files.map(\.path) ?? []).filter(isOwn)
    }

    /// A release may come from anywhere, and a record may name any file: only this track's places count.
    private func isOwn(_ place: String) -> Bool { TrackFiles.isPlace(place, of: id) && folder.holds(place) }

    /// Whether the track is there, made from just these sources.
    func standing(_ sources: TrackSources, in program: Program) -> BatchPlan.Standing {
        guard let record else { return .due(.new) }
        guard record.key == sources.key else {
            let old = Ledger.load([String: String].self, folder.makings(id))
            let changed = old.map { old in
                BatchPlan.Making.allCases.filter { old[$0.rawValue] != sources.makings[$0.rawValue] }
            }
            return .due(.changed(changed ?? []))
        }
        return isComplete(record, program) && areWhole(record) ? .upToDate(record) : .due(.damaged)
    }

    /// Whether a record names every file that the program asks for; stems are named by what sounds.
    private func isComplete(_ record: Track, _ program: Program) -> Bool {
        let paths = Set(record.files.map(\.path))
        var wanted = TrackFiles.places(id, of: program)
        let captions = program.captions.map { TrackFiles.captions(id, $0) }
        if !captions.allSatisfy(paths.contains), Captions(record).captions.isEmpty {
            wanted.removeAll { captions.contains($0) }
        }
        if record.chapters.isEmpty { wanted.removeAll { $0 == TrackFiles.chapters(id) } }
        let hasStems = program.stems == nil || record.files.contains { $0.role == .stem }
        return hasStems && wanted.allSatisfy(paths.contains)
    }

    /// Whether every file is as it was written: by size and time, and only where they differ by content.
    private func areWhole(_ record: Track) -> Bool {
        let stamps = Ledger.load([String: FileStamp].self, folder.stamps(id)) ?? [:]
        var isRestamped = false
        for file in record.files {
            let path = folder.file(file.path)
            guard let stamp = FileStamp(path), stamp.size == file.bytes else { return false }
            if stamps[file.path] == stamp { continue }
            // A copied folder has new times and the same bytes.
            guard (try? Digest.sha256(ofFile: path)) == file.sha256 else { return false }
            isRestamped = true
        }
        if isRestamped { try? stamp(record) }
        return true
    }

    private func stamp(_ record: Track) throws(FileError) {
        var stamps: [String: FileStamp] = [:]
        for file in record.files { stamps[file.path] = FileStamp(folder.file(file.path)) }
        try Ledger.save(stamps, to: folder.stamps(id))
    }

    /// Gives a track's finished files their places, its record last.
    ///
    /// Before the first file gets its name it is noted as Lull's own, so that after any interruption the next run knows
    /// what it may replace.
    ///
    /// - Parameters:
    ///   - makings: digests of what the track was made from, by kind.
    ///   - source: where a file lies until then.
    func publish(
        _ track: Track,
        _ makings: [String: String],
        from source: (Track.File) -> String
    ) throws(BatchError) {
        let owned = owned
        try folder.check(track.files.map { ($0.path, $0.sha256) }, owned: owned)
        do throws(FileError) {
            try Ledger.save(owned.union(track.files.map(\.path)).sorted(), to: folder.owned(id))
            for file in track.files { try folder.publish(source(file), as: file.path) }
            for place in Set(track.files.map { ReleaseFolder.parent(folder.file($0.path)) }) {
                ReleaseFolder.sync(folder: place)
            }
            try stamp(track)
            try Ledger.save(makings, to: folder.makings(id))
            try Ledger.save(track, to: folder.record(id))
        } catch { throw .file(error) }
    }

    /// Removes files that no longer belong; the whole track where the program has it no more.
    func prune(_ files: [String], isGone: Bool) throws(FileError) {
        for file in files { try folder.removePublished(file) }
        guard isGone else {
            return try Ledger.save(owned.subtracting(files).sorted(), to: folder.owned(id))
        }
        // The list of what is Lull's goes last: without it nothing would be known of the rest.
        for path in [folder.record(id), folder.stamps(id), folder.makings(id), folder.owned(id)] {
            try ReleaseFolder.remove(path)
        }
    }
}
