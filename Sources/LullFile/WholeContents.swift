import Glibc

/// Small files that appear whole or not at all.
public enum WholeContents {
    /// Writes a text to a file; see ``write(_:to:)-([UInt8],String)``.
    public static func write(_ text: String, to path: String) throws(FileError) {
        try write(Array(text.utf8), to: path)
    }

    /// Throws what would keep a file from being written, so that it is known before the work that goes into it.
    ///
    /// - Throws: ``FileError`` of kind `cannotCreate`.
    public static func check(_ path: String) throws(FileError) { try WholeFile(path).cancel() }

    /// Writes bytes to a file, which is replaced only by the complete new one.
    ///
    /// - Throws: ``FileError`` of kind `cannotCreate` or `failed`; the file then stays as it was.
    public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        let file = try WholeFile(path)
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file.descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else {
                let error = SystemError.cannotWrite(path, errno)
                file.cancel()
                throw error
            }
            rest = rest.dropFirst(count)
        }
        try file.finish()
    }
}
