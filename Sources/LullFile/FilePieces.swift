import Glibc

/// Reading a file from its beginning to its end in pieces of 1 MiB.
enum FilePieces {
    private static let size = 1 << 20

    /// Hands every piece over, in order; it is valid during the call only.
    ///
    /// - Throws: ``FileError`` when the file is missing or can't be read, or what `body` throws.
    static func forEach(
        of path: String,
        _ body: (UnsafeRawBufferPointer) throws(FileError) -> Void
    ) throws(FileError) {
        let file = try OrdinaryFile(naming: path)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let got = Glibc.read(file.descriptor, buffer.baseAddress, size)
            if got == 0 { return }
            if got < 0 {
                if errno == EINTR { continue }
                throw SystemError.cannotRead(path, errno)
            }
            try body(UnsafeRawBufferPointer(rebasing: buffer[..<got]))
        }
    }
}
