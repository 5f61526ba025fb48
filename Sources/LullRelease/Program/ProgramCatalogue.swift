import LullFile
import LullTag

extension Program {
    /// The program as a catalogue of some tracks, without the time of its last change.
    func catalogue(_ tracks: [Track]) -> Catalogue {
        Catalogue(
            title: title,
            titles: titles.isEmpty ? nil : titles,
            summary: summary,
            summaries: summaries.isEmpty ? nil : summaries,
            author: author,
            license: license?.name,
            licenseURL: license?.url,
            copyright: copyright,
            credits: credits,
            languages: languages,
            cover: cover.map {
                .init(
                    path: $0.place,
                    mediaType: $0.picture.kind.mediaType,
                    width: $0.picture.width,
                    height: $0.picture.height
                )
            },
            address: address,
            contact: contact,
            identifier: identifier ?? derivedIdentifier,
            modified: "",
            published: published,
            tracks: tracks
        )
    }

    /// A UUID of version 8 (RFC 9562) out of what a release is known by.
    private var derivedIdentifier: String {
        let digest = Digest.sha256(of: "lull release\n\(address ?? "\(title)\n\(author ?? "")")".utf8)
        var digits = Array(digest.utf8.prefix(32))
        digits[12] = UInt8(ascii: "8")
        // The variant is two bits, 10.
        let variant = Int(String(decoding: digits[16...16], as: UTF8.self), radix: 16) ?? 0
        digits[16] = Array("89ab".utf8)[variant & 3]
        let text = String(decoding: digits, as: UTF8.self)
        var parts: [Substring] = []
        var rest = Substring(text)
        for length in [8, 4, 4, 4, 12] {
            parts.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return parts.joined(separator: "-")
    }
}
