import Glibc
import Lull
import LullScore
import LullSession
import Synchronization

/// Shows how far long work has come: a bar where standard error is a terminal, a line every few seconds elsewhere.
final class ProgressBar: Sendable {
    private let score: Score?
    private let isQuiet: Bool
    private let isTerminal = Terminal.isTerminal(2)
    private let start = ProgressBar.now
    private let state = Mutex(State())

    private struct State {
        var stage = ""
        var stageStart = ProgressBar.now
        /// When something was last shown; negative where nothing was.
        var shown = -1.0
    }

    init(_ score: Score? = nil, quiet: Bool) {
        self.score = score
        isQuiet = quiet
    }

    /// Seconds on a clock that never goes back.
    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    func show(_ progress: Renderer.Progress) {
        guard let score else { return }
        let name = progress.stage == .measuring ? "Measuring" : "Rendering"
        let section = CleanText.line(score.sections.last { $0.start <= progress.frame }?.title ?? "")
        show(name, progress.done, of: progress.total) { seconds in
            let speed = score.seconds(progress.done) / max(seconds, 1e-3)
            return "\(Numerals.clock(score.seconds(progress.done)))  ×\(Int(clamping: speed))  \(section)"
        }
    }

    func showVoice(_ done: Int, _ total: Int) {
        show("Speaking", done, of: total) { _ in "\(done) of \(total) lines" }
    }

    /// Shows how many scripts of a library are read.
    func showRead(_ done: Int, _ total: Int) {
        show("Reading", done, of: total) { _ in "\(done) of \(total) scripts" }
    }

    /// Shows how many files of a release are verified.
    func showVerified(_ done: Int, _ total: Int) {
        show("Verifying", done, of: total) { _ in "\(done) of \(total) files" }
    }

    /// Shows how much of a file is measured, in seconds; where its length isn't known, only how much.
    func showMeasured(_ done: Double, of total: Double?) {
        let total = max(total ?? 2 * done, done, 1)
        show("Measuring", Int(clamping: done), of: Int(clamping: total.rounded(.up))) { seconds in
            "\(Numerals.clock(done))  ×\(Int(clamping: done / max(seconds, 1e-3)))"
        }
    }

    /// `detail` is given the seconds since its stage began.
    private func show(_ name: String, _ done: Int, of total: Int, _ detail: (Double) -> String) {
        guard !isQuiet else { return }
        let now = ProgressBar.now
        let isDone = done >= total
        let stageSeconds: Double? = state.withLock { state in
            if name != state.stage { state = State(stage: name, stageStart: now, shown: isTerminal ? -1 : now) }
            // A bar ten times a second; elsewhere a line every five seconds, and none for short work.
            guard now - state.shown >= (isTerminal ? 0.1 : 5) || (isDone && isTerminal) else { return nil }
            state.shown = now
            return now - state.stageStart
        }
        guard let stageSeconds else { return }
        let share = Double(done) / Double(max(total, 1))
        let percent = "\(Int(share * 100)) %"
        if isTerminal {
            let width = max(10, min(30, Terminal.width - 50))
            let filled = Int((share * Double(width)).rounded())
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
            let text = "\(name)  \(bar)  \(percent)  \(detail(stageSeconds))"
            Terminal.write("\r" + String(text.prefix(max(20, Terminal.width - 1))) + "\u{1B}[K", to: 2)
        } else {
            Terminal.message("\(name.lowercased()): \(percent), \(detail(stageSeconds))")
        }
    }

    /// Takes the bar away; what follows is written where it stood.
    func finish() {
        if !isQuiet { Terminal.clearProgress() }
    }
}
