import Crypto

/// SHA-256 digests as 64 lower-case hexadecimal digits.
public enum Digest {
    /// The digest of some bytes.
    public static func sha256(of bytes: some Sequence<UInt8>) -> String {
        var hash = SHA256()
        hash.update(data: Array(bytes))
        return hex(hash.finalize())
    }

    /// The digest of a file, which is read in pieces.
    ///
    /// - Throws: ``FileError`` when the file is missing or can't be read.
    public static func sha256(ofFile path: String) throws(FileError) -> String {
        var hash = SHA256()
        try FilePieces.forEach(of: path) { piece in hash.update(bufferPointer: piece) }
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
