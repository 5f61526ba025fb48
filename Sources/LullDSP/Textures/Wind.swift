/// Wind about a house and through trees: gusts that come from one side and go to the other.
///
/// Air that passes a twig or wire of diameter d at speed U sheds whirls 0.2·U/d times a second (Strouhal's number), so
/// what whistles rises with the gust; the rush of leaves grows with it, a little later (A. Farnell, Designing Sound,
/// MIT Press 2010, “Wind”).
public struct Wind: Sendable {
    private let scene: WindScene
    private var bank: NoiseBank

    /// A wind. `framesPerSecond` only scales times and frequencies.
    public init(framesPerSecond: Double, seed: UInt64) {
        scene = WindScene(framesPerSecond, seed)
        bank = NoiseBank(framesPerSecond: framesPerSecond, level: WindScene.level, seed: seed)
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

private struct WindScene: Texture, Sendable {
    /// Measured: what makes the defaults as loud as the other textures.
    static let level: Float = 1.766

    private let perFrame: Float
    private let second: Double
    private let long: Gusts
    private let middle: Gusts
    private let short: Gusts

    init(_ framesPerSecond: Double, _ seed: UInt64) {
        perFrame = Float(1 / framesPerSecond)
        second = framesPerSecond
        long = Gusts(period: 7.3 * framesPerSecond, seed: seed &+ 1)
        middle = Gusts(period: 2.9 * framesPerSecond, seed: seed &+ 2)
        short = Gusts(period: 0.83 * framesPerSecond, seed: seed &+ 3)
    }

    /// The speed of the air, about 0.2…1.8 with a mean of 1, and how much a whistle's pitch wavers.
    @_noLocks
    private func air(at frame: Double, _ calm: Float, _ side: Int) -> (speed: Float, waver: Float) {
        let wild = 0.2 + 0.8 * (1 - calm)
        let a = long.values(at: frame)
        let b = middle.values(at: frame)
        let c = short.values(at: frame)
        let sum = 0.5 * a[0] + 0.34 * b[0] + (0.12 + 0.1 * wild) * c[side]
        return (1 + (0.45 + 0.45 * wild) * sum, 0.6 * b[2 + side] + 0.4 * c[2 + side])
    }

    @_noLocks
    func bands(at frame: Int, _ s: Setting) -> Bands {
        // A gust takes six tenths of a second from the left ear to the right, leaves answer four tenths later.
        let now = Double(frame)
        let (l, r) = (air(at: now, s.calm, 0), air(at: now - 0.6 * second, s.calm, 1))
        let (leftLeaves, rightLeaves) = (
            air(at: now - 0.4 * second, s.calm, 0).speed, air(at: now - second, s.calm, 1).speed
        )
        let force = Setting.between(0.6, 1.35, s.size)
        let near = 1 - s.distance
        func side(_ air: (speed: Float, waver: Float), _ leaves: Float) -> SIMD4<Float> {
            let push = air.speed * air.speed
            return SIMD4(
                3.4 * (0.4 + 0.6 * air.speed) * (0.7 + 0.6 * s.size),
                1.55 * push,
                (0.12 + 0.5 * s.size) * push * (0.5 + 0.5 * near),
                (0.03 + 0.14 * near) * leaves * leaves
            )
        }
        func corner(_ air: (speed: Float, waver: Float)) -> SIMD4<Float> {
            let speed = force * air.speed
            return SIMD4(
                110 + 40 * speed,
                150 + 260 * speed,
                (330 + 470 * speed) * (1 + 0.1 * air.waver),
                (1_900 + 900 * speed) * (0.6 + 0.4 * near)
            )
        }
        let gains = Bands.sides(side(l, leftLeaves), side(r, rightLeaves)) * force
        var bands = Bands(
            cutoff: Bands.sides(corner(l), corner(r)) * perFrame,
            damping: Bands.both(1.3, 0.95, 0.3 + 0.15 * s.distance, 1.7)
        )
        let lows = SIMD8<Float>(1, 0, 0, 0, 1, 0, 0, 0)
        bands.low = gains * lows
        bands.band = gains * (1 - lows)
        bands.blend = 0.12 + 0.45 * s.distance
        return bands
    }

    /// Wind has no grains.
    @_noLocks
    func addGrains(_ span: GrainSpan) {}
}
