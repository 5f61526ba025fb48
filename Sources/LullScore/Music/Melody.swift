import LullSession

/// Gives pitches to what is struck: a walk that leans on the chord, rises with the inhale and falls with the exhale.
struct Melody {
    private let plan: Composer.Plan
    private let rhythm: Rhythm
    /// Everything struck so far, for what comes next.
    private var walks: [MusicalPart: Walk] = [:]
    private var memory = MelodyMemory()
    /// The same for each part. Apart from `walks`, so that nothing copies what is remembered.
    private var memories: [MusicalPart: MelodyMemory] = [:]
    /// What rings: position and frame of the strokes of the last seconds.
    private var ringing: [(pitch: Int, time: Int, part: MusicalPart)] = []

    /// Where a part is.
    private struct Walk {
        var notes: [Int]
        /// Index into `notes`, and the frame of it.
        var last: (index: Int, time: Int)?
        /// How often the last note has been struck in a row.
        var repeats = 0
    }

    init(plan: Composer.Plan) {
        self.plan = plan
        rhythm = Rhythm(plan: plan)
        for part in rhythm.parts { walks[part] = Walk(notes: Self.scale(part, plan.piece.mode, plan.range)) }
        walks[.bowl] = Walk(notes: plan.range.bowl.filter { [0, 7].contains(Temperament.pitchClass($0)) })
    }

    /// The notes a part may use.
    static func scale(_ part: MusicalPart, _ mode: MusicalMode, _ range: Composer.Range) -> [Int] {
        let low = range.melody.lowerBound
        let high = range.melody.upperBound
        // A kalimba is bright, a harp goes deeper.
        let bounds =
            switch part {
            case .kalimba: (low + 4)...(high + 2)
            case .harp: (low - 7)...high
            case .mallet, .bowl, .pad, .strings, .drone: low...(high - 2)
            }
        return bounds.filter { mode.intervals.contains(Temperament.pitchClass($0)) }
    }

    mutating func notes() -> [Composer.Note] {
        var notes: [Composer.Note] = []
        let bowls = rhythm.bowlStrokes()
        var last: Int?
        for measure in plan.measures.indices {
            for onset in rhythm.onsets(in: measure, bowl: bowls[measure], after: last) {
                var dice = Dice(plan.piece.seed, .pitch, measure, onset.time - plan.measures[measure].start)
                // Where nothing fits, silence does.
                guard let pitch = choose(onset, measure: measure, dice: &dice) else { continue }
                notes.append(note(pitch, onset, measure: measure, dice: &dice))
                last = onset.time
            }
        }
        return notes
    }

    /// Chance of a step on the scale, by its size: mostly steps and thirds.
    private static let near = [0.3, 1, 0.75, 0.4, 0.2, 0.08, 0.04]
    /// The same after a silence, when the ear has let go of the last note.
    private static let far = [0.4, 0.8, 0.9, 0.8, 0.6, 0.45, 0.3, 0.2, 0.1]

    /// Draws a pitch and remembers it; nil where none is both consonant and new.
    private mutating func choose(_ onset: Rhythm.Onset, measure: Int, dice: inout Dice) -> Int? {
        guard let walk = walks[onset.part], !walk.notes.isEmpty else { return nil }
        ringing.removeAll { onset.time - $0.time > plan.frames(2.5) }
        let chord = neighbours(of: onset, measure: measure)
        let weights = walk.notes.indices.map { index -> Double in
            let pitch = walk.notes[index]
            guard chord.now.allSatisfy({ Consonance.agree($0, pitch) }) else { return 0 }
            guard memories[onset.part]?.forbids(pitch, start: onset.time, rate: plan.rate) != true,
                !memory.forbids(pitch, start: onset.time, rate: plan.rate)
            else { return 0 }
            var weight = onset.part == .bowl ? 1 : lean(walk, index, onset, plan.harmonies[measure])
            if !chord.soon.allSatisfy({ Consonance.agree($0, pitch) }) { weight *= 0.1 }
            for other in ringing {
                if !Consonance.agree(other.pitch, pitch) { weight *= 0.05 }
                if other.pitch == pitch && other.part != onset.part { weight *= 0.4 }
            }
            return weight
        }
        guard let index = dice.index(weights: weights) else { return nil }
        let pitch = walk.notes[index]
        walks[onset.part]?.repeats = walk.last?.index == index ? walk.repeats + 1 : 0
        walks[onset.part]?.last = (index, onset.time)
        memories[onset.part, default: MelodyMemory()].append(pitch, start: onset.time, rate: plan.rate)
        memory.append(pitch, start: onset.time, rate: plan.rate)
        ringing.append((pitch, onset.time, onset.part))
        return pitch
    }

    /// The held notes about a moment: those that stand, and those that are just going or about to come.
    private func neighbours(of onset: Rhythm.Onset, measure: Int) -> (now: Voicing, soon: Voicing) {
        let span = plan.measures[measure]
        var soon: Voicing = []
        if measure > 0, onset.time - span.start < plan.frames(2) { soon += plan.standing(measure - 1) }
        if span.end - onset.time < plan.frames(onset.part == .bowl ? 30 : 1.5) { soon += plan.standing(measure + 1) }
        return (plan.standing(measure), soon)
    }

    /// How a melody leans towards a note of its scale.
    private func lean(_ walk: Walk, _ index: Int, _ onset: Rhythm.Onset, _ harmony: Harmony) -> Double {
        let pitch = walk.notes[index]
        let isChordTone = harmony.contains(pitch)
        let middle = Double(walk.notes.count - 1) / 2
        // Low where the breath begins and ends, high about its turn.
        let reach = (Double(index) - middle) / max(1, middle)
        var weight = 1 / (1 + 1.6 * reach * reach * reach * reach)
        guard let last = walk.last else { return isChordTone ? weight : weight * 0.02 }
        let step = index - last.index
        let elapsed = plan.seconds(onset.time - last.time)
        let isFresh = elapsed < 4
        if onset.isBroken && isFresh {
            // The next chord tones on the way, or the other end where the way ends.
            guard isChordTone, step != 0 else { return 0.001 * weight }
            let isOnWay = (step > 0) == (onset.direction > 0)
            return isOnWay ? [0, 0.6, 1, 0.8, 0.3][min(abs(step), 5) % 5] + 0.01 : 0.02
        }
        let table = isFresh ? Self.near : Self.far
        weight *= abs(step) < table.count ? table[abs(step)] : 0.01
        if step != 0 { weight *= (step > 0) == (onset.direction > 0) ? 1.9 : 0.5 }
        if step == 0 && walk.repeats > 0 { weight *= 0.1 }
        // Other notes of the mode pass between chord tones; none is leapt to.
        if !isChordTone { weight *= isFresh && abs(step) == 1 ? 0.4 : 0.04 }
        return weight
    }

    private func note(_ pitch: Int, _ onset: Rhythm.Onset, measure: Int, dice: inout Dice) -> Composer.Note {
        let seed = plan.piece.seed
        let order = rhythm.parts.firstIndex(of: onset.part) ?? 3
        let place = Double(measure) + onset.progress
        let swell = Dice.wave(seed, .phrase, place / 7, 1 + order)
        // Towards the end of the exhale everything grows softer.
        let fall = onset.direction < 0 ? 1 - 0.3 * onset.progress : 1
        let gain = (0.42 + 0.4 * swell) * fall * dice.between(0.8, 1.25)
        let octaves = Double(pitch - plan.range.middle) / 12
        let ring = Self.ring(onset.part) * max(0.5, 1.2 - 0.25 * octaves)
        return Composer.Note(
            start: onset.time,
            length: max(1, plan.frames(ring)),
            pitch: plan.pitch(pitch),
            gain: Float(min(1, max(0.25, gain))),
            part: onset.part,
            side: (Dice.wave(seed, .drift, place / 8, order) - 0.5) * (onset.part == .bowl ? 0.4 : 1),
            attack: 0,
            release: 0
        )
    }

    /// Seconds a note rings at about middle C.
    private static func ring(_ part: MusicalPart) -> Double {
        switch part {
        case .mallet: 3.5
        case .kalimba: 3
        case .harp: 5
        case .bowl: 18
        case .pad, .strings, .drone: 0
        }
    }
}
