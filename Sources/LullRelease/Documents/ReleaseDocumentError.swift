/// Why the documents of a release could not be made.
public enum ReleaseDocumentError: Error, Equatable, CustomStringConvertible {
    /// The release's address is none.
    case address(String)
    /// The release's identifier is no UUID.
    case identifier(String)
    /// A time is not written as ISO 8601.
    case time(String)
    /// A language is not written as BCP 47.
    case language(String)
    /// A path leads out of the release's folder.
    case path(String)
    /// Two tracks have one name.
    case duplicate(track: String)
    /// A track's name can't be one of a file.
    case name(track: String)
    /// Two files would lie at one place.
    case clash(path: String)
    /// A track has nothing to listen to.
    case silent(track: String)
    /// The cover could not be drawn.
    case cover(String)
    /// A document could not be written down.
    case document(String, reason: String)

    /// A sentence for a person.
    public var description: String {
        switch self {
        case .address(let address):
            "“\(address)” is no address of a website. It begins with https:// or http://, such as "
                + "https://example.org/quiet-weeks."
        case .identifier(let text):
            "“\(text)” is no UUID. `uuidgen` makes one; it stays with the release for good."
        case .time(let text): "“\(text)” is no time that can be read. Please write it like 2026-11-21T08:00:00Z."
        case .language(let text): "“\(text)” is no language tag. Please write it like en, de or pt-BR."
        case .path(let path):
            "“\(path)” doesn't lie in the release's folder. A path there has no “..”, no empty part and no slash in front."
        case .duplicate(let track): "Two tracks have the name “\(track)”. Please give one of them another."
        case .name(let track): "“\(track)” can't be the name of a track. It may have a–z, 0–9 and hyphens."
        case .clash(let path): "Two files of the release would lie at “\(path)”. Please give one of them another name."
        case .silent(let track): "The track “\(track)” has no audio file, so there is nothing to list."
        case .cover(let reason): "No cover could be drawn. \(reason)"
        case .document(let name, let reason): "“\(name)” could not be written down: \(reason)"
        }
    }
}
