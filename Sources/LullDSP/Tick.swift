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

    /// The envelope of frame `t` of a tick: half a cosine up, half a cosine down in three times as long.
    @inline(__always)
    @_noLocks
    private static func envelope(_ t: Float, _ up: Float, _ down: Float) -> Float {
        let rising = min(t * up, 1)
        let falling = min(max((t * up - 1) * down, 0), 1)
        // Half turns from −¼ to ¼ of the sine.
        let rise = Sine.value(UInt32(bitPattern: Int32((rising - 0.5) * 0x1p31 * 0.999_999_9)))
        let fall = Sine.value(UInt32(bitPattern: Int32((falling - 0.5) * 0x1p31 * 0.999_999_9)))
        return (0.5 + 0.5 * rise) * (0.5 - 0.5 * fall)
    }

    /// Writes `count` frames; `frame` is the number of the first since the sound began.
    @_noLocks
    public func write(_ out: Samples, from frame: Int, count: Int) {
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
            let samples = out + (position - frame)
            Sine.write(samples, phase: &phase, glide: glide, count: span)
            let offset = Float(position - start)
            let up = Float(1 / rise)
            for i in 0..<span { samples[i] *= Tick.envelope(offset + Float(i), up, 1 / 3) }
            position += span
        }
    }
}
