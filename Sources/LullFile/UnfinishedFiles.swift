import Glibc
import Synchronization

/// The temporary files being written at this moment, so that a program that is told to stop can leave none behind.
public enum UnfinishedFiles {
    private static let paths = Mutex<Set<String>>([])

    /// The paths of the files being written at this moment.
    public static var current: Set<String> { paths.withLock { $0 } }

    /// Removes every file in progress whose path begins as given, or every one; those that can't be removed are left.
    public static func removeAll(in folder: String = "") {
        let found = paths.withLock { paths in
            let found = paths.filter { $0.hasPrefix(folder) }
            paths.subtract(found)
            return found
        }
        for path in found { unlink(path) }
    }

    static func add(_ path: String) {
        paths.withLock { _ = $0.insert(path) }
    }

    static func remove(_ path: String) {
        paths.withLock { _ = $0.remove(path) }
    }
}
