/// A picture for a cover: a JPEG or a PNG.
public struct Picture: Sendable, Equatable {
    /// The file's bytes.
    public let bytes: [UInt8]
    /// What it is.
    public let kind: Kind
    /// Its width in pixels.
    public let width: Int
    /// Its height in pixels.
    public let height: Int
    /// The bits of a pixel.
    public let depth: Int

    /// What a picture is.
    public enum Kind: String, Sendable, CaseIterable {
        /// JPEG.
        case jpeg = "image/jpeg"
        /// PNG.
        case png = "image/png"

        /// Its media type.
        public var mediaType: String { rawValue }
    }

    /// The most bytes a cover may have: a block of FLAC holds 16 MiB, and every file of a release carries it.
    public static let mostBytes = 10_000_000

    /// A picture, recognised by its content.
    ///
    /// - Parameters:
    ///   - bytes: the file's bytes.
    ///   - path: what messages call it.
    /// - Throws: ``TagError`` of kind `picture` for what is no JPEG or PNG, is damaged at its head, or is too large.
    public init(_ bytes: [UInt8], path: String) throws(TagError) {
        guard bytes.count <= Self.mostBytes else {
            throw TagError(
                .picture,
                path: path,
                reason: "has \(bytes.count / 1_000_000) MB, which every file would carry; "
                    + "make it smaller than \(Self.mostBytes / 1_000_000) MB"
            )
        }
        guard let head = Self.png(bytes) ?? Self.jpeg(bytes) else {
            throw TagError(.picture, path: path, reason: "is neither a JPEG nor a PNG that can be read; export it anew")
        }
        self.bytes = bytes
        (kind, width, height, depth) = head
    }

    private typealias Head = (kind: Kind, width: Int, height: Int, depth: Int)

    /// The head of a PNG (ISO/IEC 15948): its signature and its first chunk.
    private static func png(_ bytes: [UInt8]) -> Head? {
        let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        guard bytes.starts(with: signature), bytes.count >= 33, bytes[12..<16].elementsEqual("IHDR".utf8) else {
            return nil
        }
        // Samples a pixel by the type of colour.
        let samples = [0: 1, 2: 3, 3: 1, 4: 2, 6: 4]
        guard let count = samples[Int(bytes[25])] else { return nil }
        // The depth of a picture with a palette is that of the palette's colours.
        let depth = bytes[25] == 3 ? 24 : Int(bytes[24]) * count
        return sized(.png, number(bytes, 16, 4), number(bytes, 20, 4), depth)
    }

    /// The head of a JPEG (ITU-T T.81, annex B): the first frame header among its segments.
    private static func jpeg(_ bytes: [UInt8]) -> Head? {
        guard bytes.starts(with: [0xFF, 0xD8, 0xFF]) else { return nil }
        var offset = 2
        while offset + 10 <= bytes.count, bytes[offset] == 0xFF {
            let marker = bytes[offset + 1]
            switch marker {
            // Filling, and markers without a segment.
            case 0xFF: offset += 1
            case 0x01, 0xD0...0xD7: offset += 2
            // Frame headers; C4, C8 and CC are tables and the like.
            case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
                let depth = Int(bytes[offset + 4]) * Int(bytes[offset + 9])
                return sized(.jpeg, number(bytes, offset + 7, 2), number(bytes, offset + 5, 2), depth)
            default: offset += 2 + max(2, number(bytes, offset + 2, 2))
            }
        }
        return nil
    }

    private static func sized(_ kind: Kind, _ width: Int, _ height: Int, _ depth: Int) -> Head? {
        width > 0 && height > 0 ? (kind, width, height, depth) : nil
    }

    private static func number(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
        bytes[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
    }
}
