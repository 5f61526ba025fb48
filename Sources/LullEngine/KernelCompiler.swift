import LullDSP
import LullScore

extension Kernel {
    /// The kernel of a source, as it stands at the beginning of every voice.
    init(_ source: Instrument.Source, rate: Double, arena: Arena) {
        func lane(_ lane: Lane) -> LaneProgram { LaneProgram(lane, arena: arena) }
        switch source {
        case .tone(let wave, let pitch):
            self = .tone(Tone(Kernel.wave(wave)), pitch: lane(pitch))
        case .noise(let colour, let seed):
            let kind = Kernel.colour(colour)
            self = .noise(left: Noise(kind, seed: seed), right: Noise(kind, seed: seed &+ 0x5EED))
        case .binaural(let carrier, let beat):
            self = .binaural(BeatPair(), carrier: lane(carrier), beat: lane(beat))
        case .monaural(let carrier, let beat):
            self = .monaural(BeatPair(), carrier: lane(carrier), beat: lane(beat))
        case .isochronic(let carrier, let beat, let depth, let edge, let open):
            self = .isochronic(
                GatedTone(edge: edge, open: open),
                carrier: lane(carrier),
                beat: lane(beat),
                depth: lane(depth)
            )
        case .ensemble(let notes, let bodies, let brightness):
            let ensemble = Ensemble(
                notes: arena.list(notes.map(Kernel.note)),
                bodies: arena.list(bodies.map { Kernel.body($0, arena) })
            )
            self = .ensemble(ensemble, brightness: lane(brightness))
        case .texture(let texture, let size, let distance, let calm, let swell, let seed):
            let lanes = TextureLanes(
                size: lane(size),
                distance: lane(distance),
                calm: lane(calm),
                swell: swell.map(lane)
            )
            switch texture {
            case .ocean: self = .ocean(Ocean(framesPerSecond: rate, seed: seed), lanes)
            case .rain: self = .rain(Rain(framesPerSecond: rate, seed: seed), lanes)
            case .wind: self = .wind(Wind(framesPerSecond: rate, seed: seed), lanes)
            case .stream: self = .stream(Stream(framesPerSecond: rate, seed: seed), lanes)
            case .fire: self = .fire(Fire(framesPerSecond: rate, seed: seed), lanes)
            case .night: self = .night(Night(framesPerSecond: rate, seed: seed), lanes)
            }
        case .tick(let metronome, let tempo):
            let setting = Tick.Setting(
                frequency: metronome.frequency,
                rise: metronome.rise,
                accent: metronome.accent,
                countIn: metronome.countIn,
                sides: metronome.sides
            )
            self = .tick(Tick(setting), tempo: lane(tempo))
        case .recording:
            // The voice brings the recording.
            self = .silent
        }
    }

    private static func wave(_ wave: Instrument.Wave) -> Tone.Wave {
        switch wave {
        case .saw: return .saw
        case .square: return .square
        case .triangle: return .triangle
        case .partials(let list):
            var partials = Tone.Partials(repeating: 0)
            let count = min(list.count, Tone.maximumPartials)
            for index in 0..<count { partials[index] = list[index] }
            return .partials(partials, count: count)
        }
    }

    private static func colour(_ colour: Instrument.Colour) -> NoiseColour {
        switch colour {
        case .white: .white
        case .pink: .pink
        case .brown: .brown
        case .blue: .blue
        case .violet: .violet
        case .velvet(let period): .velvet(period: period)
        }
    }

    private static func note(_ note: Instrument.Note) -> Note {
        Note(
            start: note.start,
            end: note.end,
            body: note.body,
            frequency: note.frequency,
            gain: note.gain,
            side: note.side,
            attack: Double(note.attack),
            release: Double(note.release),
            seed: note.seed
        )
    }

    private static func body(_ body: Instrument.Body, _ arena: Arena) -> Body {
        switch body {
        case .struck(let partials, let rise):
            let modes = partials.map {
                Mode(
                    ratio: $0.ratio,
                    lean: $0.lean,
                    amplitude: $0.amplitude,
                    decay: $0.decay,
                    bloom: $0.bloom,
                    side: $0.side
                )
            }
            return .struck(modes: arena.list(modes), rise: rise)
        case .bowed(let harmonics, let detune, let swell, let shimmer):
            return .bowed(BowedPair(harmonics: harmonics, detune: detune, swell: swell, shimmer: shimmer))
        }
    }
}
