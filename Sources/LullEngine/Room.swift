import LullDSP
import LullScore

/// The room that the sounds of one bus send to.
struct Room: ~Copyable {
    /// Whether anything is ever sent to it.
    let isUsed: Bool
    private let decay: LaneProgram
    private let damping: LaneProgram
    private let framesPerSecond: Double
    private var reverb: Reverb
    private let sent = FixedBuffer<Float>(repeating: 0, count: 2 * Block.frames)

    init(_ room: Score.Room, isUsed: Bool, rate: Int, arena: Arena) {
        self.isUsed = isUsed
        framesPerSecond = Double(rate)
        decay = LaneProgram(room.decay, arena: arena)
        damping = LaneProgram(room.damping, arena: arena)
        reverb = Room.make(framesPerSecond, decay, damping, at: 0)
    }

    private static func make(
        _ framesPerSecond: Double,
        _ decay: LaneProgram,
        _ damping: LaneProgram,
        at frame: Int
    ) -> Reverb {
        // The breath is read as soon as the room is set, a block later.
        let rest = BreathSignal.Value(volume: 0, nostril: 0)
        return Reverb(
            framesPerSecond: framesPerSecond,
            decay: decay.value(at: frame, rest),
            damping: damping.value(at: frame, rest)
        )
    }

    /// What is sent in the block in hand: the left side, and a block behind it the right one.
    var send: Samples {
        @_noLocks get { sent.base }
    }

    /// Empties the room, as it is at a frame.
    mutating func begin(at frame: Int) {
        if isUsed { reverb = Room.make(framesPerSecond, decay, damping, at: frame) }
    }

    /// Forgets what was sent in the block before.
    @_noLocks
    func clear() {
        if isUsed { Span.clear(sent.base, count: 2 * Block.frames) }
    }

    /// Adds its answer to what was sent in the block that begins at a frame.
    @_noLocks
    mutating func answer(_ left: Samples, _ right: Samples, from start: Int, _ breath: inout BreathSignal) {
        if !isUsed { return }
        if decay.isConstant && damping.isConstant {
            reverb.process(
                left: sent.base,
                right: sent.base + Block.frames,
                addTo: left,
                right,
                count: Block.frames
            )
            return
        }
        // Where its walls move quickly, a part of the block at a time.
        let step = min(decay.coarseStep, damping.coarseStep)
        for done in stride(from: 0, to: Block.frames, by: step) {
            let next = start + done + step
            let value = breath.value(at: next)
            reverb.set(decay: decay.value(at: next, value), damping: damping.value(at: next, value))
            reverb.process(
                left: sent.base + done,
                right: sent.base + Block.frames + done,
                addTo: left + done,
                right + done,
                count: step
            )
        }
    }
}
