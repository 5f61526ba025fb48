/// Two sines a small difference apart: one to each ear (binaural) or both together (monaural).
///
/// The carrier is the centre: carrier + beat/2 and carrier − beat/2.
public struct BeatPair: Sendable {
    private var upper = Phase()
    private var lower = Phase()

    /// A pair that begins in phase.
    @_noLocks
    public init() {}

    /// The two glides of a carrier and a beat, both in cycles per frame, at the edges of a span.
    @_noLocks
    private static func glides(
        carrier: (start: Double, end: Double),
        beat: (start: Double, end: Double),
        count: Int
    ) -> (upper: Glide, lower: Glide) {
        (
            Glide(from: carrier.start + beat.start / 2, to: carrier.end + beat.end / 2, count: count),
            Glide(from: carrier.start - beat.start / 2, to: carrier.end - beat.end / 2, count: count)
        )
    }

    /// Writes the upper sine to `left` and the lower to `right`.
    @_noLocks
    public mutating func write(
        left: Samples,
        right: Samples,
        carrier: (start: Double, end: Double),
        beat: (start: Double, end: Double),
        count: Int
    ) {
        let glides = BeatPair.glides(carrier: carrier, beat: beat, count: count)
        Sine.write(left, phase: &upper, glide: glides.upper, count: count)
        Sine.write(right, phase: &lower, glide: glides.lower, count: count)
    }

    /// Moves on without sounding.
    @_noLocks
    public mutating func skip(
        carrier: (start: Double, end: Double),
        beat: (start: Double, end: Double),
        count: Int
    ) {
        let glides = BeatPair.glides(carrier: carrier, beat: beat, count: count)
        upper.advance(glides.upper, count: count)
        lower.advance(glides.lower, count: count)
    }
}

/// A sine that is opened and closed by a gate with raised-cosine edges: isochronic tones.
public struct GatedTone: Sendable {
    private var carrier = Phase()
    private var gate = Phase()
    private let edge: Double
    private let open: Double

    /// A gated tone.
    ///
    /// - Parameters:
    ///   - edge: frames of each edge; shortened where a pulse, or the rest between two, would not hold it.
    ///   - open: the share of each cycle from the middle of the rise to the middle of the fall, 0.1…0.9.
    @_noLocks
    public init(edge: Double, open: Double = 0.5) {
        self.edge = edge
        self.open = min(max(open, 0.1), 0.9)
    }

    /// Writes a span; `depth` 0…1 is how far the gate closes.
    @_noLocks
    public mutating func write(
        _ out: Samples,
        carrier frequency: (start: Double, end: Double),
        beat: (start: Double, end: Double),
        depth: Ramp,
        count: Int
    ) {
        let start = gate.turns
        let gateGlide = Glide(from: beat.start, to: beat.end, count: count)
        Sine.write(
            out,
            phase: &carrier,
            glide: Glide(from: frequency.start, to: frequency.end, count: count),
            count: count
        )
        // The width of an edge in turns of the gate; at its widest the edges meet.
        let widest = min(open, 1 - open)
        let width = Ramp(
            Float(min(max(edge * beat.start, 1e-6), widest)),
            Float(min(max(edge * beat.end, 1e-6), widest))
        )
        let length = Float(open)
        let widthStep = width.step(over: count)
        let depthStep = depth.step(over: count)
        for i in 0..<count {
            let n = UInt64(truncatingIfNeeded: i)
            let turns = start &+ gateGlide.increment &* n &+ gateGlide.slope &* ((n &* (n &- 1)) &>> 1)
            let x = Float(turns &>> 40) * 0x1p-24
            let w = width.start + widthStep * Float(i)
            // Distance into the rise or before the end of the fall, in edges.
            let open = min(max(min(x, length + w - x) / w, 0), 1)
            let smooth = 0.5 + 0.5 * Sine.value(UInt32(bitPattern: Int32((open - 0.5) * 0x1p31 * 0.999_999_9)))
            let d = depth.start + depthStep * Float(i)
            out[i] *= 1 - d + d * smooth
        }
        gate.advance(gateGlide, count: count)
    }

    /// Moves on without sounding.
    @_noLocks
    public mutating func skip(
        carrier frequency: (start: Double, end: Double),
        beat: (start: Double, end: Double),
        count: Int
    ) {
        carrier.advance(Glide(from: frequency.start, to: frequency.end, count: count), count: count)
        gate.advance(Glide(from: beat.start, to: beat.end, count: count), count: count)
    }
}
