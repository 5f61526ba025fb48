import LullDSP

/// A gain that comes and goes smoothly, so that nothing a person does is heard as a click.
struct Fade {
    /// How far it has come, 0…1.
    private var progress: Float
    private var step: Float = 0
    private var goal: Float

    /// A fade that stands at silence.
    init() {
        progress = 0
        goal = 0
    }

    /// Whether nothing is heard.
    var isSilent: Bool { progress <= 0 && goal <= 0 }
    /// Whether all is heard as it is.
    var isOpen: Bool { progress >= 1 && goal >= 1 }

    /// Frames until it stands still.
    var remaining: Int {
        step <= 0 || progress == goal ? 0 : max(1, Int((abs(goal - progress) / step).rounded()))
    }

    /// Moves to open or silent; `frames` is what the whole way takes.
    mutating func move(open: Bool, frames: Int) {
        goal = open ? 1 : 0
        step = 1 / Float(max(1, frames))
    }

    /// Stands where it is told, at once.
    mutating func set(open: Bool) {
        goal = open ? 1 : 0
        progress = goal
    }

    /// Silence now; a goal stays.
    mutating func cut() { progress = 0 }

    mutating func apply(_ left: Samples, _ right: Samples, count: Int) {
        // Frames at full gain stay what they were to the last bit.
        if isOpen { return }
        for i in 0..<count {
            // Smooth at both ends: 3p² − 2p³.
            let gain = progress * progress * (3 - 2 * progress)
            left[i] *= gain
            right[i] *= gain
            // The last step is a little longer or shorter, for what rounding adds up to.
            if abs(goal - progress) < 1.5 * step {
                progress = goal
            } else {
                progress += progress < goal ? step : -step
            }
        }
    }
}
