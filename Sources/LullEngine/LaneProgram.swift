import LullDSP
import LullScore

/// A lane as the audio path reads it: flat memory, values in closed form at any frame.
struct LaneProgram {
    private let base: Source
    private let moves: UnsafePointer<Move>
    private let count: Int
    /// The value, for lanes that never move.
    let constant: Double
    /// Whether the lane never moves.
    let isConstant: Bool
    /// Frames between which the value may be drawn as a straight line: a whole block, or less for quick movements.
    let step: Int
    /// The same for what moves within a source or a filter, which costs more to divide: four frames or more.
    let coarseStep: Int

    struct Move: BitwiseCopyable {
        var start: Double
        var length: Double
        var target: Source
    }

    enum Source: BitwiseCopyable {
        case constant(Double)
        case breath(empty: Double, full: Double)
        case nostril(left: Double, right: Double)
        case ramp(points: UnsafePointer<Double>, count: Int, length: Double, smooth: Bool)
        case sine(low: Double, high: Double, period: Double)
        case triangle(low: Double, high: Double, period: Double)
        case pulse(low: Double, high: Double, period: Double, edge: Double)
        case wander(low: Double, high: Double, period: Double, random: CounterRandom)
    }

    // A straight line misses a bend by the square of its length: a 120th of a quarter swing keeps the miss of a 48 dB
    // swing 80 dB below the sound.
    private static let fineness = 120.0
    // 48 dB, in octaves: wider swings bend more.
    private static let usualSwing = 8.0

    init(_ lane: Lane, arena: Arena) {
        var quickest = LaneProgram.quickest(lane.base)
        for move in lane.moves {
            quickest = min(quickest, Double(max(move.length, 1)), LaneProgram.quickest(move.target))
        }
        var step = Block.frames
        while step > 1 && Double(step) * LaneProgram.fineness > quickest { step /= 2 }
        self.step = step
        coarseStep = max(step, 4)
        base = LaneProgram.source(lane.base, arena)
        count = lane.moves.count
        moves = arena.copy(
            lane.moves.map {
                Move(
                    start: Double($0.start),
                    length: Double(max($0.length, 1)),
                    target: LaneProgram.source($0.target, arena)
                )
            }
        )
        if case .constant(let value) = lane.base, lane.moves.isEmpty {
            constant = value
            isConstant = true
        } else {
            constant = 0
            isConstant = false
        }
    }

    /// The frames of a source's quickest movement, fewer where it swings wider than usual.
    private static func quickest(_ source: Lane.Source) -> Double {
        frames(source) / max(1, swing(source) / usualSwing)
    }

    private static func swing(_ source: Lane.Source) -> Double {
        switch source {
        case .constant: 0
        case .ramp(let points, _, _): (points.max() ?? 0) - (points.min() ?? 0)
        case .breath(let a, let b), .nostril(let a, let b), .sine(let a, let b, _), .triangle(let a, let b, _),
            .pulse(let a, let b, _, _), .wander(let a, let b, _, _):
            abs(b - a)
        }
    }

    private static func frames(_ source: Lane.Source) -> Double {
        switch source {
        case .constant: .infinity
        // A breath's phases last seconds; so does the way from one nostril to the other.
        case .breath, .nostril: .infinity
        case .ramp(let points, let length, _): Double(length) / Double(max(points.count - 1, 1))
        case .sine(_, _, let period), .triangle(_, _, let period), .wander(_, _, let period, _): period / 4
        case .pulse(_, _, _, let edge): edge
        }
    }

    private static func source(_ source: Lane.Source, _ arena: Arena) -> Source {
        switch source {
        case .constant(let value):
            return .constant(value)
        case .breath(let empty, let full):
            return .breath(empty: empty, full: full)
        case .nostril(let left, let right):
            return .nostril(left: left, right: right)
        case .ramp(let points, let length, let smooth):
            return .ramp(points: arena.copy(points), count: points.count, length: Double(length), smooth: smooth)
        case .sine(let low, let high, let period):
            return .sine(low: low, high: high, period: period)
        case .triangle(let low, let high, let period):
            return .triangle(low: low, high: high, period: period)
        case .pulse(let low, let high, let period, let edge):
            return .pulse(low: low, high: high, period: period, edge: edge)
        case .wander(let low, let high, let period, let seed):
            return .wander(low: low, high: high, period: period, random: CounterRandom(seed: seed))
        }
    }

    /// The value `time` frames into the voice, while the breath is `breath`.
    @_noLocks
    func value(at time: Int, _ breath: BreathSignal.Value) -> Double {
        if isConstant { return constant }
        let t = Double(time)
        // The moves begun by now, found by halving; of those the last that has arrived stands for all before it.
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if moves[middle].start < t { low = middle + 1 } else { high = middle }
        }
        var first = low
        while first > 0 && t < moves[first - 1].start + moves[first - 1].length { first -= 1 }
        var value = LaneProgram.value(first > 0 ? moves[first - 1].target : base, t, breath)
        for index in first..<low {
            let move = moves[index]
            let share = Mathematics.raisedCosine((t - move.start) / move.length)
            value += (LaneProgram.value(move.target, t, breath) - value) * share
        }
        return value
    }

    @_noLocks
    private static func value(_ source: Source, _ t: Double, _ breath: BreathSignal.Value) -> Double {
        switch source {
        case .constant(let value):
            return value
        case .breath(let empty, let full):
            return empty + (full - empty) * breath.volume
        case .nostril(let left, let right):
            return left + (right - left) * (breath.nostril + 1) / 2
        case .ramp(let points, let count, let length, let smooth):
            return ramp(points, count, t / length, smooth)
        case .sine(let low, let high, let period):
            return low + (high - low) * (0.5 - 0.5 * Mathematics.cosine(turns: t / period))
        case .triangle(let low, let high, let period):
            let x = t / period - Mathematics.floor(t / period)
            return low + (high - low) * (x < 0.5 ? 2 * x : 2 - 2 * x)
        case .pulse(let low, let high, let period, let edge):
            let x = (t / period - Mathematics.floor(t / period)) * period
            let rise = Mathematics.raisedCosine((x - period / 2 + edge / 2) / edge)
            let fall = Mathematics.raisedCosine((x - period + edge / 2) / edge)
            let wrapped = 1 - Mathematics.raisedCosine((x + edge / 2) / edge)
            return low + (high - low) * (rise - fall + wrapped)
        case .wander(let low, let high, let period, let random):
            return low + (high - low) * wander(t / period, random)
        }
    }

    @_noLocks
    private static func ramp(_ points: UnsafePointer<Double>, _ count: Int, _ x: Double, _ smooth: Bool) -> Double {
        if x <= 0 { return points[0] }
        if x >= 1 { return points[count - 1] }
        let place = x * Double(count - 1)
        let index = Int(Mathematics.floor(place))
        let share = place - Double(index)
        let weight = smooth ? Mathematics.raisedCosine(share) : share
        return points[index] + (points[index + 1] - points[index]) * weight
    }

    /// A smooth course through random aims at whole numbers of periods: Catmull and Rom's cubic, kept inside 0…1.
    @_noLocks
    private static func wander(_ x: Double, _ random: CounterRandom) -> Double {
        let whole = Mathematics.floor(x)
        let share = x - whole
        let index = UInt64(whole) &+ 1
        let p0 = random.unit(at: index &- 1)
        let p1 = random.unit(at: index)
        let p2 = random.unit(at: index &+ 1)
        let p3 = random.unit(at: index &+ 2)
        let a = -0.5 * p0 + 1.5 * p1 - 1.5 * p2 + 0.5 * p3
        let b = p0 - 2.5 * p1 + 2 * p2 - 0.5 * p3
        let c = -0.5 * p0 + 0.5 * p2
        return min(max(((a * share + b) * share + c) * share + p1, 0), 1)
    }
}
