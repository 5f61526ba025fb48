import Lull
import LullFile

/// Every file of a release with its digest, and what each track was made from.
struct ReleaseManifest: Codable {
    /// The number of this shape.
    static let format = 1

    var format = Self.format
    /// What made it.
    var generator: String
    /// The SHA-256 of the program file.
    var program: String
    /// Every file but the manifest and the list of sums.
    var files: [File]
    /// What the release is and holds.
    var catalogue: Catalogue

    /// A file.
    struct File: Codable {
        var path: String
        var bytes: Int
        var sha256: String
        var mediaType: String
        /// The track it belongs to.
        var track: String?
        /// What it is for in that track.
        var role: Track.Role?
    }

    init(_ catalogue: Catalogue, program: Program, documents: [ReleaseFile]) {
        generator = "Lull \(Version.current)"
        self.program = program.digest
        self.catalogue = catalogue.cleaned
        files = documents.map {
            File(path: $0.path, bytes: $0.bytes.count, sha256: Digest.sha256(of: $0.bytes), mediaType: $0.mediaType)
        }
        for track in catalogue.tracks {
            files += track.files.map {
                File(
                    path: $0.path,
                    bytes: $0.bytes,
                    sha256: $0.sha256,
                    mediaType: $0.mediaType,
                    track: track.id,
                    role: $0.role
                )
            }
        }
        files.sort { $0.path < $1.path }
    }

    /// A list that `sha256sum -c` reads.
    func sums(manifest bytes: [UInt8]) -> String {
        var rows = files.map { ($0.path, $0.sha256) }
        rows.append((ProgramFiles.manifest, Digest.sha256(of: bytes)))
        return rows.sorted { $0.0 < $1.0 }.map { "\($0.1)  \($0.0)\n" }.joined()
    }
}
