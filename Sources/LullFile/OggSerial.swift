import Glibc

/// Makes Ogg files the same bytes each time: libsndfile numbers the stream of every file by chance, so the number is
/// replaced by a fixed one and each page's checksum is made anew (RFC 3533, section 6).
enum OggSerial {
    /// The number every stream gets; one stream is all a file has.
    private static let serial: UInt32 = 0x4C75_6C6C

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index) << 24) { sum, _ in sum & 0x8000_0000 != 0 ? sum << 1 ^ 0x04C1_1DB7 : sum << 1 }
    }

    /// Renumbers every page of a finished file.
    ///
    /// - Parameters:
    ///   - descriptor: the file, open for reading and writing.
    ///   - path: its name for messages.
    /// - Throws: ``FileError`` of kind `failed`.
    static func settle(_ descriptor: Int32, path: String) throws(FileError) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemError.cannotWrite(path, errno) }
        // A page has a header of 27 bytes, up to 255 lengths and up to 255 · 255 bytes.
        var page = [UInt8](repeating: 0, count: 27 + 255 + 255 * 255)
        var offset = 0
        var isLast = false
        while offset < Int(status.st_size) {
            let got = pread(descriptor, &page, page.count, off_t(offset))
            let length = got >= 0 ? pageLength(page[..<got]) : nil
            guard let length, length <= got else {
                throw FileError(.failed, path: path, reason: "can't be written: the encoder's Ogg pages are damaged")
            }
            isLast = page[5] & 4 != 0
            store(serial, at: 14, in: &page)
            store(0, at: 22, in: &page)
            store(checksum(page[..<length]), at: 22, in: &page)
            guard pwrite(descriptor, page, 27, off_t(offset)) == 27 else {
                throw SystemError.cannotWrite(path, errno)
            }
            offset += length
        }
        guard isLast else {
            throw FileError(.failed, path: path, reason: "can't be written: the end is missing; is the disk full?")
        }
    }

    private static func pageLength(_ page: ArraySlice<UInt8>) -> Int? {
        guard page.count >= 27, page.starts(with: Array("OggS".utf8)) else { return nil }
        let segments = Int(page[26])
        guard page.count >= 27 + segments else { return nil }
        return 27 + segments + page[27..<27 + segments].reduce(0) { $0 + Int($1) }
    }

    private static func checksum(_ page: ArraySlice<UInt8>) -> UInt32 {
        page.reduce(0) { sum, byte in sum << 8 ^ table[Int(sum >> 24 ^ UInt32(byte))] }
    }

    private static func store(_ value: UInt32, at offset: Int, in page: inout [UInt8]) {
        for byte in 0..<4 { page[offset + byte] = UInt8(truncatingIfNeeded: value >> (8 * UInt32(byte))) }
    }
}
