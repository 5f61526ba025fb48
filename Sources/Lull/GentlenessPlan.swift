public import LullScore
import LullSession

/// What of a script sounds when: so that a moment of the audio can be told by its line.
public struct GentlenessPlan: Sendable {
    /// Something that begins to sound.
    public struct Event: Sendable, Hashable {
        /// What it is, as far as its onset is judged.
        public enum Kind: Sendable, Hashable {
            /// A spoken line, a take, a word of a cue.
            case voice
            /// A metronome.
            case tick
            /// A plucked or hammered note, or a few; music.
            case note, melody
            /// Anything else.
            case sound
        }

        /// Seconds from the beginning of what is measured.
        public var start: Double
        /// The same, of its end.
        public var end: Double
        /// What it is.
        public var kind: Kind
        /// What it is called: a sound's name, or the words of a line.
        public var name: String
        /// Where it is written, as `evening.md:31`; nil where the script names no place.
        public var place: String?
    }

    /// In the order of their beginning.
    public private(set) var events: [Event]

    /// The same plan with its paths as they are seen from a folder.
    public func relative(to folder: String) -> GentlenessPlan {
        guard !folder.isEmpty else { return self }
        var plan = self
        for index in plan.events.indices {
            plan.events[index].name = plan.events[index].name.replacing(folder, with: "")
            plan.events[index].place = plan.events[index].place?.replacing(folder, with: "")
        }
        return plan
    }

    /// The events of a session.
    ///
    /// - Parameters:
    ///   - score: the session laid out.
    ///   - offset: the frame at which the audio begins.
    public init(score: Score, offset: Int = 0) {
        func place(_ location: Location) -> String { "\(location.source.name):\(location.line)" }
        func seconds(_ frame: Int) -> Double { score.seconds(frame - offset) }
        let lines = score.lines.map { line in
            Event(
                start: seconds(line.start),
                end: seconds(line.end),
                kind: .voice,
                name: line.text.isEmpty ? line.source : "“\(line.text)”",
                place: place(line.location)
            )
        }
        let sounds = score.voices.compactMap { voice -> Event? in
            let instrument = score.instruments[voice.instrument]
            guard instrument.name != "voice" else { return nil }
            return Event(
                start: seconds(voice.start),
                end: seconds(voice.end),
                kind: Self.kind(instrument.kind),
                name: instrument.name,
                place: place(voice.location)
            )
        }
        events = (lines + sounds).filter { $0.end > 0 }.sorted { $0.start < $1.start }
    }

    private static func kind(_ generator: String) -> Event.Kind {
        switch Generator(rawValue: generator) {
        case .say: .voice
        case .tick: .tick
        case .pluck, .mallet, .woodblock: .note
        case .music: .melody
        default: .sound
        }
    }

    /// What begins nearest to a time, within a second and a half; else what sounds there.
    public func event(at time: Double) -> Event? {
        let nearest = events.min { abs($0.start - time) < abs($1.start - time) }
        if let nearest, abs(nearest.start - time) <= 1.5 { return nearest }
        return events.last { $0.start <= time && time < $0.end }
    }

    /// Whether a voice accounts for what begins at a time: one begins there, or one speaks and no other sound begins.
    func isVoice(at time: Double) -> Bool {
        let speaking = events.filter { $0.kind == .voice && $0.start - 0.3 <= time && time < $0.end }
        if speaking.contains(where: { time < $0.start + 0.5 }) { return true }
        return !speaking.isEmpty && !events.contains { $0.kind != .voice && abs($0.start - time) < 0.15 }
    }

    /// Whether a tick sounds at a time.
    func hasTicks(at time: Double) -> Bool {
        events.contains { $0.kind == .tick && $0.start - 0.1 <= time && time < $0.end }
    }

    /// Whether a note is plucked or struck at a time: small sounds over a bed, which may rise as ticks do.
    func hasNotes(at time: Double) -> Bool {
        events.contains { event in
            switch event.kind {
            case .note: abs(event.start - time) < 0.25 || event.start < time && time < event.start + 2
            case .melody: event.start - 0.1 <= time && time < event.end
            default: false
            }
        }
    }
}
