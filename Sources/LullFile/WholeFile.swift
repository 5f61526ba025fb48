import Glibc

/// A file that appears whole or not at all: written under a hidden name in the same folder, then renamed.
final class WholeFile {
    /// The descriptor to write to, open for reading and writing.
    let descriptor: Int32
    /// The hidden name.
    let temporary: String
    private let path: String
    private let target: String
    private var isOpen = true

    /// - Parameter path: the file that is to appear; its folder must exist.
    /// - Throws: ``FileError`` of kind `cannotCreate`.
    init(_ path: String) throws(FileError) {
        self.path = path
        let target = try Self.resolve(path)
        self.target = target
        let slash = target.lastIndex(of: "/")
        let folder = slash.map { target[...$0] } ?? ""
        let name = slash.map { target[target.index(after: $0)...] } ?? Substring(target)
        var hidden: String
        var handle: Int32
        var code: Int32
        repeat {
            hidden = folder + Self.hiddenName(for: name)
            (handle, code) = UnfinishedWork.makeFile(hidden) {
                open(hidden, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            }
        } while handle < 0 && code == EEXIST
        guard handle >= 0 else {
            // Some folders of the system take no files, and say the same.
            var status = stat()
            if code == ENOENT, stat(String(folder), &status) != 0 {
                throw FileError(
                    .cannotCreate,
                    path: path,
                    reason: "can't be written: there is no folder “\(folder)”",
                    mend: "make it with mkdir -p, or name another"
                )
            }
            throw SystemError.cannotCreate(path, code)
        }
        // Not before it is ours: deinit removes what is named here.
        temporary = hidden
        descriptor = handle
        // For as long as it is being written: what nobody holds is left over. A file system without locks goes without.
        flock(descriptor, LOCK_EX | LOCK_NB)
        var status = stat()
        if stat(target, &status) == 0 { fchmod(descriptor, status.st_mode & 0o777) }
    }

    deinit {
        cancel()
    }

    /// Makes sure that the disk has room for `bytes` more.
    func checkRoom(_ bytes: Int) throws(FileError) {
        var room = statvfs()
        guard fstatvfs(descriptor, &room) == 0, Int(room.f_bavail) * Int(room.f_frsize) < bytes else { return }
        throw SystemError.cannotWrite(path, ENOSPC)
    }

    /// Flushes the bytes to the disk and gives the file its name.
    func finish() throws(FileError) {
        guard isOpen else { return }
        isOpen = false
        let synced = fsync(descriptor)
        let syncError = errno
        let closed = close(descriptor)
        let closeError = errno
        // Some file systems know no fsync and say so with EINVAL.
        if synced != 0, syncError != EINVAL { throw discard(SystemError.cannotWrite(path, syncError)) }
        if closed != 0, closeError != EINTR { throw discard(SystemError.cannotWrite(path, closeError)) }
        guard rename(temporary, target) == 0 else { throw discard(SystemError.cannotCreate(path, errno)) }
        UnfinishedWork.forgetFile(temporary)
        let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? "."
        let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if handle >= 0 {
            fsync(handle)
            close(handle)
        }
    }

    /// Removes the unfinished file; the target stays as it was. Nothing happens after ``finish()``.
    func cancel() {
        guard isOpen else { return }
        isOpen = false
        close(descriptor)
        unlink(temporary)
        UnfinishedWork.forgetFile(temporary)
    }

    /// The file as the caller named it.
    var name: String { path }

    private func discard(_ error: FileError) -> FileError {
        unlink(temporary)
        UnfinishedWork.forgetFile(temporary)
        return error
    }

    /// The file behind a symbolic link, so that the link stays; anything but an ordinary file is refused, as renaming
    /// would replace it (`/dev/null` among others).
    private static func resolve(_ path: String) throws(FileError) -> String {
        func refusal(_ reason: String, mend: String) -> FileError {
            FileError(.cannotCreate, path: path.isEmpty ? "“”" : path, reason: reason, mend: mend)
        }
        if path.isEmpty { throw refusal("the file needs a name", mend: "call it “session.wav”, or what you like") }
        var status = stat()
        guard stat(path, &status) == 0 else { return path }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw refusal("is a folder", mend: "name a file in it")
        default: throw refusal("is not an ordinary file and is not replaced", mend: "name another")
        }
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Removes what others began to write for the same target and will never finish: their process is gone from this
    /// machine, and nobody on any machine holds the file's lock.
    func removeLeftovers() {
        let slash = target.lastIndex(of: "/")
        let folder = slash.map { String(target[...$0]) } ?? ""
        let parts = Self.nameParts(of: slash.map { target[target.index(after: $0)...] } ?? Substring(target))
        guard let listing = opendir(folder.isEmpty ? "." : folder) else { return }
        defer { closedir(listing) }
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { start in
                start.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name.hasPrefix(".\(parts.stem).lull-"), name.hasSuffix(parts.ending), folder + name != temporary
            else {
                continue
            }
            let own = name.dropFirst(parts.stem.count + 7).dropLast(parts.ending.count).split(separator: "-")
            guard own.count == 2, let process = pid_t(own[0]), process > 0, kill(process, 0) != 0, errno == ESRCH
            else { continue }
            let handle = open(folder + name, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
            guard handle >= 0 else { continue }
            if flock(handle, LOCK_EX | LOCK_NB) == 0 { unlink(folder + name) }
            close(handle)
        }
    }

    /// `.NAME.lull-PID-CHANCE.EXT`, kept within the 255 bytes a file name may have.
    ///
    /// Several machines may write into one folder, and in containers every process is number 1; so chance keeps their names
    /// apart, and from what a killed one left behind.
    private static func hiddenName(for name: Substring) -> String {
        let chance = String(UInt64.random(in: 0...UInt64.max), radix: 36)
        let parts = nameParts(of: name)
        return ".\(parts.stem).lull-\(getpid())-\(chance)\(parts.ending)"
    }

    /// What hidden names have of a name: its beginning, and its ending with the dot.
    private static func nameParts(of name: Substring) -> (stem: Substring, ending: Substring) {
        let dot = name.dropFirst().lastIndex(of: ".")
        let ending = dot.map { name[$0...].prefix(16) } ?? ""
        var stem = name[..<(dot ?? name.endIndex)]
        // The number of a process and the chance take 10 and 13 characters at the most.
        while stem.utf8.count + ending.utf8.count > 250 - 30 { stem = stem.dropLast() }
        return (stem, ending)
    }
}
