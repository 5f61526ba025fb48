import FoundationEssentials
public import LullScript

/// Reads scripts from disk or standard input.
public enum ScriptLoader {
    /// Why a script can't be read at all.
    public struct Missing: Error, CustomStringConvertible {
        /// A sentence: which file, why, and what to do.
        public let description: String

        /// A sentence without its full stop.
        package init(_ description: String) { self.description = description }
    }

    /// Reads a script.
    ///
    /// - Parameters:
    ///   - path: the file; `-` is standard input.
    ///   - overrides: values of parameters, by name.
    /// - Throws: ``Missing`` where there is no text to read; everything wrong inside it is in the outcome.
    public static func load(_ path: String, overrides: [String: String] = [:]) throws(Missing) -> ScriptReader.Outcome {
        let bytes: [UInt8]
        if path == "-" {
            bytes = [UInt8](FileContents.standardInput())
        } else {
            switch access.read(path) {
            case .success(let read): bytes = read
            case .failure(let unreadable): throw Missing("\(path): \(unreadable.reason)")
            }
        }
        return ScriptReader(access: access).read(bytes, path: path, overrides: overrides)
    }

    /// Files on disk.
    public static var access: FileAccess {
        FileAccess(
            read: { FileContents.read($0) },
            exists: { FileManager.default.fileExists(atPath: $0) }
        )
    }
}
