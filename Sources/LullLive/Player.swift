import Glibc
import Synchronization

/// Plays a source of frames on a device, and obeys.
///
/// Two threads: one renders ahead, one feeds the device and is a real-time thread where that is permitted. Whoever holds
/// the player only reads and writes a few numbers; nothing here makes anybody wait, except ``close()``.
public final class Player: Sendable {
    /// What it is doing.
    public enum Phase: Int, Sendable {
        /// Nothing is heard yet.
        case starting
        /// It plays.
        case playing
        /// It waits to be told to go on.
        case paused
        /// The device is gone; it waits for it.
        case waiting
        /// The end was reached, and has been heard.
        case finished
        /// It was stopped.
        case stopped
        /// The device hasn't come back, or can't be played on at its rate.
        case failed

        /// Whether nothing more comes.
        public var isOver: Bool { self == .finished || self == .stopped || self == .failed }
    }

    /// How it stands, at one moment.
    public struct Status: Sendable {
        /// What it is doing.
        public var phase: Phase
        /// The frame that is heard at this moment: what was handed to the device, less what it still holds.
        public var heard: Int
        /// Frames that the device holds.
        public var delay: Int
        /// Times the device ran dry.
        public var underruns: Int
        /// Times the machine slept.
        public var suspensions: Int
        /// Times the device went away.
        public var losses: Int
        /// Times it has begun again after the end.
        public var rounds = 0

        /// A player that hasn't begun.
        public static let none = Status(phase: .starting, heard: 0, delay: 0, underruns: 0, suspensions: 0, losses: 0)
    }

    /// How a player behaves.
    public struct Settings: Sendable {
        /// Seconds for which it waits for a device that went away.
        public var patience = 600.0
        /// Whether it begins again at the end, until it is stopped.
        public var isLooping = false

        /// The settings of a session.
        public init() {}
    }

    /// How its threads are treated by the system.
    public struct Standing: Sendable {
        /// Who lets the thread that plays go before others.
        public enum Priority: Int, Sendable {
            /// It isn't known yet.
            case unknown
            /// The system itself permits it (SCHED_FIFO).
            case system
            /// RealtimeKit does.
            case realtimeKit
            /// Nobody does.
            case ordinary
        }

        /// Who lets the thread that plays go before others.
        public var priority: Priority
        /// Whether its memory can't be paged out.
        public var isLocked: Bool
    }

    /// The device as it was first opened.
    public let device: Description
    /// Frames of the whole source.
    public var frames: Int { source.frames }

    /// What a device agreed to.
    public struct Description: Sendable {
        /// Its PCM name.
        public var name: String
        /// Frames a second.
        public var rate: Int
        /// Its channels.
        public var channels: Int
        /// How it takes a sample.
        public var format: PlaybackFormat
        /// Frames it holds.
        public var bufferFrames: Int
        /// Frames after which it asks for more.
        public var periodFrames: Int
    }

    private let source: any FrameSource
    private let state: PlayerState
    private let threads: [LiveThread]

    /// Opens a device and begins to play.
    ///
    /// - Parameters:
    ///   - frame: where to begin.
    ///   - isPaused: whether it waits to be told to go on.
    /// - Throws: ``DeviceError`` where the device can't be played on; nothing has begun then.
    public init(
        _ source: any FrameSource,
        on request: PlaybackDevice.Request,
        from frame: Int = 0,
        isPaused: Bool = false,
        settings: Settings = Settings()
    ) throws(DeviceError) {
        let opened = try PlaybackDevice(request)
        device = Description(
            name: opened.name,
            rate: opened.rate,
            channels: opened.channels,
            format: opened.format,
            bufferFrames: opened.bufferFrames,
            periodFrames: opened.periodFrames
        )
        self.source = source
        let ring = FrameRing()
        let state = PlayerState(from: min(max(0, frame), source.frames), deviceRate: opened.rate)
        if isPaused { state.wish = .pause }
        state.isLooping.store(settings.isLooping, ordering: .relaxed)
        self.state = state
        let feeder = Feeder(source, ring, state)
        let keeper = DeviceKeeper(opened, request, ring, state, sourceRate: source.rate, patience: settings.patience)
        threads = [
            LiveThread { feeder.run() },
            LiveThread { keeper.run() },
        ]
    }

    deinit { close() }

    /// How it stands now.
    public var status: Status {
        let (heard, delay) = state.heard(rate: source.rate)
        let place = state.isSeeking ? state.target.load(ordering: .acquiring) : heard
        return Status(
            phase: state.phase,
            heard: min(max(0, place), frames),
            delay: delay,
            underruns: state.underruns.load(ordering: .relaxed),
            suspensions: state.suspensions.load(ordering: .relaxed),
            losses: state.losses.load(ordering: .relaxed),
            rounds: state.rounds.load(ordering: .relaxed)
        )
    }

    /// How its threads are treated by the system; known about when it begins to play.
    public var standing: Standing {
        Standing(
            priority: state.priority,
            isLocked: state.isLocked.load(ordering: .acquiring)
        )
    }

    /// The highest sample since this was last asked, 0…1.
    public func takePeak() -> Float { state.takePeak() }

    /// Whether it has been told to wait.
    public var isPaused: Bool { state.wish == .pause }

    /// Fades out and waits.
    public func pause() {
        if state.wish == .play { state.wish = .pause }
    }

    /// Fades in where it was.
    public func resume() {
        if state.wish == .pause { state.wish = .play }
    }

    /// Fades out, goes to a frame, and fades in there.
    public func seek(to frame: Int) {
        state.seek(to: min(max(0, frame), frames))
    }

    /// Moves by frames from what is heard, or from where it is going.
    public func move(by frames: Int) {
        seek(to: status.heard + frames)
    }

    /// Fades out over a second and ends.
    public func stop() {
        state.wish = .stop
    }

    /// Ends at once and waits for the threads.
    public func close() {
        state.isClosing.store(true, ordering: .releasing)
        for thread in threads { thread.join() }
    }
}

/// Keeps a device playing: feeds it, and when it goes away, waits for it and goes on where it was.
final class DeviceKeeper: @unchecked Sendable {
    // Only its own thread calls `run`, and nothing else touches what is not Sendable.
    private var device: PlaybackDevice?
    private let request: PlaybackDevice.Request
    private let ring: FrameRing
    private let state: PlayerState
    private let sourceRate: Int
    private let patience: Double

    init(
        _ device: PlaybackDevice,
        _ request: PlaybackDevice.Request,
        _ ring: FrameRing,
        _ state: PlayerState,
        sourceRate: Int,
        patience: Double
    ) {
        self.device = device
        self.request = request
        self.ring = ring
        self.state = state
        self.sourceRate = sourceRate
        self.patience = patience
    }

    func run() {
        LiveThread.lockStack()
        let asking = askForPriority()
        defer { asking?.join() }
        while let device {
            let loop = PlaybackLoop(device, ring, state, sourceRate: sourceRate)
            state.isLocked.store(loop.lock(), ordering: .releasing)
            switch loop.run() {
            case .finished: state.phase = .finished
            case .stopped: state.phase = .stopped
            case .closed: state.phase = state.isBroken.load(ordering: .acquiring) ? .failed : .stopped
            case .lost:
                // What it still held was never heard.
                let heard = state.position.load(ordering: .acquiring) - state.delay.load(ordering: .acquiring)
                state.publish(position: max(0, heard), delay: 0, at: LiveThread.now)
                self.device = nil
                if !state.isSeeking { state.target.store(max(0, heard), ordering: .releasing) }
                state.losses.wrappingAdd(1, ordering: .relaxed)
                state.phase = .waiting
            }
            if state.phase == .waiting { comeBack() } else { self.device = nil }
        }
    }

    /// Where the system refuses, RealtimeKit is asked meanwhile, by a thread that may wait for the answer.
    private func askForPriority() -> LiveThread? {
        if LiveThread.becomeRealTime() {
            state.priority = .system
            return nil
        }
        let (thread, state) = (LiveThread.number, state)
        return LiveThread {
            let isRaised = RealtimeKit.raise(thread: thread, seconds: 2) {
                state.isClosing.load(ordering: .acquiring) || state.phase.isOver
            }
            state.priority = isRaised ? .realtimeKit : .ordinary
        }
    }

    /// Waits until the device can be opened again, and asks the renderer to go on from where it was.
    private func comeBack() {
        var waited = 0.0
        while waited < patience {
            if state.isClosing.load(ordering: .acquiring) || state.wish == .stop {
                state.phase = .stopped
                return
            }
            if let found = try? PlaybackDevice(request) {
                device = found
                state.deviceRate.store(found.rate, ordering: .releasing)
                state.asked.wrappingAdd(1, ordering: .acquiringAndReleasing)
                state.phase = .starting
                return
            }
            LiveThread.nap(milliseconds: 500)
            waited += 0.5
        }
        state.phase = .failed
    }
}
