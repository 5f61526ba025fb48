/// A level at a time, for curves.
public struct LevelPoint: Sendable, Equatable {
    /// In seconds.
    public var time: Double
    /// In LUFS or dB, as the curve says; −∞ or no number is silence, and a gap in the curve.
    public var level: Double

    /// A level at a time.
    public init(time: Double, level: Double) {
        self.time = time
        self.level = level
    }
}

/// A part of a session with a name.
public struct PlotSection: Sendable, Equatable {
    /// Its heading, in any script.
    public var title: String
    /// In seconds.
    public var start: Double
    /// In seconds.
    public var end: Double

    /// A part of a session.
    public init(title: String, start: Double, end: Double) {
        self.title = title
        self.start = start
        self.end = end
    }
}

/// Something that happens at a time and wants to be seen: a click, a worst moment.
public struct PlotMark: Sendable, Equatable {
    /// In seconds.
    public var time: Double
    /// A few words.
    public var label: String
    /// Whether it is a fault, and drawn in the colour of faults, or merely of note.
    public var isFault: Bool

    /// Something that happens at a time.
    public init(time: Double, label: String, isFault: Bool = true) {
        self.time = time
        self.label = label
        self.isFault = isFault
    }
}

/// Loudness over time as somebody measured it, and what it is held against.
public struct LoudnessCurves: Sendable, Equatable {
    /// Over 0.4 s, in LUFS, in rising order of time.
    public var momentary: [LevelPoint]
    /// Over 3 s, in LUFS, in rising order of time.
    public var shortTerm: [LevelPoint]
    /// Of the whole, in LUFS.
    public var integrated: Double?
    /// What the sound should keep to.
    public var limits: [Limit]

    /// A bound or a range, drawn quietly with its label beside the panel.
    public struct Limit: Sendable, Equatable {
        /// A few words, such as “most: +7 LU”.
        public var label: String
        /// In LUFS. A range of one value is drawn as a line, any other as a band.
        public var levels: ClosedRange<Double>

        /// A range of loudness, in LUFS.
        public init(label: String, levels: ClosedRange<Double>) {
            self.label = label
            self.levels = levels
        }

        /// A bound, in LUFS.
        public init(label: String, level: Double) {
            self.init(label: label, levels: level...level)
        }
    }

    /// Loudness over time.
    public init(
        momentary: [LevelPoint],
        shortTerm: [LevelPoint] = [],
        integrated: Double? = nil,
        limits: [Limit] = []
    ) {
        self.momentary = momentary
        self.shortTerm = shortTerm
        self.integrated = integrated
        self.limits = limits
    }
}

/// The words and curves that go with a sound's picture.
public struct AudioDetails: Sendable, Equatable {
    /// The title; cut where there is no room.
    public var title: String
    /// A line beside the title: a format, a date, whatever belongs to it.
    public var subtitle: String
    /// The loudness panel; without it the picture has no such panel.
    public var loudness: LoudnessCurves?
    /// Chapters, in rising order of time.
    public var sections: [PlotSection]
    /// What happened when, in any order.
    public var marks: [PlotMark]

    /// The words and curves that go with a sound's picture.
    public init(
        title: String,
        subtitle: String = "",
        loudness: LoudnessCurves? = nil,
        sections: [PlotSection] = [],
        marks: [PlotMark] = []
    ) {
        self.title = title
        self.subtitle = subtitle
        self.loudness = loudness
        self.sections = sections
        self.marks = marks
    }
}
