/// The answers a state-variable filter can give.
public enum FilterResponse: Sendable {
    /// Keeps what lies below the cutoff, −12 dB an octave above it.
    case lowPass
    /// Keeps what lies above the cutoff.
    case highPass
    /// Keeps what lies about the cutoff; 0 dB at its centre.
    case bandPass
}

/// A two-pole state-variable filter in trapezoidal form, for two channels.
///
/// After A. Simper, “Solving the continuous SVF equations using trapezoidal integration” (Cytomic, 2013). Its
/// coefficients run straight across a block, so the cutoff may be moved while it sounds. Both channels go through one
/// loop: each sample waits for the one before it, and two chains wait no longer than one.
public struct StateVariableFilter: Sendable {
    private var left = (first: Float(0), second: Float(0))
    private var right = (first: Float(0), second: Float(0))

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
            let scale = 1 / (1 + g * (g + k))
            a1 = Float(scale)
            a2 = Float(g * scale)
            a3 = Float(g * g * scale)
            self.k = Float(k)
        }

        @inline(__always)
        @_noLocks
        fileprivate mutating func move(_ step: Coefficients) {
            a1 += step.a1
            a2 += step.a2
            a3 += step.a3
            k += step.k
        }

        @_noLocks
        fileprivate func step(to end: Coefficients, over count: Int) -> Coefficients {
            let scale = 1 / Float(count)
            var step = self
            step.a1 = (end.a1 - a1) * scale
            step.a2 = (end.a2 - a2) * scale
            step.a3 = (end.a3 - a3) * scale
            step.k = (end.k - k) * scale
            return step
        }
    }

    /// One sample through one channel: low-pass, band-pass and high-pass at once.
    @inline(__always)
    @_noLocks
    private static func tick(
        _ input: Float,
        _ state: inout (first: Float, second: Float),
        _ c: Coefficients
    ) -> (low: Float, band: Float, high: Float) {
        let v3 = input - state.second
        let v1 = c.a1 * state.first + c.a2 * v3
        let v2 = state.second + c.a2 * state.first + c.a3 * v3
        state.first = 2 * v1 - state.first
        state.second = 2 * v2 - state.second
        return (v2, c.k * v1, input - c.k * v1 - v2)
    }

    /// Filters a span of both channels in place, the coefficients running from `start` to `end`.
    @_noLocks
    public mutating func process(
        _ samples: Samples,
        _ others: Samples,
        _ response: FilterResponse,
        from start: Coefficients,
        to end: Coefficients,
        count: Int
    ) {
        var c = start
        let step = start.step(to: end, over: count)
        var (l, r) = (left, right)
        switch response {
        case .lowPass:
            for i in 0..<count {
                samples[i] = StateVariableFilter.tick(samples[i], &l, c).low
                others[i] = StateVariableFilter.tick(others[i], &r, c).low
                c.move(step)
            }
        case .highPass:
            for i in 0..<count {
                samples[i] = StateVariableFilter.tick(samples[i], &l, c).high
                others[i] = StateVariableFilter.tick(others[i], &r, c).high
                c.move(step)
            }
        case .bandPass:
            for i in 0..<count {
                samples[i] = StateVariableFilter.tick(samples[i], &l, c).band
                others[i] = StateVariableFilter.tick(others[i], &r, c).band
                c.move(step)
            }
        }
        (left, right) = (l, r)
    }

    /// Filters a span of one channel in place; otherwise as for two.
    @_noLocks
    public mutating func process(
        _ samples: Samples,
        _ response: FilterResponse,
        from start: Coefficients,
        to end: Coefficients,
        count: Int
    ) {
        var c = start
        let step = start.step(to: end, over: count)
        for i in 0..<count {
            let answer = StateVariableFilter.tick(samples[i], &left, c)
            switch response {
            case .lowPass: samples[i] = answer.low
            case .highPass: samples[i] = answer.high
            case .bandPass: samples[i] = answer.band
            }
            c.move(step)
        }
    }
}
