/// A sound held in memory, one array of samples per channel.
public struct AudioBuffer: Equatable, Sendable {
    /// The samples of each channel, full scale at ±1; every channel has the same count.
    public var channels: [[Float]]
    /// Frames per second.
    public var rate: Int

    /// - Parameters:
    ///   - channels: the samples of each channel; every channel has the same count.
    ///   - rate: frames per second.
    public init(channels: [[Float]], rate: Int) {
        self.channels = channels
        self.rate = rate
    }

    /// The count of frames, that is, samples per channel.
    public var frames: Int { channels.first?.count ?? 0 }
}
