/// Waves on a beach: they build from afar, break, and run out over the sand.
///
/// Breaking is many bubbles at once: low while air is caught in big ones under the crest, then bright as the foam of
/// small ones spreads and dies away (G. B. Deane, “Sound generation and air entrainment by breaking waves in the surf
/// zone”, JASA 1997). Here it is noise in four bands, the two high ones behind the crest, and a fizz of single bubbles.
/// Three trains of waves, 7.5, 9.5 and 12.5 s apart, take turns as size grows.
public struct Ocean: Sendable {
    private let scene: OceanScene
    private var bank: NoiseBank
    private var falling: Float = 0
    private let framesPerSecond: Float

    /// An ocean. `framesPerSecond` only scales times and frequencies.
    public init(framesPerSecond: Double, seed: UInt64) {
        scene = OceanScene(framesPerSecond, seed)
        bank = NoiseBank(framesPerSecond: framesPerSecond, level: OceanScene.level, seed: seed)
        self.framesPerSecond = Float(framesPerSecond)
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
        if count <= 0 { return }
        let before = falling
        if let swell = controls.swell {
            // A full wave that falls in four seconds falls fully. Smoothed over 1500 frames, soon forgotten.
            let speed = -swell.step(over: count) * framesPerSecond
            let target = min(max(speed * 4, 0), 1)
            let keep = Float(Mathematics.exp2(-Double(count) / 1_500))
            falling = target + (falling - target) * keep
            // Far below −100 dB it is nothing, and no denormal number.
            if falling < 1e-7 { falling = 0 }
        } else {
            falling = 0
        }
        let fall = Ramp(before, falling)
        bank.write(scene, left: left, right: right, from: frame, controls: controls, fall: fall, count: count)
    }
}

private struct OceanScene: Texture, Sendable {
    /// Measured: what makes the defaults as loud as the other textures.
    static let level: Float = 2.36

    private let perFrame: Float
    private let second: Float
    private let waves: InlineArray<3, CounterRandom>
    private let periods: InlineArray<3, Double>
    private let fizz: Grains
    private let breath: Gusts

    init(_ framesPerSecond: Double, _ seed: UInt64) {
        perFrame = Float(1 / framesPerSecond)
        second = Float(framesPerSecond)
        waves = [CounterRandom(seed: seed &+ 1), CounterRandom(seed: seed &+ 2), CounterRandom(seed: seed &+ 3)]
        periods = [7.5 * framesPerSecond, 9.5 * framesPerSecond, 12.5 * framesPerSecond]
        fizz = Grains(period: 0.003 * framesPerSecond, longest: 0.012 * framesPerSecond, seed: seed &+ 4)
        breath = Gusts(period: 0.7 * framesPerSecond, seed: seed &+ 5)
    }

    /// The height of the water under the crest and of the foam behind it, left and right.
    private struct Water {
        var body = SIMD2<Float>(repeating: 0)
        var foam = SIMD2<Float>(repeating: 0)
    }

    /// One wave `x` periods after its crest: two fifths of a period to build, two thirds to run out.
    @inline(__always)
    @_noLocks
    private static func wave(_ x: Float) -> (body: Float, foam: Float) {
        let rise = Curve.smooth((x + 0.42) * 2.2)
        let gone = 1 - Curve.smooth((x - 0.02) * 1.7)
        let burst = Curve.smooth((x + 0.12) * 5)
        let rest = min(max(1 - (x - 0.06) * 1.45, 0), 1)
        return (rise * gone, burst * rest * rest * (1 - Curve.smooth((x - 0.5) * 4)))
    }

    @_noLocks
    private func water(at frame: Int, _ s: Setting) -> Water {
        var water = Water()
        if s.isLed {
            let height = Curve.smooth(s.swell)
            let foam = s.swell * s.swell * (0.22 + 0.1 * height) + s.fall * s.swell * (1.15 - 0.4 * s.swell)
            water.body = SIMD2(repeating: 0.9 * (0.35 * s.swell + 0.65 * height) * (1 - 0.35 * s.fall))
            water.foam = SIMD2(repeating: 0.9 * foam)
            return water
        }
        for train in 0..<3 {
            // The middle train leads at middle size, the others are heard under it.
            let away = s.size * 2 - Float(train)
            let share = 0.16 + 0.84 * (1 - Curve.smooth(away < 0 ? -away : away))
            let turns = Double(frame) / periods[train]
            let whole = Mathematics.floor(turns)
            let inside = Float(turns - whole)
            for step in -1..<2 {
                let traits = waves[train].quarters(at: Int(whole) + step)
                let x = inside - Float(step) - 0.5 - 0.22 * (traits[0] - 0.5)
                let height = share * (1 - (0.12 + 0.55 * (1 - s.calm)) * traits[1])
                // It breaks along the beach, a little sooner on one side.
                let lag = 0.05 * (traits[2] - 0.5)
                let (l, r) = (OceanScene.wave(x + lag), OceanScene.wave(x - lag))
                water.body += SIMD2(l.body, r.body) * height
                water.foam += SIMD2(l.foam, r.foam) * height
            }
        }
        return water
    }

    @_noLocks
    func bands(at frame: Int, _ s: Setting) -> Bands {
        let water = water(at: frame, s)
        let near = 1 - s.distance
        // Far away the single wave gives way to the whole shore.
        let shore = 0.05 + 0.13 * s.distance + 0.05 * s.calm
        let body = water.body + shore
        let foam = water.foam + 0.5 * shore
        let loose = 1 + (0.1 + 0.2 * (1 - s.calm)) * breath.values(at: Double(frame))
        let big = Setting.between(0.42, 1.45, s.size)
        func side(_ index: Int) -> SIMD4<Float> {
            SIMD4(
                (1.2 + 2.6 * s.size) * body[index],
                1.35 * body[index] * loose[index],
                0.17 * body[index] + 0.62 * foam[index] * loose[index + 2],
                (0.02 + 0.3 * near) * foam[index]
            )
        }
        func corner(_ index: Int) -> SIMD4<Float> {
            SIMD4(
                150,
                330 + 160 * foam[index],
                1_000 + 650 * foam[index],
                (2_900 + 1_500 * foam[index]) * (0.55 + 0.45 * near)
            )
        }
        let gains = Bands.sides(side(0), side(1)) * big
        var bands = Bands(
            cutoff: Bands.sides(corner(0), corner(1)) * perFrame,
            damping: Bands.both(1.3, 1.7, 1.9, 2.2)
        )
        let lows = SIMD8<Float>(1, 0, 0, 0, 1, 0, 0, 0)
        bands.low = gains * lows
        bands.band = gains * (1 - lows)
        bands.blend = 0.15 + 0.45 * s.distance
        bands.layers = SIMD4(repeating: 0.09 * big * near * (water.foam[0] + water.foam[1]))
        return bands
    }

    @_noLocks
    func addGrains(_ span: GrainSpan) {
        let strength = span.layer(0).scaled(by: Ramp(OceanScene.level))
        if strength.start < 1e-6 && strength.end < 1e-6 { return }
        let numbers = fizz.numbers(from: span.frame, count: span.count)
        for number in numbers.first..<numbers.end {
            let traits = fizz.traits(of: number)
            let frequency = (1_500 + 4_500 * traits[0] * traits[0]) * perFrame
            let weight = traits[1] * traits[1] * Grain.audibility(frequency)
            let place = Placing(strength.scaled(by: Ramp(weight)), side: 2 * traits[2] - 1, distance: span.distance)
            Grain(
                beginning: fizz.beginning(of: number),
                length: (0.004 + 0.007 * (1 - traits[0])) * second,
                attack: 0.001_2 * second,
                frequency: frequency
            ).ring(span.left, span.right, from: span.frame, count: span.count, gains: (place.left, place.right))
        }
    }
}
