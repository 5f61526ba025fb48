import LullLive
import LullScore
import LullSession

/// What a person reads while a session plays: a screen, or a line for each event, or nothing but trouble.
struct PlayDisplay {
    enum Mode {
        case quiet
        case plain
        case screen
    }

    let mode: Mode
    private var screen: PlayScreen
    private var terminal: ScreenTerminal
    private var plain: PlainTelling
    private var before = Player.Status.none
    private var planned: Int
    private var noticeEnd = 0.0
    private var drawn = -1.0

    /// - Parameter start: where playing begins.
    init(_ score: Score, from start: Int, mode: Mode, look: PlayScreen.Look) {
        self.mode = mode
        screen = PlayScreen(look: look)
        terminal = ScreenTerminal(hasColour: look.hasColour)
        plain = PlainTelling(score, from: start)
        planned = score.duration
    }

    /// Seconds between two pictures: a bar that moves is to be where the sound is.
    var interval: Double { mode == .screen && screen.look.hasMotion ? 0.025 : 0.1 }

    /// Brings what is read up to what is heard.
    mutating func update(_ practice: Practice, _ status: Player.Status, now: Double) {
        defer { before = status }
        let score = practice.score
        tellTrouble(status, score, now)
        switch mode {
        case .quiet: break
        case .plain:
            if planned != score.duration {
                planned = score.duration
                plain.replan(score, heard: status.heard)
            }
            let lines = plain.tell(status, isPaused: practice.player.isPaused, moves: practice.moves, score)
            for line in lines { Terminal.message(line) }
        case .screen:
            guard now - drawn >= interval * 0.8 else { return }
            drawn = now
            if now > noticeEnd { screen.notice = "" }
            (screen.look.columns, screen.look.rows) = ScreenTerminal.size
            terminal.show(screen.rows(Glance(practice)))
        }
    }

    /// Tells something that a key brought about, or that is worth knowing.
    mutating func tell(_ text: String, _ score: Score, at frame: Int, now: Double) {
        switch mode {
        case .quiet: break
        case .plain: Terminal.message("\(Numerals.clock(score.seconds(frame)))  (\(text))")
        case .screen:
            screen.notice = text
            noticeEnd = now + 4
        }
    }

    mutating func toggleHelp() {
        if mode == .plain { for line in PlayScreen.help { Terminal.message(line) } }
        screen.showsHelp.toggle()
    }

    /// Gives the terminal back; the next update takes it again.
    mutating func leave() {
        terminal.leave()
        drawn = -1
    }

    private mutating func tellTrouble(_ status: Player.Status, _ score: Score, _ now: Double) {
        if status.underruns > before.underruns {
            tell("a gap: the machine was too busy; \(status.underruns) so far", score, at: status.heard, now: now)
        }
        if status.suspensions > before.suspensions { tell("the machine slept", score, at: status.heard, now: now) }
        if status.phase == .waiting && before.phase != .waiting {
            let text = "the sound device is gone: plug it in again, and it goes on here; q ends"
            tell(text, score, at: status.heard, now: now)
        }
        if before.phase == .waiting && !status.phase.isOver && status.phase != .waiting {
            tell("the sound device is back", score, at: status.heard, now: now)
        }
    }
}
