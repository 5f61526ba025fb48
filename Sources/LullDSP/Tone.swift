/// A steady or gliding tone made of harmonic partials.
public struct Tone: Sendable {
    /// Partials a tone can have.
    public static let maximumPartials = 16

    /// How loud each harmonic is; the first is the fundamental.
    public typealias Partials = InlineArray<16, Float>

    private var phase: Phase
    private let partials: Partials
    private let count: Int

    /// A tone. `partials` are amplitudes; `count` of them are used (1…16).
    @_noLocks
    public init(partials: Partials, count: Int, phase: Phase = Phase()) {
        self.partials = partials
        self.count = count
        self.phase = phase
    }

    // A partial fades out over the last tenth below the Nyquist frequency and is silent above it.
    @_noLocks
    private static func audibility(_ frequency: Double) -> Float {
        Float(min(max((0.49 - frequency) / 0.04, 0), 1))
    }

    /// Writes `count` frames of a frequency that glides from `start` to `end`, in cycles per frame (0…0.5).
    @_noLocks
    public mutating func write(_ out: Samples, frequency start: Double, to end: Double, count frames: Int) {
        let glide = Glide(from: start, to: end, count: frames)
        if count == 1 && partials[0] == 1 && end < 0.45 && start < 0.45 {
            Sine.write(out, phase: &phase, glide: glide, count: frames)
            return
        }
        Span.clear(out, count: frames)
        let base = phase
        for index in 0..<count where partials[index] != 0 {
            let harmonic = UInt64(truncatingIfNeeded: index + 1)
            let gain = Ramp(
                partials[index] * Tone.audibility(start * Double(index + 1)),
                partials[index] * Tone.audibility(end * Double(index + 1))
            )
            if gain.start == 0 && gain.end == 0 { continue }
            var partialPhase = base
            partialPhase.turns = base.turns &* harmonic
            var partialGlide = glide
            partialGlide.increment = glide.increment &* harmonic
            partialGlide.slope = glide.slope &* harmonic
            Sine.add(to: out, phase: &partialPhase, glide: partialGlide, gain: gain, count: frames)
        }
        phase.advance(glide, count: frames)
    }

    /// Moves on without sounding; ends in the phase that ``write(_:frequency:to:count:)`` would end in.
    @_noLocks
    public mutating func skip(frequency start: Double, to end: Double, count: Int) {
        phase.advance(Glide(from: start, to: end, count: count), count: count)
    }
}
