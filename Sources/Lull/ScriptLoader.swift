import FoundationEssentials
public import LullScript

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

    /// Reads a script.
    ///
    /// - Parameters:
    ///   - path: the file; `-` is standard input.
    ///   - overrides: values of parameters, by name.
    /// - Throws: ``Missing`` where there is no text to read; everything wrong inside it is in the outcome.
    public static func load(_ path: String, overrides: [String: String] = [:]) throws(Missing) -> ScriptReader.Outcome {
        switch path == "-" ? FileContents.standardInput() : access.read(path) {
        case .success(let bytes): return ScriptReader(access: access).read(bytes, path: path, overrides: overrides)
        case .failure(let unreadable): throw Missing(path == "-" ? "standard input" : path, unreadable)
        }
    }

    /// The bytes of a program file.
    package static func program(_ path: String) throws(Missing) -> [UInt8] {
        switch FileContents.read(path, endings: [".yaml", ".yml"]) {
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
