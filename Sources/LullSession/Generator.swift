/// What makes a sound.
public enum Generator: String, Hashable, Sendable, CaseIterable {
    case tone, noise
    case binaural, monaural, isochronic
    case pad, drone
    case bowl, bell, gong, chime, woodblock, pluck, mallet
    case music
    case ocean, rain, wind, stream, fire, night
    case tick, clip, say, cues

    /// One line about it.
    public var help: String {
        switch self {
        case .tone: "a sine, triangle, saw or square, or a sum of harmonics of your own"
        case .noise: "endless noise, different in each ear"
        case .binaural: "two tones a small difference apart, one to each ear; headphones only"
        case .monaural: "two tones a small difference apart, both to both ears"
        case .isochronic: "a tone that opens and closes"
        case .pad: "a soft chord that goes on"
        case .drone: "a deep chord whose overtones come and go"
        case .bowl: "a singing bowl, struck once"
        case .bell: "a bell, struck once"
        case .gong: "a gong that wakes slowly from below, struck once"
        case .chime: "a metal bar, struck once"
        case .woodblock: "a wooden bar, struck once: short and dry"
        case .pluck: "plucked strings or tines, one or a few, once"
        case .mallet: "soft hammers on strings, one or a few, once"
        case .music: "slow music that is never twice the same; its chords fall on the breath or on a tempo"
        case .ocean: "waves that come and run out"
        case .rain: "rain: a wash of many drops, and single ones"
        case .wind: "wind in gusts"
        case .stream: "a brook over stones"
        case .fire: "a fire: flames, crackling, embers"
        case .night: "a summer night: crickets in quiet air"
        case .tick: "a soft metronome"
        case .clip: "a recording"
        case .say: "a word or a few, spoken; “count” counts the seconds of a breath phase"
        case .cues: "a sound for each phase of the breath: inhale, hold, exhale, rest"
        }
    }

    /// Whether it sounds once when struck, rather than going on.
    public var isStruck: Bool {
        switch self {
        case .bowl, .bell, .gong, .chime, .woodblock, .pluck, .mallet: true
        default: false
        }
    }

    /// Whether both ears hear the same of it, so that there is no width to set.
    public var isMono: Bool {
        switch self {
        case .tone, .monaural, .isochronic: true
        default: false
        }
    }

    /// The parameter that may stand right behind the generator's name, as in `tone: sine`.
    public var principal: Parameter.Name? {
        switch self {
        case .tone: .wave
        case .noise: .colour
        case .binaural, .monaural, .isochronic: .beat
        case .pad, .drone, .pluck, .mallet: .notes
        case .bowl, .bell, .gong, .chime, .woodblock: .pitch
        case .music: .mood
        case .ocean, .rain, .wind, .stream, .fire, .night: .size
        case .tick: .tempo
        case .clip: .file
        case .say: .words
        case .cues: nil
        }
    }

    /// All its parameters: its own first, then the common ones that mean something to it.
    public var parameters: [Parameter] {
        if self == .cues { return [] }
        var idle: Set<Parameter.Name> = []
        // A stroke's rise and decay are its attack and release.
        if isStruck { idle.formUnion([.attack, .release, .seed]) }
        if isMono { idle.insert(.width) }
        return ownParameters
            + Generator.commonParameters.filter { !idle.contains($0.name) }.map { parameter in
                // Words have the voice's level already.
                self == .say && parameter.name == .level ? parameter.with(standard: .control(.constant(0))) : parameter
            }
    }

    /// The parameter of a name.
    public func parameter(_ name: Parameter.Name) -> Parameter? {
        parameters.first { $0.name == name }
    }

    /// The time a sound takes to swell in, and to fade, where the script is silent.
    public var standardEdge: Seconds {
        switch self {
        case .pad, .drone, .noise, .music, .ocean, .rain, .wind, .stream, .fire, .night: Seconds(4)
        case .binaural, .monaural, .isochronic: Seconds(30)
        case .clip, .tone, .cues: Seconds(1)
        case .bowl, .bell, .gong, .chime, .woodblock, .pluck, .mallet, .tick, .say: Seconds(0)
        }
    }
}
