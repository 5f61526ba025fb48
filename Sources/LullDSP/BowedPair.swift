/// Two strings a few cents apart, one leaning to each side, that are bowed for ever.
///
/// Each string has a handful of harmonics and swells slowly on its own, so that a chord of them is never twice the same.
/// All slow motion is a function of the frame.
public struct BowedPair: Sendable, BitwiseCopyable {
    /// Harmonics a string can have.
    public static let maximumHarmonics = 12

    private let harmonics: Int
    private let detune: Double
    private let swell: Double
    private let shimmer: Float

    /// A pair of strings.
    ///
    /// - Parameters:
    ///   - harmonics: how many each string has, 1…12.
    ///   - detune: the ratio of one string to the other less one (5 cents = 0.0029).
    ///   - swell: mean rate of the slow swells, in cycles per frame.
    ///   - shimmer: 0…1, how far every harmonic swells on its own besides.
    public init(harmonics: Int, detune: Double, swell: Double, shimmer: Float) {
        self.harmonics = min(max(harmonics, 1), BowedPair.maximumHarmonics)
        self.detune = detune
        self.swell = swell
        self.shimmer = shimmer
    }

    // A slow sine −1…1 with a rate and a beginning of its own.
    @_noLocks
    private func drift(_ random: CounterRandom, _ index: Int, at frame: Int) -> Float {
        let counter = UInt64(truncatingIfNeeded: 2 * index)
        let rate = swell * (0.6 + 0.8 * random.unit(at: counter))
        return Float(Mathematics.sine(turns: Double(frame) * rate + random.unit(at: counter + 1)))
    }

    /// Adds a note; `frame` is the first one's number since it began.
    @_noLocks
    func write(
        _ note: Note,
        _ envelope: Ramp,
        _ brightness: Ramp,
        _ left: Samples,
        _ right: Samples,
        from frame: Int,
        count: Int
    ) {
        let random = CounterRandom(seed: note.seed)
        for string in 0..<2 {
            let lean = string == 0 ? 1.0 : -1.0
            let frequency = note.frequency * (1 + lean * detune / 2)
            let place = 64 + 16 * string
            // Loudness of the string: between about 0.45 and 1.
            let gain = Ramp(
                envelope.start * (0.72 + 0.28 * drift(random, place, at: frame)),
                envelope.end * (0.72 + 0.28 * drift(random, place, at: frame + count))
            )
            var starts = InlineArray<12, Float>(repeating: 0)
            var changes = InlineArray<12, Float>(repeating: 0)
            var fall = gain
            var sounding = 0
            for order in 1...harmonics {
                if order > 1 {
                    // Softer by the brightness and by its order, silent near the Nyquist frequency.
                    if frequency * Double(order) > 0.4 { break }
                    let share = Float(order - 1) / Float(order)
                    fall = Ramp(fall.start * brightness.start * share, fall.end * brightness.end * share)
                }
                var (start, end) = (fall.start, fall.end)
                if shimmer > 0 {
                    start *= 1 - shimmer * (0.5 - 0.5 * drift(random, place + order, at: frame))
                    end *= 1 - shimmer * (0.5 - 0.5 * drift(random, place + order, at: frame + count))
                }
                starts[order - 1] = start
                changes[order - 1] = end - start
                sounding = order
            }
            // Each string is heard on both sides, a little less on the far one.
            let near: (Float, Float) = string == 0 ? (0.85, 0.53) : (0.53, 0.85)
            add(
                Phase(turns: random.unit(at: UInt64(truncatingIfNeeded: string))),
                frequency,
                starts,
                changes,
                sounding,
                (note.left * near.0, note.right * near.1),
                left,
                right,
                frame,
                count
            )
        }
    }

    /// One string: its fundamental from the phase, the harmonics by Chebyshev's recurrence
    /// sin kθ = 2 cos θ · sin (k−1)θ − sin (k−2)θ, which costs a tenth of a sine and loses a few bits by the twelfth.
    @_noLocks
    private func add(
        _ begin: Phase,
        _ frequency: Double,
        _ starts: InlineArray<12, Float>,
        _ changes: InlineArray<12, Float>,
        _ sounding: Int,
        _ gains: (left: Float, right: Float),
        _ left: Samples,
        _ right: Samples,
        _ frame: Int,
        _ frames: Int
    ) {
        let glide = Glide(from: frequency, to: frequency, count: frames)
        var phase = begin
        phase.advance(glide, count: frame)
        let (first, step) = (Sine.upper(phase.turns), Sine.upper(glide.increment))
        // Eight frames of sine and cosine; turning them on by eight steps gives the next eight.
        var sine = SIMD8<Float>(repeating: 0)
        var cosine = SIMD8<Float>(repeating: 0)
        for lane in 0..<8 {
            let angle = first &+ step &* UInt32(truncatingIfNeeded: lane)
            sine[lane] = Sine.value(angle)
            cosine[lane] = Sine.value(angle &+ 0x4000_0000)
        }
        let turnSine = Sine.value(step &* 8)
        let turnCosine = Sine.value(step &* 8 &+ 0x4000_0000)
        let scale = 1 / Float(frames)
        var t = SIMD8<Float>(0, 1, 2, 3, 4, 5, 6, 7) * scale
        var i = 0
        while i < frames {
            let twice = 2 * cosine
            var before = SIMD8<Float>(repeating: 0)
            var now = sine
            var sum = SIMD8<Float>(repeating: 0)
            for k in 0..<sounding {
                sum += now * (starts[k] + changes[k] * t)
                let next = twice * now - before
                before = now
                now = next
            }
            let count = min(8, frames - i)
            if count == 8 {
                for lane in 0..<8 { left[i + lane] += gains.left * sum[lane] }
                for lane in 0..<8 { right[i + lane] += gains.right * sum[lane] }
            } else {
                for lane in 0..<count {
                    left[i + lane] += gains.left * sum[lane]
                    right[i + lane] += gains.right * sum[lane]
                }
            }
            let turned = sine * turnCosine + cosine * turnSine
            cosine = cosine * turnCosine - sine * turnSine
            sine = turned
            t += 8 * scale
            i += 8
        }
    }
}
