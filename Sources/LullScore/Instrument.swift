/// What a voice plays: a source of sound, and what is done to it before it is mixed.
public struct Instrument: Sendable, Equatable {
    /// The sound's name in the script; `voice` for speech.
    public var name: String
    /// The generator's name, for the plan.
    public var kind: String
    /// What it is in the mix.
    public var role: Role
    /// What makes the sound.
    public var source: Source
    /// Level, in octaves of gain.
    public var level: Lane
    /// Place, −1…1.
    public var pan: Lane
    /// Turns around the head, in turns a frame.
    public var spin: Lane
    /// How far the sides differ: 0 one, 1 as they are, 2 twice.
    public var width: Lane
    /// The filters, in their order.
    public var filters: [Filter]
    /// Share of the chorus, 0…1.
    public var chorus: Lane
    /// Share sent to the room, 0…1.
    public var reverb: Lane
    /// The stem it belongs to.
    public var stem: Int

    /// What an instrument is in the mix.
    public enum Role: Sendable, Equatable {
        /// Speech; `chained` where it is made clearer on its way.
        case voice(chained: Bool)
        /// A sound that was played: it makes way for speech.
        case bed
        /// A guide, a stroke, a cue: heard as it is.
        case cue
    }

    /// Whether it is speech.
    public var isSpeech: Bool {
        if case .voice = role { true } else { false }
    }

    /// A source of sound. Pitches are lanes in octaves of cycles per frame, beats and tempos in cycles per frame.
    public enum Source: Sendable, Equatable {
        /// A harmonic series.
        case tone(wave: Wave, pitch: Lane)
        /// Noise, one stream for each ear.
        case noise(colour: Colour, seed: UInt64)
        /// Two tones, one for each ear.
        case binaural(carrier: Lane, beat: Lane)
        /// Two tones for both.
        case monaural(carrier: Lane, beat: Lane)
        /// A gated tone; `edge` in frames, `open` a share of the cycle.
        case isochronic(carrier: Lane, beat: Lane, depth: Lane, edge: Double, open: Double)
        /// Notes on bodies: strokes, chords, music.
        case ensemble(notes: [Note], bodies: [Body], brightness: Lane)
        /// A sound of nature.
        case texture(Texture, size: Lane, distance: Lane, calm: Lane, swell: Lane?, seed: UInt64)
        /// A metronome.
        case tick(Metronome, tempo: Lane)
        /// At most so many frames of the voice's recording, from one of its frames; a `crossfade` of 1 or more loops them.
        case recording(from: Int, frames: Int, crossfade: Int)
    }

    /// The shape of a tone.
    public enum Wave: Sendable, Equatable {
        /// Harmonics with these amplitudes.
        case partials([Float])
        /// All harmonics, the odd ones, the odd ones falling fast.
        case saw, square, triangle
    }

    /// A colour of noise.
    public enum Colour: Sendable, Equatable {
        /// Equal power in every hertz, in every octave, and falling 6 dB an octave.
        case white, pink, brown
        /// Rising 3 and 6 dB an octave.
        case blue, violet
        /// Single pulses, one in every `period` frames.
        case velvet(period: Double)
    }

    /// A sound of nature.
    public enum Texture: Sendable, Equatable {
        /// See ``LullSession/Generator``.
        case ocean, rain, wind, stream, fire, night
    }

    /// A note of an ensemble; frames count from the beginning of the sound.
    public struct Note: Sendable, Equatable {
        /// The first frame.
        public var start: Int
        /// The frame after the last.
        public var end: Int
        /// The number of its body.
        public var body: Int
        /// Cycles per frame.
        public var frequency: Double
        /// Amplitude.
        public var gain: Float
        /// −1 left … 1 right.
        public var side: Float
        /// Frames of swelling in.
        public var attack: Int
        /// Frames of fading.
        public var release: Int
        /// Another number, another course of its swells.
        public var seed: UInt64
    }

    /// What a note is played on.
    public enum Body: Sendable, Equatable {
        /// A struck body; `rise` in frames.
        case struck([Partial], rise: Double)
        /// A pair of bowed strings; `detune` a ratio less one, `swell` in cycles per frame, `shimmer` 0…1.
        case bowed(harmonics: Int, detune: Double, swell: Double, shimmer: Float)
    }

    /// A mode of a struck body, relative to the note.
    public struct Partial: Sendable, Equatable {
        /// Multiple of the note's frequency.
        public var ratio: Double
        /// Cycles per frame added to it.
        public var lean: Double
        /// Amplitude at the stroke.
        public var amplitude: Float
        /// Octaves of amplitude lost a frame.
        public var decay: Double
        /// Frames that it rises longer than the stroke.
        public var bloom: Double
        /// −1 left … 1 right.
        public var side: Float
    }

    /// What does not move of a metronome.
    public struct Metronome: Sendable, Equatable {
        /// Cycles per frame.
        public var frequency: Double
        /// Frames in which a tick rises.
        public var rise: Double
        /// Every so many ticks a stronger one; 0 for none.
        public var accent: Int
        /// Ticks that count in.
        public var countIn: Int
        /// 0…1, left and right in turn.
        public var sides: Float
    }

    /// A filter and where it cuts.
    public struct Filter: Sendable, Equatable {
        /// What it keeps or lifts.
        public enum Response: String, Sendable, Equatable {
            /// What lies below the cutoff, above it, or about it.
            case lowPass = "low-pass"
            case highPass = "high-pass"
            case bandPass = "band-pass"
            case lowShelf = "low-shelf"
            case highShelf = "high-shelf"
            case peak
        }

        /// What it keeps or lifts.
        public var response: Response
        /// Octaves of cycles per frame.
        public var cutoff: Lane
        /// Octaves of amplitude.
        public var gain: Lane
        /// Q.
        public var resonance: Double
    }
}
