import LullDSP
import LullScore

/// The state of a sounding voice's source: one case a generator, all of it flat memory.
enum Kernel {
    case tone(Tone, pitch: LaneProgram)
    case noise(left: Noise, right: Noise)
    case binaural(BeatPair, carrier: LaneProgram, beat: LaneProgram)
    case monaural(BeatPair, carrier: LaneProgram, beat: LaneProgram)
    case isochronic(GatedTone, carrier: LaneProgram, beat: LaneProgram, depth: LaneProgram)
    case ensemble(Ensemble, brightness: LaneProgram)
    case ocean(Ocean, TextureLanes)
    case rain(Rain, TextureLanes)
    case wind(Wind, TextureLanes)
    case stream(Stream, TextureLanes)
    case fire(Fire, TextureLanes)
    case night(Night, TextureLanes)
    case tick(Tick, tempo: LaneProgram)
    case recording(Sampler)
    case silent

    /// The controls of a texture.
    struct TextureLanes {
        var size: LaneProgram
        var distance: LaneProgram
        var calm: LaneProgram
        var swell: LaneProgram?

        /// All of them.
        var lanes: [LaneProgram] { [size, distance, calm] + (swell.map { [$0] } ?? []) }

        @_noLocks
        func controls(_ edges: Edges) -> TextureControls {
            var swell: Ramp?
            if let lane = self.swell { swell = edges.ramp(lane) }
            return TextureControls(
                size: edges.ramp(size),
                distance: edges.ramp(distance),
                calm: edges.ramp(calm),
                swell: swell
            )
        }
    }

    /// The edges of a span and the breath at both.
    struct Edges {
        var start: Int
        var end: Int
        var before: BreathSignal.Value
        var after: BreathSignal.Value

        @_noLocks
        init(start: Int, end: Int, before: BreathSignal.Value, after: BreathSignal.Value) {
            self.start = start
            self.end = end
            self.before = before
            self.after = after
        }

        var count: Int { @_noLocks get { end - start } }

        /// A lane of octaves at both edges, as plain numbers.
        @_noLocks
        func power(_ lane: LaneProgram) -> (start: Double, end: Double) {
            if lane.isConstant {
                let value = Mathematics.exp2(lane.constant)
                return (value, value)
            }
            return (Mathematics.exp2(lane.value(at: start, before)), Mathematics.exp2(lane.value(at: end, after)))
        }

        /// A lane of plain numbers at both edges.
        @_noLocks
        func plain(_ lane: LaneProgram) -> (start: Double, end: Double) {
            (lane.value(at: start, before), lane.value(at: end, after))
        }

        @_noLocks
        func ramp(_ lane: LaneProgram) -> Ramp {
            let value = plain(lane)
            return Ramp(Float(value.start), Float(value.end))
        }
    }

    /// The controls that move it.
    var lanes: [LaneProgram] {
        switch self {
        case .tone(_, let lane), .ensemble(_, let lane), .tick(_, let lane): [lane]
        case .binaural(_, let carrier, let beat), .monaural(_, let carrier, let beat): [carrier, beat]
        case .isochronic(_, let carrier, let beat, let depth): [carrier, beat, depth]
        case .ocean(_, let controls), .rain(_, let controls), .wind(_, let controls), .stream(_, let controls),
            .fire(_, let controls), .night(_, let controls):
            controls.lanes
        case .noise, .recording, .silent: []
        }
    }

    /// Whether both channels are the same, so that one is enough.
    var isMono: Bool {
        @_noLocks get {
            switch self {
            case .tone, .monaural, .isochronic, .silent: true
            case .noise, .binaural, .ensemble, .ocean, .rain, .wind, .stream, .fire, .night, .tick, .recording: false
            }
        }
    }

    /// Writes a span; mono sources leave `right` untouched.
    @_noLocks
    mutating func write(left: Samples, right: Samples, _ edges: Edges) {
        let count = edges.count
        switch self {
        case .tone(var tone, let pitch):
            let frequency = edges.power(pitch)
            tone.write(left, frequency: frequency.start, to: frequency.end, count: count)
            self = .tone(tone, pitch: pitch)
        case .noise(var a, var b):
            a.write(left, from: edges.start, count: count)
            b.write(right, from: edges.start, count: count)
            self = .noise(left: a, right: b)
        case .binaural(var pair, let carrier, let beat):
            pair.write(left: left, right: right, carrier: edges.power(carrier), beat: edges.plain(beat), count: count)
            self = .binaural(pair, carrier: carrier, beat: beat)
        case .monaural(var pair, let carrier, let beat):
            pair.write(left: left, right: right, carrier: edges.power(carrier), beat: edges.plain(beat), count: count)
            // Two sines of half the power each.
            for i in 0..<count { left[i] = 0.707_106_78 * (left[i] + right[i]) }
            self = .monaural(pair, carrier: carrier, beat: beat)
        case .isochronic(var gated, let carrier, let beat, let depth):
            gated.write(
                left,
                carrier: edges.power(carrier),
                beat: edges.plain(beat),
                depth: edges.ramp(depth),
                count: count
            )
            self = .isochronic(gated, carrier: carrier, beat: beat, depth: depth)
        case .ensemble(let ensemble, let brightness):
            ensemble.write(
                left: left,
                right: right,
                from: edges.start,
                brightness: edges.ramp(brightness),
                count: count
            )
        case .ocean(var ocean, let lanes):
            ocean.write(left: left, right: right, from: edges.start, controls: lanes.controls(edges), count: count)
            self = .ocean(ocean, lanes)
        case .rain(var rain, let lanes):
            rain.write(left: left, right: right, from: edges.start, controls: lanes.controls(edges), count: count)
            self = .rain(rain, lanes)
        case .wind(var wind, let lanes):
            wind.write(left: left, right: right, from: edges.start, controls: lanes.controls(edges), count: count)
            self = .wind(wind, lanes)
        case .stream(var stream, let lanes):
            stream.write(left: left, right: right, from: edges.start, controls: lanes.controls(edges), count: count)
            self = .stream(stream, lanes)
        case .fire(var fire, let lanes):
            fire.write(left: left, right: right, from: edges.start, controls: lanes.controls(edges), count: count)
            self = .fire(fire, lanes)
        case .night(var night, let lanes):
            night.write(left: left, right: right, from: edges.start, controls: lanes.controls(edges), count: count)
            self = .night(night, lanes)
        case .tick(var tick, let tempo):
            let beats = edges.plain(tempo)
            tick.write(left: left, right: right, tempo: beats.start, to: beats.end, count: count)
            self = .tick(tick, tempo: tempo)
        case .recording(let sampler):
            sampler.write(left: left, right: right, from: edges.start, count: count)
        case .silent:
            Span.clear(left, count: count)
        }
    }

    /// Whether a span can be skipped whatever its length, because nothing but constants move the state.
    var skipsFreely: Bool {
        switch self {
        case .tone(_, let pitch): pitch.isConstant
        case .binaural(_, let carrier, let beat), .monaural(_, let carrier, let beat),
            .isochronic(_, let carrier, let beat, _):
            carrier.isConstant && beat.isConstant
        case .tick(_, let tempo): tempo.isConstant
        case .noise, .ensemble, .ocean, .rain, .wind, .stream, .fire, .night, .recording, .silent: true
        }
    }

    /// Moves on without sounding, to the state that writing the span would have left.
    mutating func skip(_ edges: Edges) {
        let count = edges.count
        switch self {
        case .tone(var tone, let pitch):
            let frequency = edges.power(pitch)
            tone.skip(frequency: frequency.start, to: frequency.end, count: count)
            self = .tone(tone, pitch: pitch)
        case .binaural(var pair, let carrier, let beat):
            pair.skip(carrier: edges.power(carrier), beat: edges.plain(beat), count: count)
            self = .binaural(pair, carrier: carrier, beat: beat)
        case .monaural(var pair, let carrier, let beat):
            pair.skip(carrier: edges.power(carrier), beat: edges.plain(beat), count: count)
            self = .monaural(pair, carrier: carrier, beat: beat)
        case .isochronic(var gated, let carrier, let beat, let depth):
            gated.skip(carrier: edges.power(carrier), beat: edges.plain(beat), count: count)
            self = .isochronic(gated, carrier: carrier, beat: beat, depth: depth)
        case .tick(var tick, let tempo):
            let beats = edges.plain(tempo)
            tick.skip(tempo: beats.start, to: beats.end, count: count)
            self = .tick(tick, tempo: tempo)
        // Functions of the frame, or filters that the pre-roll fills.
        case .noise, .ensemble, .ocean, .rain, .wind, .stream, .fire, .night, .recording, .silent:
            break
        }
    }
}
