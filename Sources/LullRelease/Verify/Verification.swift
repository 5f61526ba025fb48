import LullSession

/// What came of holding a release against its manifest.
public struct Verification: Sendable {
    /// Something that isn't as it is to be.
    public struct Finding: Sendable, Hashable {
        /// The file, in the release's folder.
        public var path: String
        /// What is wrong with it, as a sentence without its subject and full stop.
        public var message: String

        /// A sentence.
        public var sentence: String { CleanText.shownOnOneLine("\(path) \(message).") }
    }

    /// Everything found, by file.
    public var findings: [Finding] = []
    /// Files that were looked at.
    public var files = 0
    /// Tracks that were looked at.
    public var tracks = 0
    /// Seconds of audio that were decoded.
    public var seconds = 0.0

    /// Whether all is as it is to be.
    public var isWhole: Bool { findings.isEmpty }

    mutating func add(_ path: String, _ message: String) {
        findings.append(Finding(path: path, message: message))
    }
}
