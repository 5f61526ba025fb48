/// The answers a state-variable filter can give.
public enum FilterResponse: Sendable {
    /// Keeps what lies below the cutoff, −12 dB an octave above it.
    case lowPass
    /// Keeps what lies above the cutoff.
    case highPass
    /// Keeps what lies about the cutoff; 0 dB at its centre.
    case bandPass
}

/// A two-pole state-variable filter in trapezoidal form, one channel.
///
/// After A. Simper, “Solving the continuous SVF equations using trapezoidal integration” (Cytomic, 2013). Its
/// coefficients run straight across a block, so the cutoff may be moved while it sounds.
public struct StateVariableFilter: Sendable {
    private var first: Float = 0
    private var second: Float = 0

    /// A filter at rest.
    @_noLocks
    public init() {}

    /// What the filter computes with, from a cutoff in cycles per frame and a resonance Q.
    public struct Coefficients: Sendable, Equatable {
        var a1: Float
        var a2: Float
        var a3: Float
        var k: Float

        /// Coefficients of a cutoff (10⁻⁵…0.49 cycles per frame; values outside are taken to the nearest) and Q ≥ 0.5.
        @_noLocks
        public init(cutoff: Double, q: Double) {
            let f = min(max(cutoff, 1e-5), 0.49)
            let g = Mathematics.sine(turns: f / 2) / Mathematics.cosine(turns: f / 2)
            let k = 1 / q
            a1 = Float(1 / (1 + g * (g + k)))
            a2 = Float(g / (1 + g * (g + k)))
            a3 = Float(g * g / (1 + g * (g + k)))
            self.k = Float(k)
        }
    }

    /// Filters a span in place, the coefficients running from `start` to `end`.
    @_noLocks
    public mutating func process(
        _ samples: Samples,
        _ response: FilterResponse,
        from start: Coefficients,
        to end: Coefficients,
        count: Int
    ) {
        var c = start
        let scale = 1 / Float(count)
        let d1 = (end.a1 - start.a1) * scale
        let d2 = (end.a2 - start.a2) * scale
        let d3 = (end.a3 - start.a3) * scale
        let dk = (end.k - start.k) * scale
        var s1 = first
        var s2 = second
        for i in 0..<count {
            let input = samples[i]
            let v3 = input - s2
            let v1 = c.a1 * s1 + c.a2 * v3
            let v2 = s2 + c.a2 * s1 + c.a3 * v3
            s1 = 2 * v1 - s1
            s2 = 2 * v2 - s2
            switch response {
            case .lowPass: samples[i] = v2
            case .highPass: samples[i] = input - c.k * v1 - v2
            case .bandPass: samples[i] = c.k * v1
            }
            c.a1 += d1
            c.a2 += d2
            c.a3 += d3
            c.k += dk
        }
        first = s1
        second = s2
    }
}
