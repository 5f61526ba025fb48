/// A soft metronome: a short sine under a raised-cosine rise and an equal fall, at every multiple of a period.
///
/// A function of the frame alone; the rise of each tick begins on its exact frame.
public struct Tick: Sendable {
    private let period: Double
    private let frequency: Double
    private let rise: Double

    /// Ticks every `period` frames (at least four times `rise`), of `frequency` cycles per frame, rising over `rise`
    /// frames and falling over three times as many.
    @_noLocks
    public init(period: Double, frequency: Double, rise: Double) {
        self.period = period
        self.frequency = frequency
        self.rise = rise
    }

    @_noLocks
    private func beginning(of tick: Double) -> Int {
        Int(Mathematics.nearest(tick * period))
    }

    @_noLocks
    private func envelope(_ frame: Int, since start: Int) -> Float {
        let t = Double(frame - start)
        if t < rise { return Float(Mathematics.raisedCosine(t / rise)) }
        return Float(1 - Mathematics.raisedCosine((t - rise) / (3 * rise)))
    }

    /// Writes `count` frames; `frame` is the number of the first since the sound began.
    @_noLocks
    public func write(_ out: Samples, from frame: Int, count: Int) {
        Span.clear(out, count: count)
        var position = frame
        while position < frame + count {
            var index = Mathematics.floor(Double(position) / period)
            var start = beginning(of: index)
            if start > position {
                index -= 1
                start = beginning(of: index)
            }
            var next = beginning(of: index + 1)
            if next <= position {
                start = next
                next = beginning(of: index + 2)
            }
            let span = min(next, frame + count) - position
            let glide = Glide(from: frequency, to: frequency, count: span)
            var phase = Phase()
            phase.advance(glide, count: position - start)
            let gain = Ramp(envelope(position, since: start), envelope(position + span, since: start))
            Sine.add(to: out + (position - frame), phase: &phase, glide: glide, gain: gain, count: span)
            position += span
        }
    }
}
