import Glibc
public import LullSession

/// A session laid out on the frame grid: what sounds when, to the frame.
///
/// Nothing here is in seconds, hertz or decibels. A score compiles from any session whose times can be met, and can be
/// rendered from any frame.
public struct Score: Sendable, Equatable {
    /// The title of the session.
    public var title: String
    /// Its language.
    public var language: String
    /// Its author.
    public var author: String?
    /// Frames a second.
    public var rate: Int
    /// Its length in frames.
    public var duration: Int
    /// The sections, without gaps: each ends where the next begins.
    public var sections: [Section]
    /// The spoken lines and takes, in order.
    public var lines: [Line]
    /// Every guided breath, in order.
    public var breaths: [Breath]
    /// The stretches of paced breathing those breaths belong to, in order.
    public var guidances: [Guidance] = []
    /// What every voice plays.
    public var instruments: [Instrument]
    /// Every sounding thing, in the order of its beginning.
    public var voices: [Voice]
    /// The names of the stems, which instruments count into.
    public var stems: [String]
    /// The room that sounds are sent to.
    public var room: Room
    /// How it is finished.
    public var master: Master
    /// The values the session was made with.
    public var parameters: [SessionParameter]

    /// A chapter.
    public struct Section: Sendable, Equatable {
        /// Its heading.
        public var title: String
        /// Its first frame.
        public var start: Int
        /// The frame after its last.
        public var end: Int
    }

    /// A line as it is heard.
    public struct Line: Sendable, Equatable {
        /// Its stable name.
        public var id: String
        /// Its words; empty for a take.
        public var text: String
        /// Its first frame.
        public var start: Int
        /// The frame after its last.
        public var end: Int
        /// Who says it: an engine and voice, or a file.
        public var source: String
        /// Where it is written.
        public var location: Location
    }

    /// One guided breath; each boundary is the first frame of what follows it.
    public struct Breath: Sendable, Equatable {
        /// The beginning of the inhale.
        public var start: Int
        /// The end of the first part of a two-stage inhale; otherwise the end of the inhale.
        public var firstStageEnd: Int
        /// The end of the inhale.
        public var inhaleEnd: Int
        /// The end of the hold at full lungs.
        public var holdEnd: Int
        /// The end of the exhale.
        public var exhaleEnd: Int
        /// The end of the rest: the beginning of the next breath, if there is one.
        public var end: Int
        /// The nostril of the inhale, −1 left, 1 right, 0 both; the exhale takes the other.
        public var side: Int
        /// The section it belongs to.
        public var section: Int

        /// The lung volume at the end of the first part of a two-stage inhale.
        public static let firstStageVolume = BreathPattern.firstStageVolume

        /// The beginning and end of a phase; empty where the pattern has none.
        public func span(of phase: BreathPhase) -> Range<Int> {
            switch phase {
            case .inhale: start..<inhaleEnd
            case .hold: inhaleEnd..<holdEnd
            case .exhale: holdEnd..<exhaleEnd
            case .rest: exhaleEnd..<end
            }
        }

        /// How full the lungs are at a frame, 0…1: half turns of a cosine up, in one or two stages, and down.
        public func volume(at frame: Int) -> Double {
            func rise(_ span: Range<Int>) -> Double {
                let part = Double(frame - span.lowerBound) / Double(max(span.count, 1))
                return (1 - cos(.pi * min(max(part, 0), 1))) / 2
            }
            if frame <= start || frame >= exhaleEnd { return 0 }
            if frame >= holdEnd { return 1 - rise(holdEnd..<exhaleEnd) }
            if frame >= inhaleEnd { return 1 }
            if firstStageEnd >= inhaleEnd { return rise(start..<inhaleEnd) }
            let first = Breath.firstStageVolume
            if frame < firstStageEnd { return first * rise(start..<firstStageEnd) }
            return first + (1 - first) * rise(firstStageEnd..<inhaleEnd)
        }
    }

    /// A stretch of paced breathing, as one directive asks for it.
    public struct Guidance: Sendable, Equatable {
        /// Its pattern and pace.
        public var guidance: BreathGuidance
        /// The beginning of its first breath.
        public var start: Int
        /// The end of its last breath.
        public var end: Int
        /// Which breaths of the score are its own.
        public var breaths: Range<Int>
        /// Where it is written.
        public var location: Location

        /// Whether it lasts until somebody who listens ends it.
        public var isOpen: Bool { guidance.isOpen }
    }

    /// A sound from its beginning to its end.
    public struct Voice: Sendable, Equatable {
        /// The first frame.
        public var start: Int
        /// The frame after the last, release and all.
        public var end: Int
        /// What it plays.
        public var instrument: Int
        /// Frames of swelling in.
        public var attack: Int
        /// Frames of fading, the last ones before `end`.
        public var release: Int
        /// The recording it plays, for voices that play one.
        public var recording: Int?
        /// Where the script asks for it.
        public var location: Location
    }

    /// The room; its lanes run from the beginning of the session.
    public struct Room: Sendable, Equatable {
        /// Frames in which the tail falls by 60 dB.
        public var decay: Lane
        /// How much faster the treble decays, 0…1.
        public var damping: Lane
    }

    /// How a session is finished.
    public struct Master: Sendable, Equatable {
        /// Frames of fade at the beginning.
        public var fadeIn: Int
        /// Frames of fade at the end.
        public var fadeOut: Int
        /// The loudness to reach in LUFS; nil leaves levels as written.
        public var loudness: Double?
        /// LU that the beds lie under speech, the most where nothing speaks against it; nil leaves levels as written.
        public var bedDistance: ClosedRange<Double>?
        /// How beds make way for speech.
        public var ducking: Ducking
        /// LU by which the loudest moment may pass that loudness.
        public var momentaryOver: Double
        /// LU by which a moment may pass the loudest of the three seconds before it.
        public var mostStep: Double
        /// The true-peak ceiling in dBTP.
        public var peak: Double
    }

    /// Where and how beds make way for speech: down before a span begins, back some time after it has ended.
    public struct Ducking: Sendable, Equatable {
        /// The spans in which the voice speaks, apart by more than the way down and back.
        public var spans: [Range<Int>]
        /// Octaves of amplitude by which beds go down.
        public var depth: Double
        /// Frames of the way down, which ends where a span begins.
        public var lookAhead: Int
        /// Frames after a span in which beds stay down.
        public var hold: Int
        /// Frames of the way back.
        public var release: Int
    }

    /// A frame as seconds.
    public func seconds(_ frame: Int) -> Double { Double(frame) / Double(rate) }
}

/// A recording that a score plays: where it is in the engine's material, and how long.
public struct Recording: Sendable, Hashable {
    /// Its number in the material.
    public var index: Int
    /// Its length in frames at the score's rate.
    public var frames: Int
    /// Where it comes from, in words.
    public var source: String

    /// A recording.
    public init(index: Int, frames: Int, source: String) {
        self.index = index
        self.frames = frames
        self.source = source
    }
}

/// Everything recorded that a session needs, with the lengths the layout asks for.
public struct Recordings: Sendable {
    /// One for each of the session's lines, in their order.
    public var lines: [Recording]
    /// Recordings named by a path: takes and clips.
    public var files: [String: Recording]
    /// Words said as breath cues.
    public var words: [String: Recording]

    /// Recordings.
    public init(lines: [Recording] = [], files: [String: Recording] = [:], words: [String: Recording] = [:]) {
        self.lines = lines
        self.files = files
        self.words = words
    }

    /// The part of a recording that a sound plays: its number, its first frame and its length; nil for sounds without one.
    public func clip(of sound: Sound, rate: Double) -> (index: Int, from: Int, frames: Int)? {
        guard case .file(let path)? = sound.value(.file), let recording = files[path] else { return nil }
        func frame(_ name: Parameter.Name) -> Int? {
            sound.number(name).map { min(Int(($0 * rate).rounded()), recording.frames) }
        }
        let from = frame(.from) ?? 0
        return (recording.index, from, max(0, (frame(.to) ?? recording.frames) - from))
    }
}
