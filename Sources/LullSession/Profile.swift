/// How gentle a session is: one choice that sets every limit and default of loudness, onsets and fades.
///
/// The numbers are design choices of this project, anchored where `Documentation/gentleness.md` says.
public enum Profile: String, CaseIterable, Hashable, Sendable {
    /// For listeners at ease.
    case standard
    /// For a nervous system on guard; the default.
    case sensitive
    /// For falling asleep.
    case sleep

    /// Integrated loudness a session is brought to unless it says otherwise.
    public var loudness: Loudness {
        switch self {
        case .standard: Loudness(-19)
        case .sensitive: Loudness(-24)
        case .sleep: Loudness(-29)
        }
    }

    /// The true-peak ceiling in dBTP.
    public var peak: Decibels {
        switch self {
        case .standard: Decibels(-1)
        case .sensitive: Decibels(-3)
        case .sleep: Decibels(-9)
        }
    }

    /// The shortest rise of a stroke, from silence to full.
    ///
    /// The profile's limit is on the 10–90 % rise time; a raised cosine spends 59 % of its length there.
    public var strokeRise: Seconds {
        switch self {
        case .standard: Seconds(0.09)
        case .sensitive: Seconds(0.36)
        case .sleep: Seconds(1.75)
        }
    }

    /// The shortest rise of a plucked or hammered note, from silence to full. Like ticks, notes belong a little over
    /// their bed; for sleep they bloom.
    public var noteRise: Seconds {
        switch self {
        case .standard: Seconds(0.02)
        case .sensitive: Seconds(0.055)
        case .sleep: Seconds(1.75)
        }
    }

    /// The shortest rise of a tick, from silence to full.
    public var tickRise: Seconds {
        switch self {
        case .standard: Seconds(0.02)
        case .sensitive, .sleep: Seconds(0.055)
        }
    }

    /// The fade at the edges of a spoken line.
    public var voiceEdge: Seconds {
        switch self {
        case .standard: Seconds(0.01)
        case .sensitive: Seconds(0.04)
        case .sleep: Seconds(0.08)
        }
    }

    /// The fade at the beginning of a session.
    public var fadeIn: Seconds {
        switch self {
        case .standard: Seconds(2)
        case .sensitive: Seconds(5)
        case .sleep: Seconds(10)
        }
    }

    /// The fade at the end of a session. A session shorter than four of these fades over its last quarter.
    public var fadeOut: Seconds {
        switch self {
        case .standard: Seconds(5)
        case .sensitive: Seconds(10)
        case .sleep: Seconds(600)
        }
    }
}

extension Profile {
    /// How far the loudest moment may lie over the loudness of the whole, in LU: nothing is raised past it.
    public var momentaryOver: Double {
        switch self {
        case .standard: 10
        case .sensitive: 7
        case .sleep: 5
        }
    }

    /// The soonest a voice may be heard, so that nobody is spoken to out of nowhere.
    public var firstVoice: Seconds {
        switch self {
        case .standard: Seconds(1)
        case .sensitive: Seconds(8)
        case .sleep: Seconds(13)
        }
    }

    /// How much softer the voice begins after a silence of its own; over a little more than a second it comes to its level.
    public var voiceEntrance: Decibels {
        switch self {
        case .standard: Decibels(0)
        case .sensitive, .sleep: Decibels(-4)
        }
    }
}

/// How beds make way for speech.
public struct Ducking: Hashable, Sendable {
    /// How far beds go down.
    public var depth: Decibels
    /// How long before a word they begin to.
    public var lookAhead: Seconds
    /// How long they stay down after the last word.
    public var hold: Seconds
    /// How long they take to come back.
    public var release: Seconds
    /// How far they lie under the voice while it speaks, in LU: the most where nothing speaks against it, and nearer where
    /// words would stand out further than the profile lets them.
    public var distance: ClosedRange<Double>

    /// The shortest silence of the voice in which beds come back: shorter ones would pump.
    public var shortestGap: Seconds { Seconds(max(3, lookAhead.value + hold.value + release.value)) }
}

extension Profile {
    /// How beds make way for speech. Depth and distance together leave the pauses so near under the voice that a word after
    /// a silence is no larger step than the profile allows.
    public var ducking: Ducking {
        switch self {
        case .standard:
            Ducking(
                depth: Decibels(6),
                lookAhead: Seconds(0.35),
                hold: Seconds(1),
                release: Seconds(1.5),
                distance: 9...14
            )
        case .sensitive:
            Ducking(
                depth: Decibels(7),
                lookAhead: Seconds(0.4),
                hold: Seconds(1),
                release: Seconds(1.6),
                distance: 6...11
            )
        case .sleep:
            Ducking(
                depth: Decibels(6),
                lookAhead: Seconds(0.5),
                hold: Seconds(1.5),
                release: Seconds(5),
                distance: 6...9
            )
        }
    }
}
