/// What the noise of a texture is like at a moment: four bands for each ear, lanes 0…3 left and 4…7 right.
struct Bands {
    /// Centres or corners in cycles per frame.
    var cutoff: SIMD8<Float>
    /// 1/Q of each band.
    var damping: SIMD8<Float>
    /// How much of each band's low-pass is heard.
    var low = SIMD8<Float>(repeating: 0)
    /// How much of each band's band-pass is heard; 0 dB at its centre.
    var band = SIMD8<Float>(repeating: 0)
    /// How strongly up to four kinds of grains sound.
    var layers = SIMD4<Float>(repeating: 0)
    /// 0…1: how alike the ears are.
    var blend: Float = 0

    /// The same on both sides.
    @inline(__always)
    @_noLocks
    static func both(_ a: Float, _ b: Float, _ c: Float, _ d: Float) -> SIMD8<Float> {
        SIMD8(a, b, c, d, a, b, c, d)
    }

    /// Four values for the left and four for the right.
    @inline(__always)
    @_noLocks
    static func sides(_ left: SIMD4<Float>, _ right: SIMD4<Float>) -> SIMD8<Float> {
        SIMD8(lowHalf: left, highHalf: right)
    }
}

/// A texture: what its noise is like at any frame, and which grains it adds. Both are closed forms.
protocol Texture {
    /// The noise at a frame, which ``NoiseBank`` asks for every 64 frames.
    @_noLocks
    func bands(at frame: Int, _ setting: Setting) -> Bands
    /// Adds the grains of a span of at most 64 frames.
    @_noLocks
    func addGrains(_ span: GrainSpan)
}

/// What a texture needs to add its grains to a span.
struct GrainSpan {
    /// Where to add.
    var left: Samples
    /// See ``left``.
    var right: Samples
    /// The first frame.
    var frame: Int
    /// How many frames, at most 64.
    var count: Int
    /// The setting at the first frame, and at the first after the span.
    var start: Setting
    /// See ``start``.
    var end: Setting
    /// ``Bands/layers`` at both.
    var layers: (start: SIMD4<Float>, end: SIMD4<Float>)

    /// A layer's strength across the span.
    @inline(__always)
    @_noLocks
    func layer(_ index: Int) -> Ramp {
        Ramp(layers.start[index], layers.end[index])
    }

    /// The distance across the span.
    var distance: Ramp {
        @inline(__always) @_noLocks get { Ramp(start.distance, end.distance) }
    }
}

/// Eight streams of noise through eight filters at once, four for each ear: the wash of every texture.
///
/// The filters are those of ``StateVariableFilter``, one in each lane. What they should do is asked for on a grid of 64
/// frames of the sound's own time and runs straight in between, so that no split of a span is heard.
struct NoiseBank: Sendable {
    private let random: CounterRandom
    private let scale: Float
    private var first = SIMD8<Float>(repeating: 0)
    private var second = SIMD8<Float>(repeating: 0)
    private var last: Coefficients
    private var lastFrame = -1
    private var lastSetting: Setting

    /// A bank whose noise has the same density in every hertz at any rate, times `level`.
    init(framesPerSecond: Double, level: Float, seed: UInt64) {
        random = CounterRandom(seed: seed)
        scale = level * 1.732_050_8 * Float((framesPerSecond / 48_000).squareRoot())
        let nothing = SIMD8<Float>(repeating: 0)
        last = Coefficients(Bands(cutoff: nothing, damping: nothing))
        lastSetting = Setting(
            TextureControls(size: Ramp(0), distance: Ramp(0), calm: Ramp(0)),
            fall: Ramp(0),
            offset: 0,
            count: 0
        )
    }

    /// Bands as the filters compute with them.
    private struct Coefficients: Sendable {
        var a1: SIMD8<Float>
        var a2: SIMD8<Float>
        var a3: SIMD8<Float>
        var first: SIMD8<Float>
        var second: SIMD8<Float>
        var layers: SIMD4<Float>
        var near: Float
        var far: Float

        @_noLocks
        init(_ bands: Bands) {
            var cutoff = bands.cutoff
            cutoff.replace(with: 0.44, where: cutoff .> 0.44)
            let x = cutoff * 3.141_592_7
            let s = x * x
            // Taylor series: within 3·10⁻⁶ up to 0.44 cycles per frame.
            var sine = 1 - s * (1.0 / 72)
            sine = 1 - s * (1.0 / 42) * sine
            sine = 1 - s * (1.0 / 20) * sine
            sine = x * (1 - s * (1.0 / 6) * sine)
            var cosine = 1 - s * (1.0 / 90)
            cosine = 1 - s * (1.0 / 56) * cosine
            cosine = 1 - s * (1.0 / 30) * cosine
            cosine = 1 - s * (1.0 / 12) * cosine
            cosine = 1 - s * (1.0 / 2) * cosine
            let g = sine / cosine
            a1 = 1 / (1 + g * (g + bands.damping))
            a2 = g * a1
            a3 = g * a2
            first = bands.band * bands.damping
            second = bands.low
            layers = bands.layers
            // Two unlike channels mixed as cosine and sine keep their power; this is near enough to both.
            let blend = 0.6 * bands.blend
            far = blend
            near = 1 - 0.5 * blend * blend - 0.125 * blend * blend * blend * blend
        }

        @_noLocks
        func mixed(with other: Coefficients, _ t: Float) -> Coefficients {
            var result = self
            result.a1 += (other.a1 - a1) * t
            result.a2 += (other.a2 - a2) * t
            result.a3 += (other.a3 - a3) * t
            result.first += (other.first - first) * t
            result.second += (other.second - second) * t
            result.layers += (other.layers - layers) * t
            result.near += (other.near - near) * t
            result.far += (other.far - far) * t
            return result
        }
    }

    /// What holds at a frame: asked for on the grid, straight between.
    @inline(__always)
    private static func coefficients<Scene: Texture>(
        _ texture: Scene,
        at frame: Int,
        _ setting: Setting
    ) -> Coefficients {
        let inside = frame & (Block.frames - 1)
        let start = Coefficients(texture.bands(at: frame - inside, setting))
        if inside == 0 { return start }
        let end = Coefficients(texture.bands(at: frame - inside + Block.frames, setting))
        return start.mixed(with: end, Float(inside) / Float(Block.frames))
    }

    /// Writes a texture: its noise, then its grains. `fall` is the ocean's.
    @inline(__always)
    mutating func write<Scene: Texture>(
        _ texture: Scene,
        left: Samples,
        right: Samples,
        from frame: Int,
        controls: TextureControls,
        fall: Ramp = Ramp(0),
        count: Int
    ) {
        var done = 0
        var setting = Setting(controls, fall: fall, offset: 0, count: count)
        // One span's end is mostly the next one's start.
        var now = last
        if frame != lastFrame || setting != lastSetting {
            now = NoiseBank.coefficients(texture, at: frame, setting)
        }
        while done < count {
            let position = frame + done
            let span = min(count - done, Block.frames - (position & (Block.frames - 1)))
            let next = Setting(controls, fall: fall, offset: done + span, count: count)
            let then = NoiseBank.coefficients(texture, at: position + span, next)
            run(left + done, right + done, from: position, now, then, count: span)
            texture.addGrains(
                GrainSpan(
                    left: left + done,
                    right: right + done,
                    frame: position,
                    count: span,
                    start: setting,
                    end: next,
                    layers: (now.layers, then.layers)
                )
            )
            done += span
            (setting, now) = (next, then)
        }
        (last, lastFrame, lastSetting) = (now, frame + count, setting)
    }

    /// Eight numbers −1 ≤ x < 1 of a frame, one for each lane's key: the hash that
    /// ``CounterRandom/white(_:from:count:)`` takes.
    @inline(__always)
    @_noLocks
    private static func white(_ keys: SIMD8<UInt32>, _ frame: UInt32) -> SIMD8<Float> {
        var z = keys ^ SIMD8(repeating: frame)
        z ^= z &>> 16
        z = z &* 0x7FEB_352D
        z ^= z &>> 15
        z = z &* 0x846C_A68B
        z ^= z &>> 16
        z = (z &+ keys) &* 0x9E37_79B1
        z ^= z &>> 15
        return SIMD8<Float>(SIMD8<Int32>(truncatingIfNeeded: z)) * 0x1p-31
    }

    /// Runs the filters over a span that doesn't cross the grid.
    @_noLocks
    private mutating func run(
        _ left: Samples,
        _ right: Samples,
        from frame: Int,
        _ start: Coefficients,
        _ end: Coefficients,
        count: Int
    ) {
        let number = UInt64(truncatingIfNeeded: frame)
        var keys = SIMD8<UInt32>(repeating: 0)
        for lane in 0..<8 {
            let counter = (number &>> 32) &* 8 &+ UInt64(truncatingIfNeeded: lane)
            keys[lane] = UInt32(truncatingIfNeeded: random.bits(at: counter))
        }
        let low = UInt32(truncatingIfNeeded: number)
        let share = 1 / Float(count)
        let (a1, a2, a3) = (start.a1, start.a2, start.a3)
        let (d1, d2, d3) = ((end.a1 - a1) * share, (end.a2 - a2) * share, (end.a3 - a3) * share)
        // Half of it: what is heard of a state is the mean of it and the one before.
        let half = 0.5 * scale
        let (m1, m2) = (start.first * half, start.second * half)
        let (e1, e2) = ((end.first * half - m1) * share, (end.second * half - m2) * share)
        // The lanes are brought together afterwards: in the same loop, the compiler takes them apart for the whole of it.
        var lanes = InlineArray<64, SIMD8<Float>>(repeating: SIMD8(repeating: 0))
        var (one, two) = (first, second)
        for i in 0..<count {
            let t = Float(i)
            let x = NoiseBank.white(keys, low &+ UInt32(truncatingIfNeeded: i))
            // The filter solved for its next states, so that within a frame none waits for another.
            let b1 = 2 * (a1 + d1 * t) - 1
            let b2 = 2 * (a2 + d2 * t)
            let b3 = 2 * (a3 + d3 * t)
            let oneNext = (b2 * x + b1 * one) - b2 * two
            let twoNext = (b3 * x + b2 * one) + (1 - b3) * two
            lanes[unchecked: i] = (m1 + e1 * t) * (oneNext + one) + (m2 + e2 * t) * (twoNext + two)
            (one, two) = (oneNext, twoNext)
        }
        (first, second) = (one, two)
        let (near, far) = (start.near, start.far)
        let (nearStep, farStep) = ((end.near - near) * share, (end.far - far) * share)
        for i in 0..<count {
            let y = lanes[unchecked: i]
            let (l, r) = (y.lowHalf.sum(), y.highHalf.sum())
            let t = Float(i)
            let (n, f) = (near + nearStep * t, far + farStep * t)
            left[i] = n * l + f * r
            right[i] = n * r + f * l
        }
    }
}
