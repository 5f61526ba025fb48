import Crypto
import Glibc

/// SHA-256 digests as 64 lower-case hexadecimal digits.
public enum Digest {
    /// The digest of some bytes.
    public static func sha256(of bytes: some Sequence<UInt8>) -> String {
        var hash = SHA256()
        hash.update(data: Array(bytes))
        return hex(hash.finalize())
    }

    /// The digest of a file, read in pieces of 1 MiB.
    ///
    /// - Throws: ``FileError`` when the file is missing or can't be read.
    public static func sha256(ofFile path: String) throws(FileError) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError.cannotOpen(path, errno) }
        defer { close(descriptor) }
        var hash = SHA256()
        let size = 1 << 20
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let got = Glibc.read(descriptor, buffer.baseAddress, size)
            if got == 0 { break }
            if got < 0 {
                if errno == EINTR { continue }
                if errno == EISDIR {
                    throw FileError(
                        .unreadable,
                        path: path,
                        reason: "is a folder, not a file",
                        mend: "name a file in it"
                    )
                }
                throw SystemError.cannotRead(path, errno)
            }
            hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<got]))
        }
        return hex(hash.finalize())
    }

    private static func hex(_ digest: SHA256.Digest) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in digest {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
