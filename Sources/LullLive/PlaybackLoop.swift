import CALSA
import CFloatingPoint
import Glibc
import LullDSP
import Synchronization

/// The loop that feeds a device: it takes frames that were rendered ahead, fades, encodes and writes them.
///
/// Between its making and its end it allocates nothing and locks nothing of Lull's own.
final class PlaybackLoop {
    enum Outcome {
        case finished
        case stopped
        case closed
        /// The device is gone, with the library's code.
        case lost(Int32)
    }

    private enum Written {
        case all
        /// The device stopped, with frames in it that it never played.
        case gap(unheard: Int)
        case lost(Int32)
    }

    private let device: PlaybackDevice
    private let ring: FrameRing
    private let state: PlayerState
    private let sourceRate: Int
    private let encoder: FrameEncoder
    private let left: FixedBuffer<Float>
    private let right: FixedBuffer<Float>
    private let chunk: Int
    private var fade = Fade()
    /// The session's frame that reading began at, and the device's frames read since.
    private var base: Int
    private var count = 0
    /// Whether the device holds nothing and waits, as it does in a pause.
    private var isResting = true
    private var isFresh = false
    private var isAfterGap = false
    /// Frames of the device's current period that are written.
    private var inPeriod = 0
    /// Frames written since the device last made Lull wait.
    private var unpaced = 0

    init(_ device: PlaybackDevice, _ ring: FrameRing, _ state: PlayerState, sourceRate: Int) {
        self.device = device
        self.ring = ring
        self.state = state
        self.sourceRate = sourceRate
        chunk = min(max(device.periodFrames, 64), 8192)
        encoder = FrameEncoder(device.format, channels: device.channels, capacity: chunk)
        left = FixedBuffer(repeating: 0, count: chunk)
        right = FixedBuffer(repeating: 0, count: chunk)
        base = state.position.load(ordering: .relaxed)
    }

    /// Keeps what it reads and writes from being paged out; false where that isn't permitted.
    func lock() -> Bool {
        let samples = chunk * MemoryLayout<Float>.size
        let sides: [Samples] = [left.base, right.base]
        let isLocked = sides.allSatisfy { mlock(UnsafeRawPointer($0), samples) == 0 }
        return mlock(encoder.memory.base, encoder.memory.bytes) == 0 && isLocked && ring.lock()
    }

    func run() -> Outcome {
        let word = lull_flush_denormals()
        defer { lull_restore_floating_point(word) }
        while true {
            if state.isClosing.load(ordering: .acquiring) || state.isBroken.load(ordering: .acquiring) {
                snd_pcm_drop(device.handle)
                return .closed
            }
            let asked = state.asked.load(ordering: .acquiring)
            let isSeeking = asked != state.taken.load(ordering: .relaxed)
            let wish = state.wish
            if isSeeking { state.fading.store(asked, ordering: .releasing) }
            steer(wish, isSeeking: isSeeking)
            if fade.isSilent {
                let rested = rest()
                if wish == .stop { return .stopped }
                if case .lost(let code) = rested { return .lost(code) }
                if isSeeking { take(asked) } else { state.phase = .paused }
                LiveThread.nap(milliseconds: isSeeking ? 1 : 10)
                continue
            }
            if isFresh && !isFilled {
                LiveThread.nap(milliseconds: 1)
                continue
            }
            let most = min(chunk, wish == .play && !isSeeking ? chunk : max(1, fade.remaining))
            let got = ring.read(left: left.base, right: right.base, count: most)
            if got == 0 {
                if isSeeking {
                    // All there was of the place that is left has been heard.
                    if state.held.load(ordering: .acquiring) == asked && ring.filled == 0 { fade.set(open: false) }
                } else if ring.isEnded {
                    switch rest() {
                    case .all: break
                    // The last of it hasn't been heard.
                    case .gap: continue
                    case .lost(let code): return .lost(code)
                    }
                    guard wish == .play, state.isLooping.load(ordering: .acquiring) else { return .finished }
                    state.rounds.wrappingAdd(1, ordering: .relaxed)
                    state.seek(to: 0)
                    continue
                }
                // Else the renderer is behind: if that lasts, the device runs dry and says so.
                LiveThread.nap(milliseconds: 1)
                continue
            }
            if isResting { wake() }
            if case .lost(let code) = play(got) { return .lost(code) }
        }
    }

    /// Enough waits for the device to begin with.
    private var isFilled: Bool {
        if ring.filled < 2 * device.bufferFrames && ring.filled < device.rate / 4 && !ring.isEnded { return false }
        isFresh = false
        return true
    }

    private func steer(_ wish: PlayerState.Wish, isSeeking: Bool) {
        // What was just gone to hasn't been heard, and needn't fade; nor is there more of it than the renderer has had time for.
        if isFresh && (isSeeking || wish != .play) { fade.set(open: false) }
        switch wish {
        // On the way to another place the renderer has kept no more than this ready.
        case _ where isSeeking: fade.move(open: false, frames: device.rate / 5)
        case .stop: fade.move(open: false, frames: device.rate)
        case .pause: fade.move(open: false, frames: device.rate / 5)
        case .play: fade.move(open: true, frames: device.rate / (isAfterGap ? 20 : 5))
        }
        if fade.isOpen { isAfterGap = false }
    }

    /// Goes over to the place that is asked for, once the renderer holds still.
    private func take(_ asked: Int) {
        guard state.held.load(ordering: .acquiring) == asked else { return }
        ring.discard()
        base = state.target.load(ordering: .acquiring)
        count = 0
        state.position.store(base, ordering: .releasing)
        // The beginning of a session has a fade of its own.
        if base == 0 { fade.set(open: state.wish == .play) }
        isFresh = true
        state.taken.store(asked, ordering: .releasing)
    }

    /// Lets what the device holds sound to its end, and leaves it waiting; what it did not play of it comes again.
    private func rest() -> Written {
        guard !isResting else { return .all }
        isResting = true
        // A whole period: some cards play what was left in the memory of a broken one.
        let missing = (device.periodFrames - inPeriod % device.periodFrames) % device.periodFrames
        var padded = 0
        var result = Written.all
        while padded < missing, case .all = result {
            let part = min(chunk, missing - padded)
            encoder.silence(count: part)
            var written = 0
            result = write(part, written: &written)
            padded += written
            if written < part { break }
        }
        if case .all = result {
            snd_pcm_nonblock(device.handle, 0)
            let code = snd_pcm_drain(device.handle)
            snd_pcm_nonblock(device.handle, 1)
            switch -code {
            // Nothing is left in it, or it can't tell.
            case 0, EPIPE, EINTR, EAGAIN, EBADFD: break
            default: if code < 0 { result = recover(code) }
            }
        }
        switch result {
        case .all: state.delay.store(0, ordering: .releasing)
        case .gap(let unheard):
            count -= ring.rewind(by: min(max(0, unheard - padded), count))
            publish()
        case .lost: break
        }
        return result
    }

    private func wake() {
        isResting = false
        inPeriod = 0
        snd_pcm_prepare(device.handle)
        state.phase = .playing
    }

    private func play(_ got: Int) -> Written {
        fade.apply(left.base, right.base, count: got)
        encoder.encode(left: left.base, right: right.base, count: got, frame: base + count)
        var written = 0
        let result = write(got, written: &written)
        count += written
        var peak: Float = 0
        for i in 0..<written { peak = max(peak, abs(left.base[i]), abs(right.base[i])) }
        state.raisePeak(to: peak)
        switch result {
        case .all: break
        case .gap(let unheard):
            // What nobody heard comes again, out of silence.
            let missing = got - written
            count += missing - ring.rewind(by: missing + min(unheard, count))
        case .lost: return result
        }
        publish()
        return result
    }

    private func publish() {
        var frames: snd_pcm_sframes_t = 0
        var moment = 0
        // Where the machine takes its time between the two, they don't belong together.
        for _ in 0..<3 {
            let asked = LiveThread.now
            if snd_pcm_delay(device.handle, &frames) < 0 || frames < 0 { frames = 0 }
            moment = LiveThread.now
            if moment - asked < 1_000_000 { break }
        }
        state.publish(
            position: base + count * sourceRate / device.rate,
            delay: min(Int(frames), 10 * device.rate) * sourceRate / device.rate,
            at: moment
        )
        state.phase = .playing
    }

    /// Writes encoded frames; returns early after a gap.
    private func write(_ frames: Int, written done: inout Int) -> Written {
        var waits = 0
        while done < frames {
            let bytes = encoder.bytes + done * encoder.stride
            let result = snd_pcm_writei(device.handle, bytes, snd_pcm_uframes_t(frames - done))
            if result > 0 {
                done += result
                inPeriod += result
                waits = 0
                pace(result)
                continue
            }
            var code = Int32(result)
            if code == 0 || code == -EAGAIN {
                unpaced = 0
                code = snd_pcm_wait(device.handle, 100)
                if code > 0 { continue }
                if code == 0 {
                    waits += 1
                    if state.isClosing.load(ordering: .acquiring) { return .all }
                    // A device that takes nothing for two seconds has gone without saying so.
                    if waits >= 20 { return .lost(-ETIMEDOUT) }
                    continue
                }
            }
            if code == -EINTR { continue }
            return recover(code)
        }
        return .all
    }

    /// A device that plays to nobody takes all at once: a thread that goes before all others must pause of itself.
    private func pace(_ frames: Int) {
        unpaced += frames
        guard unpaced > device.rate else { return }
        unpaced = 0
        LiveThread.nap(milliseconds: 1)
    }

    /// Readies the device after a gap; what follows comes out of silence.
    private func recover(_ code: Int32) -> Written {
        var unheard = 0
        switch -code {
        case EPIPE: state.underruns.wrappingAdd(1, ordering: .relaxed)
        case ESTRPIPE:
            state.suspensions.wrappingAdd(1, ordering: .relaxed)
            unheard = device.unplayed
        default: return .lost(code)
        }
        // Not `snd_pcm_resume` after a sleep: what the device holds would burst out before it can be faded.
        let prepared = snd_pcm_prepare(device.handle)
        if prepared < 0 { return .lost(prepared) }
        inPeriod = 0
        isAfterGap = true
        fade.cut()
        return .gap(unheard: unheard)
    }
}
