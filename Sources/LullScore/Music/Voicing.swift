import LullSession

/// The notes of a chord, from low to high, in semitones above the tonic of the key.
typealias Voicing = [Int]

/// What sounds well together.
struct Consonance {
    /// Middle C, in semitones above the tonic.
    let middle: Int

    /// Whether two notes may sound at once: anything but a minor second and its octaves upwards.
    ///
    /// A major seventh is its soft inversion, and allowed.
    static func agree(_ a: Int, _ b: Int) -> Bool {
        let distance = abs(a - b)
        return distance % 12 != 1
    }

    /// Whether `high` may lie next above `low`: no seconds or tritones bare, and room where low notes grow muddy.
    func adjoin(_ low: Int, _ high: Int) -> Bool {
        let distance = high - low
        // Low interval limits: below C3 fifths, octaves and tenths or wider; up to G3 thirds.
        if low < middle - 12 { return distance == 7 || distance == 12 || (distance >= 14 && distance % 12 != 6) }
        if low < middle - 5 { return distance >= 3 && distance % 12 != 6 }
        return distance >= 2 && distance % 12 != 6
    }

    /// Whether notes from low to high may sound at once.
    func accepts(_ notes: Voicing) -> Bool {
        for (index, note) in notes.enumerated() {
            if index > 0, !adjoin(notes[index - 1], note) { return false }
            for other in notes[..<index] where !Self.agree(other, note) { return false }
        }
        return true
    }
}

/// Finds the voices of chords: little motion, nothing parallel outside, and no voicing too often.
struct Voicer {
    let piece: Composer.Piece
    let range: Composer.Range
    let count: Int
    private let consonance: Consonance
    /// The drone's tonic, which chords stand on; nil without a drone.
    private let drone: Int?
    /// Where the voices lie: in the mood's range, and a fifth or more above a drone.
    private let bounds: ClosedRange<Int>
    private var known: [Harmony: [Candidate]] = [:]
    private var sequences = Motifs(length: 6, limit: 2)
    private var recent: [UInt64] = []

    /// A voicing that keeps the rules.
    private struct Candidate {
        var voicing: Voicing
        /// What it costs by itself.
        var cost: Double
        /// Its name among voicings.
        var name: UInt64
    }

    init(piece: Composer.Piece, range: Composer.Range) {
        self.piece = piece
        self.range = range
        // Strings beside a pad take its upper voices, which wants one more; a drone is a voice of its own.
        let isOrchestral = piece.parts.contains(.pad) && piece.parts.contains(.strings)
        let most = piece.parts.contains(.drone) ? 4 : 5
        count = min(most, isOrchestral ? 5 : piece.mood.voices)
        consonance = Consonance(middle: range.middle)
        drone = piece.parts.contains(.drone) ? Drone.tonic(in: range) : nil
        let low = max(range.pads.lowerBound, drone.map { $0 + 7 } ?? range.pads.lowerBound)
        bounds = low...max(low, range.pads.upperBound)
    }

    /// The voices of chords in a row.
    mutating func voicings(_ harmonies: [Harmony]) -> [Voicing] {
        var result: [Voicing] = []
        // For how many chords each voice has had its note.
        var ages = [Int](repeating: 0, count: count)
        for (measure, harmony) in harmonies.enumerated() {
            let isRepeat = measure > 0 && harmonies[measure - 1].symbol == harmony.symbol
            let next = choose(harmony, measure: measure, after: result.last, ages: ages, isRepeat: isRepeat)
            if let last = result.last {
                for voice in ages.indices where voice < next.count {
                    ages[voice] = next[voice] == last[voice] ? ages[voice] + 1 : 0
                }
            }
            let name = Self.name(next)
            sequences.append(Motifs.Item(alone: name, joined: name))
            recent.append(name)
            if recent.count > 20 { recent.removeFirst() }
            result.append(next)
        }
        return result
    }

    private static func name(_ voicing: Voicing) -> UInt64 {
        voicing.reduce(0) { Dice.mix(($0 ^ UInt64(truncatingIfNeeded: $1)) &+ 0x51_7CC1) }
    }

    private mutating func choose(
        _ harmony: Harmony,
        measure: Int,
        after last: Voicing?,
        ages: [Int],
        isRepeat: Bool
    ) -> Voicing {
        let choices = candidates(harmony)
        var dice = Dice(piece.seed, .voicing, measure)
        var best: (cost: Double, voicing: Voicing)?
        for choice in choices {
            // Drawn for every candidate, so that chance doesn't hang on what was passed over.
            var cost = dice.unit() * 4 + choice.cost
            if let best, cost >= best.cost { continue }
            if let last { cost += motion(from: last, to: choice.voicing, ages: ages, isRepeat: isRepeat) }
            for (age, other) in recent.reversed().enumerated() where other == choice.name {
                cost += 6 * (1 - Double(age) / 20)
            }
            // By far the dearest, so that it's taken only where nothing else is left.
            if sequences.forbids(Motifs.Item(alone: choice.name, joined: choice.name)) { cost += 1_000 }
            if best.map({ cost < $0.cost }) ?? true { best = (cost, choice.voicing) }
        }
        return best?.voicing ?? Self.stack(harmony, count: count, range: range)
    }

    /// What a voicing costs by itself.
    private func standing(_ voicing: Voicing, _ harmony: Harmony) -> Double {
        guard let bass = voicing.first else { return 0 }
        var cost = 0.0
        let inversion = harmony.tones.firstIndex(of: Temperament.pitchClass(bass)) ?? 3
        // A drone below is the bass already.
        cost += [0, 2.5, 4, 8][min(inversion, 3)] * (drone == nil ? 1 : 0.4)
        for (voice, note) in voicing.enumerated() {
            cost += 0.12 * abs(Double(note) - centre(of: voice))
            if voice > 1 && note - voicing[voice - 1] > 10 { cost += 1.5 }
        }
        // Upper voices huddled together blur.
        for voice in 2..<max(2, voicing.count) where voicing[voice] - voicing[voice - 1] == 2 { cost += 0.8 }
        return cost
    }

    /// What it costs to go from one voicing to another.
    private func motion(from last: Voicing, to next: Voicing, ages: [Int], isRepeat: Bool) -> Double {
        guard last.count == next.count, last.count > 1 else { return 0 }
        var cost = 0.0
        var held = 0
        for voice in next.indices {
            let step = abs(next[voice] - last[voice])
            let weight = voice == 0 ? 0.5 : 1
            cost += weight * Double(step)
            if step > 4 { cost += weight * 1.5 * Double(step - 4) }
            if step == 0 {
                held += 1
                // A tone that has stood for long wants to go on, the top one sooner than others.
                if ages[voice] >= (voice == next.count - 1 ? 2 : 3) { cost += 2.5 }
            }
        }
        for low in next.indices where next[low] != last[low] {
            for high in next.indices where high > low && (next[high] > last[high]) == (next[low] > last[low]) {
                // Two voices going the same way that keep their fifth or octave.
                let after = next[high] - next[low]
                guard after % 12 == 0 || after % 12 == 7, next[high] != last[high] else { continue }
                guard (after - last[high] + last[low]) % 12 == 0 else { continue }
                let isOuter = low == 0 && high == next.count - 1
                cost += isOuter ? 80 : after % 12 == 0 ? 6 : 2
            }
        }
        // The same chord again is a new light on it: something moves, but not everything.
        if isRepeat && held == next.count { cost += 8 }
        return cost
    }

    /// Where a voice feels at home.
    private func centre(of voice: Int) -> Double {
        let low = Double(bounds.lowerBound) + 6
        let high = Double(bounds.upperBound) - 5
        return low + (high - low) * Double(voice) / Double(max(1, count - 1))
    }

    /// Every voicing of a chord that keeps the rules.
    private mutating func candidates(_ harmony: Harmony) -> [Candidate] {
        if let found = known[harmony] { return found }
        var list: [Voicing] = []
        // Odd chords in odd keys find hardly a place; then voices reach farther, then the range gives way, and the
        // rules last.
        for (slack, reach) in [(0, 8.5), (0, 13.0), (3, 13.0), (7, 16.0), (12, 20.0)] where list.count < 8 {
            list = Self.search(
                harmony,
                count: count,
                bounds: (bounds.lowerBound - slack)...(bounds.upperBound + slack),
                reach: reach,
                consonance: consonance,
                drone: drone.flatMap { Drone.suits($0, harmony) ? $0 : nil },
                centre: { self.centre(of: $0) }
            )
        }
        let found = list.map { Candidate(voicing: $0, cost: standing($0, harmony), name: Self.name($0)) }
        known[harmony] = found
        return found
    }

    private static func search(
        _ harmony: Harmony,
        count: Int,
        bounds: ClosedRange<Int>,
        reach: Double,
        consonance: Consonance,
        drone: Int?,
        centre: (Int) -> Double
    ) -> [Voicing] {
        let places = (0..<count).map { voice in
            bounds.filter { harmony.contains($0) && abs(Double($0) - centre(voice)) <= reach }
        }
        let wanted = Set(harmony.tones).subtracting(harmony.optional)
        var found: [Voicing] = []
        func extend(_ voicing: Voicing) {
            guard voicing.count < count else {
                if wanted.isSubset(of: voicing.map(Temperament.pitchClass)) { found.append(voicing) }
                return
            }
            for note in places[voicing.count] {
                if let below = voicing.last ?? drone {
                    guard note > below, consonance.adjoin(below, note) else { continue }
                    if voicing.count > 1 && note - below > 14 { continue }
                    if voicing.count == 1 && note - below > 19 { continue }
                }
                if let drone, !Consonance.agree(drone, note) { continue }
                let tone = Temperament.pitchClass(note)
                if harmony.single.contains(tone) && voicing.contains(where: { Temperament.pitchClass($0) == tone }) {
                    continue
                }
                if voicing.contains(where: { !Consonance.agree($0, note) }) { continue }
                extend(voicing + [note])
            }
        }
        extend([])
        return found
    }

    /// A chord in root position, for what no rule finds a place for.
    private static func stack(_ harmony: Harmony, count: Int, range: Composer.Range) -> Voicing {
        var voicing: Voicing = []
        var note = range.pads.lowerBound
        while voicing.count < count {
            if harmony.contains(note)
                && (voicing.last.map { note - $0 >= 7 } ?? (harmony.root == Temperament.pitchClass(note)))
            {
                voicing.append(note)
            }
            note += 1
        }
        return voicing
    }
}
