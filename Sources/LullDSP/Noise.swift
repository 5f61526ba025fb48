/// The colours of noise that one source can take.
public enum NoiseColour: Sendable {
    /// Equal power in every hertz.
    case white
    /// Equal power in every octave: −3 dB an octave.
    case pink
    /// Integrated white: −6 dB an octave.
    case brown
    /// Pink, differentiated: +3 dB an octave.
    case blue
    /// White, differentiated: +6 dB an octave.
    case violet
    /// Single pulses of either sign, one at a random place in every `period` frames (1 or more): flat like white, and
    /// smoother to the ear where 2000 or more come in a second (Karjalainen and Järveläinen 2007).
    case velvet(period: Double)
}

/// One channel of endless, seeded noise with the power of a full-scale sine (½), whatever its colour.
public struct Noise: @unchecked Sendable {
    // Unchecked for the pointer to the filter's constants, which are written once and live for ever.
    private let random: CounterRandom
    private let colour: NoiseColour
    private let pink: UnsafePointer<PinkFilter>
    private var poles = SIMD8<Float>(repeating: 0)
    private var last: Float = 0
    private var beforeLast: Float = 0
    private var recent = SIMD8<Float>(repeating: 0)

    /// Frames after which the filters have forgotten where they began, to −100 dB: what a start from the middle
    /// renders unheard first.
    public static let memory = 24_000

    /// A noise of one colour. Two channels with different seeds are uncorrelated.
    public init(_ colour: NoiseColour, seed: UInt64) {
        self.colour = colour
        pink = PinkFilter.shared
        random = CounterRandom(seed: seed)
    }

    // White of power ⅓ times the square of this is white of power ½.
    private static let level: Float = 1.224_744_9

    /// Writes `count` frames; `frame` is the number of the first since the sound began.
    @_noLocks
    public mutating func write(_ out: Samples, from frame: Int, count: Int) {
        switch colour {
        case .white:
            random.white(out, from: frame, count: count)
            for i in 0..<count { out[i] *= Noise.level }
        case .pink:
            random.white(out, from: frame, count: count)
            filterPink(out, count: count)
        case .brown:
            random.white(out, from: frame, count: count)
            filterBrown(out, count: count)
        case .blue:
            random.white(out, from: frame, count: count)
            filterPink(out, count: count)
            differentiate(out, gain: Noise.blueGain, count: count)
        case .violet:
            random.white(out, from: frame, count: count)
            differentiate(out, gain: Noise.level * Noise.violetGain, count: count)
        case .velvet(let period):
            scatter(out, period: period, from: frame, count: count)
        }
    }

    // What brings the differentiated noises back to the power of white.
    private static let blueGain: Float = 1.439_683_3
    private static let violetGain: Float = 0.563_931_8

    /// A differentiator: two neighbours' difference, and three pairs of taps that keep its rise to +6 dB an octave up to
    /// 0.42 cycles per frame (greatest error 0.12 dB), fitted as the pink filter was.
    @_noLocks
    private mutating func differentiate(_ out: Samples, gain: Float, count: Int) {
        var x = recent
        for i in 0..<count {
            let sum =
                -0.005_315 * (out[i] - x[6]) + 0.028_167_48 * (x[0] - x[5])
                - 0.117_302_03 * (x[1] - x[4]) + 1.248_059 * (x[2] - x[3])
            // Newest first.
            x = SIMD8(out[i], x[0], x[1], x[2], x[3], x[4], x[5], 0)
            out[i] = gain * sum
        }
        recent = x
    }

    /// One pulse to a slot, at a place and with a sign of its own.
    @_noLocks
    private func scatter(_ out: Samples, period: Double, from frame: Int, count: Int) {
        Span.clear(out, count: count)
        // A pulse to a period has the power of a full-scale sine.
        let height = Noise.root(period / 2)
        var slot = UInt64(max(0, Mathematics.floor(Double(frame) / period) - 1))
        while Double(slot) * period < Double(frame + count) {
            let place = Int((Double(slot) + random.unit(at: 2 &* slot)) * period) - frame
            if place >= 0 && place < count {
                out[place] += random.bits(at: 2 &* slot &+ 1) & 1 == 0 ? height : -height
            }
            slot &+= 1
        }
    }

    /// A square root without the C library, by Newton's iteration; relative error below 10⁻⁷ for 0.5…10⁵.
    @_noLocks
    private static func root(_ x: Double) -> Float {
        var y = max(x, 0.5)
        for _ in 0..<14 { y = 0.5 * (y + x / y) }
        return Float(y)
    }

    /// Runs the pink filter, eight frames at a time; see ``PinkFilter``.
    @_noLocks
    private mutating func filterPink(_ out: Samples, count: Int) {
        let filter = pink.pointee
        var state = poles
        var previous = last
        var i = 0
        while i + 8 <= count {
            var x = SIMD8<Float>(repeating: 0)
            for lane in 0..<8 { x[lane] = out[i + lane] * Noise.level }
            var sum = filter.carried.0 * state[0]
            sum += filter.carried.1 * state[1]
            sum += filter.carried.2 * state[2]
            sum += filter.carried.3 * state[3]
            sum += filter.carried.4 * state[4]
            sum += filter.carried.5 * state[5]
            sum += filter.carried.6 * state[6]
            sum[0] += PinkFilter.delayed * previous
            previous = x[7]
            state *= filter.octave
            filter.add(x, to: &sum, &state)
            for lane in 0..<8 { out[i + lane] = sum[lane] }
            i += 8
        }
        while i < count {
            let x = out[i] * Noise.level
            state = state * filter.poles + filter.weights * x
            out[i] = state.sum() + PinkFilter.direct * x + PinkFilter.delayed * previous
            previous = x
            i += 1
        }
        poles = state
        last = previous
    }

    /// A leaky integrator (corner at 10⁻⁴ cycles per frame) with two zeros that keep −6 dB an octave up to 0.42 cycles
    /// per frame; greatest error 0.16 dB from 5·10⁻⁴ up. Fitted as the pink filter was.
    @_noLocks
    private mutating func filterBrown(_ out: Samples, count: Int) {
        var state = poles[0]
        var one = last
        var two = beforeLast
        for i in 0..<count {
            let x = out[i] * Noise.level
            state = 0.999_371_88 * state + 0.030_825_77 * (x + 0.161_155_37 * one - 0.011_688_96 * two)
            out[i] = state
            two = one
            one = x
        }
        poles[0] = state
        last = one
        beforeLast = two
    }
}
