import LullSession

/// Turns sounds into instruments.
struct InstrumentCompiler {
    let profile: Profile
    let lanes: LaneCompiler
    /// Index of the stem an instrument belongs to.
    let stem: Int

    /// Later changes of a bed, by parameter, as moves relative to its beginning.
    typealias Moves = [Parameter.Name: [(start: Int, length: Int, to: Control)]]

    /// The instrument of a sound.
    ///
    /// - Parameters:
    ///   - life: frames from its beginning to its end.
    ///   - section: frames from its beginning to the end of its section.
    ///   - level: a level that takes the place of its own.
    ///   - crossfade: frames of a loop's seam; 0 plays a recording once.
    func instrument(
        _ sound: Sound,
        life: Int,
        section: Int,
        level: Control? = nil,
        moves: Moves = [:],
        crossfade: Int = 0
    ) -> Instrument {
        let seed = Self.seed(sound)
        func lane(_ name: Parameter.Name, _ replacement: Control? = nil) -> Lane {
            let control = replacement ?? sound.control(name) ?? .constant(0)
            let dimension = sound.generator.parameter(name)?.dimension ?? .number
            func source(_ control: Control, _ index: Int) -> Lane.Source {
                lanes.source(
                    control,
                    dimension,
                    life: life,
                    section: section,
                    seed: seed &+ UInt64(Self.order(of: name) * 16 + index)
                )
            }
            let changes = (moves[name] ?? []).enumerated().map { index, move in
                Lane.Move(start: move.start, length: move.length, target: source(move.to, index + 1))
            }
            return Lane(source(control, 0), moves: changes)
        }
        return Instrument(
            name: sound.name,
            kind: sound.generator.rawValue,
            source: source(sound, seed: seed, crossfade: crossfade, lane: { lane($0) }),
            level: lane(.level, level),
            pan: lane(.pan),
            filter: filter(sound, cutoff: lane(.cutoff)),
            reverb: lane(.reverb),
            stem: stem
        )
    }

    private func source(
        _ sound: Sound,
        seed: UInt64,
        crossfade: Int,
        lane: (Parameter.Name) -> Lane
    ) -> Instrument.Source {
        let rate = lanes.rate
        func number(_ name: Parameter.Name, _ standard: Double) -> Double { sound.number(name) ?? standard }
        switch sound.generator {
        case .tone:
            var partials: [Float] = [1]
            if sound.choice(.wave) == "partials", case .partials(let list)? = sound.value(.partials) {
                let sum = max(list.reduce(0, +), 1e-6)
                partials = list.map { Float($0 / sum) }
            }
            return .tone(partials: partials, pitch: lane(.pitch))
        case .noise:
            return .noise(colour: Instrument.Colour(rawValue: sound.choice(.colour) ?? "pink") ?? .pink, seed: seed)
        case .binaural:
            return .binaural(carrier: lane(.carrier), beat: lane(.beat))
        case .monaural:
            return .monaural(carrier: lane(.carrier), beat: lane(.beat))
        case .isochronic:
            let edge = number(.edge, 0.02) * rate
            return .isochronic(carrier: lane(.carrier), beat: lane(.beat), depth: lane(.depth), edge: edge)
        case .pad:
            var notes: [Double] = []
            if case .notes(let list)? = sound.value(.notes) { notes = list.map { $0 / rate } }
            return .pad(
                notes: notes,
                brightness: lane(.brightness),
                // 1200 cents to the octave; e^x − 1 ≈ x at these sizes, to a hundredth of a cent.
                detune: number(.detune, 5) / 1200 * 0.693_147_18,
                swell: 1 / (number(.swell, 14) * rate),
                seed: seed
            )
        case .bowl, .bell:
            let pitch = number(.pitch, 220) / rate
            let decay = number(.decay, 9) * rate
            let modes =
                sound.generator == .bowl
                ? Bodies.bowl(pitch: pitch, decay: decay, beat: 0.7 / rate) : Bodies.bell(pitch: pitch, decay: decay)
            return .struck(modes: modes, rise: max(number(.rise, 0), profile.strokeRise.value) * rate)
        case .tick:
            return .tick(
                period: number(.every, 1) * rate,
                frequency: number(.pitch, 660) / rate,
                rise: max(number(.rise, 0), profile.tickRise.value) * rate
            )
        case .clip, .say, .cues:
            return .recording(crossfade: crossfade)
        }
    }

    private func filter(_ sound: Sound, cutoff: Lane) -> Instrument.Filter? {
        guard let word = sound.choice(.filter), let response = Instrument.Filter.Response(rawValue: word) else {
            return nil
        }
        return Instrument.Filter(response: response, cutoff: cutoff, resonance: sound.number(.resonance) ?? 0.707)
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
