/// What a person sets of a texture of nature, each 0…1, running straight across a span.
public struct TextureControls: Sendable {
    /// How much and how big: drizzle or downpour, brook or river, ripples or breakers.
    public var size: Ramp
    /// Near (0) or far (1): the air takes the treble, details give way to a wash, both ears hear more of the same.
    public var distance: Ramp
    /// Lively and gusty (0) or steady and gentle (1).
    public var calm: Ramp
    /// For the ocean only: the height of the wave, such as a breath. Without it waves come by themselves.
    public var swell: Ramp?

    /// Controls.
    @_noLocks
    public init(size: Ramp, distance: Ramp, calm: Ramp, swell: Ramp? = nil) {
        self.size = size
        self.distance = distance
        self.calm = calm
        self.swell = swell
    }
}

/// The controls at one frame.
struct Setting: Sendable, Equatable {
    var size: Float
    var distance: Float
    var calm: Float
    /// The height of the ocean's wave.
    var swell: Float
    /// How much the ocean's wave is falling, 0…1.
    var fall: Float
    /// Whether the wave is led by ``swell``.
    var isLed: Bool

    /// The setting `offset` frames into a span of `count`.
    @_noLocks
    init(_ controls: TextureControls, fall: Ramp, offset: Int, count: Int) {
        let t = count > 0 ? Float(offset) / Float(count) : 0
        size = Setting.value(controls.size, t)
        distance = Setting.value(controls.distance, t)
        calm = Setting.value(controls.calm, t)
        isLed = controls.swell != nil
        swell = isLed ? Setting.value(controls.swell ?? Ramp(0), t) : 0
        self.fall = Setting.value(fall, t)
    }

    @inline(__always)
    @_noLocks
    private static func value(_ ramp: Ramp, _ t: Float) -> Float {
        min(max(ramp.start + (ramp.end - ramp.start) * t, 0), 1)
    }

    /// A point of `low`…`high` by `x`; what scales with a control says its two ends.
    @inline(__always)
    @_noLocks
    static func between(_ low: Float, _ high: Float, _ x: Float) -> Float {
        low + (high - low) * x
    }
}
