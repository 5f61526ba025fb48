import LullDSP
import LullScore

/// The breath as a signal: the lung volume 0…1 and the nostril −1…1, at any frame.
struct BreathSignal {
    private let breaths: UnsafePointer<BreathFrames>
    private let count: Int
    private let crossing: Double
    private let firstStage = Score.Breath.firstStageVolume
    private var index = 0

    /// The boundaries of one breath, flat.
    struct BreathFrames: BitwiseCopyable {
        var start: Int
        var firstStageEnd: Int
        var inhaleEnd: Int
        var holdEnd: Int
        var exhaleEnd: Int
        var end: Int
        var side: Double
    }

    /// What the breath is at one frame.
    struct Value {
        var volume: Double
        var nostril: Double

        @_noLocks
        init(volume: Double, nostril: Double) {
            self.volume = volume
            self.nostril = nostril
        }
    }

    init(_ list: [Score.Breath], rate: Int, arena: Arena) {
        count = list.count
        // Half a second on each side of the turn: the sound crosses over while the lungs are full.
        crossing = Double(rate) / 2
        breaths = arena.copy(
            list.map {
                BreathFrames(
                    start: $0.start,
                    firstStageEnd: $0.firstStageEnd,
                    inhaleEnd: $0.inhaleEnd,
                    holdEnd: $0.holdEnd,
                    exhaleEnd: $0.exhaleEnd,
                    end: $0.end,
                    side: Double($0.side)
                )
            }
        )
    }

    /// The signal at a frame. Frames are asked for in almost rising order; any order gives the same answers.
    @_noLocks
    mutating func value(at frame: Int) -> Value {
        if count == 0 { return Value(volume: 0, nostril: 0) }
        if frame < breaths[index].start { index = 0 }
        if index + 1 < count && frame >= breaths[index + 1].start {
            index += 1
            if index + 1 < count && frame >= breaths[index + 1].start { search(frame) }
        } else if index == 0 && frame >= breaths[0].end {
            search(frame)
        }
        let breath = breaths[index]
        return Value(volume: volume(breath, frame), nostril: nostril(breath, frame))
    }

    // The last breath that begins at or before a frame.
    @_noLocks
    private mutating func search(_ frame: Int) {
        var low = 0
        var high = count
        while high - low > 1 {
            let middle = (low + high) / 2
            if breaths[middle].start <= frame { low = middle } else { high = middle }
        }
        index = low
    }

    @_noLocks
    private func rise(_ frame: Int, _ start: Int, _ end: Int) -> Double {
        Mathematics.raisedCosine(Double(frame - start) / Double(max(end - start, 1)))
    }

    @_noLocks
    private func volume(_ breath: BreathFrames, _ frame: Int) -> Double {
        if frame <= breath.start || frame >= breath.exhaleEnd { return 0 }
        if frame < breath.inhaleEnd {
            if breath.firstStageEnd == breath.inhaleEnd { return rise(frame, breath.start, breath.inhaleEnd) }
            if frame < breath.firstStageEnd {
                return firstStage * rise(frame, breath.start, breath.firstStageEnd)
            }
            let top = rise(frame, breath.firstStageEnd, breath.inhaleEnd)
            return firstStage + (1 - firstStage) * top
        }
        if frame < breath.holdEnd { return 1 }
        return 1 - rise(frame, breath.holdEnd, breath.exhaleEnd)
    }

    @_noLocks
    private func nostril(_ breath: BreathFrames, _ frame: Int) -> Double {
        if breath.side == 0 || frame < breath.start || frame >= breath.end { return 0 }
        let middle = Double(breath.inhaleEnd + breath.holdEnd) / 2
        let across = Mathematics.raisedCosine((Double(frame) - middle + crossing) / (2 * crossing))
        return breath.side * (1 - 2 * across)
    }
}
