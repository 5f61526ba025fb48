import FoundationEssentials
import LullSession

/// Chapters as Podcasting 2.0 has them: JSON, version 1.2.
public struct ChapterDocument: Codable, Sendable, Equatable {
    /// The version of the format.
    public let version: String
    /// The title of the track.
    public let title: String
    /// Who wrote it.
    public let author: String?
    /// The title of the release.
    public let podcastName: String?
    /// The chapters in order.
    public let chapters: [Chapter]

    /// The media type of the file.
    public static let mediaType = "application/json+chapters"

    /// A chapter; times in seconds.
    public struct Chapter: Codable, Sendable, Equatable {
        /// Where it begins.
        public let startTime: Double
        /// Where it ends.
        public let endTime: Double
        /// Its title.
        public let title: String
    }

    /// The chapters of a track.
    ///
    /// - Parameter release: the title of the release it belongs to.
    public init(_ track: Track, release: String? = nil) {
        let track = track.cleaned
        version = "1.2.0"
        title = track.title
        author = track.author
        podcastName = release.map(CleanText.line)
        func rounded(_ seconds: Double) -> Double { Double(Clock.milliseconds(seconds)) / 1000 }
        chapters = track.chapters.map {
            Chapter(startTime: rounded($0.start), endTime: rounded($0.end), title: $0.title)
        }
    }

    /// The file's text.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return CleanText.json(String(decoding: try encoder.encode(self), as: UTF8.self)) + "\n"
    }
}
