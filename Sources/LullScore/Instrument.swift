/// What a voice plays: a source of sound, and what is done to it before it is mixed.
public struct Instrument: Sendable, Equatable {
    /// The sound's name in the script; `voice` for speech.
    public var name: String
    /// The generator's name, for the plan.
    public var kind: String
    /// What makes the sound.
    public var source: Source
    /// Level, in octaves of gain.
    public var level: Lane
    /// Place, −1…1.
    public var pan: Lane
    /// The filter, where there is one.
    public var filter: Filter?
    /// Share sent to the room, 0…1.
    public var reverb: Lane
    /// The stem it belongs to.
    public var stem: Int

    /// A source of sound. Pitches are lanes in octaves of cycles per frame, beats in cycles per frame.
    public enum Source: Sendable, Equatable {
        /// Harmonics with these amplitudes.
        case tone(partials: [Float], pitch: Lane)
        /// Noise, one stream for each ear.
        case noise(colour: Colour, seed: UInt64)
        /// Two tones, one for each ear.
        case binaural(carrier: Lane, beat: Lane)
        /// Two tones for both.
        case monaural(carrier: Lane, beat: Lane)
        /// A gated tone; `edge` in frames.
        case isochronic(carrier: Lane, beat: Lane, depth: Lane, edge: Double)
        /// A chord: fundamentals and detuning as ratios, `swell` in cycles per frame.
        case pad(notes: [Double], brightness: Lane, detune: Double, swell: Double, seed: UInt64)
        /// A struck body; `rise` in frames.
        case struck(modes: [Partial], rise: Double)
        /// A metronome; `period` and `rise` in frames, `frequency` in cycles per frame.
        case tick(period: Double, frequency: Double, rise: Double)
        /// The voice's recording; a `crossfade` of 1 or more frames loops it.
        case recording(crossfade: Int)
    }

    /// A colour of noise.
    public enum Colour: String, Sendable, Equatable {
        /// Equal power in every hertz, octave, or falling 6 dB an octave.
        case white, pink, brown
    }

    /// A mode of a struck body.
    public struct Partial: Sendable, Equatable {
        /// Cycles per frame.
        public var frequency: Double
        /// Amplitude at the stroke.
        public var amplitude: Float
        /// Octaves of amplitude lost a frame.
        public var decay: Double
        /// −1 left … 1 right.
        public var side: Float
    }

    /// A filter and where it cuts.
    public struct Filter: Sendable, Equatable {
        /// What it keeps.
        public enum Response: String, Sendable, Equatable {
            /// What lies below the cutoff, above it, or about it.
            case lowPass = "low-pass"
            case highPass = "high-pass"
            case bandPass = "band-pass"
        }

        /// What it keeps.
        public var response: Response
        /// Octaves of cycles per frame.
        public var cutoff: Lane
        /// Q.
        public var resonance: Double
    }
}
