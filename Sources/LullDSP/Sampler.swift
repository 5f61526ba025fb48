/// Plays recorded frames from memory, once or in an endless loop whose seam is an equal-power crossfade.
public struct Sampler: @unchecked Sendable {
    // The memory belongs to the score's assets, which outlive every voice and are never written.
    private let left: UnsafePointer<Float>
    private let right: UnsafePointer<Float>
    private let length: Int
    private let crossfade: Int

    /// A sampler over `length` frames. With a `crossfade` of 1 or more frames (at most half the length) it loops.
    @_noLocks
    public init(left: UnsafePointer<Float>, right: UnsafePointer<Float>, length: Int, crossfade: Int) {
        self.left = left
        self.right = right
        self.length = length
        // A seam needs both its ends.
        self.crossfade = length >= 2 * crossfade ? crossfade : 0
    }

    /// Writes `count` frames; `frame` is the number of the first since the sound began. Past the end is silence.
    @_noLocks
    public func write(left outLeft: Samples, right outRight: Samples, from frame: Int, count: Int) {
        if crossfade == 0 {
            let available = max(0, min(count, length - frame))
            if available > 0 {
                Span.copy(left + frame, to: outLeft, count: available)
                Span.copy(right + frame, to: outRight, count: available)
            }
            Span.clear(outLeft + available, count: count - available)
            Span.clear(outRight + available, count: count - available)
            return
        }
        let period = length - crossfade
        let scale = Float(0x1p30) / Float(crossfade)
        for i in 0..<count {
            let position = frame + i
            let inside = position % period
            if position >= period && inside < crossfade {
                // A quarter turn of sine and cosine across the seam.
                let turn = UInt32(Float(inside) * scale)
                let rising = Sine.value(turn)
                let falling = Sine.value(turn &+ 0x4000_0000)
                outLeft[i] = left[inside] * rising + left[inside + period] * falling
                outRight[i] = right[inside] * rising + right[inside + period] * falling
            } else {
                outLeft[i] = left[inside]
                outRight[i] = right[inside]
            }
        }
    }
}
