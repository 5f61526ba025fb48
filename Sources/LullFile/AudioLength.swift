/// The length of a sound.
public struct AudioLength: Equatable, Sendable {
    /// The count of frames; may be 0.
    public let frames: Int
    /// Frames per second, above 0.
    public let rate: Int

    package init(frames: Int, rate: Int) {
        self.frames = frames
        self.rate = rate
    }

    /// The length in seconds.
    public var duration: Double { Double(frames) / Double(rate) }
}
