extension CounterRandom {
    /// Four numbers in 0 ≤ x < 1 of 16 bits each, from one counter.
    @inline(__always)
    @_noLocks
    func quarters(at counter: Int) -> SIMD4<Float> {
        let bits = bits(at: UInt64(truncatingIfNeeded: counter))
        return SIMD4(
            Float(UInt32(truncatingIfNeeded: bits & 0xFFFF)),
            Float(UInt32(truncatingIfNeeded: (bits &>> 16) & 0xFFFF)),
            Float(UInt32(truncatingIfNeeded: (bits &>> 32) & 0xFFFF)),
            Float(UInt32(truncatingIfNeeded: bits &>> 48))
        ) * 0x1p-16
    }
}

/// Four slow random motions at once: values drawn once a period, joined by smooth curves (value noise after K. Perlin).
///
/// A closed form of the frame, so a gust can be taken up anywhere.
struct Gusts: Sendable {
    private let random: CounterRandom
    private let rate: Double

    /// Motions that draw a new value every `period` frames.
    init(period: Double, seed: UInt64) {
        random = CounterRandom(seed: seed)
        rate = 1 / period
    }

    /// The four values at a frame, each −1…1 with a power of about ¼.
    @_noLocks
    func values(at frame: Double) -> SIMD4<Float> {
        let x = frame * rate
        let whole = Mathematics.floor(x)
        let t = Float(x - whole)
        let index = Int(whole)
        let (a, b) = (random.quarters(at: index), random.quarters(at: index &+ 1))
        return 2 * (a + (b - a) * Curve.smooth(t)) - 1
    }
}

/// Curves without kinks, in 0…1.
enum Curve {
    /// 3t² − 2t³: within 0.011 of the raised cosine, and a matter of three multiplications.
    @inline(__always)
    @_noLocks
    static func smooth(_ t: Float) -> Float {
        let x = min(max(t, 0), 1)
        return x * x * (3 - 2 * x)
    }
}
