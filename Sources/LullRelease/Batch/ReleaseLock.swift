import Glibc
import LullFile

/// Keeps two runs from working in one folder at once; it goes with the process, however that ends.
final class ReleaseLock: Sendable {
    private let descriptor: Int32

    /// Who may be in a folder beside others.
    enum Kind {
        /// Nobody else.
        case alone
        /// Other shards, but not the same one.
        case shared
    }

    /// - Throws: ``BatchError/busy(_:)`` where somebody else works there.
    init(_ path: String, _ kind: Kind, busy: String) throws(BatchError) {
        // A link would make an empty file elsewhere.
        if ReleaseFolder.isLink(path) { unlink(path) }
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
        guard descriptor >= 0 else { throw .file(SystemError.cannotCreate(path, errno)) }
        let wanted = (kind == .alone ? LOCK_EX : LOCK_SH) | LOCK_NB
        while flock(descriptor, wanted) != 0 {
            if errno == EINTR { continue }
            if errno == EWOULDBLOCK { throw .busy(busy) }
            // A file system without locks: nothing tells the runs apart, and nothing is lost by going on.
            break
        }
    }

    deinit { close(descriptor) }
}

extension ReleaseFolder {
    /// The locks of a run: of the whole folder, or of one shard among others.
    func lock(_ shard: Shard?) throws(BatchError) -> [ReleaseLock] {
        let others = "\(path): another lull works in this folder. Wait until it is done, then start again."
        guard let shard else { return [try ReleaseLock("\(work)/lock", .alone, busy: others)] }
        let whole = try ReleaseLock("\(work)/lock", .shared, busy: others)
        let own = try ReleaseLock(
            "\(work)/shard-\(shard.name).lock",
            .alone,
            busy:
                "\(path): shard \(shard.index + 1)/\(shard.count) is at work already. Wait until it is done, then start "
                + "again."
        )
        return [whole, own]
    }
}
