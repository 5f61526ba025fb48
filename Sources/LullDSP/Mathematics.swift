/// Elementary functions for the audio path, which may not call the C library.
///
/// Each is a polynomial whose error is stated and held by a test.
public enum Mathematics {
    /// The nearest whole number of |x| < 2⁵¹, halves to even.
    @_noLocks
    public static func nearest(_ x: Double) -> Double {
        // Adding 1.5·2⁵² pushes the fraction out of the significand, rounding as the processor does.
        (x + 0x1.8p52) - 0x1.8p52
    }

    /// The greatest whole number that is not above x, |x| < 2⁵¹.
    @_noLocks
    public static func floor(_ x: Double) -> Double {
        let whole = nearest(x)
        return whole > x ? whole - 1 : whole
    }

    /// 2 to the power of `x`.
    ///
    /// The Taylor series of e^(f·ln 2) on |f| ≤ ½ to degree 12; relative error ≤ 2·10⁻¹⁵. Below −1000 the answer is 0;
    /// above 1000 it stays at 2^1000.
    @_noLocks
    public static func exp2(_ x: Double) -> Double {
        if x < -1000 { return 0 }
        let whole = nearest(x > 1000 ? 1000 : x)
        let t = ((x > 1000 ? 1000 : x) - whole) * 0.693_147_180_559_945_309_4
        var sum = 1.0 + t * (1.0 / 12)
        sum = 1 + t * (1.0 / 11) * sum
        sum = 1 + t * (1.0 / 10) * sum
        sum = 1 + t * (1.0 / 9) * sum
        sum = 1 + t * (1.0 / 8) * sum
        sum = 1 + t * (1.0 / 7) * sum
        sum = 1 + t * (1.0 / 6) * sum
        sum = 1 + t * (1.0 / 5) * sum
        sum = 1 + t * (1.0 / 4) * sum
        sum = 1 + t * (1.0 / 3) * sum
        sum = 1 + t * (1.0 / 2) * sum
        sum = 1 + t * sum
        return sum * Double(bitPattern: UInt64(Int64(whole) + 1023) << 52)
    }

    /// The sine of a phase in turns, |turns| < 2⁵¹; absolute error ≤ 5·10⁻¹⁵ for |turns| ≤ 4.
    @_noLocks
    public static func sine(turns: Double) -> Double {
        var x = turns - nearest(turns)
        if x > 0.25 { x = 0.5 - x } else if x < -0.25 { x = -0.5 - x }
        let t = x * 6.283_185_307_179_586_476_9
        let s = -t * t
        var sum = 1 + s * (1.0 / 342)
        sum = 1 + s * (1.0 / 272) * sum
        sum = 1 + s * (1.0 / 210) * sum
        sum = 1 + s * (1.0 / 156) * sum
        sum = 1 + s * (1.0 / 110) * sum
        sum = 1 + s * (1.0 / 72) * sum
        sum = 1 + s * (1.0 / 42) * sum
        sum = 1 + s * (1.0 / 20) * sum
        sum = 1 + s * (1.0 / 6) * sum
        return t * sum
    }

    /// The cosine of a phase in turns; as exact as ``sine(turns:)``.
    @_noLocks
    public static func cosine(turns: Double) -> Double {
        sine(turns: turns + 0.25)
    }

    /// The smooth rise from 0 at `x` = 0 to 1 at `x` = 1, half a cosine period; flat outside.
    @_noLocks
    public static func raisedCosine(_ x: Double) -> Double {
        if x <= 0 { return 0 }
        if x >= 1 { return 1 }
        return 0.5 - 0.5 * cosine(turns: 0.5 * x)
    }
}
