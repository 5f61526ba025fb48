import LullDSP
import LullScore

/// An instrument as the audio path reads it.
struct InstrumentProgram {
    var kernel: Kernel
    var crossfade: Int
    var level: LaneProgram
    var pan: LaneProgram
    var reverb: LaneProgram
    var cutoff: LaneProgram
    var response: FilterResponse?
    var resonance: Double
    var sendsToRoom: Bool
    /// Frames between which level and place may be drawn as straight lines.
    var step: Int

    init(_ instrument: Instrument, arena: Arena) {
        func lane(_ lane: Lane) -> LaneProgram { LaneProgram(lane, arena: arena) }
        level = lane(instrument.level)
        pan = lane(instrument.pan)
        reverb = lane(instrument.reverb)
        step = min(level.step, pan.step)
        sendsToRoom = !(reverb.isConstant && reverb.constant == 0)
        cutoff = lane(instrument.filter?.cutoff ?? Lane(.constant(-4)))
        resonance = instrument.filter?.resonance ?? 0.707
        response =
            switch instrument.filter?.response {
            case .lowPass: .lowPass
            case .highPass: .highPass
            case .bandPass: .bandPass
            case nil: nil
            }
        crossfade = 0
        switch instrument.source {
        case .tone(let list, let pitch):
            var partials = Tone.Partials(repeating: 0)
            let count = min(list.count, Tone.maximumPartials)
            for index in 0..<count { partials[index] = list[index] }
            kernel = .tone(Tone(partials: partials, count: count), pitch: lane(pitch))
        case .noise(let colour, let seed):
            let kind: NoiseColour =
                switch colour {
                case .white: .white
                case .pink: .pink
                case .brown: .brown
                }
            kernel = .noise(left: Noise(kind, seed: seed), right: Noise(kind, seed: seed &+ 0x5EED))
        case .binaural(let carrier, let beat):
            kernel = .binaural(BeatPair(), carrier: lane(carrier), beat: lane(beat))
        case .monaural(let carrier, let beat):
            kernel = .monaural(BeatPair(), carrier: lane(carrier), beat: lane(beat))
        case .isochronic(let carrier, let beat, let depth, let edge):
            kernel = .isochronic(GatedTone(edge: edge), carrier: lane(carrier), beat: lane(beat), depth: lane(depth))
        case .pad(let list, let brightness, let detune, let swell, let seed):
            var notes = Pad.Notes(repeating: 0)
            let count = min(list.count, Pad.maximumNotes)
            for index in 0..<count { notes[index] = list[index] }
            kernel = .pad(
                Pad(notes: notes, count: count, detune: detune, swell: swell, seed: seed),
                brightness: lane(brightness)
            )
        case .struck(let list, let rise):
            var modes = ModalStrike.Modes(repeating: Mode(frequency: 0, amplitude: 0, decay: 0, side: 0))
            let count = min(list.count, ModalStrike.maximumModes)
            for index in 0..<count {
                let partial = list[index]
                modes[index] = Mode(
                    frequency: partial.frequency,
                    amplitude: partial.amplitude,
                    decay: partial.decay,
                    side: partial.side
                )
            }
            kernel = .struck(ModalStrike(modes: modes, count: count, rise: rise))
        case .tick(let period, let frequency, let rise):
            kernel = .tick(Tick(period: period, frequency: frequency, rise: rise))
        case .recording(let seam):
            crossfade = seam
            kernel = .silent
        }
    }
}
