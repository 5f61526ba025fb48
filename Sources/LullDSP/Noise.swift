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
public struct Noise: Sendable {
    private let random: CounterRandom
    private let colour: NoiseColour
    private var poles = SIMD8<Float>(repeating: 0)
    private var last: Float = 0
    private var beforeLast: Float = 0

    /// Frames after which the filters have forgotten where they began, to −100 dB: what a start from the middle
    /// renders unheard first.
    public static let memory = 24_000

    /// A noise of one colour. Two channels with different seeds are uncorrelated.
    @_noLocks
    public init(_ colour: NoiseColour, seed: UInt64) {
        self.colour = colour
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

    /// Seven one-pole low-passes in parallel and two direct taps approximate 1/√f.
    ///
    /// The sum of one-poles with log-spaced corners follows Stieltjes' integral for s^(−½); poles and weights were
    /// fitted by least squares on the log magnitude from 1.5·10⁻⁴ to 0.45 cycles per frame (7 Hz…21.6 kHz at 48 kHz),
    /// where the greatest error is 0.11 dB. White in, equal power out.
    @_noLocks
    private mutating func filterPink(_ out: Samples, count: Int) {
        let pole = SIMD8<Float>(
            0.999_461_97, 0.997_745_74, 0.993_384_86, 0.981_325_23, 0.947_549_82, 0.852_207_28, 0.589_108_71, 0
        )
        let weight = SIMD8<Float>(
            0.011_173_99, 0.010_174_937, 0.015_518_343, 0.025_615_641, 0.043_599_597, 0.077_850_482, 0.152_711_41, 0
        )
        var state = poles
        var previous = last
        for i in 0..<count {
            let x = out[i] * Noise.level
            state = state * pole + weight * x
            out[i] = state.sum() + 0.185_928_15 * x + 0.045_485_867 * previous
            previous = x
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
