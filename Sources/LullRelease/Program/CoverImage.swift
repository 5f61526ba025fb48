public import LullTag

/// A program's cover.
public struct CoverImage: Hashable, Sendable {
    /// The file.
    public var path: String
    /// The picture.
    public var picture: Picture
    /// Its SHA-256.
    public var digest: String

    /// Its place in a release's folder.
    public var place: String { picture.kind == .png ? "cover.png" : "cover.jpg" }

    /// Sides a cover may have, in pixels.
    static let sides = 300...4096
    /// The side that directories of podcasts ask for at least, in pixels.
    static let wanted = 1400
    /// The most bytes: a cover is put into every audio file.
    static let largest = 4 << 20

    /// Two covers are the same when their bytes are.
    public static func == (a: CoverImage, b: CoverImage) -> Bool { a.path == b.path && a.digest == b.digest }

    /// Hashes what tells covers apart.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(path)
        hasher.combine(digest)
    }
}
