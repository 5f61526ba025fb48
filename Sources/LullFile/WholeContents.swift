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

    /// Copies a file's bytes, in pieces; the copy appears whole or not at all.
    ///
    /// - Throws: ``FileError``.
    public static func copy(_ source: String, to path: String) throws(FileError) {
        let descriptor = open(source, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError.cannotOpen(source, errno) }
        defer { close(descriptor) }
        let file = try WholeFile(path)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count < 0 && errno == EINTR { continue }
            if count < 0 { throw SystemError.cannotRead(source, errno) }
            if count == 0 { return try file.finish() }
            let piece = UnsafeRawBufferPointer(rebasing: buffer[..<count])
            let code = DescriptorOutput.write(piece, to: file.descriptor)
            if code != 0 { throw SystemError.cannotWrite(path, code) }
        }
    }
}
