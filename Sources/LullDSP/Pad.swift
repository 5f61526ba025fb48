/// A soft sustained chord.
///
/// Each note is a pair of strings, one leaning to each side and a few cents apart; each string has a handful of
/// harmonics and swells slowly on its own, so that the chord is never twice the same. All slow motion is a function of
/// the frame, none of it is state.
public struct Pad: Sendable {
    /// Notes a pad can hold.
    public static let maximumNotes = 8
    private static let harmonics = 6

    /// The fundamentals of the chord in cycles per frame.
    public typealias Notes = InlineArray<8, Double>

    private let notes: Notes
    private let count: Int
    private let detune: Double
    private let swell: Double
    private let random: CounterRandom
    private let level: Float
    private var phases = InlineArray<16, Phase>(repeating: Phase())

    /// A pad of `count` notes (1…8). `detune` is the ratio of a string to its note less one (5 cents = 0.0029);
    /// `swell` is the mean rate of the slow swells in cycles per frame.
    public init(notes: Notes, count: Int, detune: Double, swell: Double, seed: UInt64) {
        self.notes = notes
        self.count = count
        self.detune = detune
        self.swell = swell
        random = CounterRandom(seed: seed)
        // Uncorrelated strings add in power.
        level = 0.5 / Float(count).squareRoot()
        for string in 0..<2 * count {
            phases[string] = Phase(turns: random.unit(at: UInt64(truncatingIfNeeded: string)))
        }
    }

    @_noLocks
    private func frequency(of string: Int) -> Double {
        let lean = string & 1 == 0 ? 1.0 : -1.0
        return notes[string >> 1] * (1 + lean * detune / 2)
    }

    // Loudness of one string at a frame: between about 0.45 and 1, on a rate of its own.
    @_noLocks
    private func swell(of string: Int, at frame: Int) -> Float {
        let index = UInt64(truncatingIfNeeded: 64 + 2 * string)
        let rate = swell * (0.6 + 0.8 * random.unit(at: index))
        let turns = Double(frame) * rate + random.unit(at: index + 1)
        return Float(0.72 + 0.28 * Mathematics.sine(turns: turns))
    }

    /// Writes `count` frames; `frame` is the first one's number since the sound began. `brightness` 0…1 is how slowly
    /// the harmonics fall away (at 0 only the fundamental sounds).
    @_noLocks
    public mutating func write(left: Samples, right: Samples, from frame: Int, brightness: Ramp, count frames: Int) {
        Span.clear(left, count: frames)
        Span.clear(right, count: frames)
        for string in 0..<2 * count {
            let f = frequency(of: string)
            let glide = Glide(from: f, to: f, count: frames)
            let swell = Ramp(self.swell(of: string, at: frame), self.swell(of: string, at: frame + frames))
            let near = string & 1 == 0 ? left : right
            var gain = Ramp(level * swell.start, level * swell.end)
            for harmonic in 1...Pad.harmonics {
                if f * Double(harmonic) > 0.4 { break }
                let order = UInt64(truncatingIfNeeded: harmonic)
                var phase = phases[string]
                phase.turns = phase.turns &* order
                var partialGlide = glide
                partialGlide.increment = glide.increment &* order
                Sine.add(to: near, phase: &phase, glide: partialGlide, gain: gain, count: frames)
                // The next harmonic: softer by the brightness, and again by its order.
                let fall = Float(harmonic) / Float(harmonic + 1)
                gain = Ramp(gain.start * brightness.start * fall, gain.end * brightness.end * fall)
                if gain.start < 1e-5 && gain.end < 1e-5 { break }
            }
            phases[string].advance(glide, count: frames)
        }
        // Each string is heard on both sides, a little less on the far one.
        for i in 0..<frames {
            let l = left[i]
            let r = right[i]
            left[i] = 0.85 * l + 0.53 * r
            right[i] = 0.53 * l + 0.85 * r
        }
    }

    /// Moves on without sounding.
    @_noLocks
    public mutating func skip(count frames: Int) {
        for string in 0..<2 * count {
            let f = frequency(of: string)
            phases[string].advance(Glide(from: f, to: f, count: frames), count: frames)
        }
    }
}
