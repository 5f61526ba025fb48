import Glibc

/// How samples lie in a cache file: a header padded to one page, then each channel's samples as native Float32, each
/// channel starting on a page.
struct MappedLayout: Equatable {
    /// The bytes of a page; the header fills the first.
    static let page = 4096
    /// Counted up when the layout changes; entries of another version count as absent.
    static let version: UInt32 = 2
    /// The bytes of the header that carry meaning.
    static let headerSize = 48

    private static let magic = Array("LULLPCM\n".utf8)

    var rate: Int
    var channels: Int
    var frames: Int
    /// The ``XXHash64`` of each channel's samples; that of a second channel is 0 where there is none.
    var digests: [UInt64]

    /// The bytes from one channel's start to the next one's.
    var stride: Int { (frames * 4 + Self.page - 1) / Self.page * Self.page }

    /// The bytes of the whole file.
    var size: Int { Self.page + channels * stride }

    /// Where a channel's first sample stands.
    func offset(channel: Int) -> Int { Self.page + channel * stride }

    /// The header, padded to one page.
    var header: [UInt8] {
        var bytes = Self.magic
        for field in [Self.version, UInt32(rate), UInt32(channels), checksum] {
            withUnsafeBytes(of: field) { bytes.append(contentsOf: $0) }
        }
        for field in [UInt64(frames)] + digests { withUnsafeBytes(of: field) { bytes.append(contentsOf: $0) } }
        bytes.append(contentsOf: repeatElement(0, count: Self.page - bytes.count))
        return bytes
    }

    /// FNV-1a of the fields, so that a changed bit is noticed even where the size still agrees.
    private var checksum: UInt32 {
        let fields = [UInt64(Self.version), UInt64(rate), UInt64(channels), UInt64(frames)] + digests
        return fields.reduce(0x811C_9DC5) { sum, field in
            (0..<8).reduce(sum) { ($0 ^ UInt32(truncatingIfNeeded: field >> (8 * $1)) & 0xFF) &* 0x0100_0193 }
        }
    }

    init(rate: Int, channels: Int, frames: Int, digests: [UInt64] = []) {
        self.rate = rate
        self.channels = channels
        self.frames = frames
        self.digests = digests + repeatElement(0, count: 2 - digests.count)
    }

    /// Whether a header is that of an older version, which is no damage.
    static func isOld(_ header: UnsafeRawBufferPointer) -> Bool {
        guard header.count >= 12, header.prefix(8).elementsEqual(magic) else { return false }
        return header.loadUnaligned(fromByteOffset: 8, as: UInt32.self) < version
    }

    /// Reads a header; nil when it is damaged or does not agree with the file's size.
    init?(header: UnsafeRawBufferPointer, fileSize: Int) {
        guard header.count >= Self.headerSize, header.prefix(8).elementsEqual(Self.magic) else { return nil }
        func field(_ offset: Int) -> Int { Int(header.loadUnaligned(fromByteOffset: offset, as: UInt32.self)) }
        guard field(8) == Int(Self.version) else { return nil }
        let longs = [24, 32, 40].map { header.loadUnaligned(fromByteOffset: $0, as: UInt64.self) }
        guard longs[0] < 1 << 48 else { return nil }
        self.init(rate: field(12), channels: field(16), frames: Int(longs[0]), digests: Array(longs[1...]))
        guard rate > 0, channels == 1 || channels == 2, size == fileSize else { return nil }
        guard field(20) == Int(checksum) else { return nil }
    }
}

extension MappedLayout {
    /// Reads the header of an entry.
    init(_ file: borrowing OrdinaryFile) throws(MappedAudio.Unusable) {
        var header = [UInt8](repeating: 0, count: Self.page)
        let isWhole = header.withUnsafeMutableBytes { Self.fill($0, from: file.descriptor, at: 0) }
        let size = file.size
        let (layout, isOld) = header.withUnsafeBytes { (MappedLayout(header: $0, fileSize: size), Self.isOld($0)) }
        guard isWhole, let layout else { throw isWhole && isOld ? .absent : .damaged }
        self = layout
    }

    /// Reads every sample and compares it with the digests, in bounded memory.
    ///
    /// It reads the file and not the mapping: where a disk can't give a page back, a mapping ends the program.
    func verify(_ file: borrowing OrdinaryFile) throws(MappedAudio.Unusable) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { buffer.deallocate() }
        for channel in 0..<channels {
            var digest = XXHash64()
            var done = 0
            while done < frames * 4 {
                let piece = UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(buffer.count, frames * 4 - done)])
                guard Self.fill(piece, from: file.descriptor, at: offset(channel: channel) + done) else {
                    throw .damaged
                }
                digest.add(UnsafeRawBufferPointer(piece))
                done += piece.count
            }
            guard digest.value == digests[channel] else { throw .damaged }
        }
    }

    /// Fills a buffer with the bytes at an offset; false where the file doesn't give them.
    private static func fill(_ buffer: UnsafeMutableRawBufferPointer, from descriptor: Int32, at offset: Int) -> Bool {
        var done = 0
        while done < buffer.count {
            let got = pread(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done, off_t(offset + done))
            if got < 0 && errno == EINTR { continue }
            guard got > 0 else { return false }
            done += got
        }
        return true
    }
}
