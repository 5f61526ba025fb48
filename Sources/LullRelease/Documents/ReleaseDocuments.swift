import FoundationEssentials
import LullPlot
import LullSession

/// What a release holds besides its tracks' own files: feeds, playlists, manifests, lists, and its page.
///
/// All of it is made from the catalogue alone, and the same catalogue gives the same bytes.
public enum ReleaseDocuments {
    /// Every file that concerns the program as a whole, ordered by path.
    ///
    /// | path | holds |
    /// |---|---|
    /// | `index.html`, `listen/*.html`, `assets/*` | the page, which works from a folder and from any web host |
    /// | `feed.xml` | a podcast feed; relative links where the catalogue has no address |
    /// | `playlists/*.m3u8` | all tracks, each language, each week |
    /// | `publication.json`, `contents.html` | the release as a W3C Audiobook |
    /// | `catalogue.json`, `catalogue.csv` | everything that is known of it |
    /// | `LICENCE.txt`, `CREDITS.txt` | terms and names |
    /// | `cover.png` | a cover, where the program brings none |
    ///
    /// With several languages, the first has these names and the others have theirs in between: `feed.de.xml`.
    public static func files(for catalogue: Catalogue) throws(ReleaseDocumentError) -> [ReleaseFile] {
        var catalogue = catalogue.cleaned
        var files: [ReleaseFile] = []
        if catalogue.cover == nil {
            let cover = try cover(for: catalogue)
            let side = CoverPicture.side
            catalogue.cover = .init(path: cover.path, mediaType: cover.mediaType, width: side, height: side)
            files.append(cover)
        }
        let shelf = try Shelf(catalogue)
        for edition in shelf.editions {
            files.append(
                ReleaseFile(
                    path: Feed.path(edition),
                    text: Feed(shelf: shelf, edition: edition).document,
                    mediaType: "application/rss+xml"
                )
            )
            let manifest = AudiobookManifest(shelf: shelf, edition: edition)
            files.append(try json(manifest, path: AudiobookManifest.path(edition), type: "application/audiobook+json"))
        }
        files += Playlists(shelf: shelf).files
        files.append(try json(catalogue, path: "catalogue.json", type: "application/json"))
        let table = CatalogueTable(tracks: shelf.editions.flatMap(\.tracks))
        files.append(ReleaseFile(path: "catalogue.csv", text: table.text, mediaType: "text/csv"))
        let credits = Credits(catalogue: catalogue)
        files.append(ReleaseFile(path: Credits.licensePath, text: credits.license, mediaType: "text/plain"))
        files.append(ReleaseFile(path: Credits.creditsPath, text: credits.credits, mediaType: "text/plain"))
        files += try ReleaseSite(shelf: shelf).files()

        var paths = Set(catalogue.tracks.flatMap(\.files).map(\.path))
        for file in files where !paths.insert(file.path).inserted { throw .clash(path: file.path) }
        return files.sorted { $0.path < $1.path }
    }

    /// Where a cover lies that is drawn.
    static let coverPath = "cover.png"

    /// The cover that is drawn for a program without one: a square PNG, as podcast apps want it.
    public static func cover(for catalogue: Catalogue) throws(ReleaseDocumentError) -> ReleaseFile {
        let catalogue = catalogue.cleaned
        do {
            let bytes = try CoverPicture.png(title: catalogue.title, author: catalogue.author)
            return ReleaseFile(path: coverPath, bytes: bytes, mediaType: "image/png")
        } catch {
            throw .cover(error.description)
        }
    }

    private static func json(
        _ value: some Encodable,
        path: String,
        type: String
    ) throws(ReleaseDocumentError) -> ReleaseFile {
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            let text = CleanText.json(String(decoding: try encoder.encode(value), as: UTF8.self))
            return ReleaseFile(path: path, text: text + "\n", mediaType: type)
        } catch {
            throw .document(path, reason: "\(error)")
        }
    }
}
