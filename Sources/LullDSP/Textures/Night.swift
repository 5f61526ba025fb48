/// A summer night: crickets near and far over very soft air.
///
/// The chirp is the snowy tree cricket's (Oecanthus fultoni): eight pulses in groups of 2, 3 and 3 on one pure tone
/// near 3 kHz, somewhat over two chirps a second on a mild night (A. E. Dolbear, “The cricket as a thermometer”, 1897),
/// neighbours falling in with each other. Far ones are a shimmer: noise in a narrow band.
public struct Night: Sendable {
    private let scene: NightScene
    private var bank: NoiseBank

    /// A night. `framesPerSecond` only scales times and frequencies.
    public init(framesPerSecond: Double, seed: UInt64) {
        scene = NightScene(framesPerSecond, seed)
        bank = NoiseBank(framesPerSecond: framesPerSecond, level: NightScene.level, seed: seed)
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

private struct NightScene: Texture, Sendable {
    /// Measured: what makes the defaults as loud as the other textures.
    static let level: Float = 3.23

    private static let crickets = 8
    /// Seconds from one pulse to the next; a gap between groups lasts one pulse.
    private static let pulse: Float = 0.019

    private struct Cricket {
        var chirps: Grains
        var hertz: Float
        var side: Float
        var gain: Float
        /// Whether it keeps time with its neighbours, as most do on a calm night.
        var isSteady: Bool
    }

    private let perFrame: Float
    private let second: Float
    private let slow: Gusts
    private let shimmer: Gusts
    private let singers: InlineArray<8, Cricket>

    init(_ framesPerSecond: Double, _ seed: UInt64) {
        perFrame = Float(1 / framesPerSecond)
        second = Float(framesPerSecond)
        slow = Gusts(period: 5.3 * framesPerSecond, seed: seed &+ 1)
        shimmer = Gusts(period: 0.06 * framesPerSecond, seed: seed &+ 2)
        // Sides and strengths are a choice: near ones apart, the rest about them.
        let sides: [Float] = [-0.45, 0.6, 0.2, -0.85, 0.9, -0.2, 0.4, -0.65]
        let gains: [Float] = [1, 0.7, 0.55, 0.62, 0.45, 0.5, 0.4, 0.38]
        let random = CounterRandom(seed: seed &+ 3)
        singers = InlineArray { index in
            let traits = random.quarters(at: index)
            let isSteady = index & 1 == 0
            let period = isSteady ? 0.46 : 0.43 + 0.13 * Double(traits[0])
            return Cricket(
                chirps: Grains(
                    period: period * framesPerSecond,
                    longest: 0.3 * framesPerSecond,
                    seed: seed &+ 4 &+ UInt64(index),
                    spread: isSteady ? 0.06 : 0.16
                ),
                hertz: 2_900 + 420 * traits[1] + (isSteady ? 0 : 500 * traits[2]),
                side: sides[index],
                gain: gains[index],
                isSteady: isSteady
            )
        }
    }

    @_noLocks
    func bands(at frame: Int, _ s: Setting) -> Bands {
        let near = 1 - s.distance
        let loose = (0.2 + 0.4 * (1 - s.calm)) * slow.values(at: Double(frame))
        let quick = 0.3 * shimmer.values(at: Double(frame))
        func side(_ index: Int) -> SIMD4<Float> {
            SIMD4(
                0.3 * (1 + loose[index]),
                0.1 * (1 + loose[index + 2]),
                (0.1 + 0.25 * s.size + 0.1 * s.distance) * (1 + quick[index]) * (1 + 0.5 * loose[index + 2]),
                0.28 * s.size * (1 - 0.6 * s.distance) * (1 + quick[index + 2])
            )
        }
        let lows = SIMD8<Float>(1, 0, 0, 0, 1, 0, 0, 0)
        let gains = Bands.sides(side(0), side(1))
        var bands = Bands(
            cutoff: Bands.sides(SIMD4(240, 700, 3_150, 4_350), SIMD4(240, 700, 3_230, 4_480)) * perFrame,
            damping: Bands.both(1.4, 1.6, 0.09, 0.05)
        )
        bands.low = gains * lows
        bands.band = gains * (1 - lows)
        bands.blend = 0.1 + 0.45 * s.distance
        bands.layers = SIMD4(repeating: 1.3 * (0.45 + 0.55 * near)) * (1 + 0.5 * loose)
        return bands
    }

    @_noLocks
    func addGrains(_ span: GrainSpan) {
        for index in 0..<NightScene.crickets { sing(singers[index], index, span) }
    }

    /// How much a cricket is heard: one after another as size grows, those out of step when it is lively.
    @inline(__always)
    @_noLocks
    private static func presence(_ cricket: Cricket, _ index: Int, _ s: Setting) -> Float {
        let count = min(max(1.2 + 7 * s.size - Float(index), 0), 1)
        return count * (cricket.isSteady ? 0.45 + 0.55 * s.calm : 1 - 0.75 * s.calm)
    }

    @_noLocks
    private func sing(_ cricket: Cricket, _ index: Int, _ span: GrainSpan) {
        let presence = Ramp(
            NightScene.presence(cricket, index, span.start),
            NightScene.presence(cricket, index, span.end)
        )
        if presence.start <= 0 && presence.end <= 0 { return }
        let level = presence.scaled(by: span.layer(index & 3)).scaled(by: Ramp(NightScene.level * cricket.gain))
        let place = Placing(level, side: cricket.side, distance: span.distance)
        let step = NightScene.pulse * second
        let numbers = cricket.chirps.numbers(from: span.frame, count: span.count)
        for number in numbers.first..<numbers.end {
            let beginning = cricket.chirps.beginning(of: number)
            let traits = cricket.chirps.traits(of: number)
            let frequency = cricket.hertz * (1 + 0.006 * (traits[0] - 0.5)) * perFrame
            let heard = (0.85 + 0.15 * traits[1]) * Grain.audibility(frequency)
            for pulse in 0..<8 {
                // Groups of 2, 3 and 3, each pulse a little stronger than the one before.
                let position = pulse + (pulse >= 2 ? 1 : 0) + (pulse >= 5 ? 1 : 0)
                let first = beginning + Int(Float(position) * step)
                if first >= span.frame + span.count || first + Int(step) <= span.frame { continue }
                let gain = Ramp(heard * (0.7 + 0.04 * Float(pulse)))
                Grain(
                    beginning: first,
                    length: 0.92 * step,
                    attack: 1,
                    frequency: frequency,
                    rise: -0.015 * frequency
                ).pulse(
                    span.left,
                    span.right,
                    from: span.frame,
                    count: span.count,
                    gains: (place.left.scaled(by: gain), place.right.scaled(by: gain))
                )
            }
        }
    }
}
