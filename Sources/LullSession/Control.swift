/// A number that may move. Values are in the canonical unit of the parameter's ``Dimension``.
public indirect enum Control: Hashable, Sendable {
    /// A value that stays.
    case constant(Double)
    /// Follows the lungs: `empty` at empty lungs, `full` at full lungs.
    case breath(empty: Double, full: Double)
    /// Follows the nostril of alternate-nostril breathing; half-way between the two where breathing has no sides.
    case nostril(left: Double, right: Double)
    /// Runs through `points` at equal distances over a time; without a time, over the whole life of the sound.
    case ramp(points: [Double], over: Span, shape: RampShape)
    /// Swings between two values.
    case lfo(low: Double, high: Double, every: Seconds, shape: LFOShape)
    /// Wanders between two values, slowly and by chance, a new direction about every so often.
    case wander(low: Double, high: Double, every: Seconds)

    /// What a ramp's time is measured by.
    public enum Span: Hashable, Sendable {
        /// The life of the sound: for a breath cue the phase, for a bed the time from `play` to `stop`.
        case sound
        /// The section the sound begins in, from the sound's beginning to the section's end.
        case section
        /// A fixed time from the beginning of the sound.
        case seconds(Seconds)
    }

    /// How a ramp travels between its points.
    public enum RampShape: String, Hashable, Sendable, CaseIterable {
        /// Straight lines.
        case linear
        /// Half cosines, at rest in each point.
        case smooth
    }

    /// The wave of a low-frequency oscillator.
    public enum LFOShape: String, Hashable, Sendable, CaseIterable {
        /// A sine that begins at its low value and rises.
        case sine
        /// Straight up and straight down.
        case triangle
        /// Low for half a period, high for half, with raised-cosine edges.
        case pulse
    }

    /// Every value the control is written with, for range checks.
    public var values: [Double] {
        switch self {
        case .constant(let value): [value]
        case .breath(let a, let b), .nostril(let a, let b): [a, b]
        case .ramp(let points, _, _): points
        case .lfo(let low, let high, _, _), .wander(let low, let high, _): [low, high]
        }
    }

    /// The value of a control that stays.
    public var constant: Double? {
        if case .constant(let value) = self { value } else { nil }
    }
}
