import LullSession

/// When something is struck: places on a loose grid that each measure draws anew, so that no beat settles in.
struct Rhythm {
    let plan: Composer.Plan
    /// The parts that play melodies, in an order that doesn't hang on how they were named.
    let parts: [MusicalPart]

    /// A moment at which a part is struck.
    struct Onset: Equatable {
        /// The frame.
        var time: Int
        /// What is struck.
        var part: MusicalPart
        /// Which way the melody leans: 1 up, −1 down.
        var direction: Int
        /// Whether it belongs to a broken chord, which goes one way only.
        var isBroken = false
        /// How far through the phrase it is, 0…1.
        var progress: Double
    }

    init(plan: Composer.Plan) {
        self.plan = plan
        parts = [.mallet, .kalimba, .harp].filter { plan.has($0) }
    }

    /// The longest phrase in seconds; a longer measure holds several of equal length.
    private static let longestPhrase = 16.0

    /// The moments of a measure, in order, far enough from each other and from `last`, the moment before.
    func onsets(in measure: Int, bowl: Onset?, after last: Int?) -> [Onset] {
        let span = plan.measures[measure]
        var found: [Onset] = []
        // The first chord of a longer piece opens alone.
        if measure > 0 || plan.measures.count < 4 {
            let phrases = max(1, Int((plan.seconds(span.length) / Self.longestPhrase).rounded(.up)))
            for index in 0..<phrases {
                let phrase = Self.phrase(index, of: phrases, in: span)
                for (order, part) in parts.enumerated() {
                    found += onsets(of: part, order: order, phrase: phrase, number: measure * 64 + index)
                }
            }
        }
        if let bowl { found.append(bowl) }
        found.sort { ($0.time, $0.part.rawValue) < ($1.time, $1.part.rawValue) }
        // The last chord is left to ring.
        let isLast = measure == plan.measures.count - 1
        let end = isLast ? span.start + span.length / 2 : span.end
        var kept: [Onset] = []
        let most = max(1, Int(plan.seconds(span.length) * 1.1))
        for onset in found where onset.time >= span.start && onset.time < end && kept.count < most {
            let before = kept.last?.time ?? last
            let isSamePart = kept.last?.part == onset.part
            if let before, onset.time - before < plan.frames(isSamePart ? 0.3 : 0.18) { continue }
            kept.append(onset)
        }
        return kept
    }

    private static func phrase(_ index: Int, of count: Int, in measure: Composer.Measure) -> Composer.Measure {
        guard count > 1 else {
            let turn = min(max(measure.turn, measure.start), measure.end)
            return Composer.Measure(start: measure.start, turn: turn, end: measure.end)
        }
        let start = measure.start + measure.length * index / count
        let end = measure.start + measure.length * (index + 1) / count
        return Composer.Measure(start: start, turn: start + (end - start) * 2 / 5, end: end)
    }

    /// Notes a second at full density, were a part alone. Choices of this project.
    private static func flow(_ part: MusicalPart) -> Double {
        switch part {
        case .mallet: 0.5
        case .kalimba: 0.58
        case .harp: 0.55
        case .pad, .strings, .drone, .bowl: 0
        }
    }

    /// One part's moments in a phrase, of which there are six at the most.
    ///
    /// Every draw is made in any case and the moments for fewer notes are among those for more, so that a denser piece
    /// adds to a sparser one.
    private func onsets(of part: MusicalPart, order: Int, phrase: Composer.Measure, number: Int) -> [Onset] {
        let seed = plan.piece.seed
        let density = min(1, plan.piece.density)
        var dice = Dice(seed, .rhythm, number, order)
        let restDraw = dice.unit()
        let countDraw = dice.unit()
        let breaksChord = dice.unit() < 0.4
        // Parts come forward and step back over some minutes.
        let presence = Dice.wave(seed, .presence, Double(number) / 64 / 5, order)
        guard restDraw >= 0.55 - 0.45 * density - 0.5 * (presence - 0.5) else { return [] }
        let seconds = plan.seconds(phrase.length)
        let share = [1, 0.66, 0.5][min(parts.count, 3) - 1]
        let expected = density * Self.flow(part) * share * seconds * (0.5 + presence)
        var count = min(6, Int(expected + countDraw))
        guard count > 0 else { return [] }
        if part == .harp, breaksChord, count > 1 {
            count = min(6, count + 1)
            return broken(count: count, phrase: phrase, dice: &dice)
        }
        let slot = dice.between(0.6, 1.2)
        let anchor = dice.between(0.05, 0.8)
        var slots: [(key: Double, onset: Onset)] = []
        let halves = [(phrase.start, phrase.turn, 1), (phrase.turn, phrase.end, -1)]
        for (start, end, direction) in halves where end > start {
            let places = min(12, max(1, Int(plan.seconds(end - start) / slot)))
            for place in 0..<places {
                let position = (Double(place) + 0.5 + 0.32 * dice.about()) / Double(places)
                let time = start + Int(position * Double(end - start))
                let progress = Double(time - phrase.start) / Double(phrase.length)
                // Notes gather about one point of the phrase and leave the rest of it quiet.
                let distance = abs(progress - anchor) / 0.3
                let weight = 1 / (1 + distance * distance * distance * distance) + 0.04
                // The least of exponential draws: as drawing by weight without putting back.
                let key = -Logarithm.base2(max(dice.unit(), 1e-12)) / weight
                let onset = Onset(time: time, part: part, direction: direction, progress: progress)
                slots.append((key, onset))
            }
        }
        slots.sort { $0.key < $1.key }
        return slots.prefix(count).map(\.onset)
    }

    /// A slow broken chord, up while the breath comes in, down while it goes.
    private func broken(count: Int, phrase: Composer.Measure, dice: inout Dice) -> [Onset] {
        let rises = dice.unit() < 0.6
        let seconds = plan.seconds(phrase.length)
        var step = dice.between(0.42, 0.8)
        let room = plan.seconds(phrase.end - phrase.start) - step * Double(count)
        let from = rises ? 0.04 * seconds : plan.seconds(max(0, phrase.turn - phrase.start)) + 0.02 * seconds
        var at = from + dice.between(0, 0.2) * max(0, room - from)
        var onsets: [Onset] = []
        for _ in 0..<count {
            let time = phrase.start + plan.frames(at)
            guard time < phrase.end else { break }
            let progress = at / seconds
            onsets.append(
                Onset(time: time, part: .harp, direction: rises ? 1 : -1, isBroken: true, progress: progress)
            )
            at += step * (1 + 0.18 * dice.about())
            // Each a little later than the one before, as a hand does it.
            step *= 1.07
        }
        return onsets
    }

    /// The strokes of the bowl, at most one every several measures, by measure.
    func bowlStrokes() -> [Int: Onset] {
        guard plan.has(.bowl) else { return [:] }
        let density = min(1, plan.piece.density)
        var strokes: [Int: Onset] = [:]
        var ready = 0
        for (measure, span) in plan.measures.enumerated() where span.start >= ready {
            var dice = Dice(plan.piece.seed, .bowl, measure)
            let atTurn = dice.unit() < 0.25
            let time = (atTurn ? span.turn : span.start) + plan.frames(dice.between(0.04, 0.4))
            guard time < span.end else { continue }
            strokes[measure] = Onset(time: time, part: .bowl, direction: -1, progress: 0)
            let gap = 3 + Int(2.5 * (1 - density) + 3 * dice.unit())
            let next = measure + gap
            guard next < plan.measures.count else { break }
            // At least twenty seconds: a bowl rings that long.
            ready = max(plan.measures[next].start, time + plan.frames(20))
        }
        return strokes
    }
}
