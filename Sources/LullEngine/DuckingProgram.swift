import LullDSP
import LullScore

/// The gain of beds that make way for speech.
struct DuckingProgram {
    private let spans: UnsafePointer<Span>
    private let count: Int
    private let depth: Double
    private let lookAhead: Double
    private let hold: Int
    private let release: Double

    private struct Span: BitwiseCopyable {
        var start: Int
        var end: Int
    }

    init(_ ducking: Score.Ducking, arena: Arena) {
        spans = arena.copy(ducking.spans.map { Span(start: $0.lowerBound, end: $0.upperBound) })
        count = ducking.spans.count
        depth = ducking.depth
        lookAhead = Double(max(ducking.lookAhead, 1))
        hold = ducking.hold
        release = Double(max(ducking.release, 1))
    }

    /// The gain at a frame, down and back along raised cosines in decibels.
    @_noLocks
    func gain(at frame: Int) -> Double {
        // The last span whose way down has begun.
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if Double(spans[middle].start) - lookAhead < Double(frame) { low = middle + 1 } else { high = middle }
        }
        if low == 0 { return 1 }
        let span = spans[low - 1]
        let down = Mathematics.raisedCosine((Double(frame - span.start) + lookAhead) / lookAhead)
        let back = Mathematics.raisedCosine(Double(frame - span.end - hold) / release)
        let share = down - back
        return share <= 0 ? 1 : Mathematics.exp2(-depth * share)
    }
}
