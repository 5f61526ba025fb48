import LullFile

/// The files of a track that are made of text.
enum TrackDocuments {
    /// Captions, transcripts and chapters. A track in which nobody speaks has no captions, and one without headings no
    /// chapters.
    ///
    /// - Parameters:
    ///   - audio: the file of the track that transcripts lead to, in the release's folder.
    ///   - release: the title of the release.
    static func documents(
        for track: Track,
        captions formats: [CaptionFormat],
        audio: String?,
        release: String
    ) throws(FileError) -> [TrackFiles.Document] {
        var documents: [TrackFiles.Document] = []
        func add(_ role: Track.Role, _ folder: String, _ format: String, _ mediaType: String, _ text: String) {
            let path = "\(folder)/\(track.id).\(format)"
            documents.append(.init(role, format, path, mediaType, Array(text.utf8)))
        }
        let captions = Captions(track)
        if !captions.captions.isEmpty {
            for format in formats {
                add(.captions, "captions", format.pathExtension, format.mediaType, captions.text(format))
            }
        }
        let transcript = Transcript(track)
        add(.transcript, "transcripts", "txt", "text/plain", transcript.text)
        add(.transcript, "transcripts", "html", "text/html", transcript.html(audio: audio.map { "../\($0)" }))
        if !track.chapters.isEmpty {
            let chapters = try Ledger.bytes(ChapterDocument(track, release: release), "chapters/\(track.id).json")
            add(.chapters, "chapters", "json", ChapterDocument.mediaType, String(decoding: chapters, as: UTF8.self))
        }
        return documents
    }
}
