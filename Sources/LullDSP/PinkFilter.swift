/// The filter that makes white noise pink, arranged for eight frames at once.
///
/// Seven one-pole low-passes in parallel and two direct taps approximate 1/√f. The sum of one-poles with log-spaced
/// corners follows Stieltjes' integral for s^(−½); poles and weights were fitted by least squares on the log magnitude
/// from 1.5·10⁻⁴ to 0.45 cycles per frame (7 Hz…21.6 kHz at 48 kHz), where the greatest error is 0.11 dB. White in, equal
/// power out.
///
/// A recursion waits for itself. Written out over eight frames it is two matrices instead: what the states leave in each
/// frame (powers of the poles), and what the eight inputs do to frames and states (the impulse response).
struct PinkFilter {
    /// The poles; the eighth place is empty.
    let poles = SIMD8<Float>(
        0.999_461_97,
        0.997_745_74,
        0.993_384_86,
        0.981_325_23,
        0.947_549_82,
        0.852_207_28,
        0.589_108_71,
        0
    )
    /// What each input adds to the states.
    let weights = SIMD8<Float>(
        0.011_173_99,
        0.010_174_937,
        0.015_518_343,
        0.025_615_641,
        0.043_599_597,
        0.077_850_482,
        0.152_711_41,
        0
    )
    /// The gain of the input itself.
    static let direct: Float = 0.185_928_15
    /// The gain of the input a frame ago.
    static let delayed: Float = 0.045_485_867

    typealias Column = SIMD8<Float>

    /// For each state, its pole to the powers 1…8: what it leaves in the next eight frames.
    let carried: (Column, Column, Column, Column, Column, Column, Column)
    /// The poles to the power 8.
    let octave: SIMD8<Float>
    /// For each of eight inputs, what it does to the eight frames.
    private let responses: (Column, Column, Column, Column, Column, Column, Column, Column)
    /// For each of eight inputs, what it leaves in the states behind the eighth frame.
    private let remains: (Column, Column, Column, Column, Column, Column, Column, Column)

    /// The one there is; its constants are the same for everybody.
    nonisolated(unsafe) static let shared: UnsafePointer<PinkFilter> = {
        let pointer = UnsafeMutablePointer<PinkFilter>.allocate(capacity: 1)
        pointer.initialize(to: PinkFilter())
        return UnsafePointer(pointer)
    }()

    private init() {
        let (poles, weights) = (self.poles, self.weights)
        func powers(of pole: Double) -> Column {
            var column = Column(repeating: 0)
            var power = 1.0
            for frame in 0..<8 {
                power *= pole
                column[frame] = Float(power)
            }
            return column
        }
        let p = poles
        carried = (
            powers(of: Double(p[0])), powers(of: Double(p[1])), powers(of: Double(p[2])), powers(of: Double(p[3])),
            powers(of: Double(p[4])), powers(of: Double(p[5])), powers(of: Double(p[6]))
        )
        let square = p * p
        octave = square * square * square * square
        // The impulse response: direct and delayed taps, and the sum of the decaying poles.
        func impulse(_ age: Int) -> Float {
            if age < 0 { return 0 }
            var sum = age == 0 ? Double(PinkFilter.direct) : age == 1 ? Double(PinkFilter.delayed) : 0
            for index in 0..<7 {
                var decay = Double(weights[index])
                for _ in 0..<age { decay *= Double(p[index]) }
                sum += decay
            }
            return Float(sum)
        }
        func response(_ input: Int) -> Column {
            var column = Column(repeating: 0)
            for frame in 0..<8 { column[frame] = impulse(frame - input) }
            return column
        }
        func remain(_ input: Int) -> Column {
            var column = weights
            for _ in input..<7 { column *= p }
            return column
        }
        responses = (
            response(0), response(1), response(2), response(3), response(4), response(5), response(6), response(7)
        )
        remains = (remain(0), remain(1), remain(2), remain(3), remain(4), remain(5), remain(6), remain(7))
    }

    /// Adds what eight inputs do to the frames and to the states.
    @inline(__always)
    @_noLocks
    func add(_ x: SIMD8<Float>, to frames: inout SIMD8<Float>, _ states: inout SIMD8<Float>) {
        frames += responses.0 * x[0]
        states += remains.0 * x[0]
        frames += responses.1 * x[1]
        states += remains.1 * x[1]
        frames += responses.2 * x[2]
        states += remains.2 * x[2]
        frames += responses.3 * x[3]
        states += remains.3 * x[3]
        frames += responses.4 * x[4]
        states += remains.4 * x[4]
        frames += responses.5 * x[5]
        states += remains.5 * x[5]
        frames += responses.6 * x[6]
        states += remains.6 * x[6]
        frames += responses.7 * x[7]
        states += remains.7 * x[7]
    }
}
