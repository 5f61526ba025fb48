/// The phase of an oscillator, in turns, as a fixed-point fraction: 2⁶⁴ is one whole turn.
///
/// Integer phase neither drifts nor loses precision: after eight hours it is as exact as after a second, and its value
/// at any frame can be computed without rendering what lies before.
public struct Phase: Sendable, Equatable {
    /// The position in the turn, 2⁶⁴ to the turn.
    public var turns: UInt64

    /// A phase of `turns` (0…1) of a turn.
    @_noLocks
    public init(turns: Double = 0) {
        self.turns = Phase.increment(cyclesPerFrame: turns - Mathematics.floor(turns))
    }

    /// The increment a frame of a frequency in cycles per frame, 0 ≤ f < 1. Negative values count as 0.
    @_noLocks
    public static func increment(cyclesPerFrame f: Double) -> UInt64 {
        if !(f > 0) { return 0 }
        if f >= 1 { return 0 }
        // 2⁶³·f twice: a Double of 2⁶⁴ would not fit the conversion.
        let half = UInt64(f * 0x1p63)
        let rest = f * 0x1p63 - Double(half)
        return (half &<< 1) &+ UInt64(rest * 2)
    }

    /// Moves on by `count` frames along a glide.
    @_noLocks
    public mutating func advance(_ glide: Glide, count: Int) {
        let n = UInt64(truncatingIfNeeded: count)
        turns = turns &+ glide.increment &* n &+ glide.slope &* (n &* (n &- 1) / 2)
    }
}

/// How the phase moves across a span: a starting increment and its change a frame, both exact integers, so that
/// rendering a span and skipping it end in the same phase to the last bit.
public struct Glide: Sendable, Equatable {
    /// The phase increment of the first frame.
    public var increment: UInt64
    /// What each frame adds to the increment, as a two's-complement number.
    public var slope: UInt64

    /// A glide from one frequency to another over `count` frames, in cycles per frame (0 ≤ f < ½).
    @_noLocks
    public init(from start: Double, to end: Double, count: Int) {
        increment = Phase.increment(cyclesPerFrame: start)
        if start == end {
            slope = 0
        } else {
            let difference = Int64(bitPattern: Phase.increment(cyclesPerFrame: end) &- increment)
            slope = UInt64(bitPattern: difference / Int64(count))
        }
    }
}

/// Sine waves from integer phase.
public enum Sine {
    /// The sine of a phase given by its upper 32 bits.
    ///
    /// The quarter-wave fold is done on integers, so it is exact; then the odd minimax-like Taylor polynomial of degree
    /// 11 in single precision. Measured error against the exact sine ≤ 1.2·10⁻⁷ (−138 dB).
    @inline(__always)
    @_noLocks
    static func value(_ phase: UInt32) -> Float {
        let signed = Int32(bitPattern: phase)
        // |signed| > 2³⁰ means the second or third quarter: mirror it about the quarter turn.
        let mirrored = Int32(bitPattern: 0x8000_0000 &- phase)
        let outer = (signed ^ (signed &<< 1)) < 0
        let folded = outer ? mirrored : signed
        let t = Float(folded) * (6.283_185_5 * 0x1p-32)
        let s = t * t
        var sum: Float = -2.505_210_8e-8
        sum = 2.755_731_9e-6 + s * sum
        sum = -1.984_127e-4 + s * sum
        sum = 8.333_333_4e-3 + s * sum
        sum = -0.166_666_67 + s * sum
        return t + t * s * sum
    }

    /// The sines of eight phases: ``value(_:)`` in every lane, to the bit.
    @inline(__always)
    @_noLocks
    static func values(_ phases: SIMD8<UInt32>) -> SIMD8<Float> {
        let signed = SIMD8<Int32>(truncatingIfNeeded: phases)
        let mirrored = SIMD8<Int32>(truncatingIfNeeded: 0x8000_0000 &- phases)
        // All ones in the second and third quarter. Of vector masks, the compiler makes worse code.
        let outer = (signed ^ (signed &<< 1)) &>> 31
        let folded = signed ^ ((signed ^ mirrored) & outer)
        let t = SIMD8<Float>(folded) * (6.283_185_5 * 0x1p-32)
        let s = t * t
        var sum = SIMD8<Float>(repeating: -2.505_210_8e-8)
        sum = 2.755_731_9e-6 + s * sum
        sum = -1.984_127e-4 + s * sum
        sum = 8.333_333_4e-3 + s * sum
        sum = -0.166_666_67 + s * sum
        return t + t * s * sum
    }

    /// The upper 32 bits of the phase and of a steady increment, rounded: within a block of 64 frames they part from
    /// the exact phase by at most 2⁻²⁷ of a turn, and every block begins exactly.
    @inline(__always)
    @_noLocks
    static func upper(_ turns: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: (turns &+ 0x8000_0000) &>> 32)
    }

    /// The upper 32 bits of a phase in turns, |turns| < 2¹⁹.
    @inline(__always)
    @_noLocks
    static func phase(turns: Double) -> UInt32 {
        // Adding 1.5·2²⁰ leaves the 32 bits after the point as the lowest of the significand.
        UInt32(truncatingIfNeeded: (turns + 0x1.8p20).bitPattern)
    }

    /// The upper 32 bits of the phase of frame `i` along a glide.
    @inline(__always)
    @_noLocks
    static func phase(_ start: UInt64, _ glide: Glide, _ i: Int) -> UInt32 {
        let n = UInt64(truncatingIfNeeded: i)
        let turns = start &+ glide.increment &* n &+ glide.slope &* ((n &* (n &- 1)) &>> 1)
        return UInt32(truncatingIfNeeded: turns &>> 32)
    }

    /// Writes a sine whose phase moves along a glide; the phase is left where the next frame wants it.
    @_noLocks
    public static func write(_ out: Samples, phase: inout Phase, glide: Glide, count: Int) {
        let start = phase.turns
        if glide.slope == 0 {
            let (first, step) = (upper(start), upper(glide.increment))
            for i in 0..<count { out[i] = value(first &+ step &* UInt32(truncatingIfNeeded: i)) }
        } else {
            for i in 0..<count { out[i] = value(Sine.phase(start, glide, i)) }
        }
        phase.advance(glide, count: count)
    }

    /// Adds a sine with a gain ramp, for sums of partials; otherwise as ``write(_:phase:glide:count:)``.
    @_noLocks
    public static func add(to out: Samples, phase: inout Phase, glide: Glide, gain: Ramp, count: Int) {
        let start = phase.turns
        let change = gain.step(over: count)
        if glide.slope == 0 {
            let (first, step) = (upper(start), upper(glide.increment))
            for i in 0..<count {
                out[i] += value(first &+ step &* UInt32(truncatingIfNeeded: i)) * (gain.start + change * Float(i))
            }
        } else {
            for i in 0..<count { out[i] += value(Sine.phase(start, glide, i)) * (gain.start + change * Float(i)) }
        }
        phase.advance(glide, count: count)
    }

    /// Adds a sine of a steady frequency to two channels, each with a gain of its own.
    @_noLocks
    static func add(
        to left: Samples,
        and right: Samples,
        phase: Phase,
        glide: Glide,
        gains: (left: Ramp, right: Ramp),
        count: Int
    ) {
        let (first, step) = (upper(phase.turns), upper(glide.increment))
        let changes = (gains.left.step(over: count), gains.right.step(over: count))
        for i in 0..<count {
            let wave = value(first &+ step &* UInt32(truncatingIfNeeded: i))
            left[i] += wave * (gains.left.start + changes.0 * Float(i))
            right[i] += wave * (gains.right.start + changes.1 * Float(i))
        }
    }
}
