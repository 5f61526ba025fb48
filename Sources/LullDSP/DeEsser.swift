/// Softens the hiss of s and sh, and nothing else.
///
/// What lies above a corner is compared with the whole; where it is more than a share of it, it alone is turned down, by
/// 8 dB at most. The comparison is of two levels of the same sound, so how loud the voice speaks doesn't matter. After
/// the split-band de-esser with a relative threshold as in U. Zölzer (ed.), DAFX (2nd ed. 2011), ch. 4.
public struct DeEsser: Sendable {
    private var split = StateVariableFilter()
    private var whole: Float = 0
    private var hiss: Float = 0
    private var gain: Float = 1
    private let coefficients: StateVariableFilter.Coefficients
    private let attack: Float
    private let release: Float

    /// A de-esser at a rate, which only scales its corner and its times.
    public init(framesPerSecond rate: Double) {
        coefficients = .init(.highPass, cutoff: min(5_200 / rate, 0.4), q: 0.707)
        attack = Float(1 / (0.004 * rate))
        release = Float(1 / (0.06 * rate))
    }

    /// Power of the hiss as a share of the whole's from which it is turned down.
    private static let share: Float = 0.18
    /// The least gain it is left with: −8 dB.
    private static let floor: Float = 0.4

    /// Works on a span of both sides in place; the middle of the two decides. `scratch` holds as many frames.
    @_noLocks
    public mutating func process(left: Samples, right: Samples, scratch: (Samples, Samples), count: Int) {
        let (highLeft, highRight) = scratch
        Span.copy(left, to: highLeft, count: count)
        Span.copy(right, to: highRight, count: count)
        split.process(highLeft, highRight, from: coefficients, to: coefficients, count: count)
        for i in 0..<count {
            let x = left[i] + right[i]
            let h = highLeft[i] + highRight[i]
            whole += (x * x - whole) * (x * x > whole ? attack : release)
            hiss += (h * h - hiss) * (h * h > hiss ? attack : release)
            // The more there is than may stay, the lower it is turned; the gain goes there without a step.
            let wanted = min(max(DeEsser.share * (whole + 1e-9) / (hiss + 1e-9), DeEsser.floor), 1)
            gain += (wanted - gain) * (wanted < gain ? attack : release)
            let less = 1 - gain
            left[i] -= less * highLeft[i]
            right[i] -= less * highRight[i]
        }
    }
}
