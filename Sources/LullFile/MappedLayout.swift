/// How samples lie in a cache file: a header padded to one page, then each channel's samples as native Float32, each
/// channel starting on a page.
struct MappedLayout: Equatable {
    /// The bytes of a page; the header fills the first.
    static let page = 4096
    /// Counted up when the layout changes; entries of another version count as absent.
    static let version: UInt32 = 1
    /// The bytes of the header that carry meaning.
    static let headerSize = 32

    private static let magic = Array("LULLPCM\n".utf8)

    var rate: Int
    var channels: Int
    var frames: Int

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
        withUnsafeBytes(of: UInt64(frames)) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: repeatElement(0, count: Self.page - bytes.count))
        return bytes
    }

    /// FNV-1a of the fields, so that a changed bit is noticed even where the size still agrees.
    private var checksum: UInt32 {
        let fields = [UInt64(Self.version), UInt64(rate), UInt64(channels), UInt64(frames)]
        return fields.reduce(0x811C_9DC5) { sum, field in
            (0..<8).reduce(sum) { ($0 ^ UInt32(truncatingIfNeeded: field >> (8 * $1)) & 0xFF) &* 0x0100_0193 }
        }
    }

    init(rate: Int, channels: Int, frames: Int) {
        self.rate = rate
        self.channels = channels
        self.frames = frames
    }

    /// Reads a header; nil when it is damaged or does not agree with the file's size.
    init?(header: UnsafeRawBufferPointer, fileSize: Int) {
        guard header.count >= Self.headerSize, header.prefix(8).elementsEqual(Self.magic) else { return nil }
        func field(_ offset: Int) -> Int { Int(header.loadUnaligned(fromByteOffset: offset, as: UInt32.self)) }
        guard field(8) == Int(Self.version) else { return nil }
        let frames = header.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
        guard frames < 1 << 48 else { return nil }
        self.init(rate: field(12), channels: field(16), frames: Int(frames))
        guard rate > 0, channels == 1 || channels == 2, size == fileSize else { return nil }
        guard field(20) == Int(checksum) else { return nil }
    }
}
