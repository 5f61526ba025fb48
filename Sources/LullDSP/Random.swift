/// Random numbers by counter: the number of a frame depends on the seed and the frame alone, so that noise can be
/// taken up anywhere and never repeats within a session.
public struct CounterRandom: Sendable, Equatable, BitwiseCopyable {
    private let seed: UInt64

    /// A stream of random numbers. Streams of different seeds are unrelated.
    @_noLocks
    public init(seed: UInt64) {
        self.seed = CounterRandom.mix(seed &+ 0x9E37_79B9_7F4A_7C15)
    }

    /// The 64-bit finaliser of SplitMix64 (Steele, Lea, Flood 2014).
    @_noLocks
    static func mix(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z &>> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z &>> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z &>> 31)
    }

    /// 64 random bits of a counter.
    @_noLocks
    public func bits(at counter: UInt64) -> UInt64 {
        CounterRandom.mix(seed &+ counter &* 0x9E37_79B9_7F4A_7C15)
    }

    /// A number in 0 ≤ x < 1.
    @_noLocks
    public func unit(at counter: UInt64) -> Double {
        Double(bits(at: counter) &>> 11) * 0x1p-53
    }

    /// White noise: uniform in −1 ≤ x < 1 (power ⅓), one number a frame.
    ///
    /// A 32-bit hash (two rounds of multiply and shift, after Wellons' “lowbias32”) of the lower half of the frame
    /// number, keyed by the seed and the upper half: it vectorises, and its period is that of the frame counter.
    @_noLocks
    public func white(_ out: Samples, from frame: Int, count: Int) {
        let first = UInt64(truncatingIfNeeded: frame)
        let key = UInt32(truncatingIfNeeded: bits(at: first &>> 32))
        let low = UInt32(truncatingIfNeeded: first)
        for i in 0..<count {
            var z = (low &+ UInt32(truncatingIfNeeded: i)) ^ key
            z ^= z &>> 16
            z = z &* 0x7FEB_352D
            z ^= z &>> 15
            z = z &* 0x846C_A68B
            z ^= z &>> 16
            z = (z &+ key) &* 0x9E37_79B1
            z ^= z &>> 15
            out[i] = Float(Int32(bitPattern: z)) * 0x1p-31
        }
    }
}
