public import LullSession

/// What a person who listens has changed: the pace of the breath, and when open breathing ends.
///
/// Breaths are counted from 0 through the whole session.
public struct Adaptation: Sendable, Equatable {
    /// From this breath on, breaths come `factor` times as fast as written.
    public struct Change: Sendable, Equatable {
        /// The first breath.
        public var breath: Int
        /// How many times as fast.
        public var factor: Double

        /// A change.
        public init(breath: Int, factor: Double) {
            self.breath = breath
            self.factor = factor
        }
    }

    /// The changes of pace, in the order of their breaths.
    public var paces: [Change] = []
    /// The breaths before which open breathing ended, in order.
    public var ends: [Int] = []
    /// How long open breathing is laid out for that nobody has ended: in a file, this is how long it lasts.
    public var openTime = Seconds(600)

    /// Nothing changed.
    public init() {}

    /// The changes of a guidance whose first breath this is, by its own count.
    func changes(from first: Int) -> [(breath: Int, factor: Double)] {
        var result: [(breath: Int, factor: Double)] = []
        if let before = paces.last(where: { $0.breath <= first }), before.factor != 1 { result = [(0, before.factor)] }
        return result + paces.filter { $0.breath > first }.map { ($0.breath - first, $0.factor) }
    }
}

/// A session laid out, and what it takes to lay the rest of it out anew while it is heard.
public struct Plan: Sendable {
    /// When what sounds.
    public let score: Score
    /// The length to fill, in frames; nil where the session lasts as long as it takes.
    let target: Int?
    /// What has been changed by hand so far.
    public let adaptation: Adaptation
    /// Where each elastic pause lies.
    let pauses: [Range<Int>]
    /// Where breathing that stretches begins, and its breaths.
    let stretched: [(start: Int, breaths: Int)]
    /// How far those to come are stretched.
    let stretch: Double
}

extension Layout {
    /// The session with something changed from a frame on; what lies before it stays where it is.
    ///
    /// Pauses that have not begun take up what the change makes longer or shorter, as far as they can; beyond that the
    /// session's length changes. A time that has passed when it is come to is passed over.
    ///
    /// - Parameters:
    ///   - plan: the session as it has been heard up to there.
    ///   - frame: where what is changed begins: the beginning of a breath.
    public func adapted(_ plan: Plan, _ adaptation: Adaptation, from frame: Int) -> Plan {
        let past = plan.pauses.prefix { $0.lowerBound < frame }.map(\.count)
        let pastBreaths = plan.stretched.prefix { $0.start < frame }.map(\.breaths)
        func laid(_ stretch: Double) -> Placement {
            var pass = pass()
            pass.adaptation = adaptation
            pass.past = past
            pass.pastBreaths = pastBreaths
            pass.stretch = stretch
            return settled(pass)
        }
        var stretch = plan.stretch
        // Open breathing has no length that others could fill around it; they stay as they are.
        let isOpen = plan.score.guidances.contains { $0.isOpen && $0.end > frame } && adaptation.openTime.value > 3600
        if let target = plan.target, !isOpen {
            let hasRoom = past.count < plan.pauses.count || pastBreaths.count < plan.stretched.count
            let slack = hasRoom && laid(0).end < target
            var high = 1.0
            while slack && laid(high).end < target && high < 1e4 { high *= 2 }
            stretch = slack ? Layout.stretch(between: 0, high) { laid($0).end <= target } : 0
        }
        let placement = laid(stretch)
        return Plan(
            score: score(placement),
            target: plan.target,
            adaptation: adaptation,
            pauses: placement.pauses,
            stretched: placement.stretched,
            stretch: stretch
        )
    }
}
