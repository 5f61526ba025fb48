public import LullEngine
public import LullFile
public import LullScore

/// A session ready to sound: its score, and the recordings it plays.
public struct Production: Sendable {
    /// When what sounds.
    public let score: Score
    /// The recordings by number; nil where one is only planned, and so stays silent.
    let recordings: [MappedAudio?]

    /// A production.
    public init(score: Score, recordings: [MappedAudio?]) {
        self.score = score
        self.recordings = recordings
    }

    /// The recordings as the engine reads them. They live as long as the production does.
    public var material: [Material] {
        recordings.map { audio in
            guard let audio, audio.frames > 0 else { return Production.silence }
            return Material(
                left: audio.samples(channel: 0),
                right: audio.samples(channel: audio.channels > 1 ? 1 : 0),
                frames: audio.frames
            )
        }
    }

    private static let silence: Material = {
        let samples = UnsafeMutablePointer<Float>.allocate(capacity: 1)
        samples.initialize(to: 0)
        return Material(left: UnsafePointer(samples), right: UnsafePointer(samples), frames: 0)
    }()
}
