import LullSession

/// One control over the life of a voice, in frames since its beginning.
///
/// Values are in the lane's own domain, in which movements are straight: octaves of gain for levels, octaves of cycles
/// per frame for pitches, plain numbers for the rest.
public struct Lane: Sendable, Equatable {
    /// What the value follows at first.
    public var base: Source
    /// What it moves to later, in the order of time.
    public var moves: [Move]

    /// A lane without moves.
    public init(_ base: Source, moves: [Move] = []) {
        self.base = base
        self.moves = moves
    }

    /// A move from whatever the value is to another source.
    public struct Move: Sendable, Equatable {
        /// The frame it begins at.
        public var start: Int
        /// Frames it takes.
        public var length: Int
        /// Where it arrives.
        public var target: Source
    }

    /// The greatest value there can be.
    public var most: Double {
        ([base] + moves.map(\.target)).map { source in
            switch source {
            case .constant(let value): value
            case .breath(let a, let b), .nostril(let a, let b): max(a, b)
            case .ramp(let points, _, _): points.max() ?? 0
            case .sine(let a, let b, _), .triangle(let a, let b, _), .pulse(let a, let b, _, _),
                .wander(let a, let b, _, _):
                max(a, b)
            }
        }.max() ?? 0
    }

    /// The same movement, every value taken through an affine function.
    func mapped(_ affine: (Double) -> Double) -> Lane {
        Lane(
            base.mapped(affine),
            moves: moves.map { Move(start: $0.start, length: $0.length, target: $0.target.mapped(affine)) }
        )
    }

    /// What a value follows.
    public enum Source: Sendable, Equatable {
        /// Nothing: it stays.
        case constant(Double)
        /// The lung volume.
        case breath(empty: Double, full: Double)
        /// The nostril.
        case nostril(left: Double, right: Double)
        /// Points at equal distances over `length` frames.
        case ramp(points: [Double], length: Int, smooth: Bool)
        /// A swing along a sine that begins low; `period` in frames.
        case sine(low: Double, high: Double, period: Double)
        /// A swing along straight lines.
        case triangle(low: Double, high: Double, period: Double)
        /// Low for half a period and high for half, with raised-cosine edges of `edge` frames.
        case pulse(low: Double, high: Double, period: Double, edge: Double)
        /// A random walk with a new aim every `period` frames.
        case wander(low: Double, high: Double, period: Double, seed: UInt64)

        func mapped(_ f: (Double) -> Double) -> Source {
            switch self {
            case .constant(let value): .constant(f(value))
            case .breath(let empty, let full): .breath(empty: f(empty), full: f(full))
            case .nostril(let left, let right): .nostril(left: f(left), right: f(right))
            case .ramp(let points, let length, let smooth):
                .ramp(points: points.map(f), length: length, smooth: smooth)
            case .sine(let low, let high, let period): .sine(low: f(low), high: f(high), period: period)
            case .triangle(let low, let high, let period): .triangle(low: f(low), high: f(high), period: period)
            case .pulse(let low, let high, let period, let edge):
                .pulse(low: f(low), high: f(high), period: period, edge: edge)
            case .wander(let low, let high, let period, let seed):
                .wander(low: f(low), high: f(high), period: period, seed: seed)
            }
        }
    }
}

/// Converts controls into lanes at one rate.
struct LaneCompiler {
    let rate: Double
    /// Octaves in a decibel: 20·log10(2) dB to the octave of amplitude.
    static let octavesPerDecibel = 1 / 6.020_599_913_279_624

    func frames(_ seconds: Seconds) -> Int { Int((seconds.value * rate).rounded()) }

    /// The least frames from one value to another, so that nothing clicks: 20 ms.
    var edge: Int { frames(Seconds(0.02)) }

    /// A value in the domain of a lane.
    func domain(_ value: Double, _ dimension: Dimension) -> Double {
        switch dimension {
        case .level: max(value, -120) * Self.octavesPerDecibel
        case .pitch: Logarithm.base2(value / rate)
        case .rate: value / rate
        case .duration: value * rate
        case .slope: value * Self.octavesPerDecibel
        case .share, .place, .number, .cents: value
        }
    }

    /// A later change of a control, in frames since the lane's beginning.
    typealias Move = (start: Int, length: Int, to: Control)

    /// A control with its later changes, each with a seed of its own.
    func lane(
        _ control: Control,
        _ dimension: Dimension,
        _ moves: [Move],
        _ extent: InstrumentCompiler.Extent,
        seed: UInt64
    ) -> Lane {
        func source(_ control: Control, _ index: Int) -> Lane.Source {
            let own = seed &+ UInt64(index)
            return self.source(control, dimension, life: extent.life, section: extent.section, seed: own)
        }
        let changes = moves.enumerated().map { index, move in
            // A control that is set at once would click: it takes as long as an edge of a pulse at least.
            Lane.Move(start: move.start, length: max(move.length, edge), target: source(move.to, index + 1))
        }
        return Lane(source(control, 0), moves: changes)
    }

    /// A source for a control. `life` is the voice's length and `section` the rest of its section, both in frames.
    func source(
        _ control: Control,
        _ dimension: Dimension,
        life: Int,
        section: Int,
        seed: UInt64
    ) -> Lane.Source {
        func value(_ x: Double) -> Double { domain(x, dimension) }
        switch control {
        case .constant(let x):
            return .constant(value(x))
        case .breath(let empty, let full):
            return .breath(empty: value(empty), full: value(full))
        case .nostril(let left, let right):
            return .nostril(left: value(left), right: value(right))
        case .ramp(let points, let over, let shape):
            let length =
                switch over {
                case .sound: life
                case .section: section
                case .seconds(let seconds): frames(seconds)
                }
            return .ramp(points: points.map(value), length: max(1, length), smooth: shape == .smooth)
        case .lfo(let low, let high, let every, let shape):
            let period = every.value * rate
            switch shape {
            case .sine: return .sine(low: value(low), high: value(high), period: period)
            case .triangle: return .triangle(low: value(low), high: value(high), period: period)
            case .pulse:
                // Edges of 20 ms or more, as far as the period leaves room.
                let edge = min(max(0.02 * rate, period / 16), period / 2)
                return .pulse(low: value(low), high: value(high), period: period, edge: edge)
            }
        case .wander(let low, let high, let every):
            return .wander(low: value(low), high: value(high), period: every.value * rate, seed: seed)
        }
    }
}

/// The logarithm to the base 2, without a C library.
enum Logarithm {
    /// log₂ of a positive number; error ≤ 10⁻¹⁵ of an octave times its size.
    static func base2(_ x: Double) -> Double {
        guard x > 0, x.isFinite else { return -1_074 }
        var exponent = Double(x.exponent)
        var m = x.significand
        if m > 1.414_213_562_373_095 {
            m /= 2
            exponent += 1
        }
        // ln m = 2·artanh((m−1)/(m+1)), |argument| < 0.172.
        let t = (m - 1) / (m + 1)
        let s = t * t
        var sum = 0.0
        for k in stride(from: 23, through: 1, by: -2) { sum = sum * s + 1 / Double(k) }
        return exponent + 2 * t * sum * 1.442_695_040_888_963_4
    }
}
