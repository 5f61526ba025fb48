import FoundationEssentials
import LullScript

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Whole small files.
enum FileContents {
    // A little more than the longest script, so that one too long is told so by the reader.
    private static let most = 5 << 20

    /// The bytes of a file, at most a little more than a script may have.
    static func read(_ path: String) -> Result<[UInt8], FileAccess.Unreadable> {
        var isDirectory = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            return .failure(.init("there is no such file"))
        }
        if isDirectory { return .failure(.init("this is a folder, not a script")) }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return .failure(.init(String(cString: strerror(errno)))) }
        defer { close(descriptor) }
        return .success(read(descriptor))
    }

    /// What standard input holds.
    static func standardInput() -> [UInt8] { read(0) }

    private static func read(_ descriptor: Int32) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < most {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            if count <= 0 { break }
            bytes += buffer[..<count]
        }
        return bytes
    }
}
