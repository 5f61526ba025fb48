/// A wood fire: the lapping of flames, a soft hiss, and the crackle of wood.
///
/// The three parts are those of A. Farnell, Designing Sound (MIT Press 2010, “Fire”): lapping is low noise that moves a
/// few times a second, hissing is high noise that comes and goes, crackles are short and come in clusters.
public struct Fire: Sendable {
    private let scene: FireScene
    private var bank: NoiseBank

    /// A fire. `framesPerSecond` only scales times and frequencies.
    public init(framesPerSecond: Double, seed: UInt64) {
        scene = FireScene(framesPerSecond, seed)
        bank = NoiseBank(framesPerSecond: framesPerSecond, level: FireScene.level, seed: seed)
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

private struct FireScene: Texture, Sendable {
    /// Measured: what makes the defaults as loud as the other textures.
    static let level: Float = 2.745

    private let perFrame: Float
    private let second: Float
    private let slow: Gusts
    private let lap: Gusts
    private let flicker: Gusts
    private let crackles: Grains
    private let pops: Grains

    init(_ framesPerSecond: Double, _ seed: UInt64) {
        perFrame = Float(1 / framesPerSecond)
        second = Float(framesPerSecond)
        slow = Gusts(period: 2.3 * framesPerSecond, seed: seed &+ 1)
        lap = Gusts(period: 0.16 * framesPerSecond, seed: seed &+ 2)
        flicker = Gusts(period: 0.045 * framesPerSecond, seed: seed &+ 3)
        crackles = Grains(period: 0.016 * framesPerSecond, longest: 0.022 * framesPerSecond, seed: seed &+ 4)
        pops = Grains(period: 0.25 * framesPerSecond, longest: 0.05 * framesPerSecond, seed: seed &+ 5)
    }

    @_noLocks
    func bands(at frame: Int, _ s: Setting) -> Bands {
        let near = 1 - s.distance
        let lively = 1 - s.calm
        let now = Double(frame)
        let (a, b, c) = (slow.values(at: now), lap.values(at: now), flicker.values(at: now))
        let blaze = Setting.between(0.5, 1.45, s.size)
        let depth = 0.35 + 0.35 * lively
        func side(_ index: Int) -> SIMD4<Float> {
            let breath = 1 + (0.15 + 0.3 * lively) * a[index]
            let flame = breath * (1 + depth * (0.7 * b[index] + 0.3 * c[index]))
            // The hiss of sap: mostly faint, at times more.
            let sap = 0.5 + 0.5 * a[index + 2]
            return SIMD4(
                (1.6 + 2.6 * s.size) * flame,
                0.75 * breath * (1 + 0.6 * depth * b[index + 2]),
                (0.13 + 0.08 * s.size) * (1 + 0.5 * depth * c[index + 2]),
                (0.03 + 0.06 * near) * (0.4 + 0.55 * sap * sap)
            )
        }
        let gains = Bands.sides(side(0), side(1)) * blaze
        var bands = Bands(
            cutoff: Bands.both(130 - 30 * s.size, 300, 1_050, 4_600 - 1_700 * s.distance) * perFrame,
            damping: Bands.both(1.3, 1.6, 1.8, 1.6)
        )
        let lows = SIMD8<Float>(1, 0, 0, 0, 1, 0, 0, 0)
        bands.low = gains * lows
        bands.band = gains * (1 - lows)
        bands.blend = 0.25 + 0.4 * s.distance
        // Crackles come in clusters: four twigs, each with its own moments.
        let burst = 0.5 + 0.5 * a
        let cluster = burst * burst * (1 - 0.6 * s.calm) + 0.3 * s.calm
        bands.layers = cluster * blaze * (1 - 0.65 * s.distance)
        return bands
    }

    @_noLocks
    func addGrains(_ span: GrainSpan) {
        add(crackles, span, isPop: false)
        add(pops, span, isPop: true)
    }

    /// Crackles of 1…6 kHz, up to 60 a second, and pops of 250…700 Hz, up to four. Few are strong.
    @_noLocks
    private func add(_ grains: Grains, _ span: GrainSpan, isPop: Bool) {
        let numbers = grains.numbers(from: span.frame, count: span.count)
        // Embers still tick; air makes a far crackle softer at the edge.
        let attack = isPop ? 0.003 : 0.000_8 + 0.001_2 * span.start.distance
        for number in numbers.first..<numbers.end {
            let traits = grains.traits(of: number)
            let heard = Ramp(
                min(max((0.12 + 0.55 * span.start.size + 0.15 * (1 - span.start.calm) - traits[0]) * 5, 0), 1),
                min(max((0.12 + 0.55 * span.end.size + 0.15 * (1 - span.end.calm) - traits[0]) * 5, 0), 1)
            )
            if heard.start <= 0 && heard.end <= 0 { continue }
            let u = traits[1]
            let frequency = (isPop ? 250 + 450 * u : 1_100 + 4_600 * u) * perFrame
            let cube = traits[2] * traits[2] * traits[2]
            let weight =
                FireScene.level * (isPop ? 0.5 * (0.2 + cube) : 11 * (0.03 + cube)) * Grain.audibility(frequency)
            let gain = span.layer(number & 3).scaled(by: heard).scaled(by: Ramp(weight))
            let place = Placing(gain, side: 2 * traits[3] - 1, distance: span.distance)
            Grain(
                beginning: grains.beginning(of: number),
                length: (isPop ? 0.025 + 0.022 * u : 0.005 + 0.015 * (1 - u) * traits[3]) * second,
                attack: Float(attack) * second,
                frequency: frequency,
                rise: -0.35 * frequency
            ).ring(span.left, span.right, from: span.frame, count: span.count, gains: (place.left, place.right))
        }
    }
}
