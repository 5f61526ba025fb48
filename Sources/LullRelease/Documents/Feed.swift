import Crypto
import FoundationEssentials
import LullSession

/// A podcast feed: RSS 2.0 with the namespaces of iTunes and Podcasting 2.0, one for each language.
///
/// A week is a season; within it, tracks are numbered by day and time of day. What stays the same is named so that
/// apps know it again: the feed by the release's identifier, a track by that and its own name.
///
/// Where the release has no address, links are relative to the feed. RSS doesn't say what those mean; readers that
/// resolve them do so against the place the feed came from, which is right in any folder and on any host. Podcast
/// directories want absolute ones, which come with an address.
struct Feed {
    let shelf: Shelf
    let edition: Edition

    static func path(_ edition: Edition) -> String { "feed\(edition.suffix).xml" }

    private static let namespaces: KeyValuePairs = [
        "version": "2.0",
        "xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "xmlns:podcast": "https://podcastindex.org/namespace/1.0",
        "xmlns:atom": "http://www.w3.org/2005/Atom",
    ]

    var document: String {
        let children = channel + numbered.map(item)
        return XMLElement("rss", Feed.namespaces, children: [XMLElement("channel", children: children)]).document
    }

    private var channel: [XMLElement] {
        let catalogue = shelf.catalogue
        let title = catalogue.title(in: edition.language).text
        let address = shelf.address
        let page = address.of(ReleaseSite.index(edition))
        var result = [
            XMLElement("title", text: title),
            XMLElement("link", text: page),
            XMLElement("description", text: catalogue.summary(in: edition.language)?.text ?? title),
            XMLElement("language", text: edition.language),
            XMLElement("generator", text: "Lull"),
            XMLElement("pubDate", text: Feed.date(shelf.published)),
            XMLElement("lastBuildDate", text: Feed.date(shelf.modified)),
        ]
        if let copyright = catalogue.copyright { result.append(XMLElement("copyright", text: copyright)) }
        if address.base != nil {
            result.append(
                XMLElement(
                    "atom:link",
                    ["href": address.of(Feed.path(edition)), "rel": "self", "type": "application/rss+xml"]
                )
            )
        }
        if let cover = catalogue.cover {
            let image = address.of(cover.path)
            result.append(
                XMLElement(
                    "image",
                    children: [
                        XMLElement("url", text: image), XMLElement("title", text: title),
                        XMLElement("link", text: page),
                    ]
                )
            )
            result.append(XMLElement("itunes:image", ["href": image]))
        }
        if let author = catalogue.author { result.append(XMLElement("itunes:author", text: author)) }
        if let contact = catalogue.contact, contact.contains("@"), !Address.isWeb(contact) {
            let owner = [
                XMLElement("itunes:name", text: catalogue.author ?? title),
                XMLElement("itunes:email", text: contact),
            ]
            result.append(XMLElement("itunes:owner", children: owner))
        }
        result += [
            XMLElement("itunes:category", ["text": "Health & Fitness"]),
            XMLElement("itunes:explicit", text: "false"),
            XMLElement("itunes:type", text: edition.tracks.contains { $0.week != nil } ? "serial" : "episodic"),
            XMLElement("podcast:guid", text: identifier),
            XMLElement("podcast:medium", text: "podcast"),
        ]
        if let license = catalogue.license {
            if let url = catalogue.licenseURL, Address.isWeb(url) {
                result.append(XMLElement("podcast:license", ["url": url], text: license))
            } else {
                result.append(XMLElement("podcast:license", text: license))
            }
        }
        return result
    }

    /// The feed's own name: the release's for the first language, one derived from it for the others.
    private var identifier: String {
        let own = UUID(uuidString: shelf.catalogue.identifier)
        guard !edition.suffix.isEmpty, let own else { return shelf.catalogue.identifier.lowercased() }
        return Feed.name(edition.language, in: own)
    }

    /// A version 5 UUID (RFC 9562): the same for the same name in the same space.
    static func name(_ name: String, in space: UUID) -> String {
        var hash = Insecure.SHA1()
        withUnsafeBytes(of: space.uuid) { hash.update(bufferPointer: $0) }
        hash.update(data: Array(name.utf8))
        var bytes = Array(hash.finalize().prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x50
        bytes[8] = bytes[8] & 0x3F | 0x80
        var digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        for place in [20, 16, 12, 8] { digits.insert("-", at: digits.index(digits.startIndex, offsetBy: place)) }
        return digits
    }

    // MARK: Tracks

    private struct Numbered {
        var track: Track
        var place: Int
        var episode: Int
    }

    /// The tracks as the release has them, each with its number in its week.
    private var numbered: [Numbered] {
        var numbers: [String: Int] = [:]
        for week in edition.weeks {
            let inWeek = edition.tracks.filter { $0.week == week }
            for (index, track) in inWeek.enumerated() { numbers[track.id] = index + 1 }
        }
        return edition.tracks.enumerated().map { index, track in
            Numbered(track: track, place: index, episode: numbers[track.id] ?? index + 1)
        }
    }

    private func item(_ entry: Numbered) -> XMLElement {
        let track = entry.track
        let address = shelf.address
        let words = SiteWords.of(edition.language)
        var result = [
            XMLElement("title", text: track.title + (track.variant.map { " (\($0))" } ?? "")),
            XMLElement("link", text: address.of(ReleaseSite.page(track))),
            XMLElement("description", text: track.summary ?? track.title),
            XMLElement(
                "guid",
                ["isPermaLink": "false"],
                text: "\(shelf.catalogue.identifier.lowercased())/\(track.id)"
            ),
            // A second between tracks keeps apps that sort by date in order; it doesn't move when others are added.
            XMLElement("pubDate", text: Feed.date(shelf.published.addingTimeInterval(Double(entry.place)))),
            XMLElement("itunes:title", text: track.title),
            XMLElement("itunes:duration", text: String(Int(clamping: track.duration))),
            XMLElement("itunes:explicit", text: "false"),
            XMLElement("itunes:episodeType", text: "full"),
            XMLElement("itunes:order", text: String(entry.place + 1)),
            XMLElement("itunes:episode", text: String(entry.episode)),
        ]
        if let author = track.author ?? shelf.catalogue.author {
            result.append(XMLElement("itunes:author", text: author))
        }
        if let cover = shelf.catalogue.cover {
            result.append(XMLElement("itunes:image", ["href": address.of(cover.path)]))
        }
        if let week = track.week {
            result.append(XMLElement("itunes:season", text: String(week)))
            result.append(XMLElement("podcast:season", ["name": words.week(week)], text: String(week)))
        }
        // The namespace allows it 32 characters.
        let display = words.place(day: track.day, slot: track.slot)
        result.append(
            display.isEmpty || display.count > 32
                ? XMLElement("podcast:episode", text: String(entry.episode))
                : XMLElement("podcast:episode", ["display": display], text: String(entry.episode))
        )
        return XMLElement("item", children: result + enclosures(track) + texts(track))
    }

    private func enclosures(_ track: Track) -> [XMLElement] {
        var result: [XMLElement] = []
        for (index, file) in track.audio.enumerated() {
            let url = shelf.address.of(file.path)
            let length = String(file.bytes)
            if index == 0 {
                result.append(XMLElement("enclosure", ["url": url, "length": length, "type": file.mediaType]))
            }
            var parts = [XMLElement("podcast:source", ["uri": url])]
            if let integrity = file.integrity {
                parts.append(XMLElement("podcast:integrity", ["type": "sri", "value": integrity]))
            }
            result.append(
                XMLElement(
                    "podcast:alternateEnclosure",
                    [
                        "type": file.mediaType, "length": length, "title": file.format.uppercased(),
                        "default": index == 0 ? "true" : "false",
                    ],
                    children: parts
                )
            )
        }
        return result
    }

    private func texts(_ track: Track) -> [XMLElement] {
        var result: [XMLElement] = []
        for file in track.files {
            let url = shelf.address.of(file.path)
            switch (file.role, file.format) {
            case (.chapters, "json"):
                result.append(XMLElement("podcast:chapters", ["url": url, "type": "application/json+chapters"]))
            case (.captions, "vtt"), (.captions, "srt"):
                let type = file.format == "vtt" ? "text/vtt" : "application/x-subrip"
                result.append(
                    XMLElement(
                        "podcast:transcript",
                        ["url": url, "type": type, "language": track.language, "rel": "captions"]
                    )
                )
            case (.transcript, "html"), (.transcript, "txt"):
                let type = file.format == "html" ? "text/html" : "text/plain"
                result.append(
                    XMLElement("podcast:transcript", ["url": url, "type": type, "language": track.language])
                )
            default: break
            }
        }
        return result
    }

    /// A time as RFC 822 writes it.
    static func date(_ date: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.weekday, .day, .month, .year, .hour, .minute, .second], from: date)
        func two(_ number: Int?) -> String { (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let day = days[(parts.weekday ?? 1) - 1]
        let month = months[(parts.month ?? 1) - 1]
        let time = [parts.hour, parts.minute, parts.second].map(two).joined(separator: ":")
        return "\(day), \(two(parts.day)) \(month) \(parts.year ?? 0) \(time) +0000"
    }
}
