import CTagShim
import Glibc

/// Writing and reading what sound files say of themselves.
public enum TagFile {
    /// Puts tags, cover and chapters into a file, in place, instead of what it said of itself before. The same file and
    /// tags give the same bytes.
    ///
    /// The sound isn't touched. The chapters of MPEG-4 are written with the sound and stay as they are. An interruption may
    /// leave the file damaged, so it should not have its final name yet.
    ///
    /// - Parameters:
    ///   - tags: what it is to say.
    ///   - path: a finished file that ends in `mp3`, `flac`, `ogg`, `oga`, `opus`, `m4a`, `m4b` or `wav`.
    /// - Throws: ``TagError``.
    public static func write(_ tags: FileTags, to path: String) throws(TagError) {
        let format = try TagFormat(path)
        let tags = tags.storable
        guard tags.chapters.count <= FileTags.mostChapters else {
            throw TagError(
                .tooMuch,
                path: path,
                reason: "has \(tags.chapters.count) chapters, and files hold \(FileTags.mostChapters) at most; "
                    + "use fewer headings"
            )
        }
        try check(path)
        try checkRoom(path, tags)
        switch format {
        case .wave:
            try WaveTags.write(tags, to: path)
        case .library(let native, let names):
            try TagRecord(tags, names: names, path: path).write(to: path, native)
        }
        // The library doesn't notice when the disk takes no more.
        guard try isKept(tags, format, in: read(path)) else {
            throw TagError(.failed, path: path, reason: "its tags can't be read back as written; is the disk full?")
        }
    }

    /// Reads what a file says of itself.
    ///
    /// - Parameter path: a file that ends as those of ``write(_:to:)``.
    /// - Throws: ``TagError``.
    public static func read(_ path: String) throws(TagError) -> FileTags {
        let format = try TagFormat(path)
        try check(path)
        switch format {
        case .wave:
            return try WaveTags.read(path)
        case .library(let native, let names):
            let record = try TagRecord(path: path)
            try record.read(path, native)
            var tags = names.tags(from: record)
            // A cover of another kind is none that was written here.
            tags.cover = record.cover.flatMap { try? Picture($0, path: path) }
            return tags
        }
    }

    private static func check(_ path: String) throws(TagError) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw TagError(.missing, path: path, reason: "there is no such file") }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw TagError(.closed, path: path, reason: "is not an ordinary file")
        }
        guard access(path, R_OK) == 0 else { throw TagError(.closed, path: path, reason: "may not be read") }
    }

    private static func checkRoom(_ path: String, _ tags: FileTags) throws(TagError) {
        // Base64 makes a cover a third larger; the rest is small, and has a megabyte.
        let need = (tags.cover?.bytes.count ?? 0) * 4 / 3 + (tags.lyrics?.utf8.count ?? 0) + 1_000_000
        var room = statvfs()
        guard statvfs(path, &room) == 0, Int(room.f_bavail) * Int(room.f_frsize) < need else { return }
        throw TagError(.failed, path: path, reason: "the disk has no room for its tags")
    }

    private static func isKept(_ wanted: FileTags, _ format: TagFormat, in found: FileTags) -> Bool {
        var (wanted, found) = (wanted, found)
        let chapters = zip(wanted.chapters, found.chapters)
        let areKept =
            wanted.chapters.count == found.chapters.count
            && chapters.allSatisfy { $0.title == $1.title && $0.startMilliseconds == $1.startMilliseconds }
        wanted.chapters = []
        found.chapters = []
        return wanted == found && (areKept || format.keepsChaptersWithSound)
    }
}

/// How a file keeps its tags.
enum TagFormat {
    /// As the library does it.
    case library(lull_tag_format, TagNames)
    /// In chunks of its own.
    case wave

    /// The format a file's ending stands for.
    init(_ path: String) throws(TagError) {
        let name = path.split(separator: "/").last ?? ""
        let ending = name.split(separator: ".").dropFirst().last?.lowercased() ?? ""
        switch ending {
        case "mp3": self = .library(lull_tag_mpeg, .frames)
        case "flac": self = .library(lull_tag_flac, .comments)
        case "ogg", "oga": self = .library(lull_tag_vorbis, .comments)
        case "opus": self = .library(lull_tag_opus, .comments)
        case "m4a": self = .library(lull_tag_mpeg4, .atoms(isBook: false))
        case "m4b": self = .library(lull_tag_mpeg4, .atoms(isBook: true))
        case "wav": self = .wave
        default:
            throw TagError(
                .unknownFormat,
                path: path,
                reason:
                    "has an ending that stands for no format with tags; they are mp3, flac, ogg, oga, opus, m4a, m4b "
                    + "and wav"
            )
        }
    }

    /// Whether chapters are written by whoever writes the sound.
    var keepsChaptersWithSound: Bool {
        if case .library(_, .atoms) = self { return true }
        return false
    }
}
