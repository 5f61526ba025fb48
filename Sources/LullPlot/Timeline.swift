/// A session's plan: what happens when. All times are seconds from its beginning.
public struct Timeline: Sendable, Equatable {
    /// The title, in any script.
    public var title: String
    /// In seconds.
    public var duration: Double
    /// The parts, in rising order of time.
    public var sections: [PlotSection]
    /// What is spoken, in rising order of time.
    public var lines: [Line]
    /// The guided breaths, in rising order of time.
    public var breaths: [Breath]
    /// The sounds, from the top lane to the bottom.
    public var sounds: [Sound]

    /// A spoken line.
    public struct Line: Sendable, Equatable {
        /// Its words.
        public var text: String
        /// In seconds.
        public var start: Double
        /// In seconds.
        public var end: Double

        /// A spoken line.
        public init(text: String, start: Double, end: Double) {
            self.text = text
            self.start = start
            self.end = end
        }
    }

    /// One breath: when it begins, and how long each part takes.
    public struct Breath: Sendable, Equatable {
        /// In seconds.
        public var start: Double
        /// Seconds from empty to full lungs.
        public var inhale: Double
        /// The first part of an inhale that is taken in two; nil where it is taken in one.
        public var firstStage: Stage?
        /// Seconds at full lungs.
        public var hold: Double
        /// Seconds from full to empty lungs.
        public var exhale: Double
        /// Seconds at empty lungs.
        public var rest: Double
        /// The pace that is asked for; nil where it is that of the breath's own length.
        public var pace: Pace?

        /// One breath.
        public init(
            start: Double,
            inhale: Double,
            firstStage: Stage? = nil,
            hold: Double,
            exhale: Double,
            rest: Double,
            pace: Pace? = nil
        ) {
            self.start = start
            self.inhale = inhale
            self.firstStage = firstStage
            self.hold = hold
            self.exhale = exhale
            self.rest = rest
            self.pace = pace
        }

        var length: Double { max(0, inhale) + max(0, hold) + max(0, exhale) + max(0, rest) }
        var end: Double { start + length }
    }

    /// The first part of an inhale.
    public struct Stage: Sendable, Equatable {
        /// Seconds that it takes.
        public var seconds: Double
        /// How full the lungs are at its end, 0…1.
        public var volume: Double

        /// The first part of an inhale.
        public init(seconds: Double, volume: Double) {
            self.seconds = seconds
            self.volume = volume
        }
    }

    /// Breaths a minute, where a breath begins and where it ends: a breath that grows slower is as long as neither says.
    public struct Pace: Sendable, Equatable {
        /// Where it begins.
        public var start: Double
        /// Where it ends.
        public var end: Double

        /// Breaths a minute.
        public init(start: Double, end: Double) {
            self.start = start
            self.end = end
        }
    }

    /// A sound: one lane.
    public struct Sound: Sendable, Equatable {
        /// The name it has in the script.
        public var name: String
        /// What kind of sound it is; sounds of a kind share a colour.
        public var kind: String
        /// When it sounds, in rising order of time.
        public var spans: [Span]
        /// The levels that it is said to have, in dB, such as those without its fades; nil for all that its spans have.
        public var range: ClosedRange<Double>?

        /// A sound: one lane.
        public init(name: String, kind: String, spans: [Span], range: ClosedRange<Double>? = nil) {
            self.name = name
            self.kind = kind
            self.spans = spans
            self.range = range
        }
    }

    /// A stretch of time in which a sound sounds.
    public struct Span: Sendable, Equatable {
        /// In seconds.
        public var start: Double
        /// In seconds.
        public var end: Double
        /// The level in dB at times in rising order, straight between them and level outside; −∞ is silence. Empty if
        /// nobody knows: then the bar has one even thickness.
        public var levels: [LevelPoint]

        /// A stretch of time in which a sound sounds.
        public init(start: Double, end: Double, levels: [LevelPoint] = []) {
            self.start = start
            self.end = end
            self.levels = levels
        }
    }

    /// A session's plan.
    public init(
        title: String,
        duration: Double,
        sections: [PlotSection] = [],
        lines: [Line] = [],
        breaths: [Breath] = [],
        sounds: [Sound] = []
    ) {
        self.title = title
        self.duration = duration
        self.sections = sections
        self.lines = lines
        self.breaths = breaths
        self.sounds = sounds
    }
}
