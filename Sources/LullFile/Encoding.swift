/// How closely a lossy format keeps to the sound.
public enum Encoding: Hashable, Sendable {
    /// As ``AudioFormat`` says of each format.
    case usual
    /// About so many bits a second for all channels together; of meaning for Opus and MP3.
    case bitRate(Int)
    /// A quality from 0 to 1; of meaning for Vorbis.
    case quality(Double)

    /// Thousands of bits a second.
    func kilobits(_ usual: Double) -> Double {
        if case .bitRate(let rate) = self { Double(rate) / 1000 } else { usual }
    }
}
