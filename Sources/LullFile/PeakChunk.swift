import Glibc

/// Takes the time of day out of a floating point RF64: libsndfile puts a PEAK chunk with it into the header and, for RF64,
/// does not leave it out when told to.
enum PeakChunk {
    /// Sets the time in the chunk, if there is one, to 0.
    ///
    /// - Parameters:
    ///   - descriptor: the file, open for reading and writing.
    ///   - path: its name for messages.
    /// - Throws: ``FileError`` of kind `failed`.
    static func settle(_ descriptor: Int32, path: String) throws(FileError) {
        var head = [UInt8](repeating: 0, count: 4096)
        let got = pread(descriptor, &head, head.count, 0)
        guard got >= 12 else { throw SystemError.cannotWrite(path, errno) }
        var offset = 12
        while offset + 16 <= got {
            let name = head[offset..<offset + 4]
            if name.elementsEqual("data".utf8) { return }
            if name.elementsEqual("PEAK".utf8) {
                // Name, size and version come before the time.
                let zero = [UInt8](repeating: 0, count: 4)
                guard pwrite(descriptor, zero, 4, off_t(offset + 12)) == 4 else {
                    throw SystemError.cannotWrite(path, errno)
                }
                return
            }
            let size = (0..<4).reduce(0) { $0 | Int(head[offset + 4 + $1]) << (8 * $1) }
            offset += 8 + size + size % 2
        }
    }
}
