/// What a rendered session is held against. The limits that are settings at the same time stand in `Profile.swift`.
///
/// All of them are choices of this project; `Documentation/gentleness.md` says what anchors them.
extension Profile {
    /// The integrated loudness, in LUFS.
    public var loudnessWindow: ClosedRange<Double> {
        switch self {
        case .standard: -20 ... -18
        case .sensitive: -24 ... -23
        case .sleep: -30 ... -28
        }
    }

    /// The shortest rise of strokes and tones, from 10 to 90 % of their amplitude.
    public var leastRise: Seconds {
        switch self {
        case .standard: Seconds(0.05)
        case .sensitive: Seconds(0.2)
        case .sleep: Seconds(1)
        }
    }

    /// The shortest rise of a tick, from 10 to 90 % of its amplitude; nil where there are to be none.
    public var leastTickRise: Seconds? {
        switch self {
        case .standard: Seconds(0.01)
        case .sensitive: Seconds(0.03)
        case .sleep: nil
        }
    }

    /// How far the momentary loudness may rise over the highest of the 3 s before, in LU.
    public var mostStep: Double {
        switch self {
        case .standard: 8
        case .sensitive: 6
        case .sleep: 3
        }
    }

    /// The shortest rise of the first sound out of silence, from 10 to 90 % of its amplitude.
    public var leastRiseOutOfSilence: Seconds {
        switch self {
        case .standard: Seconds(0.1)
        case .sensitive: Seconds(1)
        case .sleep: Seconds(3)
        }
    }

    /// The widest loudness range, in LU.
    public var mostRange: Double {
        switch self {
        case .standard: 12
        case .sensitive: 8
        case .sleep: 6
        }
    }
}
