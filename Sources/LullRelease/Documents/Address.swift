/// Addresses of what lies in a release, for documents that link to it.
struct Address {
    /// Where the release will be found on the web, without a slash at the end; nil for links that are relative.
    let base: String?

    init(_ catalogue: Catalogue) throws(ReleaseDocumentError) {
        guard var address = catalogue.address else {
            base = nil
            return
        }
        while address.hasSuffix("/") { address.removeLast() }
        guard Address.isWeb(address), let host = address.split(separator: "/").dropFirst().first, !host.isEmpty,
            address.unicodeScalars.allSatisfy({ Address.legal.contains($0) })
        else { throw .address(catalogue.address ?? "") }
        base = address
    }

    /// The address of a file of the release, for a document in its outermost folder: absolute where the release's
    /// own is known, else relative to the document.
    func of(_ path: String) -> String {
        let encoded = Address.encoded(path)
        return base.map { "\($0)/\(encoded)" } ?? encoded
    }

    /// Whether a text is an address that is safe to link to.
    static func isWeb(_ text: String) -> Bool { text.hasPrefix("https://") || text.hasPrefix("http://") }

    /// A path as it stands in an address: what RFC 3986 doesn't leave alone is encoded.
    static func encoded(_ path: String) -> String {
        var result = ""
        for byte in path.utf8 {
            let scalar = Unicode.Scalar(byte)
            if plain.contains(scalar) {
                result.unicodeScalars.append(scalar)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return result
    }

    private static let plain = Set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/".unicodeScalars
    )
    private static let legal = plain.union(":?#[]@!$&'()*+,;=%".unicodeScalars)

    /// Throws unless a path stays inside the release's folder and can be written in any document.
    static func check(path: String) throws(ReleaseDocumentError) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }),
            !path.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 })
        else { throw .path(path) }
    }
}
