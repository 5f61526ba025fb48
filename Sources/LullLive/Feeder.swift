import CFloatingPoint
import LullDSP
import LullFile
import Synchronization

/// Renders ahead of what is played, and resamples where the device has another rate.
///
/// It has half a second in hand, so that a page of a recording that comes from the disk, or a machine that is busy,
/// is not heard.
final class Feeder: @unchecked Sendable {
    // Only its own thread calls `run`, and nothing else touches what is not Sendable.
    private let source: any FrameSource
    private let ring: FrameRing
    private let state: PlayerState
    private let left: FixedBuffer<Float>
    private let right: FixedBuffer<Float>
    private var resampler: StreamingResampler?
    private var isDone = false
    private var own = -1
    /// Whether the source has been moved on to a place that isn't taken yet.
    private var hasLeft = true
    private var isPaced = true

    private static let piece = 512

    init(_ source: any FrameSource, _ ring: FrameRing, _ state: PlayerState) {
        self.source = source
        self.ring = ring
        self.state = state
        left = FixedBuffer(repeating: 0, count: Feeder.piece)
        right = FixedBuffer(repeating: 0, count: Feeder.piece)
    }

    func run() {
        // As the renderer has it: a decaying tail costs no more than sound, and the bits are the same.
        let word = lull_flush_denormals()
        defer { lull_restore_floating_point(word) }
        do throws(ResampleError) {
            while !state.isClosing.load(ordering: .acquiring) {
                let asked = state.asked.load(ordering: .acquiring)
                if asked != own {
                    try go(asked)
                } else if isDone {
                    LiveThread.nap(milliseconds: 10)
                } else {
                    try feed()
                }
            }
        } catch {
            state.isBroken.store(true, ordering: .releasing)
        }
    }

    private func go(_ asked: Int) throws(ResampleError) {
        // Between going to a place and its being taken, what is read here belongs to nobody.
        let isInPlace = !hasLeft || (own >= 0 && state.taken.load(ordering: .acquiring) == own)
        own = asked
        while state.fading.load(ordering: .acquiring) != asked {
            if isInterrupted { return }
            LiveThread.nap(milliseconds: 1)
        }
        // Enough to fade out on, while the new place is got ready.
        let fade = state.deviceRate.load(ordering: .acquiring) / 5 + 1
        while isInPlace && !isDone && ring.filled < fade {
            try feed()
            if isInterrupted { return }
        }
        // Said before the place is left: an end that was reached there is not the end of what comes.
        ring.setEnded(false)
        isDone = false
        hasLeft = true
        state.held.store(asked, ordering: .releasing)
        source.seek(to: state.target.load(ordering: .acquiring))
        let rate = state.deviceRate.load(ordering: .acquiring)
        resampler = rate == source.rate ? nil : try StreamingResampler(channels: 2, from: source.rate, to: rate)
        while state.taken.load(ordering: .acquiring) != asked {
            if isInterrupted { return }
            LiveThread.nap(milliseconds: 1)
        }
        hasLeft = false
    }

    private var isInterrupted: Bool {
        state.isClosing.load(ordering: .acquiring) || state.asked.load(ordering: .acquiring) != own
    }

    private func feed() throws(ResampleError) {
        guard let resampler else {
            guard waitForRoom(Feeder.piece) else { return }
            let count = source.read(left: left.base, right: right.base, count: Feeder.piece)
            ring.write(left: left.base, right: right.base, count: count)
            if count == 0 { end() }
            return
        }
        let count = source.read(left: left.base, right: right.base, count: Feeder.piece)
        if count > 0 {
            write(
                try resampler.process([
                    Array(UnsafeBufferPointer(start: left.base, count: count)),
                    Array(UnsafeBufferPointer(start: right.base, count: count)),
                ])
            )
        } else {
            write(try resampler.finish())
            if !isInterrupted { end() }
        }
    }

    private func end() {
        ring.setEnded(true)
        isDone = true
    }

    private func write(_ sides: [[Float]]) {
        guard sides.count == 2 else { return }
        sides[0].withUnsafeBufferPointer { left in
            sides[1].withUnsafeBufferPointer { right in
                guard let left = left.baseAddress, let right = right.baseAddress else { return }
                var done = 0
                while done < sides[0].count {
                    let count = min(Feeder.piece, sides[0].count - done)
                    guard waitForRoom(count) else { return }
                    ring.write(left: left + done, right: right + done, count: count)
                    done += count
                }
            }
        }
    }

    /// False where something else has been asked for meanwhile.
    private func waitForRoom(_ count: Int) -> Bool {
        let rate = state.deviceRate.load(ordering: .relaxed)
        let most = min(FrameRing.room, rate / 2 + 2 * Feeder.piece)
        var limit = most
        while ring.filled + count > limit {
            if isInterrupted { return false }
            // Then many pieces at a time: what a renderer needs is fetched into the processor's cache once for all of them.
            limit = most - rate / 5
            // A device that doesn't keep time has taken all meanwhile, and needn't be kept waiting.
            LiveThread.nap(milliseconds: isPaced ? 40 : 5)
            isPaced = ring.filled > most / 4
        }
        return !isInterrupted
    }
}
