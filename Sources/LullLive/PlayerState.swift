import Synchronization

/// What the threads of a player tell each other: each value is written by one side and read by the others, without locks.
///
/// A seek is a conversation about a number. The person's side raises `asked`; the playing side begins to fade out, and
/// says so in `fading`; the renderer sees to it that there is enough to fade on, writes no more, says so in `held`, and
/// goes to the new place meanwhile; the playing side, silent, throws away what waits, and says so in `taken`; then the
/// renderer writes from the new place on.
final class PlayerState: Sendable {
    enum Wish: Int {
        case play
        case pause
        case stop
    }

    // The person's side.
    private let wished = Atomic<Int>(Wish.play.rawValue)
    let target: Atomic<Int>
    let asked = Atomic<Int>(0)
    /// Everything is to end now, heard or not.
    let isClosing = Atomic<Bool>(false)

    // The renderer's side.
    let held = Atomic<Int>(-1)
    /// Set where the renderer can't go on: the rates can't be converted.
    let isBroken = Atomic<Bool>(false)

    // The playing side.
    let fading = Atomic<Int>(-1)
    let taken = Atomic<Int>(-1)
    private let phaseNumber = Atomic<Int>(Player.Phase.starting.rawValue)
    /// The session's frame after the last one handed to the device.
    let position: Atomic<Int>
    /// Frames of the session that are handed over and not heard yet.
    let delay = Atomic<Int>(0)
    let underruns = Atomic<Int>(0)
    let suspensions = Atomic<Int>(0)
    let losses = Atomic<Int>(0)
    // When these two were measured, in nanoseconds; odd editions are being written.
    private let moment = Atomic<Int>(0)
    private let edition = Atomic<Int>(0)
    /// Whether it begins again at the end, and how often it has.
    let isLooping = Atomic<Bool>(false)
    let rounds = Atomic<Int>(0)
    private let peakBits = Atomic<UInt32>(0)
    private let priorityNumber = Atomic<Int>(Player.Standing.Priority.unknown.rawValue)
    let isLocked = Atomic<Bool>(false)
    let deviceRate: Atomic<Int>

    init(from frame: Int, deviceRate rate: Int) {
        target = Atomic(frame)
        position = Atomic(frame)
        deviceRate = Atomic(rate)
    }

    var wish: Wish {
        get { Wish(rawValue: wished.load(ordering: .acquiring)) ?? .play }
        set { wished.store(newValue.rawValue, ordering: .releasing) }
    }

    var phase: Player.Phase {
        get { Player.Phase(rawValue: phaseNumber.load(ordering: .acquiring)) ?? .starting }
        set { phaseNumber.store(newValue.rawValue, ordering: .releasing) }
    }

    var priority: Player.Standing.Priority {
        get { Player.Standing.Priority(rawValue: priorityNumber.load(ordering: .acquiring)) ?? .unknown }
        set { priorityNumber.store(newValue.rawValue, ordering: .releasing) }
    }

    /// The playing side: how far it is, measured at a moment of ``LiveThread/now``.
    func publish(position newPosition: Int, delay newDelay: Int, at newMoment: Int) {
        let before = edition.load(ordering: .relaxed)
        edition.store(before + 1, ordering: .releasing)
        position.store(newPosition, ordering: .releasing)
        delay.store(newDelay, ordering: .releasing)
        moment.store(newMoment, ordering: .releasing)
        edition.store(before + 2, ordering: .releasing)
    }

    /// The frame that is heard now, and the frames that are handed over and not heard yet, at a rate.
    func heard(rate: Int) -> (frame: Int, delay: Int) {
        while true {
            let before = edition.load(ordering: .acquiring)
            let place = position.load(ordering: .acquiring)
            let held = delay.load(ordering: .acquiring)
            let measured = moment.load(ordering: .acquiring)
            guard before.isMultiple(of: 2), edition.load(ordering: .acquiring) == before else { continue }
            // Between two measurements the device goes on, as far as it has something to play.
            let passed = (LiveThread.now - measured) / 1000 * rate / 1_000_000
            let left = max(0, held - max(0, passed))
            return (place - left, left)
        }
    }

    func raisePeak(to value: Float) {
        let before = Float(bitPattern: peakBits.load(ordering: .relaxed))
        if value > before { peakBits.store(value.bitPattern, ordering: .relaxed) }
    }

    /// The highest sample since it was last asked for.
    func takePeak() -> Float { Float(bitPattern: peakBits.exchange(0, ordering: .relaxed)) }

    /// Asks for another place.
    func seek(to frame: Int) {
        target.store(frame, ordering: .releasing)
        asked.wrappingAdd(1, ordering: .acquiringAndReleasing)
    }

    /// Whether a seek is on its way.
    var isSeeking: Bool { taken.load(ordering: .acquiring) != asked.load(ordering: .acquiring) }
}
