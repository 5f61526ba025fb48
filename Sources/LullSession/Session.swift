/// What a script says: everything wanted, nothing laid out in time yet.
///
/// A session that exists can be rendered: names are resolved, numbers are inside their ranges, structure is expanded.
/// Only what depends on how long the voice speaks is left to the layout.
public struct Session: Hashable, Sendable {
    /// The title; the first heading or the file's name where the front matter has none.
    @Located public var title: String
    /// A language tag such as `en` or `es-MX`.
    @Located public var language: String
    /// The part of a program it belongs to: `breathing`, `sleep`.
    public var part: String?
    /// Who made it.
    public var author: String?
    /// What it is about, in a sentence or two.
    public var summary: String?
    /// How gentle.
    @Located public var profile: Profile = .sensitive
    /// The length asked for, which elastic pauses fill.
    @Located public var length: Seconds?
    /// Whom it is for, where that asks for more care.
    public var listener: [ListenerFlag] = []
    /// Words its author files it under, in lower case: `sleep`, `quick reset`.
    @Located public var tags: [String] = []
    /// Rules and warnings that its author has seen and lets be.
    public var acknowledged: [Acknowledgement] = []
    /// How it is spoken.
    public var voice = VoiceSettings()
    /// The room that sounds are sent to.
    public var room = RoomSettings()
    /// How it is finished.
    public var master = MasterSettings()
    /// The values its parameters have, in the order of the script.
    public var parameters: [SessionParameter] = []
    /// Its sounds by name: the palette, and what the script adds or changes.
    public var sounds: [String: Sound] = [:]
    /// What happens, in order.
    public var items: [Item] = []
    /// Where the words and directives stand of branches that aren't taken.
    public var untaken: Set<Location> = []
    /// Where the script begins.
    public var beginning = Location.builtIn
    /// The script that this one says in another language, as it is seen from where this one is read.
    public var original: String?

    /// Where its length is asked for, or where the script begins.
    public var lengthPlace: Location { $length.isWritten ? $length : beginning }

    /// An empty session.
    public init(title: String, language: String = "en") {
        _title = Located(wrappedValue: title)
        _language = Located(wrappedValue: language)
    }

    /// One thing that happens, and where it is written.
    public struct Item: Hashable, Sendable {
        /// What happens.
        public var cue: Cue
        /// Where it is written.
        public var location: Location

        /// An item.
        public init(_ cue: Cue, at location: Location) {
            self.cue = cue
            self.location = location
        }
    }

    /// The spoken lines, in order.
    public var lines: [SpokenLine] {
        items.compactMap { if case .speak(let line) = $0.cue { line } else { nil } }
    }
}

/// A thing that happens in a session.
public enum Cue: Hashable, Sendable {
    /// A heading: a chapter begins.
    case section(String)
    /// A sentence is spoken.
    case speak(SpokenLine)
    /// The voice is silent; the sounds go on.
    case pause(Pause)
    /// Guided breathing, nothing spoken meanwhile.
    case breathe(BreathGuidance)
    /// Guided breathing begins, under what follows.
    case beginBreathing(BreathGuidance)
    /// It ends on a whole breath, no sooner than the length after it began.
    case endBreathing(after: BreathLength?)
    /// Waits for a moment of the running breath.
    case await(BreathMoment)
    /// Waits for a time of the section; negative times count back from its end.
    case at(Seconds)
    /// A bed begins.
    case play(sound: String, level: Control?, over: Seconds?)
    /// A bed's level moves.
    case fade(sound: String, to: Control, over: Seconds)
    /// A bed ends.
    case stop(sound: String, over: Seconds?)
    /// A bed ends so much later, whatever is said meanwhile.
    case stopLater(sound: String, after: Seconds)
    /// A parameter of a bed moves.
    case set(sound: String, parameter: Parameter.Name, to: Control, over: Seconds)
    /// The room changes.
    case setRoom(RoomSettings.Part, to: Control, over: Seconds)
    /// One stroke of a struck sound.
    case strike(sound: String, level: Control?)
    /// A recording instead of speech.
    case take(path: String)
}

/// A sentence of the narration: the unit of takes and of captions.
public struct SpokenLine: Hashable, Sendable {
    /// A name that stays the same while the sentence does, whatever is edited around it.
    public var id: String
    /// The words.
    public var text: String { words.text }
    /// The words with the places they are written at.
    public var words: LocatedText
    /// Whether a paragraph ends here, so that the longer gap follows.
    public var endsParagraph: Bool

    /// A line.
    public init(id: String, words: LocatedText, endsParagraph: Bool) {
        self.id = id
        self.words = words
        self.endsParagraph = endsParagraph
    }
}

/// A silence of the voice.
public struct Pause: Hashable, Sendable {
    /// How long at least.
    public var least: Seconds
    /// How long at most; equal to `least` for a fixed pause, nil where there is no limit.
    public var most: Seconds?
    /// Whether it is counted in breaths: while breathing is guided, each ``breath`` of it is a breath at that pace.
    public var countsBreaths: Bool

    /// What a breath lasts in a pause that is counted in breaths while none is guided.
    public static let breath = Seconds(10)

    /// A pause.
    public init(least: Seconds, most: Seconds?, countsBreaths: Bool = false) {
        self.least = least
        self.most = most
        self.countsBreaths = countsBreaths
    }
}

/// A moment of the running breath.
public enum BreathMoment: Hashable, Sendable {
    /// The beginning of a phase.
    case phase(BreathPhase)
    /// The beginning of a breath of the running guidance, counted from 1.
    case breath(Int)
}

/// A parameter of a session, with the value it has in this rendering.
public struct SessionParameter: Hashable, Sendable {
    /// Its name, as it stands in braces.
    public var name: String
    /// The value as text, which takes the place of `{name}`.
    public var value: String
    /// The value as a number, where it is one.
    public var number: Double?
    /// What a person is told about it.
    public var says: String?
    /// What it may be.
    public var domain: Domain
    /// Where the value is written: in the front matter, or outside the script.
    public var location: Location
    /// Whether the value is given from outside, in place of the script's own.
    public var isGiven: Bool

    /// What a parameter may be.
    public enum Domain: Hashable, Sendable {
        /// Anything.
        case open
        /// A number from the least to the greatest; nil where there is no such bound.
        case numbers(from: Double?, to: Double?)
        /// One of these words.
        case choices([String])
    }

    /// A parameter.
    public init(
        name: String,
        value: String,
        number: Double?,
        says: String?,
        domain: Domain = .open,
        location: Location = .builtIn,
        isGiven: Bool = false
    ) {
        self.name = name
        self.value = value
        self.number = number
        self.says = says
        self.domain = domain
        self.location = location
        self.isGiven = isGiven
    }
}

/// How a session is spoken.
public struct VoiceSettings: Hashable, Sendable {
    /// The voice's name; nil leaves it to the engine and the language.
    public var name: String?
    /// The engine's name; nil leaves it to the user's configuration.
    public var engine: String?
    /// Words a minute while speaking.
    @Located public var pace: Double = 110
    /// Silence after a paragraph.
    public var gap = Seconds(1.5)
    /// Silence between the sentences of a paragraph.
    public var sentenceGap = Seconds(0.8)
    /// Loudness of each line.
    public var level = Loudness(-20)
    /// The folder of recordings.
    public var takes: String?
    /// Whether the voice is freed of rumble and hiss and made a little clearer.
    public var chain = true
    /// How far the beds lie under speech.
    public var bed = Bed.profile
    /// Where the voice is described; nowhere where it isn't.
    public var location = Location.builtIn

    /// How far the beds lie under speech.
    public enum Bed: Hashable, Sendable {
        /// As far as the profile has it.
        case profile
        /// So many LU.
        case distance(Double)
        /// As the levels of the script have it.
        case asWritten
    }

    /// The defaults.
    public init() {}
}

/// The room that sounds are sent to by their `reverb`.
public struct RoomSettings: Hashable, Sendable {
    /// Seconds in which its tail falls by 60 dB.
    public var decay = Control.constant(2.6)
    /// How much faster the treble decays, 0…1.
    public var damping = Control.constant(0.4)

    /// One of its two settings, named as a script names it.
    public enum Part: String, CaseIterable, Hashable, Sendable {
        /// How long its tail is.
        case decay
        /// How soon its treble is gone.
        case damping

        /// What it is measured in.
        public var dimension: Dimension {
            switch self {
            case .decay: .duration
            case .damping: .share
            }
        }

        /// What it can be.
        public var range: ClosedRange<Double> {
            switch self {
            case .decay: 0.3...20
            case .damping: 0...1
            }
        }
    }

    /// The standard room.
    public init() {}

    /// A setting by its name.
    public subscript(part: Part) -> Control {
        get {
            switch part {
            case .decay: decay
            case .damping: damping
            }
        }
        set {
            switch part {
            case .decay: decay = newValue
            case .damping: damping = newValue
            }
        }
    }
}

/// How a session is finished.
public struct MasterSettings: Hashable, Sendable {
    /// What integrated loudness to reach.
    public enum Target: Hashable, Sendable {
        /// The profile's.
        case profile
        /// This one.
        case loudness(Loudness)
        /// None: levels stay as written.
        case off
    }

    /// The loudness to reach.
    @Located public var target: Target = .profile
    /// The true-peak ceiling in dBTP; nil is the profile's.
    @Located public var peak: Decibels?
    /// Fade at the beginning; nil is the profile's.
    @Located public var fadeIn: Seconds?
    /// Fade at the end; nil is the profile's.
    @Located public var fadeOut: Seconds?
    /// Frames a second; nil leaves it to the command, which has 48 000.
    public var rate: Int?

    /// The profile's defaults.
    public init() {}

    /// Loudness presets by name.
    public static let presets: [(name: String, loudness: Loudness)] = [
        ("podcast", Loudness(-16)), ("speech", Loudness(-18)), ("broadcast", Loudness(-23)),
        ("sensitive", Loudness(-24)), ("sleep", Loudness(-29)),
    ]

    /// Rates a session can be rendered at.
    public static let rates: ClosedRange<Int> = 16_000...192_000
}
