/// The answers a state-variable filter can give.
public enum FilterResponse: Sendable {
    /// Keeps what lies below the cutoff, −12 dB an octave above it.
    case lowPass
    /// Keeps what lies above the cutoff.
    case highPass
    /// Keeps what lies about the cutoff; 0 dB at its centre.
    case bandPass
    /// Lifts or lowers what lies below the cutoff by the gain; half of it, in decibels, at the cutoff.
    case lowShelf
    /// Lifts or lowers what lies above the cutoff by the gain.
    case highShelf
    /// Lifts or lowers what lies about the cutoff by the gain.
    case peak
}

/// A two-pole state-variable filter in trapezoidal form, for two channels.
///
/// After A. Simper, “Solving the continuous SVF equations using trapezoidal integration” (Cytomic, 2013), with the
/// mixtures of its outputs that make shelves and peaks. Its coefficients run straight across a block, so cutoff and gain
/// may be moved while it sounds. Both channels go through one loop: each sample waits for the one before it, and two
/// chains wait no longer than one.
public struct StateVariableFilter: Sendable {
    private var left = (first: Float(0), second: Float(0))
    private var right = (first: Float(0), second: Float(0))

    /// A filter at rest.
    @_noLocks
    public init() {}

    /// What the filter computes with: three for its movement, three for the mixture that leaves it.
    public struct Coefficients: Sendable, Equatable, BitwiseCopyable {
        var a1: Float
        var a2: Float
        var a3: Float
        var direct: Float
        var band: Float
        var low: Float

        /// Coefficients of an answer.
        ///
        /// - Parameters:
        ///   - cutoff: cycles per frame, 10⁻⁵…0.49; values outside are taken to the nearest.
        ///   - q: resonance, 0.3 or more.
        ///   - gain: octaves of amplitude (6.02 dB each) by which shelves and peaks lift; others leave it aside.
        @_noLocks
        public init(_ response: FilterResponse, cutoff: Double, q: Double, gain: Double = 0) {
            let f = min(max(cutoff, 1e-5), 0.49)
            var g = Mathematics.sine(turns: f / 2) / Mathematics.cosine(turns: f / 2)
            var k = 1 / q
            // The square root of the gain, and its fourth root: shelves move their cutoff by it to stay symmetric.
            let root = Mathematics.exp2(gain / 2)
            let mixture: (direct: Double, band: Double, low: Double)
            switch response {
            case .lowPass:
                mixture = (0, 0, 1)
            case .highPass:
                mixture = (1, -k, -1)
            case .bandPass:
                mixture = (0, k, 0)
            case .lowShelf:
                g *= Mathematics.exp2(-gain / 4)
                mixture = (1, k * (root - 1), root * root - 1)
            case .highShelf:
                g *= Mathematics.exp2(gain / 4)
                mixture = (root * root, k * (1 - root) * root, 1 - root * root)
            case .peak:
                k /= root
                mixture = (1, k * (root * root - 1), 0)
            }
            let scale = 1 / (1 + g * (g + k))
            a1 = Float(scale)
            a2 = Float(g * scale)
            a3 = Float(g * g * scale)
            direct = Float(mixture.direct)
            band = Float(mixture.band)
            low = Float(mixture.low)
        }

        @inline(__always)
        @_noLocks
        fileprivate mutating func move(_ step: Coefficients) {
            a1 += step.a1
            a2 += step.a2
            a3 += step.a3
            direct += step.direct
            band += step.band
            low += step.low
        }

        @_noLocks
        fileprivate func step(to end: Coefficients, over count: Int) -> Coefficients {
            let scale = 1 / Float(count)
            var step = self
            step.a1 = (end.a1 - a1) * scale
            step.a2 = (end.a2 - a2) * scale
            step.a3 = (end.a3 - a3) * scale
            step.direct = (end.direct - direct) * scale
            step.band = (end.band - band) * scale
            step.low = (end.low - low) * scale
            return step
        }

        /// Coefficients a share of the way to others.
        @_noLocks
        func mixed(with other: Coefficients, _ share: Float) -> Coefficients {
            var result = self
            result.a1 += (other.a1 - a1) * share
            result.a2 += (other.a2 - a2) * share
            result.a3 += (other.a3 - a3) * share
            result.direct += (other.direct - direct) * share
            result.band += (other.band - band) * share
            result.low += (other.low - low) * share
            return result
        }

        @_noLocks
        fileprivate func isSame(as other: Coefficients) -> Bool {
            a1 == other.a1 && a2 == other.a2 && direct == other.direct && band == other.band && low == other.low
        }
    }

    /// One sample through one channel.
    @inline(__always)
    @_noLocks
    private static func tick(
        _ input: Float,
        _ state: inout (first: Float, second: Float),
        _ c: Coefficients
    ) -> Float {
        let v3 = input - state.second
        let v1 = c.a1 * state.first + c.a2 * v3
        let v2 = state.second + c.a2 * state.first + c.a3 * v3
        state.first = 2 * v1 - state.first
        state.second = 2 * v2 - state.second
        return c.direct * input + c.band * v1 + c.low * v2
    }

    /// Filters a span of both channels in place, the coefficients running from `start` to `end`.
    @_noLocks
    public mutating func process(
        _ samples: Samples,
        _ others: Samples,
        from start: Coefficients,
        to end: Coefficients,
        count: Int
    ) {
        var c = start
        var (l, r) = (left, right)
        if start.isSame(as: end) {
            for i in 0..<count {
                samples[i] = StateVariableFilter.tick(samples[i], &l, c)
                others[i] = StateVariableFilter.tick(others[i], &r, c)
            }
        } else {
            let step = start.step(to: end, over: count)
            for i in 0..<count {
                samples[i] = StateVariableFilter.tick(samples[i], &l, c)
                others[i] = StateVariableFilter.tick(others[i], &r, c)
                c.move(step)
            }
        }
        (left, right) = (l, r)
    }

    /// Filters a span of one channel in place; otherwise as for two.
    @_noLocks
    public mutating func process(_ samples: Samples, from start: Coefficients, to end: Coefficients, count: Int) {
        var c = start
        var state = left
        if start.isSame(as: end) {
            for i in 0..<count { samples[i] = StateVariableFilter.tick(samples[i], &state, c) }
        } else {
            let step = start.step(to: end, over: count)
            for i in 0..<count {
                samples[i] = StateVariableFilter.tick(samples[i], &state, c)
                c.move(step)
            }
        }
        left = state
    }
}
