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

    /// Slow sines −1…1 at the two ends of a span, each with a rate and a beginning of its own: the first is the string's,
    /// the others its harmonics'.
    private struct Drifts {
        var starts = InlineArray<16, Float>(repeating: 0)
        var ends = InlineArray<16, Float>(repeating: 0)
    }

    // Without branches or calls, so that the compiler takes several at a time.
    @_noLocks
    private func drifts(_ random: CounterRandom, _ place: Int, at frame: Int, count: Int) -> Drifts {
        var drifts = Drifts()
        let (first, after) = (Double(frame), Double(frame + count))
        for i in 0..<(shimmer > 0 ? harmonics + 1 : 1) {
            let counter = UInt64(truncatingIfNeeded: 2 * (place + i))
            let rate = swell * (0.6 + 0.8 * random.unit(at: counter))
            let begin = random.unit(at: counter &+ 1)
            drifts.starts[unchecked: i] = Sine.value(Sine.phase(turns: first * rate + begin))
            drifts.ends[unchecked: i] = Sine.value(Sine.phase(turns: after * rate + begin))
        }
        return drifts
    }

    /// How loud a string's harmonics are at the beginning of a span, and how they change across it.
    private struct Levels {
        var starts = InlineArray<12, Float>(repeating: 0)
        var changes = InlineArray<12, Float>(repeating: 0)
        /// How many of them sound.
        var count = 0
    }

    @_noLocks
    private func fill(
        _ levels: inout Levels,
        _ frequency: Double,
        _ envelope: Ramp,
        _ brightness: Ramp,
        _ drifts: Drifts
    ) {
        // Loudness of the string: between about 0.45 and 1.
        var fall = Ramp(
            envelope.start * (0.72 + 0.28 * drifts.starts[0]),
            envelope.end * (0.72 + 0.28 * drifts.ends[0])
        )
        for order in 1...harmonics {
            if order > 1 {
                // Softer by the brightness and by its order, silent near the Nyquist frequency.
                if frequency * Double(order) > 0.4 { break }
                let share = Float(order - 1) / Float(order)
                fall = Ramp(fall.start * brightness.start * share, fall.end * brightness.end * share)
            }
            var (start, end) = (fall.start, fall.end)
            if shimmer > 0 {
                start *= 1 - shimmer * (0.5 - 0.5 * drifts.starts[order])
                end *= 1 - shimmer * (0.5 - 0.5 * drifts.ends[order])
            }
            levels.starts[order - 1] = start
            levels.changes[order - 1] = end - start
            levels.count = order
        }
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
        add(note, 0, envelope, brightness, left, right, frame, count)
        add(note, 1, envelope, brightness, left, right, frame, count)
    }

    /// One string: its fundamental from the phase, the harmonics by Chebyshev's recurrence
    /// sin kθ = 2 cos θ · sin (k−1)θ − sin (k−2)θ, which costs a tenth of a sine and loses a few bits by the twelfth.
    @_noLocks
    private func add(
        _ note: Note,
        _ string: Int,
        _ envelope: Ramp,
        _ brightness: Ramp,
        _ left: Samples,
        _ right: Samples,
        _ frame: Int,
        _ frames: Int
    ) {
        let random = CounterRandom(seed: note.seed)
        let lean = string == 0 ? 1.0 : -1.0
        let frequency = note.frequency * (1 + lean * detune / 2)
        // In place: of an array that is handed over, the compiler copies all for each element.
        var levels = Levels()
        let drifts = drifts(random, 64 + 16 * string, at: frame, count: frames)
        fill(&levels, frequency, envelope, brightness, drifts)
        // Each string is heard on both sides, a little less on the far one.
        let near: (Float, Float) = string == 0 ? (0.85, 0.53) : (0.53, 0.85)
        let gains = (left: note.left * near.0, right: note.right * near.1)
        let glide = Glide(from: frequency, to: frequency, count: frames)
        var phase = Phase(turns: random.unit(at: UInt64(truncatingIfNeeded: string)))
        phase.advance(glide, count: frame)
        let (first, step) = (Sine.upper(phase.turns), Sine.upper(glide.increment))
        // Eight frames of sine and cosine; turning them on by eight steps gives the next eight.
        let angles = first &+ step &* SIMD8<UInt32>(0, 1, 2, 3, 4, 5, 6, 7)
        var sine = Sine.values(angles)
        var cosine = Sine.values(angles &+ 0x4000_0000)
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
            for k in 0..<levels.count {
                sum += now * (levels.starts[unchecked: k] + levels.changes[unchecked: k] * t)
                let next = twice * now - before
                before = now
                now = next
            }
            if frames - i >= 8 {
                Span.add(gains.left * sum, to: left + i)
                Span.add(gains.right * sum, to: right + i)
            } else {
                for lane in 0..<frames - i {
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
