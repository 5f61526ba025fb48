import LullMeasure
public import LullSession

/// How a sound keeps to a profile: one row for each limit, with what was measured and how to mend what doesn't hold.
public struct Gentleness: Sendable {
    /// What a row is about.
    public enum Name: String, Sendable, CaseIterable {
        /// The fastest rise of a stroke or a tone.
        case rise
        /// The fastest rise of a metronome's ticks.
        case tickRise
        /// The momentary loudness over the highest of the 3 s before.
        case step
        /// The rise of the first sound out of silence.
        case firstSound
        /// The true peak.
        case truePeak
        /// The loudest moment over the integrated loudness.
        case momentaryOver
        /// The integrated loudness.
        case integrated
        /// The loudness range.
        case range
        /// How long the beginning takes to swell in.
        case fadeIn
        /// How long the end takes to fade.
        case fadeOut
    }

    /// The unit of a row's numbers.
    public enum Unit: String, Sendable {
        /// Seconds.
        case seconds = "s"
        /// LUFS.
        case loudness = "LUFS"
        /// Differences of loudness.
        case units = "LU"
        /// dBTP.
        case peak = "dBTP"
    }

    /// One limit.
    public struct Row: Sendable {
        /// What it is about.
        public var name: Name
        /// What was measured; nil where there was nothing to measure, and then the row holds.
        public var measured: Double?
        /// The unit of the numbers.
        public var unit: Unit
        /// The least allowed.
        public var least: Double?
        /// The most allowed.
        public var most: Double?
        /// Whether it holds.
        public var holds: Bool
        /// Seconds from the beginning to the moment it is about.
        public var time: Double?
        /// What of the script begins there.
        public var event: GentlenessPlan.Event?
        /// What to do about it, where it doesn't hold.
        public var mend: String?
    }

    /// The profile it was held against.
    public let profile: Profile
    /// The rows, the most startling matters first.
    public let rows: [Row]

    /// Whether every row holds.
    public var holds: Bool { rows.allSatisfy(\.holds) }
    /// The row that matters most among those that don't hold.
    public var worst: Row? { rows.first { !$0.holds } }

    /// The row of a name, where it was judged.
    public func row(_ name: Name) -> Row? { rows.first { $0.name == name } }
}

extension Gentleness.Name {
    /// The row's name for people.
    public var title: String {
        switch self {
        case .rise: "fastest rise"
        case .tickRise: "fastest tick"
        case .step: "largest step"
        case .firstSound: "out of silence"
        case .truePeak: "true peak"
        case .momentaryOver: "loudest moment"
        case .integrated: "loudness"
        case .range: "loudness range"
        case .fadeIn: "fade in"
        case .fadeOut: "fade out"
        }
    }
}

extension Gentleness.Row {
    /// A row that holds where what was measured lies between its limits, with a little leave for measuring.
    init(
        _ name: Gentleness.Name,
        _ measured: Double?,
        _ unit: Gentleness.Unit,
        least: Double? = nil,
        most: Double? = nil,
        leave: Double,
        time: Double? = nil,
        plan: GentlenessPlan? = nil
    ) {
        self.name = name
        self.measured = measured
        self.unit = unit
        self.least = least
        self.most = most
        self.time = time
        let isUnder = measured.map { $0 < (least ?? -.infinity) - leave } ?? false
        let isOver = measured.map { $0 > (most ?? .infinity) + leave } ?? false
        holds = !isUnder && !isOver
        event = time.flatMap { plan?.event(at: $0) }
        mend = holds ? nil : Gentleness.mend(name, isOver: isOver, event)
    }
}
