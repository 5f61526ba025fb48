import LullFile
import Synchronization

/// Digests of the files that tracks are made from, read again only where size or time tell of a change.
final class InputDigests: Sendable {
    private struct Entry: Codable {
        var stamp: FileStamp
        var sha256: String
    }

    private struct State {
        var entries: [String: Entry]
        var isChanged = false
    }

    private let path: String
    private let state: Mutex<State>

    /// The digests kept at a path.
    init(_ path: String) {
        self.path = path
        state = Mutex(State(entries: Ledger.load([String: Entry].self, path) ?? [:]))
    }

    /// The SHA-256 of a file.
    func sha256(_ file: String) throws(FileError) -> String {
        let stamp = FileStamp(file)
        if let known = state.withLock({ $0.entries[file] }), known.stamp == stamp { return known.sha256 }
        let digest = try Digest.sha256(ofFile: file)
        if let stamp {
            state.withLock {
                $0.entries[file] = Entry(stamp: stamp, sha256: digest)
                $0.isChanged = true
            }
        }
        return digest
    }

    /// Keeps them for the next run; where that can't be done, files are read again then.
    func save() {
        let (entries, isChanged) = state.withLock { ($0.entries, $0.isChanged) }
        if isChanged { try? Ledger.save(entries, to: path) }
    }
}
