/// A file of a release, in memory: something that concerns the program as a whole.
public struct ReleaseFile: Sendable, Equatable {
    /// Its place in the release's folder.
    public var path: String
    /// What it holds.
    public var bytes: [UInt8]
    /// Its media type.
    public var mediaType: String

    /// A file of bytes.
    public init(path: String, bytes: [UInt8], mediaType: String) {
        (self.path, self.bytes, self.mediaType) = (path, bytes, mediaType)
    }

    /// A file of text, in UTF-8.
    public init(path: String, text: String, mediaType: String) {
        self.init(path: path, bytes: Array(text.utf8), mediaType: mediaType)
    }
}
