/// A soft sustained chord.
///
/// Each note is a pair of strings, one leaning to each side and a few cents apart; each string has a handful of
/// harmonics and swells slowly on its own, so that the chord is never twice the same. All slow motion is a function of
/// the frame, none of it is state.
public struct Pad: Sendable {
    /// Notes a pad can hold.
    public static let maximumNotes = 8

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
        // Uncorrelated strings add in power; the whole is about as loud as a full-scale sine.
        level = 1.3 / Float(count).squareRoot()
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

    /// Writes `count` frames (at most ``Block/frames``); `frame` is the first one's number since the sound began.
    /// `brightness` 0…1 is how slowly the harmonics fall away (at 0 only the fundamental sounds).
    @_noLocks
    public mutating func write(left: Samples, right: Samples, from frame: Int, brightness: Ramp, count frames: Int) {
        Span.clear(left, count: frames)
        Span.clear(right, count: frames)
        for string in 0..<2 * count {
            let gain = Ramp(level * swell(of: string, at: frame), level * swell(of: string, at: frame + frames))
            let near = string & 1 == 0 ? left : right
            add(string, to: near, gain, brightness, frames)
        }
        // Each string is heard on both sides, a little less on the far one.
        for i in 0..<frames {
            let l = left[i]
            let r = right[i]
            left[i] = 0.85 * l + 0.53 * r
            right[i] = 0.53 * l + 0.85 * r
        }
    }

    /// Adds one string: its fundamental from the phase, the harmonics by Chebyshev's recurrence
    /// sin kθ = 2 cos θ · sin (k−1)θ − sin (k−2)θ, which costs a tenth of a sine and loses a few bits by the sixth.
    @_noLocks
    private mutating func add(_ string: Int, to out: Samples, _ gain: Ramp, _ brightness: Ramp, _ frames: Int) {
        let f = frequency(of: string)
        let glide = Glide(from: f, to: f, count: frames)
        let (first, step) = (Sine.upper(phases[string].turns), Sine.upper(glide.increment))
        phases[string].advance(glide, count: frames)
        let g1 = gain
        let g2 = Pad.next(g1, brightness, 2, f)
        let g3 = Pad.next(g2, brightness, 3, f)
        let g4 = Pad.next(g3, brightness, 4, f)
        let g5 = Pad.next(g4, brightness, 5, f)
        let g6 = Pad.next(g5, brightness, 6, f)
        // Eight frames of sine and cosine; turning them on by eight steps gives the next eight.
        var sine = SIMD8<Float>(repeating: 0)
        var cosine = SIMD8<Float>(repeating: 0)
        for lane in 0..<8 {
            let phase = first &+ step &* UInt32(truncatingIfNeeded: lane)
            sine[lane] = Sine.value(phase)
            cosine[lane] = Sine.value(phase &+ 0x4000_0000)
        }
        let turnSine = Sine.value(step &* 8)
        let turnCosine = Sine.value(step &* 8 &+ 0x4000_0000)
        let scale = 1 / Float(frames)
        var t = SIMD8<Float>(0, 1, 2, 3, 4, 5, 6, 7) * scale
        let change = (
            g1.end - g1.start, g2.end - g2.start, g3.end - g3.start, g4.end - g4.start, g5.end - g5.start,
            g6.end - g6.start
        )
        var i = 0
        while i < frames {
            let twice = 2 * cosine
            let s2 = twice * sine
            let s3 = twice * s2 - sine
            let s4 = twice * s3 - s2
            let s5 = twice * s4 - s3
            let s6 = twice * s5 - s4
            var sum = sine * (g1.start + change.0 * t)
            sum += s2 * (g2.start + change.1 * t)
            sum += s3 * (g3.start + change.2 * t)
            sum += s4 * (g4.start + change.3 * t)
            sum += s5 * (g5.start + change.4 * t)
            sum += s6 * (g6.start + change.5 * t)
            if i + 8 <= frames {
                for lane in 0..<8 { out[i + lane] += sum[lane] }
            } else {
                for lane in 0..<frames - i { out[i + lane] += sum[lane] }
            }
            let turned = sine * turnCosine + cosine * turnSine
            cosine = cosine * turnCosine - sine * turnSine
            sine = turned
            t += 8 * scale
            i += 8
        }
    }

    /// The gain of harmonic `order` from that of the one below: softer by the brightness and by its order, silent near
    /// the Nyquist frequency.
    @_noLocks
    private static func next(_ below: Ramp, _ brightness: Ramp, _ order: Int, _ frequency: Double) -> Ramp {
        if frequency * Double(order) > 0.4 { return Ramp(0) }
        let fall = Float(order - 1) / Float(order)
        return Ramp(below.start * brightness.start * fall, below.end * brightness.end * fall)
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
