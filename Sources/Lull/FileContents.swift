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
        do throws(OrdinaryFile.Obstacle) {
            let file = try OrdinaryFile(path)
            return read(file.descriptor)
        } catch {
            switch error {
            case .missing: return .failure(.init("there is no such file", mend: nearest(to: path)))
            case .folder: return .failure(.init("this is a folder", mend: choice(in: path, endings)))
            case .special:
                return .failure(.init("this is not an ordinary file", mend: "save what it gives as one"))
            case .refused(let code): return .failure(refusal(code))
            }
        }
    }

    /// What comes by a descriptor.
    static func read(_ descriptor: Int32) -> Result<[UInt8], FileAccess.Unreadable> {
        do throws(FileError) {
            return .success(try OrdinaryFile.read(descriptor, most: most, path: ""))
        } catch {
            return .failure(.init(error.reason, mend: error.mend))
        }
    }

    /// The descriptor that the command line means by a path: standard input, or a pipe that a shell has opened, as it does
    /// for `<(…)`. Nil for all other paths, and where an ordinary file lies behind the descriptor.
    static func inheritedStream(_ path: String) -> Int32? {
        if path == "-" { return 0 }
        let folder = ["/dev/fd/", "/proc/self/fd/"].first { path.hasPrefix($0) }
        guard let number = path == "/dev/stdin" ? 0 : folder.flatMap({ Int32(path.dropFirst($0.count)) }) else {
            return nil
        }
        var status = stat()
        guard fstat(number, &status) == 0, ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) else { return nil }
        return number
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
