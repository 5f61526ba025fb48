import LullSession

/// Turns sounds into instruments.
struct InstrumentCompiler {
    let profile: Profile
    let lanes: LaneCompiler
    /// Index of the stem an instrument belongs to.
    let stem: Int

    /// Later changes of a bed, by parameter, as moves relative to its beginning.
    typealias Moves = [Parameter.Name: [LaneCompiler.Move]]

    /// Where and how long a voice of the instrument sounds, as far as its controls and notes depend on it.
    struct Extent {
        /// Frames from its beginning to its end.
        var life: Int
        /// Frames from its beginning to the end of its section.
        var section: Int
        /// The part of the recording it plays.
        var from = 0
        /// See ``from``.
        var frames = Int.max
        /// Frames of a loop's seam; 0 plays a recording once.
        var crossfade = 0
        /// The times of chords.
        var measures: [Composer.Measure] = []
    }

    /// The instrument of a sound.
    ///
    /// - Parameters:
    ///   - level: a level that takes the place of its own.
    func instrument(
        _ sound: Sound,
        _ extent: Extent,
        role: Instrument.Role = .cue,
        level: Control? = nil,
        moves: Moves = [:]
    ) -> Instrument {
        let seed = Self.seed(sound)
        func lane(_ name: Parameter.Name, _ replacement: Control? = nil) -> Lane {
            let parameter = sound.generator.parameter(name)
            var standard = 0.0
            if name == .width { standard = 1 }
            let control = replacement ?? sound.control(name) ?? .constant(standard)
            let dimension = parameter?.dimension ?? .number
            let place = UInt64(Self.order(of: name) * 16)
            return lanes.lane(control, dimension, moves[name] ?? [], extent, seed: seed &+ place)
        }
        return Instrument(
            name: sound.name,
            kind: sound.generator.rawValue,
            // A spoken cue is speech, and weighed with it.
            role: sound.generator == .say && role == .cue ? .voice(chained: true) : role,
            source: source(sound, seed: seed, extent, lane: { lane($0) }),
            level: lane(.level, level).mapped { $0 + lanes.domain(Self.trim(sound), .level) },
            pan: lane(.pan),
            spin: lane(.spin),
            width: lane(.width),
            filters: FilterCompiler(lanes: lanes).filters(sound, role, lane: { lane($0) }),
            chorus: lane(.chorus),
            reverb: lane(.reverb),
            stem: stem
        )
    }

    private func source(
        _ sound: Sound,
        seed: UInt64,
        _ extent: Extent,
        lane: (Parameter.Name) -> Lane
    ) -> Instrument.Source {
        let rate = lanes.rate
        func number(_ name: Parameter.Name, _ standard: Double) -> Double { sound.number(name) ?? standard }
        func texture(_ texture: Instrument.Texture) -> Instrument.Source {
            .texture(
                texture,
                size: lane(.size),
                distance: lane(.distance),
                calm: lane(.calm),
                swell: sound.value(.swell) == nil ? nil : lane(.swell),
                seed: seed
            )
        }
        switch sound.generator {
        case .tone:
            return .tone(wave: wave(sound), pitch: lane(.pitch))
        case .noise:
            return .noise(colour: colour(sound), seed: seed)
        case .binaural:
            return .binaural(carrier: lane(.carrier), beat: lane(.beat))
        case .monaural:
            return .monaural(carrier: lane(.carrier), beat: lane(.beat))
        case .isochronic:
            return .isochronic(
                carrier: lane(.carrier),
                beat: lane(.beat),
                depth: lane(.depth),
                edge: number(.edge, 0.02) * rate,
                open: number(.open, 0.5)
            )
        case .pad, .drone, .bowl, .bell, .gong, .chime, .woodblock, .pluck, .mallet, .music:
            let compiler = EnsembleCompiler(profile: profile, rate: rate, seed: seed)
            let ensemble = compiler.ensemble(sound, measures: extent.measures, life: extent.life)
            return .ensemble(notes: ensemble.notes, bodies: ensemble.bodies, brightness: lane(.brightness))
        case .ocean: return texture(.ocean)
        case .rain: return texture(.rain)
        case .wind: return texture(.wind)
        case .stream: return texture(.stream)
        case .fire: return texture(.fire)
        case .night: return texture(.night)
        case .tick:
            let metronome = Instrument.Metronome(
                frequency: number(.pitch, 660) / rate,
                rise: max(number(.rise, 0), profile.tickRise.value) * rate,
                accent: sound.integer(.accent),
                countIn: sound.integer(.countIn),
                sides: Float(number(.sides, 0))
            )
            return .tick(metronome, tempo: lane(.tempo))
        case .clip, .say, .cues:
            return .recording(from: extent.from, frames: extent.frames, crossfade: extent.crossfade)
        }
    }

    /// Decibels that bring a sound to the loudness all generators share.
    private static func trim(_ sound: Sound) -> Double {
        switch sound.generator {
        // What the filters of grey noise lift above 40 Hz.
        case .noise: sound.choice(.colour) == "grey" ? -10.4 : 0
        // Parts that come and go, measured over four minutes of each mood.
        case .music: 6
        default: 0
        }
    }

    private func wave(_ sound: Sound) -> Instrument.Wave {
        switch sound.choice(.wave) {
        case "saw": return .saw
        case "square": return .square
        case "triangle": return .triangle
        case "partials":
            guard case .partials(let list)? = sound.value(.partials) else { return .partials([1]) }
            let sum = max(list.reduce(0, +), 1e-6)
            return .partials(list.map { Float($0 / sum) })
        default: return .partials([1])
        }
    }

    private func colour(_ sound: Sound) -> Instrument.Colour {
        switch sound.choice(.colour) {
        // Grey is white behind the filters of FilterCompiler.
        case "white", "grey": .white
        case "brown": .brown
        case "blue": .blue
        case "violet": .violet
        case "velvet": .velvet(period: lanes.rate / (sound.number(.density) ?? 2_000))
        default: .pink
        }
    }

    // Parameters in a fixed order, so that a seed means the same in every build.
    private static func order(of name: Parameter.Name) -> Int {
        Parameter.Name.allCases.firstIndex(of: name) ?? 0
    }

    /// Chance of a sound: from its name and its seed, so that two sounds never share a course.
    private static func seed(_ sound: Sound) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in sound.name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash ^ (UInt64(sound.seed) &* 0x9E37_79B9_7F4A_7C15)
    }
}
