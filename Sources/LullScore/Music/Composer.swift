import LullSession

/// Composes slow music for a bed: chords that come and go with the breath, and melodies over them.
///
/// A pure function of the piece, its measures and its seed. Chords are made first, then their voices, then what is
/// struck over them; each stage sees the stages before it and none sees those after, so the same seed at another
/// density has the same chords.
struct Composer {
    /// What is to be composed.
    struct Piece {
        /// The tonic in hertz, in whatever octave; 146.832 for d.
        var key: Double
        /// The scale.
        var mode: MusicalMode
        /// The chords, which come round again; nil for a walk by the mood.
        var chords: [ChordSymbol]?
        /// The character.
        var mood: Mood
        /// How much is struck: 0 for nothing, 1 for gently flowing.
        var density: Double
        /// What plays; a part named twice plays once.
        var parts: [MusicalPart]
        /// Chance.
        var seed: UInt64
    }

    /// The time of one chord, in frames from the bed's beginning. Measures follow each other without gaps.
    struct Measure: Equatable {
        /// Where it begins: the inhale.
        var start: Int
        /// Its middle: the beginning of the exhale.
        var turn: Int
        /// Where it ends.
        var end: Int

        var length: Int { end - start }
    }

    /// One note.
    struct Note: Equatable {
        /// Its first frame, from the bed's beginning.
        var start: Int
        /// Frames from its beginning until it is silent: a held note's release lies within, and a struck one has
        /// fallen by about 60 dB.
        var length: Int
        /// Hertz.
        var pitch: Double
        /// Amplitude, 0…1, relative to the part.
        var gain: Float
        /// What plays it.
        var part: MusicalPart
        /// Place, −1…1.
        var side: Double
        /// Frames from silence to full; 0 for what is struck.
        var attack: Int
        /// Frames from full to silence at its end; 0 for what is struck.
        var release: Int
    }

    /// The notes of a piece, in the order of their beginnings.
    ///
    /// Measures without length are passed over. Held notes begin with a measure and end by the end of the last;
    /// struck notes begin in the first half of the last measure or before, and may ring beyond it.
    static func notes(_ piece: Piece, measures: [Measure], rate: Int) -> [Note] {
        let measures = measures.filter { $0.start >= 0 && $0.length > 0 }
        guard !measures.isEmpty, !piece.parts.isEmpty, rate > 0, piece.key.isFinite, piece.key > 0 else { return [] }
        let range = Range(piece)
        let harmonies = Progression(piece: piece).harmonies(count: measures.count)
        var voicer = Voicer(piece: piece, range: range)
        let voicings = voicer.voicings(harmonies)
        let plan = Plan(
            piece: piece,
            range: range,
            measures: measures,
            harmonies: harmonies,
            voicings: voicings,
            drones: piece.parts.contains(.drone) ? Drone.tones(piece, range, harmonies, voicings) : [],
            rate: Double(rate)
        )
        var notes = Sustain(plan: plan).notes()
        if piece.density > 0 {
            var melody = Melody(plan: plan)
            notes += melody.notes()
        }
        return notes.sorted { ($0.start, $0.pitch, $0.length) < ($1.start, $1.pitch, $1.length) }
    }

    /// A piece with its chords and voices: what notes are made from.
    struct Plan {
        let piece: Piece
        let range: Range
        let measures: [Measure]
        /// The chord of each measure.
        let harmonies: [Harmony]
        /// The voices of each measure.
        let voicings: [Voicing]
        /// The tones of the drone in each measure; empty without a drone.
        let drones: [Voicing]
        /// Frames a second.
        let rate: Double

        func has(_ part: MusicalPart) -> Bool { piece.parts.contains(part) }

        /// What stands in a measure, whether it is played or only thought: melodies go by it.
        func standing(_ measure: Int) -> Voicing {
            guard voicings.indices.contains(measure) else { return [] }
            return voicings[measure] + (drones.isEmpty ? [] : drones[measure])
        }

        func frames(_ seconds: Double) -> Int { Int((seconds * rate).rounded()) }

        func seconds(_ frames: Int) -> Double { Double(frames) / rate }

        func pitch(_ semitones: Int) -> Double { piece.key * Temperament.ratio(semitones) }
    }

    /// Where a piece's notes may lie, in semitones above its tonic.
    struct Range {
        /// Middle C, or the semitone nearest to it.
        let middle: Int
        let pads: ClosedRange<Int>
        let melody: ClosedRange<Int>
        /// Of a drone's tonic: one octave.
        let drone: ClosedRange<Int>
        let bowl: ClosedRange<Int>

        init(_ piece: Piece) {
            let tonic = Temperament.position(piece.key)
            func shifted(_ range: ClosedRange<Int>) -> ClosedRange<Int> {
                let low = Int((Double(range.lowerBound) - tonic).rounded(.up))
                let high = Int((Double(range.upperBound) - tonic).rounded(.down))
                return low...max(low, high)
            }
            middle = Int((60 - tonic).rounded())
            pads = shifted(piece.mood.register)
            melody = shifted(piece.mood.melodyRegister)
            // From F1 or so up: below it, small loudspeakers have nothing to say.
            drone = shifted(29...41)
            bowl = shifted(38...57)
        }
    }
}
