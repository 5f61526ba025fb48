import LullRelease
import LullSession
import Synchronization

/// Shows how far a batch has come: a bar and a line for each job where standard error is a terminal, a line for each
/// finished track elsewhere.
final class BatchDisplay: Sendable {
    private struct Job {
        var id: String
        var seconds: Double
        var share: Double
    }

    private struct State {
        var jobs: [Job] = []
        /// Seconds of audio that are done.
        var done = 0.0
        var finished = 0
        var failed = 0
        /// Lines on the screen that the next drawing takes the place of.
        var lines = 0
        var shown = 0.0
    }

    private let total: Double
    private let count: Int
    private let costs: [String: Double]
    private let isQuiet: Bool
    private let isTerminal = Terminal.isTerminal(2)
    private let start = ProgressBar.now
    private let state = Mutex(State())

    /// - Parameter groups: the tracks that will be made, those of the same sound together.
    init(_ groups: [[BatchPlan.Item]], quiet: Bool) {
        var costs: [String: Double] = [:]
        for group in groups {
            // Only the first of them is rendered.
            for item in group { costs[item.track.id] = 0 }
            if let first = group.first { costs[first.track.id] = first.seconds }
        }
        self.costs = costs
        total = max(1, costs.values.reduce(0, +))
        count = costs.count
        isQuiet = quiet
    }

    /// Takes what happens in; from any thread.
    func tell(_ event: Batch.Event) {
        state.withLock { state in
            switch event {
            case .began(let track):
                state.jobs.append(Job(id: track.id, seconds: costs[track.id] ?? 0, share: 0))
            case .progress(let id, let share):
                guard let index = state.jobs.firstIndex(where: { $0.id == id }) else { return }
                state.jobs[index].share = share
            case .finished(let track, let seconds):
                end(track.id, &state)
                state.finished += 1
                if !isTerminal && !isQuiet {
                    let isRendered = costs[track.id] == 0
                    let speed =
                        isRendered ? "rendered already" : "×\(Int(clamping: track.duration / max(seconds, 1e-3)))"
                    let place = "\(state.finished + state.failed)/\(count)"
                    let length = Numerals.clock(track.duration)
                    Terminal.message("\(place)  \(track.id)  \(length)  \(speed)\(remaining(state))")
                }
            case .failed(let track, _):
                // A track whose script is wrong was never begun.
                if costs[track.id] != nil { state.failed += 1 }
                end(track.id, &state)
                if !isTerminal && !isQuiet { Terminal.message("\(track.id)  can't be made; see below") }
            }
            draw(&state)
        }
    }

    /// Takes the bar away; what follows is written where it stood.
    func finish() {
        state.withLock { state in
            if state.lines > 0 { Terminal.write("\u{1B}[\(state.lines)F\u{1B}[J", to: 2) }
            state.lines = 0
        }
    }

    private func end(_ id: String, _ state: inout State) {
        state.jobs.removeAll { $0.id == id }
        state.done += costs[id] ?? 0
        state.shown = 0
    }

    private func share(_ state: State) -> Double {
        min(1, (state.done + state.jobs.reduce(0) { $0 + $1.seconds * $1.share }) / total)
    }

    private func remaining(_ state: State) -> String {
        let share = share(state)
        guard share > 0.01, share < 1 else { return "" }
        return "  \(Numerals.clock((ProgressBar.now - start) * (1 - share) / share)) left"
    }

    private func draw(_ state: inout State) {
        let now = ProgressBar.now
        guard isTerminal, !isQuiet, now - state.shown >= 0.1 else { return }
        state.shown = now
        let width = Terminal.width - 1
        var rows = state.jobs.map { job in
            "  \(bar(job.share, 12))  \(padded("\(Int(clamping: job.share * 100)) %", 5))  \(job.id)"
        }
        let place = "\(state.finished + state.failed) of \(count) tracks"
        rows.append("\(bar(share(state), 30))  \(place)\(remaining(state))")
        var text = state.lines > 0 ? "\u{1B}[\(state.lines)F" : ""
        for row in rows { text += String(row.prefix(max(20, width))) + "\u{1B}[K\n" }
        Terminal.write(text + "\u{1B}[J", to: 2)
        state.lines = rows.count
    }

    private func bar(_ share: Double, _ width: Int) -> String {
        let filled = Int((min(max(share, 0), 1) * Double(width)).rounded())
        return String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    }

    private func padded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
