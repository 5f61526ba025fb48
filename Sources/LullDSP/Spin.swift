/// Moves a sound around the head: to one side, behind, to the other side, in front.
///
/// Left and right by equal-power gains; behind the head the treble is softer, as the ears' own shadow makes it. There is
/// no delay between the ears, so that the sum of both sides stays whole.
public struct Spin: Sendable {
    private var phase = Phase()
    private var filter = StateVariableFilter()
    private let cutoff: Double

    /// A spin that begins in front; the shadow lies above `cutoff`, in cycles per frame.
    public init(cutoff: Double) {
        self.cutoff = cutoff
    }

    // Octaves of amplitude taken off the treble behind the head: 7 dB.
    private static let shadow = -1.16

    /// Works on a span of both sides in place, at a rate that runs from `start` to `end`, in turns per frame.
    @_noLocks
    public mutating func process(left: Samples, right: Samples, rate start: Double, to end: Double, count: Int) {
        let glide = Glide(from: start, to: end, count: count)
        let from = shade()
        let begin = phase.turns
        phase.advance(glide, count: count)
        filter.process(left, right, from: from, to: shade(), count: count)
        for i in 0..<count {
            let place = 0.95 * Sine.value(Sine.phase(begin, glide, i))
            // (1 ± place)/8 of a turn: equal power, one in the middle.
            let turn = UInt32((1 + place) * 0x1p29)
            right[i] *= 1.414_213_6 * Sine.value(turn)
            left[i] *= 1.414_213_6 * Sine.value(0x4000_0000 &- turn)
        }
    }

    @_noLocks
    private func shade() -> StateVariableFilter.Coefficients {
        let back = 0.5 - 0.5 * Mathematics.cosine(turns: Double(phase.turns >> 11) * 0x1p-53)
        return .init(.highShelf, cutoff: cutoff, q: 0.6, gain: Spin.shadow * back)
    }

    /// Moves on without sounding.
    @_noLocks
    public mutating func skip(rate start: Double, to end: Double, count: Int) {
        phase.advance(Glide(from: start, to: end, count: count), count: count)
    }
}
