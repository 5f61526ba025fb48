import LullSession

/// Notes and bodies of the sounds that are played: chords, strokes and music.
struct EnsembleCompiler {
    let profile: Profile
    let rate: Double
    let seed: UInt64

    /// What an ensemble plays.
    struct Ensemble {
        var notes: [Instrument.Note] = []
        var bodies: [Instrument.Body] = []

        /// The number of a body, which is added where it is new.
        mutating func index(of body: Instrument.Body) -> Int {
            if let index = bodies.firstIndex(of: body) { return index }
            bodies.append(body)
            return bodies.count - 1
        }
    }

    /// The ensemble of a sound; `life` is how long what goes on goes on, in frames.
    func ensemble(_ sound: Sound, measures: [Composer.Measure], life: Int) -> Ensemble {
        switch sound.generator {
        case .pad: chord(sound, bowed(sound, harmonics: 6, shimmer: 0), gain: 1.3)
        case .drone: chord(sound, bowed(sound, harmonics: 12, shimmer: 0.85), gain: 1.8)
        case .bowl: stroke(sound, .bowl)
        case .bell: stroke(sound, .bell)
        case .gong: stroke(sound, .gong)
        case .chime: stroke(sound, .chime)
        case .woodblock: stroke(sound, .woodblock, rise: profile.noteRise)
        case .pluck, .mallet: strum(sound)
        case .music: music(sound, measures)
        default: Ensemble()
        }
    }

    private func number(_ sound: Sound, _ name: Parameter.Name, _ standard: Double) -> Double {
        sound.number(name) ?? standard
    }

    // MARK: What goes on

    private func bowed(_ sound: Sound, harmonics: Int, shimmer: Float) -> Instrument.Body {
        .bowed(
            harmonics: harmonics,
            // 1200 cents to the octave; e^x − 1 ≈ x at these sizes, to a hundredth of a cent.
            detune: number(sound, .detune, 5) / 1200 * 0.693_147_18,
            swell: 1 / (number(sound, .swell, 14) * rate),
            shimmer: shimmer
        )
    }

    private func chord(_ sound: Sound, _ body: Instrument.Body, gain: Double) -> Ensemble {
        var ensemble = Ensemble()
        let index = ensemble.index(of: body)
        // Uncorrelated strings add in power; the whole is about as loud as a full-scale sine.
        let share = Float(gain / Double(max(sound.notes.count, 1)).squareRoot())
        ensemble.notes = sound.notes.enumerated().map { order, pitch in
            Instrument.Note(
                start: 0,
                end: Int.max / 2,
                body: index,
                frequency: pitch / rate,
                gain: share,
                side: 0,
                attack: 0,
                release: 0,
                seed: seed &+ UInt64(order)
            )
        }
        return ensemble
    }

    // MARK: Strokes

    private func stroke(_ sound: Sound, _ shape: BodyShape, rise least: Seconds? = nil) -> Ensemble {
        var ensemble = Ensemble()
        let pitch = number(sound, .pitch, 220)
        let decay = number(sound, .decay, 4)
        let rise = max(number(sound, .rise, 0), (least ?? profile.strokeRise).value)
        add(shape, sound, pitch, decay, rise: rise, at: 0, gain: 1, to: &ensemble)
        return ensemble
    }

    private func strum(_ sound: Sound) -> Ensemble {
        var ensemble = Ensemble()
        let rise = max(number(sound, .rise, 0), profile.noteRise.value)
        let decay = number(sound, .decay, 4)
        let lowest = sound.notes.min() ?? 220
        let gain = Float(1 / Double(max(sound.notes.count, 1)).squareRoot())
        let step = number(sound, .strum, 0) / Double(max(sound.notes.count - 1, 1))
        for (order, pitch) in sound.notes.enumerated() {
            // Higher strings ring shorter, by the square root of their pitch.
            add(
                shape(sound),
                sound,
                pitch,
                decay * (lowest / pitch).squareRoot(),
                rise: rise,
                at: Int((Double(order) * step * rate).rounded()),
                gain: gain,
                to: &ensemble
            )
        }
        return ensemble
    }

    private func shape(_ sound: Sound) -> BodyShape {
        if sound.generator == .mallet { return .hammered }
        return sound.choice(.body) == "kalimba" ? .kalimba : .string(position: number(sound, .position, 0.5))
    }

    private func add(
        _ shape: BodyShape,
        _ sound: Sound,
        _ pitch: Double,
        _ decay: Double,
        rise: Double,
        at start: Int,
        gain: Float,
        to ensemble: inout Ensemble
    ) {
        let partials = shape.partials(
            BodyShape.Stroke(
                pitch: pitch,
                decay: decay,
                hardness: number(sound, .hardness, 0.3),
                position: number(sound, .position, 0.5),
                beating: number(sound, .beating, 0.2)
            ),
            rate: rate
        )
        let index = ensemble.index(of: .struck(partials, rise: rise * rate))
        ensemble.notes.append(
            Instrument.Note(
                start: start,
                // −102 dB.
                end: start + Int((decay * 1.7 + rise) * rate),
                body: index,
                frequency: pitch / rate,
                gain: gain,
                side: 0,
                attack: 0,
                release: 0,
                seed: seed
            )
        )
    }

    // MARK: Music

    private func music(_ sound: Sound, _ measures: [Composer.Measure]) -> Ensemble {
        let mood = sound.choice(.mood).flatMap(Mood.init(rawValue:)) ?? .still
        var chords: [ChordSymbol]?
        if case .chords(let list)? = sound.value(.chords) { chords = list }
        var parts = mood.parts
        if case .choices(let words)? = sound.value(.parts) { parts = words.compactMap(MusicalPart.init(rawValue:)) }
        let piece = Composer.Piece(
            key: number(sound, .key, 146.832),
            mode: sound.choice(.mode).flatMap(MusicalMode.named) ?? mood.mode,
            chords: chords,
            mood: mood,
            density: sound.number(.density) ?? mood.density,
            parts: parts,
            seed: seed
        )
        var ensemble = Ensemble()
        var bodies: [MusicalPart: [Double: Int]] = [:]
        for (order, note) in Composer.notes(piece, measures: measures, rate: Int(rate)).enumerated() {
            let index: Int
            if let known = bodies[note.part]?[note.pitch] {
                index = known
            } else {
                ensemble.bodies.append(body(of: note.part, pitch: note.pitch))
                index = ensemble.bodies.count - 1
                bodies[note.part, default: [:]][note.pitch] = index
            }
            var end = note.start + note.length
            if note.part.isStruck { end += Int(0.7 * Double(note.length)) }
            ensemble.notes.append(
                Instrument.Note(
                    start: note.start,
                    end: end,
                    body: index,
                    frequency: note.pitch / rate,
                    gain: note.gain * Self.gain(of: note.part),
                    side: Float(note.side),
                    attack: note.attack,
                    release: note.release,
                    seed: seed &+ UInt64(order)
                )
            )
        }
        return ensemble
    }

    /// The balance of the parts, so that the whole is about as loud as a full-scale sine.
    private static func gain(of part: MusicalPart) -> Float {
        switch part {
        case .pad: 0.55
        case .strings: 0.4
        case .drone: 0.5
        case .mallet: 0.5
        case .kalimba: 0.4
        case .harp: 0.45
        case .bowl: 0.5
        }
    }

    private func body(of part: MusicalPart, pitch: Double) -> Instrument.Body {
        func struck(_ shape: BodyShape, decay: Double, hardness: Double, beating: Double = 0.2) -> Instrument.Body {
            let stroke = BodyShape.Stroke(
                pitch: pitch,
                // Given at 220 Hz; higher notes ring shorter.
                decay: decay * (220 / pitch).squareRoot(),
                hardness: hardness,
                position: 0.4,
                beating: beating
            )
            let rise = part == .bowl ? profile.strokeRise.value : profile.noteRise.value
            return .struck(shape.partials(stroke, rate: rate), rise: rise * rate)
        }
        func bowed(harmonics: Int, cents: Double, swell: Double, shimmer: Float) -> Instrument.Body {
            .bowed(
                harmonics: harmonics,
                detune: cents / 1200 * 0.693_147_18,
                swell: 1 / (swell * rate),
                shimmer: shimmer
            )
        }
        return switch part {
        case .pad: bowed(harmonics: 5, cents: 5, swell: 14, shimmer: 0)
        case .strings: bowed(harmonics: 9, cents: 8, swell: 9, shimmer: 0.3)
        case .drone: bowed(harmonics: 12, cents: 3, swell: 17, shimmer: 0.85)
        case .mallet: struck(.hammered, decay: 7, hardness: 0.25)
        case .kalimba: struck(.kalimba, decay: 4, hardness: 0.3)
        case .harp: struck(.string(position: 0.45), decay: 5, hardness: 0.45)
        case .bowl: struck(.bowl, decay: 16, hardness: 0.25, beating: 0.6)
        }
    }
}
