import FoundationEssentials

/// The release as a W3C Audiobook: a publication manifest for each language.
///
/// The reading order has each session once, in its first variant; the others are among the resources.
struct AudiobookManifest: Encodable {
    static func path(_ edition: Edition) -> String { "publication\(edition.suffix).json" }

    private let context: [Context]
    private let conformsTo = "https://www.w3.org/TR/audiobooks/"
    private let type = "Audiobook"
    private let id: String
    private let url: String?
    private let name: String
    private let description: String?
    private let author: String?
    private let readBy: [String]?
    private let inLanguage: String
    private let dateModified: String
    private let datePublished: String
    private let duration: String
    private let abridged = false
    private let license: String?
    private let accessMode: [String]
    private let accessModeSufficient: [ItemList]
    private let accessibilityFeature: [String]
    private let readingOrder: [Resource]
    private let resources: [Resource]
    private let links: [Resource]

    private enum CodingKeys: String, CodingKey {
        case context = "@context"
        case conformsTo, type, id, url, name, description, author, readBy, inLanguage, dateModified, datePublished
        case duration, abridged, license, accessMode, accessModeSufficient, accessibilityFeature
        case readingOrder, resources, links
    }

    private enum Context: Encodable {
        case vocabulary(String)
        case language(String)

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .vocabulary(let url): try container.encode(url)
            case .language(let tag): try container.encode(["language": tag])
            }
        }
    }

    private struct ItemList: Encodable {
        var type = "ItemList"
        var itemListElement: [String]
    }

    private struct Resource: Encodable {
        var type = "LinkedResource"
        var url: String
        var encodingFormat: String
        var name: String?
        var duration: String?
        var integrity: String?
        var rel: [String]?
        var alternate: [Resource]?
    }

    init(shelf: Shelf, edition: Edition) {
        let catalogue = shelf.catalogue
        let read = edition.sessions
        let hasText = read.contains { $0.files.contains { $0.role == .transcript || $0.role == .captions } }
        context = [
            .vocabulary("https://schema.org"), .vocabulary("https://www.w3.org/ns/pub-context"),
            .language(edition.language),
        ]
        id = "urn:uuid:\(catalogue.identifier.lowercased())" + (edition.suffix.isEmpty ? "" : "#\(edition.language)")
        url = shelf.address.base == nil ? nil : shelf.address.of(AudiobookManifest.path(edition))
        name = catalogue.title(in: edition.language).text
        description = catalogue.summary(in: edition.language)?.text
        author = catalogue.author
        let voices = Set(read.flatMap(\.provenance.voices)).sorted()
        readBy = voices.isEmpty ? nil : voices
        inLanguage = edition.language
        dateModified = shelf.modified.formatted(.iso8601)
        datePublished = shelf.published.formatted(.iso8601)
        duration = Figure.duration(read.reduce(0) { $0 + $1.duration })
        license = catalogue.licenseURL.flatMap { Address.isWeb($0) ? $0 : nil }
        accessMode = hasText ? ["auditory", "textual"] : ["auditory"]
        accessModeSufficient = [ItemList(itemListElement: ["auditory"])]
        accessibilityFeature = ["tableOfContents"] + (hasText ? ["captions", "transcript"] : [])
        readingOrder = read.compactMap(AudiobookManifest.resource)

        var others: [Resource] = []
        if let cover = catalogue.cover {
            others.append(
                Resource(
                    url: Address.encoded(cover.path),
                    encodingFormat: cover.mediaType,
                    name: name,
                    rel: ["cover"]
                )
            )
        }
        others.append(
            Resource(url: ReleaseSite.contents(edition), encodingFormat: "text/html", rel: ["contents"])
        )
        let listed = Set(read.map(\.id))
        resources =
            others + edition.tracks.filter { !listed.contains($0.id) }.compactMap(AudiobookManifest.resource)
        links = [
            Resource(url: ReleaseSite.index(edition), encodingFormat: "text/html", rel: ["related"]),
            Resource(url: Feed.path(edition), encodingFormat: "application/rss+xml", rel: ["alternate"]),
            Resource(url: Credits.licensePath, encodingFormat: "text/plain", rel: ["license"]),
        ]
    }

    private static func resource(_ track: Track) -> Resource? {
        let files = track.audio.map { file in
            Resource(
                url: Address.encoded(file.path),
                encodingFormat: file.mediaType,
                name: track.title + (track.variant.map { " (\($0))" } ?? ""),
                duration: Figure.duration(track.duration),
                integrity: file.integrity
            )
        }
        guard var first = files.first else { return nil }
        if files.count > 1 { first.alternate = Array(files.dropFirst()) }
        return first
    }
}
