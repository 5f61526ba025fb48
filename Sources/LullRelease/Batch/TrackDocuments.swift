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
        func add(_ role: Track.Role, _ format: String, _ path: String, _ mediaType: String, _ text: String) {
            documents.append(.init(role, format, path, mediaType, Array(text.utf8)))
        }
        let id = track.id
        let captions = Captions(track)
        if !captions.captions.isEmpty {
            for format in formats {
                let path = TrackFiles.captions(id, format)
                add(.captions, format.pathExtension, path, format.mediaType, captions.text(format))
            }
        }
        let transcript = Transcript(track)
        let page = transcript.html(audio: audio.map { "../\($0)" })
        add(.transcript, "txt", TrackFiles.transcript(id, "txt"), "text/plain", transcript.text)
        add(.transcript, "html", TrackFiles.transcript(id, "html"), "text/html", page)
        if !track.chapters.isEmpty {
            let path = TrackFiles.chapters(id)
            let chapters = try Ledger.bytes(ChapterDocument(track, release: release), path)
            add(.chapters, "json", path, ChapterDocument.mediaType, String(decoding: chapters, as: UTF8.self))
        }
        return documents
    }
}
