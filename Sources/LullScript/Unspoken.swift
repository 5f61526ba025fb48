package import LullSession

/// What of a script is never spoken, on purpose: counted, so that nothing disappears in silence.
package struct Unspoken: Sendable {
    /// A kind of text that is never spoken.
    package enum Kind: String, CaseIterable, Sendable {
        case quote, comment, fence, table, image, definition, script

        func counted(_ number: Int) -> String {
            let word =
                switch self {
                case .quote: "quote"
                case .comment: "comment"
                case .fence: "fenced text"
                case .table: "table"
                case .image: "picture"
                case .definition: "note"
                case .script: "program"
                }
            return "\(number) \(word)\(number == 1 ? "" : "s")"
        }
    }

    /// Each with its place, in the order of the text.
    package private(set) var places: [(kind: Kind, location: Location)] = []

    private static func isSuspicious(_ comment: Location) -> Bool {
        let text = comment.text.dropFirst(4)
        return text.contains("<!--") || text.contains("\n\n") || text.contains("\r\n\r\n")
    }

    mutating func note(_ kind: Kind, at location: Location) { places.append((kind, location)) }

    mutating func add(_ other: Unspoken) { places += other.places }

    /// The one note about all of it; nil where everything is spoken.
    ///
    /// A comment is not spoken, and nobody who writes one is surprised: comments alone make no note, unless one holds what
    /// begins another or an empty line, so that its end may have been forgotten.
    var note: Problem? {
        guard places.contains(where: { $0.kind != .comment || Self.isSuspicious($0.location) }) else { return nil }
        let ordered = places.sorted { $0.location.range.lowerBound < $1.location.range.lowerBound }
        guard let first = ordered.first else { return nil }
        let counts = Kind.allCases.compactMap { kind -> String? in
            let number = places.count { $0.kind == kind }
            return number > 0 ? kind.counted(number) : nil
        }
        let list =
            counts.count < 2
            ? counts.joined() : counts.dropLast().joined(separator: ", ") + " and " + counts[counts.count - 1]
        return Problem(
            .note,
            .unspoken,
            at: first.location,
            "\(list) \(places.count == 1 ? "is" : "are") not spoken",
            mend: "“lull plan --unspoken” lists what is not spoken",
            related: ordered.dropFirst().prefix(4).map { Problem.Related("not spoken", at: $0.location) }
        )
    }
}
