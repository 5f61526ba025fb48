import Glibc

/// A nameless file for what is needed again in a moment: it is gone when its owner is, whatever ends the program.
///
/// It lies in the folder that `TMPDIR` names, else in `/var/tmp`, which by custom is on a disk and not in memory. Only a
/// convenience: whoever uses one can do without when there is none, or when it fills up.
public final class ScratchFile {
    private let descriptor: Int32
    /// Bytes that were written.
    public private(set) var count = 0

    /// - Parameter bytes: how many are expected; where the disk has less than twice as many left, there is no file.
    public init?(expecting bytes: Int) {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/var/tmp"
        // O_TMPFILE, which Glibc's overlay leaves out: __O_TMPFILE | O_DIRECTORY, the same on every machine of Linux that
        // Swift runs on.
        var file = open(folder, 0o20_000_000 | O_DIRECTORY | O_RDWR | O_CLOEXEC, 0o600)
        if file < 0 {
            // Some file systems know nameless files only as files that lost their name.
            var template = Array("\(folder)/lull-XXXXXX".utf8CString)
            file = UnfinishedWork.uninterrupted {
                let descriptor = mkstemp(&template)
                if descriptor >= 0 {
                    unlink(template)
                    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
                }
                return descriptor
            }
        }
        guard file >= 0 else { return nil }
        descriptor = file
        var room = statvfs()
        guard fstatvfs(file, &room) == 0, Int(room.f_bavail) * Int(room.f_frsize) / 2 >= bytes else { return nil }
    }

    deinit {
        close(descriptor)
    }

    /// Writes behind what was written; false where the disk takes no more.
    public func append(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var done = 0
        while done < bytes.count {
            let written = pwrite(
                descriptor,
                bytes.baseAddress.map { $0 + done },
                bytes.count - done,
                off_t(count + done)
            )
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { return false }
            done += written
        }
        count += done
        return true
    }

    /// Fills `bytes` with what was written at an offset.
    ///
    /// - Throws: ``FileError`` of kind `failed` where the disk doesn't give it back.
    public func read(_ bytes: UnsafeMutableRawBufferPointer, at offset: Int) throws(FileError) {
        var done = 0
        while done < bytes.count {
            let got = pread(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done, off_t(offset + done))
            if got < 0 && errno == EINTR { continue }
            guard got > 0 else { throw SystemError.cannotRead("a temporary file", got < 0 ? errno : EIO) }
            done += got
        }
    }
}
