import LullTag

/// Chapters as ffmpeg reads them.
enum MPEG4Chapters {
    /// A text of ffmpeg's own metadata format.
    static func metadata(_ chapters: [FileTags.Chapter]) -> String {
        chapters.reduce(";FFMETADATA1\n") { text, chapter in
            text + "[CHAPTER]\nTIMEBASE=1/1000\nSTART=\(chapter.startMilliseconds)\nEND=\(chapter.endMilliseconds)\n"
                + "title=\(escaped(shortened(chapter.title)))\n"
        }
    }

    /// The length of a title is a byte in MPEG-4, and ffmpeg would cut through a character.
    static func shortened(_ title: String) -> String {
        guard title.utf8.count > 255 else { return title }
        var short = ""
        for character in title {
            guard short.utf8.count + String(character).utf8.count + "…".utf8.count <= 255 else { break }
            short.append(character)
        }
        return short + "…"
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { text, character in
            if "=;#\\\n".contains(character) { text.append("\\") }
            text.append(character)
        }
    }
}
