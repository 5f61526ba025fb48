import Glibc

/// Folders, made with those above them.
public enum Folders {
    /// What stands in the way of a folder.
    enum Obstacle {
        /// Something at this path that is no folder.
        case occupied(String)
        /// The system's refusal.
        case refused(Int32)
    }

    /// Makes a folder, with those above it; one that is there already is left as it is.
    ///
    /// - Throws: ``FileError`` of kind `cannotCreate`.
    public static func make(_ folder: String) throws(FileError) {
        func failure(_ reason: String, mend: String) -> FileError {
            FileError(.cannotCreate, path: folder.isEmpty ? "“”" : folder, reason: reason, mend: mend)
        }
        if folder.isEmpty { throw failure("the folder needs a name", mend: "call it “release”, or what you like") }
        let words = "the folder can't be made:"
        switch obstacle(making: folder) {
        case nil: return
        case .occupied(let part):
            throw failure("\(words) “\(part)” is no folder", mend: "move it elsewhere, or choose another place")
        case .refused(let code):
            throw failure("\(words) \(SystemError.text(code))", mend: SystemError.mend(code, .writing))
        }
    }

    /// Makes a folder, with those above it; nil where it is there now.
    static func obstacle(making folder: String) -> Obstacle? {
        var end = folder.startIndex
        while end < folder.endIndex {
            end = folder[folder.index(after: end)...].firstIndex(of: "/") ?? folder.endIndex
            let part = String(folder[..<end])
            guard mkdir(part, 0o777) != 0 else { continue }
            let code = errno
            // A parent that may not be written to but exists gives EACCES or EROFS on some systems.
            var status = stat()
            if stat(part, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { continue }
            return code == EEXIST ? .occupied(part) : .refused(code)
        }
        return nil
    }
}
