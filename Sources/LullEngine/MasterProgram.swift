import LullDSP
import LullScore

/// The session's own gain: its fades, and what brings it to its loudness.
struct MasterProgram {
    private let gain: Double
    private let fadeIn: Double
    private let fadeOut: Double
    private let duration: Int

    init(_ score: Score, gain: Double) {
        self.gain = gain
        fadeIn = Double(score.master.fadeIn)
        fadeOut = Double(score.master.fadeOut)
        duration = score.duration
    }

    /// The gain at a frame.
    @_noLocks
    func gain(at frame: Int) -> Float {
        var value = gain
        if fadeIn > 0 { value *= Mathematics.raisedCosine(Double(frame) / fadeIn) }
        if fadeOut > 0 { value *= Mathematics.raisedCosine(Double(duration - frame) / fadeOut) }
        return Float(value)
    }
}
