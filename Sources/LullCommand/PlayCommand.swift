import ArgumentParser
import FoundationEssentials
public import Lull
import LullFile
public import LullLive
import LullScore
import LullSession
import Synchronization

#if canImport(Glibc)
    import Glibc
#endif

extension LiveSession: FrameSource {}

/// `lull play`.
struct PlayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "play",
        abstract: "Plays a session, now.",
        discussion: """
            Space pauses and goes on, the arrows move by 15 seconds, q fades out and ends. A session with a loudness to
            reach is measured before it is played the first time; that is kept.
            """
    )

    @OptionGroup var session: SessionOptions

    @Option(name: [.short, .long], help: ArgumentHelp("The sound device: see lull devices.", valueName: "pcm"))
    var device = "default"

    @Option(help: ArgumentHelp("Begins here.", valueName: "time"))
    var from: Time?

    @Option(help: "The most a device is asked for: 16 (dithered), 24 or float.")
    var bits = SampleBits(value: .float)

    @Option(help: ArgumentHelp("Milliseconds the device holds, 10 to 2000.", valueName: "ms"))
    var buffer = 40

    @Flag(name: [.short, .long], help: "Shows nothing but errors.")
    var quiet = false

    @Flag(help: "Tells one line for each event, as it is heard.")
    var plain = false

    @Flag(name: .customLong("no-motion"), help: "Words in the place of moving bars.")
    var noMotion = false

    func run() async throws {
        guard (10...2000).contains(buffer) else { throw Failure(.usage, "--buffer takes 10 to 2000 milliseconds.") }
        // A device that isn't there is known before anything is spoken or measured.
        do throws(DeviceError) { _ = try PlaybackDevice(request(rate: 48_000)) } catch { throw Failure(error) }
        let voices = ProgressBar(quiet: quiet)
        let prepared = try await SessionPreparation(session, rate: nil, voices: .speak) { done, total in
            voices.showVoice(done, total)
        }
        voices.finish()
        prepared.showWarnings(quiet: quiet)
        let score = prepared.production.score
        let start = try firstFrame(score)
        let mastering = try measure(prepared)
        let live = LiveSession(prepared.production, mastering: mastering)
        let player: Player
        do throws(DeviceError) {
            player = try Player(live, on: request(rate: score.rate), from: start)
        } catch { throw Failure(error) }
        let status = drive(player, score, from: start)
        player.close()
        switch status {
        case .done: break
        case .signal(let number): Glibc.exit(128 + number)
        case .lost:
            throw Failure(.inputOutput, "the sound device “\(device)” is gone, and hasn't come back.")
        }
    }

    private enum End {
        case done
        case signal(Int32)
        case lost
    }

    private func request(rate: Int) -> PlaybackDevice.Request {
        var request = PlaybackDevice.Request(name: device, rate: rate)
        request.buffer = Double(buffer) / 1000
        request.period = request.buffer / 4
        switch bits.value {
        case .float: break
        case .twentyFour: request.formats = [.s32, .s24, .s24Packed, .s16, .float]
        case .sixteen: request.formats = [.s16, .s24Packed, .s24, .s32, .float]
        }
        return request
    }

    private func firstFrame(_ score: Score) throws -> Int {
        guard let from else { return 0 }
        let frame = Int((from.seconds * Double(score.rate)).rounded())
        guard frame < score.duration else {
            let end = Numerals.clock(score.seconds(score.duration))
            throw Failure(.usage, "--from \(Numerals.clock(from.seconds)) lies behind the end, \(end).")
        }
        return frame
    }

    private func measure(_ prepared: SessionPreparation) throws -> Mastering {
        guard prepared.production.score.master.loudness != nil else { return Mastering() }
        let store = MasteringStore(
            prepared.production,
            made: prepared.makings(session),
            environment: ProcessInfo.processInfo.environment
        )
        if let known = store.load() { return known }
        let bar = ProgressBar(prepared.production.score, quiet: quiet)
        let mastering = try Renderer(prepared.production).measured { bar.show($0) }
        bar.finish()
        store.save(mastering)
        return mastering
    }

    private var mode: PlayDisplay.Mode {
        if quiet { return .quiet }
        let isDumb = ProcessInfo.processInfo.environment["TERM"] == "dumb"
        return plain || isDumb || !Terminal.isTerminal(2) ? .plain : .line
    }

    /// Follows keys and signals until the session is over.
    private func drive(_ player: Player, _ score: Score, from start: Int) -> End {
        let signals = Signals()
        Interruption.take { signals.add($0) }
        let keyboard = session.script == "-" ? nil : Keyboard()
        var display = PlayDisplay(score, from: start, mode: mode, hasMotion: !noMotion)
        defer {
            display.finish()
            keyboard?.leave()
        }
        var hasSpoken = quiet
        while true {
            for key in keyboard?.read(milliseconds: 50) ?? waitForNothing() {
                switch key {
                case .space: if player.isPaused { player.resume() } else { player.pause() }
                case .left, .right:
                    player.move(by: (key == .left ? -15 : 15) * score.rate)
                    display.move()
                case .quit: player.stop()
                }
            }
            let signal = signals.first
            if signal != 0 { player.stop() }
            // Who asks twice doesn't want to wait.
            if signals.isInsisting { return .signal(signal) }
            let status = player.status
            if !hasSpoken && status.phase == .playing && player.standing.priority != .unknown {
                hasSpoken = true
                if player.standing.priority == .ordinary {
                    Terminal.message(
                        "lull: neither the system (see ulimit -r) nor RealtimeKit gives real-time priority here: "
                            + "a busy machine may be heard."
                    )
                }
            }
            display.update(status, isPaused: player.isPaused, now: ProgressBar.now)
            if status.phase.isOver {
                if signal != 0 { return .signal(signal) }
                return status.phase == .failed ? .lost : .done
            }
        }
    }

    private func waitForNothing() -> [Keyboard.Key] {
        usleep(50_000)
        return []
    }

    /// The first signal that came, and whether somebody asked again.
    private final class Signals: Sendable {
        private struct State {
            var first: Int32 = 0
            var time = 0.0
            var isInsisting = false
        }

        private let state = Mutex(State())

        func add(_ number: Int32) {
            let now = ProgressBar.now
            state.withLock { state in
                if state.first == 0 {
                    (state.first, state.time) = (number, now)
                } else if now - state.time > 0.3 {
                    // Programs that end others, as timeout does, send to the process and to its group.
                    state.isInsisting = true
                }
            }
        }

        /// 0 where none came.
        var first: Int32 { state.withLock { $0.first } }
        var isInsisting: Bool { state.withLock { $0.isInsisting } }
    }
}

extension Failure {
    init(_ error: DeviceError) {
        switch error.kind {
        case .failed: self.init(.inputOutput, error.description)
        case .missing, .busy, .denied, .serverAway, .refused: self.init(.unavailable, error.description)
        }
    }
}
