/// The colours of noise that one source can take.
public enum NoiseColour: Sendable {
    /// Equal power in every hertz.
    case white
    /// Equal power in every octave: −3 dB an octave.
    case pink
    /// Integrated white: −6 dB an octave.
    case brown
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
        random.white(out, from: frame, count: count)
        switch colour {
        case .white:
            for i in 0..<count { out[i] *= Noise.level }
        case .pink:
            filterPink(out, count: count)
        case .brown:
            filterBrown(out, count: count)
        }
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
