import FoundationEssentials
import LullFile

/// Looks into what concerns the release as a whole: feeds, manifests, playlists, pages.
struct DocumentCheck {
    let folder: String
    let manifest: ReleaseManifest
    /// Those of the manifest's files that lie in the release.
    let files: [ReleaseManifest.File]
    private let sizes: [String: Int]

    init(folder: String, manifest: ReleaseManifest, files: [ReleaseManifest.File]) {
        self.folder = folder
        self.manifest = manifest
        self.files = files
        sizes = Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
    }

    /// Checks every document. One that is missing is told by others.
    func check(_ result: inout Verification) {
        for file in files {
            let isOther = [".html", ".m3u8", ".xml", ".json"].allSatisfy { !file.path.hasSuffix($0) }
            if isOther && file.mediaType != "application/audiobook+json" { continue }
            guard let bytes = try? OrdinaryFile.contents(of: "\(folder)/\(file.path)") else { continue }
            if file.path.hasSuffix(".html") {
                checkPage(file.path, bytes, &result)
            } else if file.path.hasSuffix(".m3u8") {
                checkPlaylist(file.path, bytes, &result)
            } else if file.path.hasSuffix(".xml") {
                checkFeed(file.path, bytes, &result)
            } else if file.mediaType == "application/audiobook+json" {
                checkAudiobook(file.path, Data(bytes), &result)
            } else if file.path == "catalogue.json" {
                if (try? JSONDecoder().decode(Catalogue.self, from: Data(bytes))) == nil {
                    result.add(file.path, "is not a catalogue")
                }
            }
        }
        for path in ["index.html", "feed.xml", "publication.json", "catalogue.json"] where sizes[path] == nil {
            result.add(path, "is missing from the manifest")
        }
    }

    // MARK: Links

    /// The file of the release that a link leads to; nil for one that leads elsewhere.
    private func target(_ link: String, from page: String) -> String? {
        var link = Substring(link)
        if let address = manifest.catalogue.address, link.hasPrefix("\(address)/") {
            link = link.dropFirst(address.count + 1)
            return Self.decoded(Self.bare(link))
        }
        let scheme = link.prefix { $0.isLetter || $0.isNumber || "+.-".contains($0) }
        guard !link.isEmpty, !link.hasPrefix("#"), !link.hasPrefix("//"),
            scheme.isEmpty || link.dropFirst(scheme.count).first != ":"
        else { return nil }
        let path = Self.decoded(Self.bare(link))
        guard !path.isEmpty else { return nil }
        var parts = page.split(separator: "/").dropLast().map(String.init)
        for part in path.split(separator: "/") {
            if part == ".." {
                // A link out of the folder leads to nothing that is known to be there.
                guard !parts.isEmpty else { return path }
                parts.removeLast()
            } else if part != "." {
                parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }

    private static func bare(_ link: Substring) -> Substring { link.prefix { $0 != "#" && $0 != "?" } }

    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func checkLink(_ link: String, from page: String, _ result: inout Verification) {
        guard let place = target(link, from: page) else { return }
        let isThere = sizes[place] != nil || place == ProgramFiles.manifest || place == ProgramFiles.sums
        if !isThere { result.add(page, "links to “\(link)”, which is not there") }
    }

    private func checkPage(_ path: String, _ bytes: [UInt8], _ result: inout Verification) {
        do throws(MarkupTree.Malformed) {
            for element in try MarkupTree(html: bytes).elements {
                for name in ["href", "src", "poster"] {
                    if let link = element.attributes[name] { checkLink(link, from: path, &result) }
                }
            }
        } catch { result.add(path, "can't be read: \(error.reason)") }
    }

    private func checkPlaylist(_ path: String, _ bytes: [UInt8], _ result: inout Verification) {
        let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        if lines.first != "#EXTM3U" { result.add(path, "is not a playlist: it begins without #EXTM3U") }
        let entries = lines.filter { !$0.hasPrefix("#") }
        if entries.isEmpty { result.add(path, "lists nothing") }
        for entry in entries { checkLink(String(entry), from: path, &result) }
    }

    // MARK: Feeds

    private func checkFeed(_ path: String, _ bytes: [UInt8], _ result: inout Verification) {
        let elements: [MarkupTree.Element]
        do throws(MarkupTree.Malformed) {
            elements = try MarkupTree(xml: bytes).elements
        } catch { return result.add(path, "is not well-formed XML: \(error.reason)") }
        guard elements.first?.name == "rss" else { return }
        let channel = Set(elements.filter { $0.path == ["rss", "channel"] && !$0.text.isEmpty }.map(\.name))
        for name in ["title", "link", "description", "language"] where !channel.contains(name) {
            result.add(path, "has no <\(name)>")
        }
        let items = elements.count { $0.name == "item" }
        let enclosures = elements.filter { $0.name == "enclosure" }
        if items == 0 || enclosures.count != items {
            result.add(path, "has \(items) items and \(enclosures.count) enclosures")
        }
        for enclosure in enclosures {
            let link = enclosure.attributes["url"] ?? ""
            guard let place = target(link, from: path), let size = sizes[place] else {
                result.add(path, "links to “\(link)”, which is not there")
                continue
            }
            if enclosure.attributes["length"] != "\(size)" {
                result.add(
                    path,
                    "says that “\(place)” has \(enclosure.attributes["length"] ?? "no") bytes; it has \(size)"
                )
            }
            if (enclosure.attributes["type"] ?? "").isEmpty { result.add(path, "names no type of “\(place)”") }
        }
        for element in elements where element.name != "enclosure" {
            for name in ["url", "href"] {
                if let link = element.attributes[name] { checkLink(link, from: path, &result) }
            }
        }
    }

    // MARK: Audiobooks

    private struct Audiobook: Decodable {
        struct Resource: Decodable {
            var url: String
        }
        var conformsTo: String
        var name: AnyJSON
        var readingOrder: [Resource]
        var resources: [Resource]?
    }

    private func checkAudiobook(_ path: String, _ data: Data, _ result: inout Verification) {
        guard let book = try? JSONDecoder().decode(Audiobook.self, from: data) else {
            return result.add(path, "is not an audiobook: conformsTo, name or readingOrder is missing")
        }
        if book.readingOrder.isEmpty { result.add(path, "has an empty reading order") }
        for resource in book.readingOrder + (book.resources ?? []) { checkLink(resource.url, from: path, &result) }
    }
}
