extension Generator {
    /// Its own parameters, without the common ones.
    public var ownParameters: [Parameter] {
        switch self {
        case .tone: ParameterTable.tone
        case .noise: ParameterTable.noise
        case .binaural, .monaural: ParameterTable.pair
        case .isochronic: ParameterTable.gated
        case .pad: ParameterTable.bowed(notes: nil, brightness: 0.45)
        case .drone: ParameterTable.bowed(notes: [73.416, 110, 146.832], brightness: 0.75)
        case .bowl: ParameterTable.struck(pitch: 185, decay: 18, beating: 0.7)
        case .bell: ParameterTable.struck(pitch: 392, decay: 9, beating: 0.3)
        case .gong: ParameterTable.struck(pitch: 98, decay: 24, beating: 0.5)
        case .chime: ParameterTable.struck(pitch: 783.991, decay: 6, beating: 0.4)
        case .woodblock: ParameterTable.struck(pitch: 440, decay: 0.4, beating: 0)
        case .pluck: ParameterTable.plucked
        case .mallet: ParameterTable.hammered
        case .music: ParameterTable.music
        case .ocean: ParameterTable.texture(size: "height and length of the waves") + [ParameterTable.waves]
        case .rain: ParameterTable.texture(size: "drizzle, or pouring")
        case .wind: ParameterTable.texture(size: "strength")
        case .stream: ParameterTable.texture(size: "brook, or river")
        case .fire: ParameterTable.texture(size: "embers, or a camp fire")
        case .night: ParameterTable.texture(size: "how many sing")
        case .tick: ParameterTable.tick
        case .clip: ParameterTable.clip
        case .say: [Parameter(.words, .text, nil, "what is said; “count” counts the seconds of a phase")]
        case .cues: []
        }
    }

    /// The answers of a filter, as they are written.
    public static let filters = ["none", "low-pass", "high-pass", "band-pass", "low-shelf", "high-shelf", "peak"]

    /// Parameters every sound has.
    public static let commonParameters: [Parameter] = [
        Parameter(.level, .control(.level, -120...0), ParameterTable.constant(-20), "how loud"),
        Parameter(.pan, .control(.place, -1...1), ParameterTable.constant(0), "−100 % is left, 100 % right"),
        Parameter(.spin, .control(.rate, 0...4), ParameterTable.constant(0), "turns around the head in a second"),
        Parameter(
            .width,
            .control(.share, 0...2),
            ParameterTable.constant(1),
            "how far left and right differ; 0 % makes them one"
        ),
        Parameter(.filter, .choice(filters), .choice("none"), "what is kept or lifted"),
        Parameter(.cutoff, .control(.pitch, 20...7_900), ParameterTable.constant(2_000), "where the filter cuts"),
        Parameter(.resonance, .fixed(.number, 0.3...10), ParameterTable.constant(0.707), "Q of the filter"),
        Parameter(.gain, .control(.level, -24...24), ParameterTable.constant(0), "what a shelf or peak lifts"),
        Parameter(.chorus, .control(.share, 0...1), ParameterTable.constant(0), "how much of a slow chorus"),
        Parameter(.reverb, .control(.share, 0...1), ParameterTable.constant(0), "how much is sent to the room"),
        Parameter(.attack, .fixed(.duration, 0...600), nil, "time to swell in when it begins"),
        Parameter(.release, .fixed(.duration, 0...600), nil, "time to fade when it ends"),
        Parameter(.seed, .integer(0...Int(Int32.max)), .integer(1), "another number, another course of chance"),
    ]
}

/// The rows of the generators' own parameters.
private enum ParameterTable {
    // Frequencies stay below the Nyquist frequency of the lowest rate there is (16 kHz), whatever rate is chosen later.
    private static let audible = 16.0...7_900.0

    static func constant(_ value: Double) -> Parameter.Value { .control(.constant(value)) }

    static let tone = [
        Parameter(
            .wave,
            .choice(["sine", "triangle", "saw", "square", "partials"]),
            .choice("sine"),
            "its shape; none of them aliases"
        ),
        Parameter(.pitch, .control(.pitch, audible), constant(220), "frequency, or a note"),
        Parameter(.partials, .partials, .partials([1]), "amplitudes of the harmonics, from the fundamental"),
    ]

    static let noise = [
        Parameter(
            .colour,
            .choice(["white", "pink", "brown", "blue", "violet", "grey", "velvet"]),
            .choice("pink"),
            "slope 0, −3, −6, 3, 6 dB/octave; grey is even to the ear, velvet sparse"
        ),
        Parameter(.tilt, .control(.slope, -6...6), constant(0), "slope added to the colour's, about 1 kHz"),
        Parameter(.density, .fixed(.rate, 500...8_000), constant(2_000), "pulses a second of velvet"),
    ]

    static let beat = Parameter(.beat, .control(.rate, 0...40), constant(6), "difference of the two tones")
    static let carrier = Parameter(.carrier, .control(.pitch, 20...1_500), constant(200), "their centre")
    static let pair = [beat, carrier]

    static let gated = [
        Parameter(.beat, .control(.rate, 0...40), constant(6), "openings a second"),
        Parameter(.carrier, .control(.pitch, 20...1_500), constant(200), "the tone"),
        Parameter(.depth, .control(.share, 0...1), constant(0.5), "how far it closes"),
        Parameter(.open, .fixed(.share, 0.1...0.9), constant(0.5), "share of each cycle that it is open"),
        Parameter(.edge, .fixed(.duration, 0.01...1), constant(0.02), "length of each edge; long ones make it round"),
    ]

    static func bowed(notes: [Double]?, brightness: Double) -> [Parameter] {
        [
            Parameter(.notes, .notes, notes.map(Parameter.Value.notes), "the chord"),
            Parameter(.brightness, .control(.share, 0...1), constant(brightness), "how much harmonics sound"),
            Parameter(.detune, .fixed(.cents, 0...25), constant(5), "width of each note's pair of strings"),
            Parameter(.swell, .fixed(.duration, 2...120), constant(14), "mean period of the slow swells"),
        ]
    }

    static let rise = Parameter(
        .rise,
        .fixed(.duration, 0.005...5),
        nil,
        "time from silence to full; the profile sets the least"
    )

    static let hardness = Parameter(
        .hardness,
        .fixed(.share, 0...1),
        constant(0.3),
        "the mallet: felt, or wood; harder is brighter"
    )

    static func struck(pitch: Double, decay: Double, beating: Double) -> [Parameter] {
        [
            Parameter(.pitch, .fixed(.pitch, 40...2_000), constant(pitch), "the fundamental"),
            Parameter(.decay, .fixed(.duration, 0.1...60), constant(decay), "time to fall by 60 dB"),
            rise,
            hardness,
            Parameter(
                .position,
                .fixed(.share, 0...1),
                constant(0.5),
                "where it is struck: near the middle, or at the edge, where it is thinner"
            ),
            Parameter(.beating, .fixed(.rate, 0...8), constant(beating), "slow beats of its pairs of modes"),
        ]
    }

    static let strum = Parameter(
        .strum,
        .fixed(.duration, 0...10),
        constant(0),
        "time from the first note to the last"
    )

    static let plucked = [
        Parameter(.notes, .notes, .notes([220]), "what is plucked, in order"),
        Parameter(.body, .choice(["harp", "kalimba"]), .choice("harp"), "strings, or tines"),
        Parameter(.decay, .fixed(.duration, 0.2...20), constant(4), "time in which the lowest falls by 60 dB"),
        rise,
        hardness,
        Parameter(
            .position,
            .fixed(.share, 0...1),
            constant(0.5),
            "where it is plucked: in the middle, or near the end, where it is thinner"
        ),
        strum,
    ]

    static let hammered = [
        Parameter(.notes, .notes, .notes([220]), "what is struck, in order"),
        Parameter(.decay, .fixed(.duration, 0.2...30), constant(8), "time in which the lowest falls by 60 dB"),
        rise,
        hardness,
        strum,
    ]

    static let music = [
        Parameter(.mood, .choice(Mood.allCases.map(\.rawValue)), .choice(Mood.still.rawValue), "its character"),
        Parameter(.key, .fixed(.pitch, 60...500), constant(146.832), "the tonic, a note"),
        Parameter(
            .mode,
            .choice(MusicalMode.allCases.map(\.rawValue) + ["major", "minor"]),
            nil,
            "the scale; the mood has one of its own"
        ),
        Parameter(.chords, .chords, nil, "Roman numerals, as i, VI, III, VII; without them the mood finds its way"),
        Parameter(
            .parts,
            .choices(MusicalPart.allCases.map(\.rawValue)),
            nil,
            "what plays; the mood has a band of its own"
        ),
        Parameter(
            .density,
            .fixed(.share, 0...1),
            nil,
            "how many single notes there are over the chords; the mood has a measure of its own"
        ),
        Parameter(.breaths, .integer(0...16), .integer(1), "breaths to a chord; 0 leaves the breath aside"),
        Parameter(.every, .fixed(.duration, 2...120), constant(12), "length of a chord where no breath is guided"),
        Parameter(.brightness, .control(.share, 0...1), constant(0.4), "how much harmonics of bowed notes sound"),
    ]

    static func texture(size: String) -> [Parameter] {
        [
            Parameter(.size, .control(.share, 0...1), constant(0.5), size),
            Parameter(.distance, .control(.share, 0...1), constant(0.4), "near and detailed, or far and blurred"),
            Parameter(.calm, .control(.share, 0...1), constant(0.6), "lively, or even and gentle"),
        ]
    }

    static let waves = Parameter(
        .swell,
        .control(.share, 0...1),
        nil,
        "height of the one wave, as { breath: [0 %, 100 %] }; without it waves come by themselves"
    )

    static let tick = [
        Parameter(.tempo, .control(.rate, 1.0 / 60...4), constant(1), "ticks a second, or 60/min"),
        Parameter(.pitch, .fixed(.pitch, 80...4_000), constant(660), "frequency, or a note"),
        Parameter(.rise, .fixed(.duration, 0.005...0.06), nil, "time from silence to full; the profile sets the least"),
        Parameter(.accent, .integer(0...16), .integer(0), "every so many ticks a stronger one; 0 is none"),
        Parameter(.countIn, .integer(0...16), .integer(0), "softer, lower ticks before the first"),
        Parameter(.sides, .fixed(.share, 0...1), constant(0), "how far ticks go to the left and right in turn"),
    ]

    static let clip = [
        Parameter(.file, .file, nil, "a recording beside the script: wav, flac, ogg, opus, mp3"),
        Parameter(.from, .fixed(.duration, 0...86_400), constant(0), "where in the recording it begins"),
        Parameter(.to, .fixed(.duration, 0...86_400), nil, "where it ends; its own end otherwise"),
        Parameter(.loop, .flag, .flag(false), "whether it begins again"),
        Parameter(.crossfade, .fixed(.duration, 0.01...30), constant(2), "length of a loop's seam"),
    ]
}
