/// Running water: thousands of bubbles over a soft wash.
///
/// A bubble of radius r metres rings at about 3/r hertz (M. Minnaert 1933), dies away at 0.13/r + 0.0072·r^(−3/2) a
/// second, and rises in pitch as it nears the surface (K. van den Doel, “Physically based models for liquid sounds”,
/// ACM Transactions on Applied Perception 2005). Big bubbles are many in a river, small ones in a brook.
public struct Stream: Sendable {
    private let scene: StreamScene
    private var bank: NoiseBank

    /// A stream. `framesPerSecond` only scales times and frequencies.
    public init(framesPerSecond: Double, seed: UInt64) {
        scene = StreamScene(framesPerSecond, seed)
        bank = NoiseBank(framesPerSecond: framesPerSecond, level: StreamScene.level, seed: seed)
    }

    /// Writes `count` frames (at most ``Block/frames``); `frame` is the number of the first since the sound began.
    @_noLocks
    public mutating func write(
        left: Samples,
        right: Samples,
        from frame: Int,
        controls: TextureControls,
        count: Int
    ) {
        bank.write(scene, left: left, right: right, from: frame, controls: controls, count: count)
    }
}

private struct StreamScene: Texture, Sendable {
    /// Measured: what makes the defaults as loud as the other textures.
    static let level: Float = 3.1

    /// Bubbles of one range of sizes.
    private struct Swarm {
        var grains: Grains
        /// Hertz of the biggest, and how much the smallest add.
        var lowest: Float
        var range: Float
        var gain: Float
        /// How many are heard at size 0, and how that changes towards 1.
        var few: Float
        var more: Float
    }

    private let perFrame: Float
    private let second: Float
    private let slow: Gusts
    private let quick: Gusts
    private let swarms: InlineArray<3, Swarm>

    init(_ framesPerSecond: Double, _ seed: UInt64) {
        perFrame = Float(1 / framesPerSecond)
        second = Float(framesPerSecond)
        slow = Gusts(period: 1.9 * framesPerSecond, seed: seed &+ 1)
        quick = Gusts(period: 0.17 * framesPerSecond, seed: seed &+ 2)
        func grains(_ perSecond: Double, _ lasting: Double, _ stream: UInt64) -> Grains {
            Grains(period: framesPerSecond / perSecond, longest: lasting * framesPerSecond, seed: seed &+ stream)
        }
        swarms = [
            Swarm(grains: grains(40, 0.12, 3), lowest: 280, range: 420, gain: 0.55, few: 0.1, more: 0.9),
            Swarm(grains: grains(120, 0.08, 4), lowest: 520, range: 1_000, gain: 0.5, few: 0.5, more: 0.3),
            Swarm(grains: grains(150, 0.04, 5), lowest: 1_200, range: 2_300, gain: 0.36, few: 0.95, more: -0.4),
        ]
    }

    @_noLocks
    func bands(at frame: Int, _ s: Setting) -> Bands {
        let near = 1 - s.distance
        let loose = (0.15 + 0.5 * (1 - s.calm)) * slow.values(at: Double(frame))
        let gurgle = (0.3 + 0.5 * (1 - s.calm)) * quick.values(at: Double(frame))
        let flow = Setting.between(0.6, 1.5, s.size)
        func side(_ index: Int) -> SIMD4<Float> {
            SIMD4(
                (0.25 + 1.1 * s.size) * (1 + loose[index]),
                (0.22 + 0.3 * s.size + 0.25 * s.distance) * (1 + 0.3 * gurgle[index]),
                0.15 + 0.08 * s.distance + 0.1 * s.size,
                (0.035 + 0.075 * near) * (1 + 0.4 * gurgle[index + 2])
            )
        }
        var bands = Bands(
            cutoff: Bands.both(260, 620, 1_500, 3_900 - 1_500 * s.distance) * perFrame,
            damping: Bands.both(1.4, 1.5, 1.7, 1.8)
        )
        bands.band = Bands.sides(side(0), side(1)) * flow
        bands.blend = 0.1 + 0.45 * s.distance
        // Four places in the bed, each with its own gurgle.
        bands.layers = (1 + 0.5 * loose) * (1 + gurgle) * flow * (1 - 0.6 * s.distance)
        return bands
    }

    @_noLocks
    func addGrains(_ span: GrainSpan) {
        for index in 0..<3 { add(swarms[index], span) }
    }

    @_noLocks
    private func add(_ swarm: Swarm, _ span: GrainSpan) {
        let numbers = swarm.grains.numbers(from: span.frame, count: span.count)
        for number in numbers.first..<numbers.end {
            let traits = swarm.grains.traits(of: number)
            let heard = Ramp(
                min(max((swarm.few + swarm.more * span.start.size - traits[0]) * 5, 0), 1),
                min(max((swarm.few + swarm.more * span.end.size - traits[0]) * 5, 0), 1)
            )
            if heard.start <= 0 && heard.end <= 0 { continue }
            let hertz = swarm.lowest + swarm.range * traits[1] * traits[1]
            let frequency = hertz * perFrame
            // Van den Doel's damping with r = 3/f; r^(−3/2) is met by a line within 15 % over this range.
            let damping = hertz * 0.043_3 + 0.001_39 * hertz * (12 + hertz * 0.014_5)
            let length = min(4 / damping * second, Float(swarm.grains.longest))
            let weight = swarm.gain * StreamScene.level * (0.12 + traits[2] * traits[2]) * Grain.audibility(frequency)
            let gain = span.layer(number & 3).scaled(by: heard).scaled(by: Ramp(weight))
            let place = Placing(gain, side: 2 * traits[3] - 1, distance: span.distance)
            Grain(
                beginning: swarm.grains.beginning(of: number),
                length: length,
                attack: max(0.001_5 * second, 0.06 * length),
                frequency: frequency,
                rise: (0.05 + 0.3 * traits[2] * traits[2]) * frequency
            ).ring(span.left, span.right, from: span.frame, count: span.count, gains: (place.left, place.right))
        }
    }
}
