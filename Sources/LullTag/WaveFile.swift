import Glibc

/// The chunks of a WAV (RIFF) or RF64 (EBU Tech 3306) file, open for reading or for changing what stands after the sound.
final class WaveFile {
    /// A chunk: its name, and where its content lies.
    struct Chunk {
        var name: String
        var offset: Int
        var size: Int
        /// The type of a list; empty for other chunks.
        var list: String

        /// Whether it holds tags or markers.
        var isTags: Bool {
            ["cue ", "id3 ", "ID3 "].contains(name) || name == "LIST" && ["INFO", "adtl"].contains(list)
        }
    }

    /// All chunks in order.
    private(set) var chunks: [Chunk] = []
    /// Frames per second.
    private(set) var rate = 0
    /// The count of frames.
    private(set) var frames = 0

    private let path: String
    private let descriptor: Int32
    private let isLong: Bool
    private let length: Int

    /// The most bytes of chunks other than sound that are taken into memory.
    private static let mostBytes = 1 << 26

    /// Opens a file.
    init(_ path: String, forWriting: Bool) throws(TagError) {
        self.path = path
        descriptor = open(path, (forWriting ? O_RDWR : O_RDONLY) | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw TagError(.closed, path: path, reason: "can't be opened for its tags; may it be written?")
        }
        var status = stat()
        length = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
        let head = Self.bytes(descriptor, 0, min(length, 12))
        isLong = head.starts(with: "RF64".utf8)
        guard head.count == 12, isLong || head.starts(with: "RIFF".utf8), head[8...].elementsEqual("WAVE".utf8) else {
            throw Self.damaged(path)
        }
        try scan()
    }

    deinit {
        close(descriptor)
    }

    /// The content of a chunk.
    func content(_ chunk: Chunk) throws(TagError) -> [UInt8] {
        guard chunk.size <= Self.mostBytes else { throw Self.damaged(path) }
        let bytes = Self.bytes(descriptor, chunk.offset, chunk.size)
        guard bytes.count == chunk.size else { throw Self.damaged(path) }
        return bytes
    }

    /// Puts chunks behind the sound in place of all tags that are there; chunks of other kinds stay.
    ///
    /// - Parameter new: names and contents.
    func replaceTags(with new: [(name: String, content: [UInt8])]) throws(TagError) {
        guard let sound = chunks.first(where: { $0.name == "data" }) else { throw Self.damaged(path) }
        let end = sound.offset + sound.size
        var tail = [UInt8](repeating: 0, count: end % 2)
        for chunk in chunks where chunk.offset > sound.offset && !chunk.isTags {
            Self.append(chunk.name, try content(chunk), to: &tail)
        }
        for (name, content) in new { Self.append(name, content, to: &tail) }
        let whole = end + tail.count
        guard isLong || whole - 8 <= Int(UInt32.max) else {
            throw TagError(.tooMuch, path: path, reason: "is so near to 4 GB that a WAV has no room for its tags")
        }
        // Tags ahead of the sound can't go without moving it, but their place can be called free.
        for chunk in chunks where chunk.offset < sound.offset && chunk.isTags {
            try write(Array("JUNK".utf8), at: chunk.offset - 8)
        }
        try write(tail, at: end)
        guard ftruncate(descriptor, off_t(whole)) == 0 else { throw unwritten }
        if isLong, let sizes = chunks.first(where: { $0.name == "ds64" }) {
            try write(Self.number(whole - 8, 8), at: sizes.offset)
        } else {
            try write(Self.number(whole - 8, 4), at: 4)
        }
    }

    private func scan() throws(TagError) {
        var offset = 12
        var longSize: Int?
        while offset + 8 <= length {
            let head = Self.bytes(descriptor, offset, 12)
            guard head.count >= 8 else { throw Self.damaged(path) }
            var chunk = Chunk(
                name: Self.text(head[..<4]),
                offset: offset + 8,
                size: Self.value(head[4..<8]),
                list: Self.text(head[8...])
            )
            if chunk.name == "data", isLong, chunk.size == Int(UInt32.max), let longSize { chunk.size = longSize }
            guard (0...max(0, length - chunk.offset)).contains(chunk.size) else { throw Self.damaged(path) }
            chunks.append(chunk)
            if chunk.name == "ds64", chunk.size >= 24 {
                longSize = Self.value(try content(chunk)[8..<16])
            }
            offset = chunk.offset + chunk.size + chunk.size % 2
        }
        guard let format = chunks.first(where: { $0.name == "fmt " }), format.size >= 16,
            let sound = chunks.first(where: { $0.name == "data" })
        else { throw Self.damaged(path) }
        let fields = try content(format)
        rate = Self.value(fields[4..<8])
        let frame = Self.value(fields[12..<14])
        guard rate > 0, frame > 0 else { throw Self.damaged(path) }
        frames = sound.size / frame
    }

    private func write(_ bytes: [UInt8], at offset: Int) throws(TagError) {
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset + done))
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw unwritten }
            done += count
        }
    }

    private var unwritten: TagError {
        TagError(.failed, path: path, reason: "its tags can't be written; is the disk full?")
    }

    private static func damaged(_ path: String) -> TagError {
        TagError(.wrongFormat, path: path, reason: "is damaged, or not what its name says it is")
    }

    private static func bytes(_ descriptor: Int32, _ offset: Int, _ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
            while done < count {
                let got = pread(descriptor, buffer.baseAddress.map { $0 + done }, count - done, off_t(offset + done))
                if got < 0 && errno == EINTR { continue }
                guard got > 0 else { return }
                done += got
            }
        }
    }

    /// A chunk, with the byte that makes its length even.
    static func append(_ name: String, _ content: [UInt8], to bytes: inout [UInt8]) {
        bytes += Array(name.utf8) + number(content.count, 4) + content
        if content.count % 2 == 1 { bytes.append(0) }
    }

    /// A number, its lowest byte first.
    static func number(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    /// The number in some bytes, the lowest first.
    static func value(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// The text in some bytes, up to the first of number 0.
    static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
}
