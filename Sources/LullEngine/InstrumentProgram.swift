import LullDSP
import LullScore

/// An instrument as the audio path reads it.
struct InstrumentProgram {
    var kernel: Kernel
    /// The part of a recording that its voices play.
    var from = 0
    var frames = Int.max
    var crossfade = 0
    var level: LaneProgram
    var pan: LaneProgram
    var spin: LaneProgram
    var width: LaneProgram
    var chorus: LaneProgram
    var reverb: LaneProgram
    var filters: UnsafePointer<FilterProgram>
    var filterCount: Int
    var spins: Bool
    var widens: Bool
    var joinsChorus: Bool
    var sendsToRoom: Bool
    /// Whether it makes way for speech.
    var ducks = false
    /// Whether it is speech, and whether its hiss is softened.
    var isVoice = false
    var deEsses = false
    /// Frames between which level, place and what is sent to the room may be drawn as straight lines.
    var step: Int
    /// Frames between which all else may: the controls of its source, its filters, and what shapes it behind them.
    var coarseStep: Int

    init(_ instrument: Instrument, rate: Double, arena: Arena) {
        func lane(_ lane: Lane) -> LaneProgram { LaneProgram(lane, arena: arena) }
        func isMoving(_ lane: LaneProgram, from rest: Double) -> Bool { !(lane.isConstant && lane.constant == rest) }
        level = lane(instrument.level)
        pan = lane(instrument.pan)
        spin = lane(instrument.spin)
        width = lane(instrument.width)
        chorus = lane(instrument.chorus)
        reverb = lane(instrument.reverb)
        step = min(level.step, pan.step, reverb.coarseStep)
        spins = isMoving(spin, from: 0)
        widens = isMoving(width, from: 1)
        joinsChorus = isMoving(chorus, from: 0)
        sendsToRoom = isMoving(reverb, from: 0)
        switch instrument.role {
        case .voice(let isChained): (isVoice, deEsses) = (true, isChained)
        case .bed: ducks = true
        case .cue: break
        }
        filters = arena.store(instrument.filters.map { FilterProgram($0, arena: arena) })
        filterCount = instrument.filters.count
        kernel = Kernel(instrument.source, rate: rate, arena: arena)
        coarseStep = kernel.lanes.map(\.coarseStep).min() ?? Block.frames
        for filter in instrument.filters {
            coarseStep = min(coarseStep, lane(filter.cutoff).coarseStep, lane(filter.gain).coarseStep)
        }
        for lane in [spin, width, chorus] { coarseStep = min(coarseStep, lane.coarseStep) }
        if case .recording(let from, let frames, let crossfade) = instrument.source {
            self.from = from
            self.frames = frames
            self.crossfade = crossfade
        }
    }
}

/// A filter as the audio path reads it.
struct FilterProgram {
    private let response: FilterResponse
    private let cutoff: LaneProgram
    private let gain: LaneProgram
    private let resonance: Double
    private let fixed: StateVariableFilter.Coefficients?

    init(_ filter: Instrument.Filter, arena: Arena) {
        response =
            switch filter.response {
            case .lowPass: .lowPass
            case .highPass: .highPass
            case .bandPass: .bandPass
            case .lowShelf: .lowShelf
            case .highShelf: .highShelf
            case .peak: .peak
            }
        cutoff = LaneProgram(filter.cutoff, arena: arena)
        gain = LaneProgram(filter.gain, arena: arena)
        resonance = filter.resonance
        fixed =
            cutoff.isConstant && gain.isConstant
            ? .init(response, cutoff: Mathematics.exp2(cutoff.constant), q: resonance, gain: gain.constant) : nil
    }

    /// The coefficients at both edges of a span.
    @_noLocks
    func coefficients(
        _ edges: Kernel.Edges
    ) -> (start: StateVariableFilter.Coefficients, end: StateVariableFilter.Coefficients) {
        if let fixed { return (fixed, fixed) }
        let cutoff = edges.power(cutoff)
        let gain = edges.plain(gain)
        return (
            .init(response, cutoff: cutoff.start, q: resonance, gain: gain.start),
            .init(response, cutoff: cutoff.end, q: resonance, gain: gain.end)
        )
    }
}
