import FoundationEssentials
import Glibc
import Lull
import LullLive
import LullScore
import Synchronization

/// Follows keys and signals while a session plays, and shows how it stands.
struct PlayControl {
    /// How a practice ended.
    enum End {
        case done
        case signal(Int32)
        case lost
    }

    private let practice: Practice
    private let keyboard: Keyboard?
    private let signals = Signals()
    private let isQuiet: Bool
    private let start: Int
    private let mode: PlayDisplay.Mode
    private let look: PlayScreen.Look

    init(command: PlayCommand, practice: Practice, from start: Int) {
        self.practice = practice
        self.start = start
        isQuiet = command.quiet
        keyboard = Keyboard(besides: command.session.script == "-")
        let environment = ProcessInfo.processInfo.environment
        let isPlain = command.plain || environment["TERM"] == "dumb" || !Terminal.isTerminal(2)
        mode = command.quiet ? .quiet : isPlain ? .plain : .screen
        var look = PlayScreen.Look()
        look.hasColour = environment["NO_COLOR"].map(\.isEmpty) ?? true
        look.hasMotion = !command.noMotion
        let language = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        look.hasBlocks = language.lowercased().replacing("-", with: "").hasSuffix("utf8")
        self.look = look
    }

    /// Follows until the session is over.
    func drive(_ tally: inout PracticeTally) -> End {
        let player = practice.player
        signals.take()
        defer { signals.giveBack() }
        var display = PlayDisplay(practice.score, from: start, mode: mode, look: look)
        defer {
            display.leave()
            keyboard?.leave()
        }
        var hasSpoken = isQuiet
        while true {
            let wait = Int32(display.interval * 1000)
            for key in keyboard?.read(milliseconds: wait) ?? waitForNothing(milliseconds: wait) {
                obey(key, &display)
            }
            let signal = signals.first
            if signal != 0 { player.stop() }
            // Who asks twice doesn't want to wait.
            if signals.isInsisting { return .signal(signal) }
            if signals.takeStop() { sleepOver(&display) }
            let status = player.status
            tally.note(status, practice.score)
            let now = ProgressBar.now
            if !hasSpoken && status.phase == .playing && player.standing.priority != .unknown {
                hasSpoken = true
                if player.standing.priority == .ordinary {
                    let text =
                        "neither the system (see ulimit -r) nor RealtimeKit gives real-time priority: "
                        + "a busy machine may be heard"
                    display.tell(text, practice.score, at: status.heard, now: now)
                }
            }
            display.update(practice, status, now: now)
            if status.phase.isOver {
                if signal != 0 { return .signal(signal) }
                return status.phase == .failed ? .lost : .done
            }
        }
    }

    private func obey(_ key: Keyboard.Key, _ display: inout PlayDisplay) {
        let now = ProgressBar.now
        func tell(_ text: String) {
            display.tell(text, practice.score, at: practice.player.status.heard, now: now)
        }
        do throws(Practice.Refusal) {
            switch key {
            case .space: practice.toggle()
            case .left: practice.move(by: -15)
            case .right: practice.move(by: 15)
            case .shiftLeft: try practice.section(forward: false)
            case .shiftRight: try practice.section(forward: true)
            case .character("["):
                try practice.pace(quicker: false)
                tell("slower, from the next breath on")
            case .character("]"):
                try practice.pace(quicker: true)
                tell("quicker, from the next breath on")
            case .character("-"), .character("_"):
                practice.beds(by: -1)
                tell("beds \(Int(practice.balance.beds)) dB")
            case .character("+"), .character("="):
                practice.beds(by: 1)
                tell("beds \(Int(practice.balance.beds)) dB")
            case .character("m"), .character("M"):
                practice.mute(!practice.balance.isMuted)
                tell(practice.balance.isMuted ? "the voice is off" : "the voice is on")
            case .character("?"), .character("h"): display.toggleHelp()
            case .enter:
                try practice.endOpen()
                tell("the breathing ends with this breath")
            case .character("q"), .character("Q"): practice.stop()
            case .character: break
            }
        } catch { tell(String(error.sentence.dropLast())) }
    }

    /// Ctrl-Z: the sound fades out before the program is stopped, and in again when it goes on.
    private func sleepOver(_ display: inout PlayDisplay) {
        let player = practice.player
        let wasPaused = player.isPaused
        player.pause()
        for _ in 0..<200 where player.status.phase == .playing { usleep(10_000) }
        display.leave()
        keyboard?.leave()
        // To this thread: of a signal to the process another may take note, while this one draws again.
        raise(SIGSTOP)
        keyboard?.enter()
        if !wasPaused { player.resume() }
    }

    private func waitForNothing(milliseconds: Int32) -> [Keyboard.Key] {
        usleep(UInt32(milliseconds) * 1000)
        return []
    }
}

/// The signals of a practice: the first one that ends it, whether somebody asked again, and Ctrl-Z.
private final class Signals: Sendable {
    private struct State {
        var first: Int32 = 0
        var time = 0.0
        var isInsisting = false
        var isStopping = false
    }

    private let state = Mutex(State())

    func take() {
        Interruption.take { [self] in add($0) }
        Interruption.takeStops { [self] in state.withLock { $0.isStopping = true } }
    }

    func giveBack() {
        Interruption.take(nil)
        signal(SIGTSTP, SIG_DFL)
    }

    private func add(_ number: Int32) {
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

    /// Whether the terminal asks to stop, once.
    func takeStop() -> Bool {
        state.withLock { state in
            defer { state.isStopping = false }
            return state.isStopping
        }
    }
}
