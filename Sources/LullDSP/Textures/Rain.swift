/// Rain on leaves and puddles: a bright steady wash, splashes, and now and then the plink of a caught bubble.
///
/// A drop makes a short splash, and where it falls on water often a bubble behind it that rings (H. C. Pumphrey and
/// P. A. Elmore, “The entrainment of bubbles by drop impacts”, J. Fluid Mech. 1990); very many drops are noise
/// (A. Farnell, Designing Sound, MIT Press 2010, “Rain”).
public struct Rain: Sendable {
    private let scene: RainScene
    private var bank: NoiseBank

    /// A rain. `framesPerSecond` only scales times and frequencies.
    public init(framesPerSecond: Double, seed: UInt64) {
        scene = RainScene(framesPerSecond, seed)
        bank = NoiseBank(framesPerSecond: framesPerSecond, level: RainScene.level, seed: seed)
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

private struct RainScene: Texture, Sendable {
    /// Measured: what makes the defaults as loud as the other textures.
    static let level: Float = 1.536

    private let perFrame: Float
    private let second: Float
    private let slow: Gusts
    private let quick: Gusts
    private let splashes: Grains
    private let plinks: Grains

    init(_ framesPerSecond: Double, _ seed: UInt64) {
        perFrame = Float(1 / framesPerSecond)
        second = Float(framesPerSecond)
        slow = Gusts(period: 4.7 * framesPerSecond, seed: seed &+ 1)
        quick = Gusts(period: 0.21 * framesPerSecond, seed: seed &+ 2)
        splashes = Grains(period: 0.002_5 * framesPerSecond, longest: 0.012 * framesPerSecond, seed: seed &+ 3)
        plinks = Grains(period: 0.025 * framesPerSecond, longest: 0.06 * framesPerSecond, seed: seed &+ 4)
    }

    @_noLocks
    func bands(at frame: Int, _ s: Setting) -> Bands {
        let near = 1 - s.distance
        let gust = (0.05 + 0.4 * (1 - s.calm)) * slow.values(at: Double(frame))
        let patter = 0.16 * (0.3 + near) * quick.values(at: Double(frame))
        let fall = Setting.between(0.4, 1.5, s.size)
        // The sides share most of a shower.
        let shower = SIMD2(1 + 0.8 * gust[0] + 0.2 * gust[1], 1 + 0.8 * gust[0] + 0.2 * gust[2])
        func side(_ index: Int) -> SIMD4<Float> {
            SIMD4(0.2 + 0.45 * s.size, 0.5, 0.72, 0.75 * (1 - 0.72 * s.distance))
                * SIMD4(1, 1 + patter[index], 1 + patter[index + 2], 1 + 0.5 * patter[index]) * shower[index]
        }
        let gains = Bands.sides(side(0), side(1)) * fall
        var bands = Bands(
            cutoff: Bands.both(320, 1_150, 3_000 - 600 * s.distance, 7_500 - 2_600 * s.distance) * perFrame,
            damping: Bands.both(1.6, 1.4, 1.3, 1.5)
        )
        bands.band = gains
        bands.blend = 0.05 + 0.45 * s.distance
        bands.layers = SIMD4(lowHalf: shower, highHalf: shower) * fall
        return bands
    }

    @_noLocks
    func addGrains(_ span: GrainSpan) {
        addSplashes(span)
        addPlinks(span)
    }

    /// Splashes: nearly noise, 400 of them a second when it pours. A grain is heard where the rain is dense enough.
    @_noLocks
    private func addSplashes(_ span: GrainSpan) {
        let level = Ramp(
            0.62 * RainScene.level * (1 - 0.9 * span.start.distance),
            0.62 * RainScene.level * (1 - 0.9 * span.end.distance)
        ).scaled(by: span.layer(0))
        let numbers = splashes.numbers(from: span.frame, count: span.count)
        for number in numbers.first..<numbers.end {
            let traits = splashes.traits(of: number)
            let heard = Ramp(
                min(max((0.2 + span.start.size - traits[0]) * 4, 0), 1),
                min(max((0.2 + span.end.size - traits[0]) * 4, 0), 1)
            )
            if heard.start <= 0 && heard.end <= 0 { continue }
            let frequency = (1_000 + 5_000 * traits[1]) * perFrame
            let weight = (0.15 + traits[2] * traits[2] * traits[2]) * Grain.audibility(frequency)
            let gain = level.scaled(by: heard).scaled(by: Ramp(weight))
            let place = Placing(gain, side: 2 * traits[3] - 1, distance: span.distance)
            Grain(
                beginning: splashes.beginning(of: number),
                length: (0.004 + 0.007 * (1 - traits[1])) * second,
                attack: 0.001 * second,
                frequency: frequency,
                rise: -0.3 * frequency,
                phase: traits[2]
            ).ring(span.left, span.right, from: span.frame, count: span.count, gains: (place.left, place.right))
        }
    }

    /// Plinks: up to 40 a second, most of them faint.
    @_noLocks
    private func addPlinks(_ span: GrainSpan) {
        let level = Ramp(
            0.9 * RainScene.level * (1 - span.start.distance),
            0.9 * RainScene.level * (1 - span.end.distance)
        ).scaled(by: span.layer(0))
        let numbers = plinks.numbers(from: span.frame, count: span.count)
        for number in numbers.first..<numbers.end {
            let traits = plinks.traits(of: number)
            let heard = Ramp(
                min(max((0.15 + 0.8 * span.start.size - traits[0]) * 4, 0), 1),
                min(max((0.15 + 0.8 * span.end.size - traits[0]) * 4, 0), 1)
            )
            if heard.start <= 0 && heard.end <= 0 { continue }
            let frequency = (900 + 2_900 * traits[1] * traits[1]) * perFrame
            let weight = (0.1 + traits[2] * traits[2] * traits[2]) * Grain.audibility(frequency)
            let gain = level.scaled(by: heard).scaled(by: Ramp(weight))
            let place = Placing(gain, side: 2 * traits[3] - 1, distance: span.distance)
            Grain(
                beginning: plinks.beginning(of: number),
                length: (0.02 + 0.038 * (1 - traits[1])) * second,
                attack: 0.001_5 * second,
                frequency: frequency,
                rise: 0.12 * frequency
            ).ring(span.left, span.right, from: span.frame, count: span.count, gains: (place.left, place.right))
        }
    }
}
