import Dispatch
import Glibc
import Lull
import LullLive
import LullScore
import LullSession
import Synchronization

/// A session that is being played, and all that hands can do to it.
///
/// Keys and remote hands call the same verbs; any thread may. What a verb changes in the plan is made on a queue of its
/// own, and taken up by the sound at the beginning of a breath.
final class Practice: Sendable {
    /// Why something can't be done, as a sentence.
    struct Refusal: Error, Equatable {
        var sentence: String
    }

    let player: Player
    private let live: LiveSession
    private let plans = DispatchQueue(label: "lull.plans", qos: .userInitiated)
    private let state: Mutex<State>
    private let meter = Mutex<(level: Double?, time: Double)>((nil, -1))

    private struct State {
        var product: Studio.Product
        var balance = LiveSession.Balance()
        /// How many times as fast as written breaths are wished for; nil where that is reached.
        var wishedPace: Double?
        var wishesEnd = false
        var isPlanning = false
        var moves = 0
    }

    /// What it is made of.
    struct Parts {
        var product: Studio.Product
        var live: LiveSession
        var player: Player
    }

    init(_ parts: Parts) {
        player = parts.player
        live = parts.live
        state = Mutex(State(product: parts.product))
    }

    /// The plan as it stands.
    var score: Score { state.withLock { $0.product.production.score } }
    /// What is made of the mix.
    var balance: LiveSession.Balance { state.withLock { $0.balance } }
    /// How often somebody moved to another place.
    var moves: Int { state.withLock { $0.moves } }

    /// The highest sample of the last half second in dBFS, nil for silence; numbers that flicker disturb.
    var level: Double? {
        meter.withLock { meter in
            let now = ProgressBar.now
            if now - meter.time >= 0.5 {
                let peak = player.takePeak()
                meter = (peak > 1e-5 ? 20 * log10(Double(peak)) : nil, now)
            }
            return meter.level
        }
    }

    // MARK: Verbs

    func toggle() { if player.isPaused { player.resume() } else { player.pause() } }

    /// Moves by seconds.
    func move(by seconds: Double) {
        state.withLock { $0.moves += 1 }
        player.move(by: Int(clamping: seconds * Double(live.rate)))
    }

    /// Goes to a time.
    func go(to seconds: Double) throws(Refusal) {
        let length = score.seconds(score.duration)
        guard seconds >= 0, seconds < length else {
            throw Refusal(sentence: "the session lasts \(Numerals.clock(length)).")
        }
        state.withLock { $0.moves += 1 }
        player.seek(to: Int(clamping: seconds * Double(live.rate)))
    }

    /// Goes to the next section, or to the beginning of this one, or of the one before where this has just begun.
    func section(forward: Bool) throws(Refusal) {
        let sections = score.sections
        let heard = player.status.heard
        let target =
            forward
            ? sections.first { $0.start > heard }
            : sections.last { $0.start <= heard - 3 * live.rate } ?? sections.first
        guard let target else { throw Refusal(sentence: "this is the last section.") }
        state.withLock { $0.moves += 1 }
        player.seek(to: target.start)
    }

    /// Breaths by which the pace changes with one key, a minute.
    private static let paceStep = 0.25
    /// The paces that may be chosen by hand, in breaths a minute.
    private static let paces = 3.0...20
    /// How many times as fast as written breaths may become.
    private static let factors = 0.5...2.0
    /// The most by which one breath differs from the one before it.
    private static let largestChange = 1.08

    /// Slows or quickens the breath by a quarter of a breath a minute, from the next breath on.
    func pace(quicker: Bool) throws(Refusal) {
        let reached = live.position
        let refusal = state.withLock { state -> Refusal? in
            let score = state.product.production.score
            guard let index = score.breaths.firstIndex(where: { $0.end > reached }) else {
                return Refusal(sentence: "no breath is guided from here on.")
            }
            let breath = score.breaths[index]
            let factor = Practice.factor(state.product.plan.adaptation, at: index)
            let wished = state.wishedPace ?? factor
            // As it is now, and as it will be when what is wished for has been reached.
            let now = 60 / score.seconds(breath.end - breath.start)
            let coming = now * wished / factor
            let steps = (coming / Practice.paceStep).rounded()
            let pace = (steps + (quicker ? 1 : -1)) * Practice.paceStep
            guard Practice.paces.contains(pace), Practice.factors.contains(wished * pace / coming) else {
                return Refusal(sentence: quicker ? "it goes no quicker by hand." : "it goes no slower by hand.")
            }
            state.wishedPace = wished * pace / coming
            return nil
        }
        if let refusal { throw refusal }
        plan()
    }

    /// Ends open breathing with the breath that is on its way.
    func endOpen() throws(Refusal) {
        let reached = live.position
        let refusal = state.withLock { state -> Refusal? in
            let guidances = state.product.production.score.guidances
            guard guidances.contains(where: { $0.isOpen && $0.start <= reached && reached < $0.end }) else {
                return Refusal(sentence: "no open breathing is going on here.")
            }
            state.wishesEnd = true
            return nil
        }
        if let refusal { throw refusal }
        plan()
    }

    /// Brings everything that is not speech up or down.
    func beds(by decibels: Double) {
        let balance = state.withLock { state in
            state.balance.beds = min(max(state.balance.beds + decibels, -40), 6)
            return state.balance
        }
        live.balance(balance)
    }

    /// Leaves speech out, or lets it be heard again.
    func mute(_ isMuted: Bool) {
        let balance = state.withLock { state in
            state.balance.isMuted = isMuted
            return state.balance
        }
        live.balance(balance)
    }

    /// Fades out over a second and ends.
    func stop() { player.stop() }

    // MARK: Planning

    /// How many times as fast as written a breath comes.
    static func factor(_ adaptation: Adaptation, at breath: Int) -> Double {
        adaptation.paces.last { $0.breath <= breath }?.factor ?? 1
    }

    private func plan() {
        let begins = state.withLock { state in
            defer { state.isPlanning = true }
            return !state.isPlanning
        }
        if begins { plans.async { self.carryOut() } }
    }

    /// Brings the plan to what is wished for; what is wished for meanwhile comes with it or after it.
    private func carryOut() {
        while true {
            let (product, pace, wishesEnd) = state.withLock { ($0.product, $0.wishedPace, $0.wishesEnd) }
            guard pace != nil || wishesEnd, let change = change(product, pace: pace, wishesEnd: wishesEnd) else {
                break
            }
            let changed = product.adapted(change.adaptation, from: change.frame)
            // Too late where the sound has gone past that breath meanwhile: then with the next.
            guard live.change(to: changed.production, at: change.frame) else { continue }
            let isDone = state.withLock { state in
                state.product = changed
                if state.wishedPace == pace { state.wishedPace = nil }
                if wishesEnd { state.wishesEnd = false }
                return state.wishedPace == nil && !state.wishesEnd
            }
            if isDone { break }
        }
        state.withLock { state in
            state.isPlanning = false
            state.wishedPace = nil
            state.wishesEnd = false
        }
    }

    /// What is changed, and where: at the next breath that leaves the time to prepare it.
    private func change(
        _ product: Studio.Product,
        pace: Double?,
        wishesEnd: Bool
    ) -> (adaptation: Adaptation, frame: Int)? {
        let score = product.production.score
        let soonest = live.position + live.rate / 2
        var adaptation = product.plan.adaptation
        guard let next = score.breaths.firstIndex(where: { $0.start >= soonest }) else { return nil }
        let frame = score.breaths[next].start
        if wishesEnd {
            guard let open = score.guidances.first(where: { $0.isOpen && $0.start <= soonest && soonest < $0.end }),
                open.breaths.contains(next)
            else { return nil }
            adaptation.ends = adaptation.ends.filter { $0 <= open.breaths.lowerBound } + [next]
        }
        if let pace {
            adaptation.paces.removeAll { $0.breath >= next }
            var factor = Practice.factor(adaptation, at: next)
            var breath = next
            while factor != pace {
                let limits = factor / Practice.largestChange...factor * Practice.largestChange
                factor = min(max(pace, limits.lowerBound), limits.upperBound)
                adaptation.paces.append(.init(breath: breath, factor: factor))
                breath += 1
            }
        }
        return (adaptation, frame)
    }
}
