/// What makes a sound.
public enum Generator: String, Hashable, Sendable, CaseIterable {
    case tone, noise, binaural, monaural, isochronic, pad, bowl, bell, tick, clip, say, cues

    /// One line about it.
    public var help: String {
        switch self {
        case .tone: "a sine, or a sum of harmonics"
        case .noise: "endless noise, different in each ear"
        case .binaural: "two tones a small difference apart, one to each ear; headphones only"
        case .monaural: "two tones a small difference apart, both to both ears"
        case .isochronic: "a tone that opens and closes"
        case .pad: "a soft chord that goes on"
        case .bowl: "a singing bowl, struck once"
        case .bell: "a bell, struck once"
        case .tick: "a soft metronome"
        case .clip: "a recording"
        case .say: "a word or a few, spoken; “count” counts the seconds of a breath phase"
        case .cues: "a sound for each phase of the breath: inhale, hold, exhale, rest"
        }
    }

    /// Whether it sounds once when struck, rather than going on.
    public var isStruck: Bool { self == .bowl || self == .bell }

    /// The parameter that may stand right behind the generator's name, as in `tone: sine`.
    public var principal: Parameter.Name? {
        switch self {
        case .tone: .wave
        case .noise: .colour
        case .binaural, .monaural, .isochronic: .beat
        case .pad: .notes
        case .bowl, .bell: .pitch
        case .tick: .every
        case .clip: .file
        case .say: .words
        case .cues: nil
        }
    }

    /// Its own parameters, without the common ones.
    public var ownParameters: [Parameter] {
        let audible = 16.0...7_900.0
        switch self {
        case .tone:
            return [
                Parameter(.wave, .choice(["sine", "partials"]), .choice("sine"), "what the tone is made of"),
                Parameter(.pitch, .control(.pitch, audible), .control(.constant(220)), "frequency, or a note"),
                Parameter(.partials, .partials, .partials([1]), "amplitudes of the harmonics, from the fundamental"),
            ]
        case .noise:
            return [
                Parameter(.colour, .choice(["white", "pink", "brown"]), .choice("pink"), "slope: 0, −3, −6 dB/octave")
            ]
        case .binaural, .monaural:
            return [
                Parameter(.beat, .control(.rate, 0...40), .control(.constant(6)), "difference of the two tones"),
                Parameter(.carrier, .control(.pitch, 20...1_500), .control(.constant(200)), "their centre"),
            ]
        case .isochronic:
            return [
                Parameter(.beat, .control(.rate, 0...40), .control(.constant(6)), "openings a second"),
                Parameter(.carrier, .control(.pitch, 20...1_500), .control(.constant(200)), "the tone"),
                Parameter(.depth, .control(.share, 0...1), .control(.constant(0.5)), "how far it closes"),
                Parameter(.edge, .fixed(.duration, 0.01...1), .control(.constant(0.02)), "length of each edge"),
            ]
        case .pad:
            return [
                Parameter(.notes, .notes, nil, "the chord"),
                Parameter(.brightness, .control(.share, 0...1), .control(.constant(0.45)), "how much harmonics sound"),
                Parameter(
                    .detune,
                    .fixed(.cents, 0...25),
                    .control(.constant(5)),
                    "width of each note's pair of strings"
                ),
                Parameter(
                    .swell,
                    .fixed(.duration, 2...120),
                    .control(.constant(14)),
                    "mean period of the slow swells"
                ),
            ]
        case .bowl, .bell:
            return [
                Parameter(
                    .pitch,
                    .fixed(.pitch, 40...2_000),
                    .control(.constant(self == .bowl ? 185 : 392)),
                    "the fundamental"
                ),
                Parameter(
                    .decay,
                    .fixed(.duration, 0.5...60),
                    .control(.constant(self == .bowl ? 18 : 9)),
                    "time to fall by 60 dB"
                ),
                Parameter(
                    .rise,
                    .fixed(.duration, 0.005...5),
                    nil,
                    "time from silence to full; the profile sets the least"
                ),
            ]
        case .tick:
            return [
                Parameter(.every, .fixed(.duration, 0.25...60), .control(.constant(1)), "time between ticks"),
                Parameter(.pitch, .fixed(.pitch, 80...4_000), .control(.constant(660)), "frequency, or a note"),
                Parameter(
                    .rise,
                    .fixed(.duration, 0.005...0.06),
                    nil,
                    "time from silence to full; the profile sets the least"
                ),
            ]
        case .clip:
            return [
                Parameter(.file, .file, nil, "a recording beside the script: wav, flac, ogg, opus, mp3"),
                Parameter(.loop, .flag, .flag(false), "whether it begins again"),
                Parameter(.crossfade, .fixed(.duration, 0.01...30), .control(.constant(2)), "length of a loop's seam"),
            ]
        case .say:
            return [Parameter(.words, .text, nil, "what is said; “count” counts the seconds of a phase")]
        case .cues:
            return []
        }
    }

    /// Parameters every sound has.
    public static let commonParameters: [Parameter] = [
        Parameter(.level, .control(.level, -120...0), .control(.constant(-20)), "how loud"),
        Parameter(.pan, .control(.place, -1...1), .control(.constant(0)), "−100 % is left, 100 % right"),
        Parameter(.filter, .choice(["none", "low-pass", "high-pass", "band-pass"]), .choice("none"), "what is kept"),
        Parameter(.cutoff, .control(.pitch, 20...7_900), .control(.constant(2_000)), "where the filter cuts"),
        Parameter(.resonance, .fixed(.number, 0.5...10), .control(.constant(0.707)), "Q of the filter"),
        Parameter(.reverb, .control(.share, 0...1), .control(.constant(0)), "how much is sent to the room"),
        Parameter(.attack, .fixed(.duration, 0...600), nil, "time to swell in when it begins"),
        Parameter(.release, .fixed(.duration, 0...600), nil, "time to fade when it ends"),
        Parameter(.seed, .integer, .integer(1), "another number, another course of chance"),
    ]

    /// All its parameters: its own first, then the common ones that mean something to it.
    public var parameters: [Parameter] {
        if self == .cues { return [] }
        // A stroke's rise and decay are its attack and release.
        let edges: Set<Parameter.Name> = isStruck ? [.attack, .release, .seed] : []
        return ownParameters + Generator.commonParameters.filter { !edges.contains($0.name) }
    }

    /// The parameter of a name.
    public func parameter(_ name: Parameter.Name) -> Parameter? {
        parameters.first { $0.name == name }
    }

    /// The time a sound takes to swell in, and to fade, where the script is silent.
    public var standardEdge: Seconds {
        switch self {
        case .pad, .noise: Seconds(4)
        case .binaural, .monaural, .isochronic: Seconds(30)
        case .clip: Seconds(1)
        case .tone, .cues: Seconds(1)
        case .bowl, .bell, .tick, .say: Seconds(0)
        }
    }
}
