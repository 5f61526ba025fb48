/// The names that tags bear in a family of formats.
enum TagNames {
    /// Frames of ID3v2.4.
    case frames
    /// Vorbis comments.
    case comments
    /// Atoms of MPEG-4; `isBook` marks an audiobook.
    case atoms(isBook: Bool)

    /// What a file of the family is given.
    func texts(of tags: FileTags) -> [(name: String, value: String)] {
        var texts: [(name: String, value: String)] = []
        for field in TagField.allCases {
            guard let value = tags[field] else { continue }
            switch self {
            case .frames:
                texts.append((field.frame, value))
            case .comments:
                let parts = field.commentOfTotal == nil ? [Substring(value)] : value.split(separator: "/")
                for (name, part) in zip([field.comment, field.commentOfTotal ?? ""], parts) {
                    texts.append((name, String(part)))
                }
            case .atoms:
                texts.append((field.atom, value))
            }
        }
        switch self {
        case .frames:
            if tags.language != nil { texts.append(("TLAN", LanguageCode.threeLetters(tags.language))) }
        case .comments:
            texts += ChapterList.comments(tags.chapters)
        case .atoms(let isBook):
            // The kind of media that Apple's programs call an audiobook.
            if isBook { texts.append(("stik", "2")) }
        }
        return texts
    }

    /// The tags in what a file of the family holds.
    func tags(from record: TagRecord) -> FileTags {
        let texts = record.texts
        func first(_ name: String) -> String? { texts.first { $0.name == name }?.value }
        var tags = FileTags(chapters: record.chapters)
        for field in TagField.allCases {
            switch self {
            case .frames:
                tags[field] = first(field.frame) ?? (field == .language ? first("TLAN") : nil)
            case .comments:
                let total = field.commentOfTotal.flatMap { first($0) }
                tags[field] = first(field.comment).map { value in total.map { "\(value)/\($0)" } ?? value }
            case .atoms:
                tags[field] = first(field.atom)
            }
        }
        switch self {
        case .frames: break
        case .comments:
            tags.chapters = ChapterList.closed(ChapterList.beginnings(in: texts), duration: record.duration)
        case .atoms:
            tags.chapters = ChapterList.closed(
                record.chapters.map { ($0.title, $0.startMilliseconds) },
                duration: record.duration
            )
        }
        return tags
    }
}

extension TagNames: Equatable {}
