/// Small files that appear whole or not at all.
public enum WholeContents {
    /// Writes a text to a file; see ``write(_:to:)-([UInt8],String)``.
    public static func write(_ text: String, to path: String) throws(FileError) {
        try write(Array(text.utf8), to: path)
    }

    /// Throws what would keep a file from being written, so that it is known before the work that goes into it; what a
    /// process that was killed or crashed left of the same file is removed.
    ///
    /// - Throws: ``FileError`` of kind `cannotCreate`.
    public static func check(_ path: String) throws(FileError) {
        let file = try WholeFile(path)
        file.removeLeftovers()
        file.cancel()
    }

    /// Writes bytes to a file, which is replaced only by the complete new one.
    ///
    /// - Throws: ``FileError`` of kind `cannotCreate` or `failed`; the file then stays as it was.
    public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        let file = try WholeFile(path)
        try file.write(bytes)
        try file.finish()
    }

    /// Copies a file's bytes, in pieces; the copy appears whole or not at all.
    ///
    /// - Throws: ``FileError``.
    public static func copy(_ source: String, to path: String) throws(FileError) {
        let file = try WholeFile(path)
        try FilePieces.forEach(of: source) { piece throws(FileError) in try file.write(piece) }
        try file.finish()
    }
}
