import FoundationEssentials
import LullFile
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
    ///
    /// - Parameter endings: how files end that may be meant where a folder is named.
    static func read(_ path: String, endings: [String]) -> Result<[UInt8], FileAccess.Unreadable> {
        var isDirectory = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            return .failure(.init("there is no such file", mend: nearest(to: path)))
        }
        if isDirectory { return .failure(.init("this is a folder", mend: choice(in: path, endings))) }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return .failure(refusal(errno)) }
        defer { close(descriptor) }
        return read(descriptor)
    }

    /// What standard input holds.
    static func standardInput() -> Result<[UInt8], FileAccess.Unreadable> { read(0) }

    private static func read(_ descriptor: Int32) -> Result<[UInt8], FileAccess.Unreadable> {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < most {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            if count < 0 { return .failure(refusal(errno)) }
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        return .success(bytes)
    }

    private static func refusal(_ code: Int32) -> FileAccess.Unreadable {
        .init(SystemError.text(code), mend: SystemError.mend(code, .reading))
    }

    // MARK: Mends

    private static func names(in folder: String) -> [String]? {
        try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder).sorted()
    }

    private static func nearest(to path: String) -> String {
        let folder = ScriptPath.folder(of: path)
        guard let names = names(in: folder) else { return "its folder isn't there either: look at the path" }
        return Spelling.nearest(to: String(path.dropFirst(folder.count)), in: names)
            .map { "did you mean “\(folder)\($0)”?" } ?? "look at its name, and at the folder it lies in"
    }

    private static func choice(in folder: String, _ endings: [String]) -> String {
        let names = names(in: folder) ?? []
        guard let first = names.first(where: { name in endings.contains { name.hasSuffix($0) } }) else {
            return "name a file"
        }
        return "name a file in it, such as “\(folder.hasSuffix("/") ? folder : folder + "/")\(first)”"
    }
}
