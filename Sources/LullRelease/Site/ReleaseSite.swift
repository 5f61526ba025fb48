import FoundationEssentials
import LullSession
import Mustache

/// The release page: one page of all sessions for each language, and one for each track.
///
/// Every page is whole in itself: sound, chapters, words and downloads stand in its HTML, and what the player's script
/// needs is inlined, since a page that is opened from a folder may not read other files.
struct ReleaseSite {
    let shelf: Shelf

    /// The page that lists an edition.
    static func index(_ edition: Edition) -> String { "index\(edition.suffix).html" }

    /// An edition's table of contents, as W3C Audiobooks want it.
    static func contents(_ edition: Edition) -> String { "contents\(edition.suffix).html" }

    /// The page of a track.
    static func page(_ track: Track) -> String { "listen/\(track.id).html" }

    /// The names of what every page shares.
    static let assets: Set = ["style.css", "player.js", "index.js", "icon.svg"]

    func files() throws(ReleaseDocumentError) -> [ReleaseFile] {
        let pages = try SitePages()
        var result = [
            asset("style.css", PackageResources.style_css, "text/css"),
            asset("player.js", PackageResources.player_js, "text/javascript"),
            asset("index.js", PackageResources.index_js, "text/javascript"),
            asset("icon.svg", PackageResources.icon_svg, "image/svg+xml"),
        ]
        for edition in shelf.editions {
            let index = IndexView(shelf: shelf, edition: edition)
            result.append(try pages.page(index, template: "index", path: ReleaseSite.index(edition)))
            let contents = ContentsView(shelf: shelf, edition: edition)
            result.append(try pages.page(contents, template: "contents", path: ReleaseSite.contents(edition)))
            for track in edition.tracks {
                let view = try TrackView(shelf: shelf, edition: edition, track: track)
                result.append(try pages.page(view, template: "track", path: ReleaseSite.page(track)))
            }
        }
        return result
    }

    private func asset(_ name: String, _ bytes: [UInt8], _ type: String) -> ReleaseFile {
        ReleaseFile(path: "assets/\(name)", bytes: bytes, mediaType: type)
    }
}

/// The templates of the pages.
struct SitePages {
    private let library: MustacheLibrary

    init() throws(ReleaseDocumentError) {
        MustacheContentTypes.register(EscapedText(), named: "ESCAPED")
        var library = MustacheLibrary()
        let templates = [
            ("index", PackageResources.index_mustache), ("track", PackageResources.track_mustache),
            ("contents", PackageResources.contents_mustache), ("head", PackageResources.head_mustache),
            ("foot", PackageResources.foot_mustache), ("languages", PackageResources.languages_mustache),
            ("library", PackageResources.library_mustache),
        ]
        for (name, bytes) in templates {
            do {
                try library.register(String(decoding: bytes, as: UTF8.self), named: name)
            } catch {
                throw .document(name, reason: "\(error)")
            }
        }
        self.library = library
    }

    func page(_ view: Any, template: String, path: String) throws(ReleaseDocumentError) -> ReleaseFile {
        guard let text = library.render(view, withTemplate: template) else {
            throw .document(path, reason: "there is no template “\(template)”.")
        }
        return ReleaseFile(path: path, text: text, mediaType: "text/html")
    }

    // swift-mustache escapes characters, and a quotation mark with a combining accent is another character than one
    // without; a browser sees the mark.
    private struct EscapedText: MustacheContentType {
        func escapeText(_ text: String) -> String { Escaping.attribute(text) }
    }
}
