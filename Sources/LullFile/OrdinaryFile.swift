import Glibc

/// An ordinary file, open for reading.
///
/// Every file that is named by somebody is opened here. A named pipe, a device, a socket or a folder is refused, as
/// reading one could wait for ever or never end.
public struct OrdinaryFile: ~Copyable {
    /// Why a path can't be opened as an ordinary file.
    public enum Obstacle: Error, Equatable, Sendable {
        /// There is nothing at the path.
        case missing
        /// A folder.
        case folder
        /// A named pipe, a device or a socket.
        case special
        /// The system's refusal, as an error number.
        case refused(Int32)
    }

    /// The open descriptor; it is closed with this value.
    public let descriptor: Int32
    /// The bytes in the file when it was opened.
    public let size: Int

    private let path: String

    /// Opens a file.
    public init(_ path: String) throws(Obstacle) {
        // Looked at before it is opened: to open a device or a pipe can already do something to it.
        var status = stat()
        guard stat(path, &status) == 0 else { throw Self.obstacle(errno) }
        try Self.check(status)
        // Something else may have taken its place meanwhile, and some files of the system wait when they are read.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.obstacle(errno) }
        do throws(Obstacle) {
            guard fstat(descriptor, &status) == 0 else { throw .refused(errno) }
            try Self.check(status)
        } catch {
            close(descriptor)
            throw error
        }
        self.descriptor = descriptor
        self.path = path
        size = Int(status.st_size)
    }

    /// Opens a file, with an error that names it.
    ///
    /// - Parameter kind: what messages call it, such as `sound file`.
    public init(naming path: String, as kind: String = "file") throws(FileError) {
        do throws(Obstacle) {
            try self.init(path)
        } catch { throw error.named(path, as: kind) }
    }

    deinit { close(descriptor) }

    /// All bytes of the file.
    ///
    /// - Parameter most: the most bytes that it may have.
    /// - Throws: ``FileError`` where it has more, or can't be read.
    public borrowing func contents(most: Int) throws(FileError) -> [UInt8] {
        let bytes = try Self.read(descriptor, most: most + 1, path: path)
        guard bytes.count <= most else {
            let reason = "has more than \(most >> 20) MiB, which is too much for such a file"
            throw FileError(.unreadable, path: path, reason: reason, mend: "name another")
        }
        return bytes
    }

    /// All bytes of a small file.
    ///
    /// - Parameter most: the most bytes that it may have.
    /// - Throws: ``FileError`` where it can't be read, is no ordinary file, or has more.
    public static func contents(of path: String, most: Int = 64 << 20) throws(FileError) -> [UInt8] {
        try OrdinaryFile(naming: path).contents(most: most)
    }

    /// Reads a descriptor to its end, or until there are `most` bytes.
    package static func read(_ descriptor: Int32, most: Int, path: String) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < most {
            let count = Glibc.read(descriptor, &buffer, min(buffer.count, most - bytes.count))
            if count < 0 && errno == EINTR { continue }
            if count < 0 { throw SystemError.cannotRead(path, errno) }
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        return bytes
    }

    private static func check(_ status: stat) throws(Obstacle) {
        switch status.st_mode & S_IFMT {
        case S_IFREG: return
        case S_IFDIR: throw .folder
        default: throw .special
        }
    }

    private static func obstacle(_ code: Int32) -> Obstacle {
        code == ENOENT || code == ENOTDIR ? .missing : .refused(code)
    }
}

extension OrdinaryFile.Obstacle {
    /// The same as an error that names the file.
    func named(_ path: String, as kind: String) -> FileError {
        switch self {
        case .missing: SystemError.cannotOpen(path, ENOENT)
        case .refused(let code): SystemError.cannotOpen(path, code)
        case .folder:
            FileError(.unreadable, path: path, reason: "is a folder, not a \(kind)", mend: "name a file in it")
        case .special:
            FileError(
                .unreadable,
                path: path,
                reason: "is not an ordinary file",
                mend: "save what it gives as one"
            )
        }
    }
}
