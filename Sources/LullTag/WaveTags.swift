/// The tags and chapters of a WAV: an ID3v2 tag, an INFO list for programs that know no other, and markers with labels for
/// the chapters.
enum WaveTags {
    static func write(_ tags: FileTags, to path: String) throws(TagError) {
        let file = try WaveFile(path, forWriting: true)
        var chunks: [(name: String, content: [UInt8])] = []
        let info = information(tags)
        if !info.isEmpty { chunks.append(("LIST", Array("INFO".utf8) + info)) }
        if !tags.chapters.isEmpty {
            chunks.append(("cue ", cues(tags.chapters, rate: file.rate)))
            chunks.append(("LIST", Array("adtl".utf8) + labels(tags.chapters)))
        }
        // Programs that know both would show the chapters twice.
        var others = tags
        others.chapters = []
        if others != FileTags() {
            chunks.append(("id3 ", try TagRecord(others, names: .frames, path: path).rendered()))
        }
        try file.replaceTags(with: chunks)
    }

    static func read(_ path: String) throws(TagError) -> FileTags {
        let file = try WaveFile(path, forWriting: false)
        var tags = FileTags()
        if let chunk = file.chunks.first(where: { $0.name.lowercased() == "id3 " }) {
            let record = try TagRecord(path: path)
            try record.parse(try file.content(chunk))
            tags = TagNames.frames.tags(from: record)
            tags.cover = record.cover.flatMap { try? Picture($0, path: path) }
        } else if let list = file.chunks.first(where: { $0.list == "INFO" }) {
            for (name, content) in entries(try file.content(list).dropFirst(4)) {
                guard let field = TagField.allCases.first(where: { $0.info == name }) else { continue }
                tags[field] = WaveFile.text(content)
            }
        }
        tags.chapters = ChapterList.closed(try markers(file), duration: milliseconds(file.frames, file.rate))
        return tags
    }

    private static func information(_ tags: FileTags) -> [UInt8] {
        var bytes: [UInt8] = []
        for field in TagField.allCases {
            guard let name = field.info, let value = tags[field] else { continue }
            WaveFile.append(name, Array(value.utf8) + [0], to: &bytes)
        }
        return bytes
    }

    /// A count, and for each marker its number, its frame in play order, and its frame in the chunk of the sound.
    private static func cues(_ chapters: [FileTags.Chapter], rate: Int) -> [UInt8] {
        var bytes = WaveFile.number(chapters.count, 4)
        for (index, chapter) in chapters.enumerated() {
            let frame = WaveFile.number((Int(chapter.startMilliseconds) * rate + 500) / 1000, 4)
            bytes += WaveFile.number(index + 1, 4) + frame + Array("data".utf8) + [UInt8](repeating: 0, count: 8)
            bytes += frame
        }
        return bytes
    }

    private static func labels(_ chapters: [FileTags.Chapter]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, chapter) in chapters.enumerated() {
            // ffmpeg goes on behind the byte that ends the text, so there must be no more of them.
            WaveFile.append("labl", WaveFile.number(index + 1, 4) + Array(chapter.title.utf8) + [0], to: &bytes)
        }
        return bytes
    }

    private static func markers(_ file: WaveFile) throws(TagError) -> [(title: String, start: UInt32)] {
        guard let cue = file.chunks.first(where: { $0.name == "cue " }) else { return [] }
        var titles: [Int: String] = [:]
        if let list = file.chunks.first(where: { $0.list == "adtl" }) {
            for (name, content) in entries(try file.content(list).dropFirst(4)) where name == "labl" {
                titles[WaveFile.value(content.prefix(4))] = WaveFile.text(content.dropFirst(4))
            }
        }
        let bytes = try file.content(cue).dropFirst(4)
        return stride(from: bytes.startIndex, through: bytes.endIndex - 24, by: 24).map { start in
            let frame = WaveFile.value(bytes[start + 20..<start + 24])
            return (titles[WaveFile.value(bytes[start..<start + 4])] ?? "", milliseconds(frame, file.rate))
        }
    }

    /// The entries of a list; one that is cut short ends it.
    private static func entries(_ list: ArraySlice<UInt8>) -> [(name: String, content: ArraySlice<UInt8>)] {
        var entries: [(name: String, content: ArraySlice<UInt8>)] = []
        var rest = list
        while rest.count >= 8 {
            let name = WaveFile.text(rest.prefix(4))
            let size = WaveFile.value(rest.dropFirst(4).prefix(4))
            rest = rest.dropFirst(8)
            guard size <= rest.count else { break }
            entries.append((name, rest.prefix(size)))
            rest = rest.dropFirst(size + size % 2)
        }
        return entries
    }

    private static func milliseconds(_ frames: Int, _ rate: Int) -> UInt32 {
        UInt32(clamping: (frames * 1000 + rate / 2) / rate)
    }
}
