import LullSession

/// The low held tones of a drone: the tonic, and its fifth where that agrees with the chord.
enum Drone {
    /// The drone's tonic in a range.
    static func tonic(in range: Composer.Range) -> Int {
        range.drone.first { $0 % 12 == 0 } ?? range.drone.lowerBound
    }

    /// Whether a drone's tone may stand under a chord.
    static func suits(_ tone: Int, _ harmony: Harmony) -> Bool { !harmony.contains(tone + 1) }

    /// The tones of each measure. The fifth comes and goes, some measures at a time.
    static func tones(
        _ piece: Composer.Piece,
        _ range: Composer.Range,
        _ harmonies: [Harmony],
        _ voicings: [Voicing]
    ) -> [Voicing] {
        let tonic = tonic(in: range)
        let consonance = Consonance(middle: range.middle)
        var wantsFifth = false
        return harmonies.indices.map { measure in
            var dice = Dice(piece.seed, .drone, measure)
            // About every third chord, the fifth thinks again.
            if dice.unit() < 0.35 { wantsFifth = dice.unit() < 0.55 }
            guard suits(tonic, harmonies[measure]) else { return [] }
            let isWelcome = wantsFifth && consonance.accepts([tonic, tonic + 7] + voicings[measure])
            return isWelcome ? [tonic, tonic + 7] : [tonic]
        }
    }
}

/// Turns voices into long notes: a tone that two chords share is one note that goes on.
struct Sustain {
    let plan: Composer.Plan

    /// A note that sounds and has no end yet.
    private struct Held {
        var pitch: Int
        var first: Int
        var voice: Int
        var part: MusicalPart
        /// Whether it comes back behind itself.
        var isSoft: Bool
        /// How many chords it may last.
        var span: Int
    }

    func notes() -> [Composer.Note] {
        var notes: [Composer.Note] = []
        let hasPad = plan.has(.pad)
        let hasStrings = plan.has(.strings)
        if hasPad || hasStrings {
            notes += held(plan.voicings) { voice in
                guard hasPad && hasStrings else { return hasPad ? .pad : .strings }
                let count = plan.voicings.first?.count ?? 0
                return voice >= count - 2 ? .strings : .pad
            }
        }
        if !plan.drones.isEmpty { notes += held(plan.drones) { _ in .drone } }
        return notes
    }

    private func held(_ voicings: [Voicing], part: (Int) -> MusicalPart) -> [Composer.Note] {
        var notes: [Composer.Note] = []
        var sounding: [Held] = []
        for (measure, voicing) in voicings.enumerated() {
            var next: [Held] = []
            var repeated: Set<Int> = []
            for note in sounding {
                let isWorn = measure - note.first >= note.span
                if voicing.contains(note.pitch) && !isWorn {
                    next.append(note)
                } else {
                    if voicing.contains(note.pitch) { repeated.insert(note.pitch) }
                    notes.append(finished(note, at: measure, before: voicing))
                }
            }
            for (voice, pitch) in voicing.enumerated() where !next.contains(where: { $0.pitch == pitch }) {
                // Three to five chords, so that voices that came in together don't come back together.
                var dice = Dice(plan.piece.seed, .sustain, measure, pitch)
                next.append(
                    Held(
                        pitch: pitch,
                        first: measure,
                        voice: voice,
                        part: part(voice),
                        isSoft: repeated.contains(pitch),
                        span: 3 + Int(dice.unit() * 3)
                    )
                )
            }
            sounding = next
        }
        for note in sounding { notes.append(finished(note, at: voicings.count, before: [])) }
        return notes
    }

    /// A note that gives way to the chord of `measure`; past the last measure, one that ends with the bed.
    private func finished(_ note: Held, at measure: Int, before voicing: Voicing) -> Composer.Note {
        let measures = plan.measures
        let start = measures[note.first].start
        let bedEnd = measures[measures.count - 1].end
        var dice = Dice(plan.piece.seed, .sustain, note.first, 1_000 + note.pitch)
        // A semitone against the new chord leaves sooner.
        let isClash = voicing.contains { !Consonance.agree($0, note.pitch) }
        let wished = isClash ? 3 : dice.between(3.5, 6)
        let end: Int
        var release: Int
        if measure < measures.count {
            // Short chords can't wait for long releases, or three would sound at once.
            release = plan.frames(min(wished, max(1.5, plan.seconds(measures[measure].length))))
            release = min(release, bedEnd - measures[measure].start)
            end = measures[measure].start + release
        } else {
            end = bedEnd
            release = min(plan.frames(wished), (bedEnd - measures[measures.count - 1].start) / 2)
        }
        let attack = attack(note, &dice)
        let length = end - start
        return Composer.Note(
            start: start,
            length: length,
            pitch: plan.pitch(note.pitch),
            gain: gain(note, &dice),
            part: note.part,
            side: side(note, &dice),
            attack: min(attack, length - release),
            release: release
        )
    }

    /// Frames of an attack: a third of the inhale to most of it, so that a chord opens as the lungs do.
    private func attack(_ note: Held, _ dice: inout Dice) -> Int {
        let measure = plan.measures[note.first]
        let inhale = plan.seconds(max(0, measure.turn - measure.start))
        let share = dice.between(0.35, 0.7) * (note.isSoft ? 1.4 : 1)
        return min(plan.frames(min(5, max(1.5, inhale * share))), max(1, measure.length * 4 / 5))
    }

    private func gain(_ note: Held, _ dice: inout Dice) -> Float {
        let harmony = plan.harmonies[note.first]
        // The bass carries; what colours a chord is only a shade in it.
        var gain = note.part == .drone ? 0.7 : note.voice == 0 ? 0.8 : 0.66
        if note.part == .strings { gain *= 0.85 }
        if harmony.single.contains(Temperament.pitchClass(note.pitch)) { gain *= 0.85 }
        if note.isSoft { gain *= 0.85 }
        let swell = Dice.wave(plan.piece.seed, .phrase, Double(note.first) / 9)
        return Float(min(1, gain * (0.85 + 0.3 * swell) * dice.between(0.92, 1.08)))
    }

    /// The bass in the middle, the others to the left and right of it by turns.
    private func side(_ note: Held, _ dice: inout Dice) -> Double {
        if note.part == .drone { return note.pitch % 12 == 0 ? 0 : dice.between(-0.15, 0.15) }
        guard note.voice > 0 else { return dice.between(-0.1, 0.1) }
        let width = dice.between(0.18, 0.5)
        return note.voice.isMultiple(of: 2) ? width : -width
    }
}
