import FoundationEssentials
public import LullScript
public import LullSession

/// Reads scripts from disk or standard input.
public enum ScriptLoader {
    /// Why a script, or whatever else is read as one, can't be read at all.
    public struct Missing: Error, CustomStringConvertible {
        /// The file or folder, named as the caller named it.
        public let path: String
        /// Why.
        public let unreadable: FileAccess.Unreadable

        /// A sentence: which file, why, and what to do.
        public var description: String { "\(path): \(unreadable.sentence)" }

        package init(_ path: String, _ unreadable: FileAccess.Unreadable) {
            self.path = path
            self.unreadable = unreadable
        }
    }

    /// Reads a script that a person names on the command line.
    ///
    /// - Parameters:
    ///   - path: the file; `-` is standard input. A pipe that a shell has opened, as it does for `<(…)`, is read too.
    ///   - overrides: values of parameters, by name.
    /// - Throws: ``Missing`` where there is no text to read; everything wrong inside it is in the outcome.
    public static func load(
        _ path: String,
        overrides: [String: Located<String>] = [:]
    ) throws(Missing) -> ScriptReader.Outcome {
        guard let stream = FileContents.inheritedStream(path) else { return try load(file: path, overrides: overrides) }
        let name = path == "-" ? "standard input" : path
        return try outcome(FileContents.read(stream), path, name, overrides)
    }

    /// Reads a script that another file names; it must be an ordinary file.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - overrides: values of parameters, by name.
    /// - Throws: ``Missing`` where there is no text to read; everything wrong inside it is in the outcome.
    package static func load(
        file path: String,
        overrides: [String: Located<String>] = [:]
    ) throws(Missing) -> ScriptReader.Outcome {
        try outcome(access.read(path), path, path, overrides)
    }

    private static func outcome(
        _ contents: Result<[UInt8], FileAccess.Unreadable>,
        _ path: String,
        _ name: String,
        _ overrides: [String: Located<String>]
    ) throws(Missing) -> ScriptReader.Outcome {
        switch contents {
        case .success(let bytes): return ScriptReader(access: access).read(bytes, path: path, overrides: overrides)
        case .failure(let unreadable): throw Missing(name, unreadable)
        }
    }

    /// The bytes of a program file that a person names on the command line; a pipe that a shell has opened is read too.
    package static func program(_ path: String) throws(Missing) -> [UInt8] {
        let stream = path == "-" ? nil : FileContents.inheritedStream(path)
        switch stream.map(FileContents.read) ?? FileContents.read(path, endings: [".yaml", ".yml"]) {
        case .success(let bytes): return bytes
        case .failure(let unreadable): throw Missing(path, unreadable)
        }
    }

    /// Files on disk.
    public static var access: FileAccess {
        FileAccess(
            read: { FileContents.read($0, endings: [".md"]) },
            exists: { FileManager.default.fileExists(atPath: $0) }
        )
    }
}
