import CTagShim

/// A record of TagLib's: tags under the names of a format.
final class TagRecord {
    /// The tags as the library holds them.
    private let pointer: OpaquePointer
    private let path: String

    /// An empty record.
    ///
    /// - Parameter path: the file it is for, for messages.
    init(path: String) throws(TagError) {
        guard let pointer = lull_tags_new() else {
            throw TagError(.failed, path: path, reason: "there is no memory left for its tags")
        }
        self.pointer = pointer
        self.path = path
    }

    /// A record with tags under the names of a format.
    convenience init(_ tags: FileTags, names: TagNames, path: String) throws(TagError) {
        try self.init(path: path)
        for (name, value) in names.texts(of: tags) { try check(lull_tags_add_text(pointer, name, value)) }
        if let cover = tags.cover {
            try check(
                lull_tags_set_cover(
                    pointer,
                    cover.bytes,
                    cover.bytes.count,
                    cover.kind.mediaType,
                    Int32(clamping: cover.width),
                    Int32(clamping: cover.height),
                    Int32(clamping: cover.depth)
                )
            )
        }
        if names == .frames {
            for chapter in tags.chapters {
                try check(
                    lull_tags_add_chapter(
                        pointer,
                        chapter.title,
                        chapter.startMilliseconds,
                        chapter.endMilliseconds
                    )
                )
            }
        }
    }

    deinit {
        lull_tags_free(pointer)
    }

    /// Puts the tags into a file in place of what it has.
    func write(to path: String, _ format: lull_tag_format) throws(TagError) {
        try check(lull_tags_write(pointer, path, format))
    }

    /// Reads the tags of a file into this record, which has to be empty.
    func read(_ path: String, _ format: lull_tag_format) throws(TagError) {
        try check(lull_tags_read(pointer, path, format))
    }

    /// The tags as a block of ID3v2.4.
    func rendered() throws(TagError) -> [UInt8] {
        var count = 0
        guard let bytes = lull_tags_render(pointer, &count) else { throw failure(lull_tag_failed) }
        defer { lull_bytes_free(bytes) }
        return Array(UnsafeBufferPointer(start: bytes, count: count))
    }

    /// Reads a block of ID3v2 into this record, which has to be empty.
    func parse(_ block: [UInt8]) throws(TagError) {
        try check(lull_tags_parse(pointer, block, block.count))
    }

    /// The tags that are texts.
    var texts: [(name: String, value: String)] {
        var texts: [(name: String, value: String)] = []
        var name: UnsafePointer<CChar>?
        while let value = lull_tags_text(pointer, texts.count, &name) {
            texts.append((name.map { String(cString: $0) } ?? "", String(cString: value)))
        }
        return texts
    }

    /// The bytes of the cover.
    var cover: [UInt8]? {
        var count = 0
        return lull_tags_cover(pointer, &count).map { Array(UnsafeBufferPointer(start: $0, count: count)) }
    }

    /// The chapters that the format keeps as such.
    var chapters: [FileTags.Chapter] {
        var chapters: [FileTags.Chapter] = []
        var (start, end): (UInt32, UInt32) = (0, 0)
        while let title = lull_tags_chapter(pointer, chapters.count, &start, &end) {
            chapters.append(
                FileTags.Chapter(title: String(cString: title), startMilliseconds: start, endMilliseconds: end)
            )
        }
        return chapters
    }

    /// The length of the sound in milliseconds.
    var duration: UInt32 { lull_tags_duration(pointer) }

    private func check(_ result: lull_tag_result) throws(TagError) {
        if result != lull_tag_ok { throw failure(result) }
    }

    private func failure(_ result: lull_tag_result) -> TagError {
        switch result {
        case lull_tag_closed: TagError(.closed, path: path, reason: "can't be opened for its tags; may it be written?")
        case lull_tag_wrong_format:
            TagError(.wrongFormat, path: path, reason: "is damaged, or not what its name says it is")
        case lull_tag_unwritten: TagError(.failed, path: path, reason: "its tags can't be written; is the disk full?")
        default: TagError(.failed, path: path, reason: "its tags are more than the tag library can handle")
        }
    }
}
