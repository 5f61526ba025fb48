import FoundationEssentials
import Glibc
import LullFile
import LullSession

/// A release's folder, and the hidden one in it that keeps what was made and how.
///
/// | in `.lull/` | holds |
/// |---|---|
/// | `tracks/ID.json` | the record of a track that is whole |
/// | `owned/ID.json` | every file that was ever written for it and not removed since |
/// | `stamps/ID.json` | size and time of its files, so that nothing need be read to see that nothing changed |
/// | `makings/ID.json` | digests of what it was made from, kind by kind, so that a plan can tell what has changed |
/// | `partial/` | what is being made |
/// | `program.json`, `program-owned.json` | the same for what concerns the program as a whole |
/// | `inputs.json` | digests of recordings by size and time |
/// | `lock`, `shard-*.lock` | who works here |
public struct ReleaseFolder: Sendable {
    /// The folder, without a slash at the end.
    public let path: String

    /// A folder that need not exist yet.
    public init(_ path: String) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
    }

    static let hidden = ".lull"

    var work: String { "\(path)/\(Self.hidden)" }
    var partial: String { "\(work)/partial" }
    var tracks: String { "\(work)/tracks" }
    /// The folders of small files about tracks, the one that they lie in first.
    private var ledgers: [String] { [work, tracks, "\(work)/owned", "\(work)/stamps", "\(work)/makings"] }

    func record(_ id: String) -> String { "\(tracks)/\(id).json" }
    func owned(_ id: String) -> String { "\(work)/owned/\(id).json" }
    func stamps(_ id: String) -> String { "\(work)/stamps/\(id).json" }
    func makings(_ id: String) -> String { "\(work)/makings/\(id).json" }
    var programRecord: String { "\(work)/program.json" }
    var programOwned: String { "\(work)/program-owned.json" }
    var inputs: String { "\(work)/inputs.json" }

    /// A file of the release.
    func file(_ place: String) -> String { "\(path)/\(place)" }

    /// Whether a place that a record names lies in the release: a relative path of plain names outside the hidden folder,
    /// with no link on it that leads out of the release.
    func holds(_ place: String) -> Bool {
        let parts = place.split(separator: "/", omittingEmptySubsequences: false)
        let arePlain = parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
        guard arePlain, parts.first != Self.hidden[...], !place.utf8.contains(0) else { return false }
        return leavingLink(on: place) == nil
    }

    /// The first link on a place, a folder or the file itself, that leads out of the release or into its hidden folder.
    func leavingLink(on place: String) -> String? {
        var root: String?
        var end = place.startIndex
        while end < place.endIndex {
            end = place[place.index(after: end)...].firstIndex(of: "/") ?? place.endIndex
            let part = String(place[..<end])
            guard Self.isLink(file(part)) else { continue }
            root = root ?? Self.resolved(path)
            guard let root, let target = Self.resolved(file(part)), (target + "/").hasPrefix(root + "/"),
                !(target + "/").hasPrefix("\(root)/\(Self.hidden)/")
            else { return part }
        }
        return nil
    }

    /// Throws where a folder of records is a link: what is written there would go elsewhere.
    func checkRecords() throws(FileError) {
        for folder in ledgers + [partial] where Self.isLink(folder) {
            throw FileError(
                .cannotCreate,
                path: folder,
                reason: "is a link, and Lull keeps its own records there",
                mend: "remove the link"
            )
        }
    }

    private static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    /// Makes the folder and its hidden ones, but not that for what is being made.
    func prepare() throws(FileError) {
        for folder in [path] + ledgers { try Folders.make(folder) }
        // A folder that may be read only is found out before an hour is rendered.
        guard access(path, W_OK) == 0 else { throw SystemError.cannotCreate(path, errno) }
    }

    /// Removes what a run that was killed left unfinished. Nobody else may work here.
    func clear() throws(FileError) {
        for folder in ledgers {
            for name in Self.names(in: folder) where name.hasPrefix(".") && name.contains(".lull-") {
                try Self.remove("\(folder)/\(name)")
            }
        }
    }

    /// The names in a folder; none where there is no such folder.
    static func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    /// Whether anything lies at a path.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Removes a file or a folder; what isn't there is no error.
    static func remove(_ path: String) throws(FileError) {
        guard exists(path) else { return }
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            let code = errno
            let mend = SystemError.mend(code, .writing)
            throw FileError(.failed, path: path, reason: "can't be removed: \(SystemError.text(code))", mend: mend)
        }
    }

    /// Removes a file of the release, and the folders that it leaves empty.
    func removePublished(_ place: String) throws(FileError) {
        try Self.remove(file(place))
        var parts = place.split(separator: "/").dropLast()
        while !parts.isEmpty, rmdir(file(parts.joined(separator: "/"))) == 0 { parts = parts.dropLast() }
    }

    /// Gives a file in the making another name.
    static func move(_ source: String, to target: String) throws(FileError) {
        guard rename(source, target) == 0 else { throw SystemError.cannotCreate(target, errno) }
    }

    /// Gives a finished file its place. Both lie in one file system, so it is there whole or not at all.
    func publish(_ source: String, as place: String) throws(FileError) {
        let target = file(place)
        try Folders.make(Self.parent(target))
        try Self.move(source, to: target)
    }

    /// Makes sure that names given in a folder outlive a power cut.
    static func sync(folder: String) {
        let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard handle >= 0 else { return }
        fsync(handle)
        close(handle)
    }

    /// Makes sure that a file's bytes are on the disk.
    static func sync(file: String) throws(FileError) {
        let handle = open(file, O_RDONLY | O_CLOEXEC)
        guard handle >= 0 else { throw SystemError.cannotOpen(file, errno) }
        defer { close(handle) }
        // Some file systems know no fsync and say so with EINVAL.
        guard fsync(handle) == 0 || errno == EINVAL else { throw SystemError.cannotWrite(file, errno) }
    }

    static func parent(_ path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }
}

/// Size and time of a file: what tells that nobody has touched it.
struct FileStamp: Codable, Equatable, Sendable {
    var size: Int
    var seconds: Int
    var nanoseconds: Int

    /// The stamp of an ordinary file; nil where there is none.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        size = Int(status.st_size)
        seconds = status.st_mtim.tv_sec
        nanoseconds = status.st_mtim.tv_nsec
    }
}

/// Small JSON files of the hidden folder.
enum Ledger {
    /// A value with the SHA-256 of its JSON, so that a changed bit is noticed.
    private struct Sealed<Value: Codable>: Codable {
        var content: Value
        var sha256: String
    }

    /// What a file holds; nil where it is missing. What is damaged counts as missing, and ``DamagedFile`` tells of it.
    ///
    /// Releases of older versions hold values without a digest.
    static func load<Value: Codable>(_ type: Value.Type, _ path: String) -> Value? {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try OrdinaryFile.contents(of: path)
        } catch {
            if error.kind == .failed { DamagedFile.report(path) }
            return nil
        }
        let decoder = JSONDecoder()
        if let sealed = try? decoder.decode(Sealed<Value>.self, from: Data(bytes)) {
            let isIntact = (try? digest(sealed.content, path)) == sealed.sha256
            if !isIntact { DamagedFile.report(path) }
            return isIntact ? sealed.content : nil
        }
        guard let value = try? decoder.decode(type, from: Data(bytes)) else {
            DamagedFile.report(path)
            return nil
        }
        return value
    }

    /// What a JSON file among those of the release holds; nil where it is missing or isn't that.
    static func published<Value: Decodable>(_ type: Value.Type, _ path: String) -> Value? {
        (try? OrdinaryFile.contents(of: path)).flatMap { try? JSONDecoder().decode(type, from: Data($0)) }
    }

    /// Writes a file, whole or not at all. A link in its place is replaced: a record is never written elsewhere.
    static func save(_ value: some Codable, to path: String) throws(FileError) {
        if ReleaseFolder.isLink(path) { try ReleaseFolder.remove(path) }
        let sealed = Sealed(content: value, sha256: try digest(value, path))
        try WholeContents.write(try bytes(sealed, path), to: path)
    }

    private static func digest(_ value: some Encodable, _ path: String) throws(FileError) -> String {
        Digest.sha256(of: try bytes(value, path))
    }

    /// A value as JSON, the same each time.
    static func bytes(_ value: some Encodable, _ path: String) throws(FileError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            let text = CleanText.json(String(decoding: try encoder.encode(value), as: UTF8.self))
            return Array(text.utf8) + [UInt8(ascii: "\n")]
        } catch {
            throw FileError(.failed, path: path, reason: "can't be written as JSON: \(error)")
        }
    }
}
