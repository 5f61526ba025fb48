import Glibc
import LullFile

/// What lies where files of a release are to be and isn't the release's: found before anything is rendered.
///
/// What a track needs of the places its name gives it is known only once it is laid out; so all of them have to be free.
struct Obstacles {
    private let program: Program
    private let folder: ReleaseFolder
    private let listed: ListedFiles

    init(_ program: Program, _ folder: ReleaseFolder) {
        self.program = program
        self.folder = folder
        listed = ListedFiles(folder)
    }

    /// What is in the way of a track, as paths.
    func of(_ track: TrackPlan) -> [String] {
        let owned = TrackState(folder, track.id).owned
        var places = TrackFiles.places(track.id, of: program)
        if let stems = program.stems {
            let within = TrackFiles.stems(track.id)
            // Whatever they are called, they want the folder.
            places.append(TrackFiles.stem(track.id, "any", stems))
            places += ReleaseFolder.names(in: folder.file(within)).filter { $0.hasSuffix(".\(stems.rawValue)") }
                .map { "\(within)/\($0)" }
        }
        return among(places, owned: owned)
    }

    /// What is in the way of the program's own files, as paths.
    func ofProgram() -> [String] {
        guard ReleaseFolder.names(in: folder.path).contains(where: { $0 != ReleaseFolder.hidden }) else { return [] }
        return among(ProgramFiles.places(of: program), owned: ProgramFiles.owned(in: folder))
    }

    private func among(_ places: [String], owned: Set<String>) -> [String] {
        var found: Set<String> = []
        for place in places {
            guard let obstacle = folder.obstacle(at: place, isOwned: owned.contains(place)) else { continue }
            if !listed.isThere(obstacle) { found.insert(folder.file(obstacle)) }
        }
        return found.sorted()
    }
}

/// What the manifest of a release says is its own: in a copy without the hidden folder nothing else does.
private final class ListedFiles {
    private let folder: ReleaseFolder
    /// The sums of the files that it lists.
    private lazy var sums: [String: String] = {
        let manifest = Ledger.published(ReleaseManifest.self, folder.file(ProgramFiles.manifest))
        var sums = Dictionary(manifest?.files.map { ($0.path, $0.sha256) } ?? []) { first, _ in first }
        // Neither lists itself.
        for place in [ProgramFiles.manifest, ProgramFiles.sums] where manifest != nil {
            sums[place] = try? Digest.sha256(ofFile: folder.file(place))
        }
        return sums
    }()

    init(_ folder: ReleaseFolder) { self.folder = folder }

    /// Whether a file is there as it is listed.
    func isThere(_ place: String) -> Bool {
        guard let sum = sums[place] else { return false }
        return (try? Digest.sha256(ofFile: folder.file(place))) == sum
    }
}

extension ReleaseFolder {
    /// Throws where anything lies at the places of finished files that is neither just what would be written there nor
    /// the release's own.
    ///
    /// - Parameter owned: the places of files that are known to be Lull's own.
    func check(_ files: [(place: String, sha256: String)], owned: Set<String>) throws(BatchError) {
        let listed = ListedFiles(self)
        var found: Set<String> = []
        for (place, sha256) in files {
            guard let obstacle = obstacle(at: place, isOwned: owned.contains(place)) else { continue }
            let isSame = (try? Digest.sha256(ofFile: file(obstacle))) == sha256
            if !isSame && !listed.isThere(obstacle) { found.insert(file(obstacle)) }
        }
        if !found.isEmpty { throw .inTheWay(found.sorted()) }
    }

    /// The place itself, or a folder on the way to it that is none; nil where a file can be given its name there.
    fileprivate func obstacle(at place: String, isOwned: Bool) -> String? {
        if let link = leavingLink(on: place) { return link }
        var status = stat()
        var end = place.startIndex
        while let slash = place[end...].firstIndex(of: "/") {
            let above = String(place[..<slash])
            guard stat(file(above), &status) == 0 else {
                return Self.exists(file(above)) ? above : nil
            }
            if status.st_mode & S_IFMT != S_IFDIR { return above }
            end = place.index(after: slash)
        }
        guard lstat(file(place), &status) == 0 else { return nil }
        return isOwned && status.st_mode & S_IFMT != S_IFDIR ? nil : place
    }
}
