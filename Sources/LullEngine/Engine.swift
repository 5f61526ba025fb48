public import LullDSP
public import LullScore

/// Renders a score, block by block, from any frame.
///
/// Everything it will ever need is allocated when it is made; ``render(left:right:)`` neither allocates, locks nor calls
/// the system. Sounds go source → filter → level → pan → one of two buses, speech's and everything else's, each with a
/// send to the room; the buses come together in the ``MasterStage``. The output is the same whatever frame rendering began at, except that
/// what rings in filters and the room is filled by a pre-roll, to below −100 dBFS.
public struct Engine: ~Copyable {
    private let arena = Arena()
    private let instruments: UnsafePointer<InstrumentProgram>
    private let voices: UnsafePointer<VoiceFrames>
    private let voiceCount: Int
    private let material: UnsafePointer<MaterialFrames>
    private let slots: UnsafeMutablePointer<Slot>
    private let capacity: Int
    private var active = 0
    private var nextVoice = 0
    private var position = 0
    private var breath: BreathSignal
    /// The room, as each bus hears it.
    private var room: Room
    private var speechRoom: Room
    private var master: MasterStage
    private let ducking: DuckingProgram
    private let preroll: Int
    private let scratch: FixedBuffer<Float>

    private let filters: UnsafeMutablePointer<StateVariableFilter>
    /// Filters of a slot: as many as the instrument with the most has.
    private let filterStride: Int
    private let chorus: Chorus
    private let chorusLines: FixedBuffer<Float>
    /// Samples of a slot's chorus; 0 where nothing has one.
    private let chorusStride: Int
    private let spin: Spin
    private let deEsser: DeEsser
    /// The memory that slot number i takes when it begins.
    private let free: FixedBuffer<Int>

    /// An engine that stands at frame 0.
    ///
    /// - Parameters:
    ///   - score: what to render.
    ///   - material: the recordings, by their number in the score; they must outlive the engine.
    ///   - gain: amplitude the mix is multiplied by before the limiter.
    ///   - voiceGain: amplitude speech is multiplied by besides.
    ///   - stem: only the instruments of this stem are heard; nil for all.
    public init(
        score: Score,
        material recordings: [Material],
        gain: Double = 1,
        voiceGain: Double = 1,
        stem: Int? = nil
    ) {
        let heard = score.voices.filter { voice in
            let known = voice.recording.map { recordings.indices.contains($0) } ?? true
            return known && (stem == nil || score.instruments[voice.instrument].stem == stem)
        }
        let memory = arena
        let framesPerSecond = Double(score.rate)
        let programs = score.instruments.map { InstrumentProgram($0, rate: framesPerSecond, arena: memory) }
        instruments = memory.store(programs)
        voices = arena.copy(
            heard.map {
                VoiceFrames(
                    start: $0.start,
                    end: $0.end,
                    instrument: $0.instrument,
                    attack: Double($0.attack),
                    release: Double($0.release),
                    recording: $0.recording ?? -1
                )
            }
        )
        voiceCount = heard.count
        material = arena.copy(
            recordings.map { MaterialFrames(left: $0.left, right: $0.right, frames: $0.frames) }
        )
        capacity = max(1, Engine.polyphony(heard))
        slots = .allocate(capacity: capacity)
        filterStride = programs.map(\.filterCount).max() ?? 0
        filters = .allocate(capacity: max(1, capacity * filterStride))
        filters.initialize(repeating: StateVariableFilter(), count: max(1, capacity * filterStride))
        chorus = Chorus(framesPerSecond: framesPerSecond)
        chorusStride = programs.contains(where: \.joinsChorus) ? Chorus.memory(framesPerSecond: framesPerSecond) : 0
        chorusLines = FixedBuffer(repeating: 0, count: capacity * chorusStride)
        spin = Spin(cutoff: min(2_500 / framesPerSecond, 0.4))
        deEsser = DeEsser(framesPerSecond: framesPerSecond)
        free = FixedBuffer(repeating: 0, count: capacity)
        for index in 0..<capacity { free.base[index] = index }
        breath = BreathSignal(score.breaths, rate: score.rate, arena: arena)
        let sending = heard.map { score.instruments[$0.instrument] }.filter { $0.reverb != Lane(.constant(0)) }
        room = Room(score.room, isUsed: sending.contains { !$0.isSpeech }, rate: score.rate, arena: arena)
        speechRoom = Room(score.room, isUsed: sending.contains(where: \.isSpeech), rate: score.rate, arena: arena)
        master = MasterStage(score: score, gain: gain, voiceGain: voiceGain)
        ducking = DuckingProgram(score.master.ducking, arena: arena)
        // Twice the room's decay is −120 dB; filters and noise forget within half a second.
        let ringing = sending.isEmpty ? 0 : Int(2 * score.room.decay.most) + score.rate / 5
        preroll = max(Noise.memory, score.rate, ringing) / Block.frames * Block.frames + Limiter.latency
        scratch = FixedBuffer(repeating: 0, count: 7 * Block.frames)
        seek(to: 0)
    }

    deinit {
        slots.deallocate()
        filters.deallocate()
    }

    /// The most voices that sound at once; a block may hold the end of one and the beginning of the next.
    private static func polyphony(_ voices: [Score.Voice]) -> Int {
        let starts = voices.map { $0.start / Block.frames }.sorted()
        let ends = voices.map { ($0.end + Block.frames - 1) / Block.frames }.sorted()
        var most = 0
        var ended = 0
        for (index, start) in starts.enumerated() {
            while ended < ends.count && ends[ended] <= start { ended += 1 }
            most = max(most, index + 1 - ended)
        }
        return most
    }

    /// Frames of output that the next call renders begin here.
    public var frame: Int { position - Limiter.latency }

    /// Weighs speech and the rest anew: amplitudes that are come to over the next block, 1 for the mix as it is made.
    @_noLocks
    public mutating func balance(voice: Float, beds: Float) {
        master.balance(voice: voice, beds: beds)
    }

    /// Moves to the very beginning, with nothing of the limiter's look-ahead rendered yet: where
    /// ``renderBuses(left:right:voice:voiceRight:)`` begins.
    public mutating func rewind() {
        begin(at: 0)
    }

    /// Moves to a frame, a multiple of ``Block/frames``; the next block rendered is the one that begins there.
    public mutating func seek(to frame: Int) {
        let target = frame + Limiter.latency
        begin(at: max(0, (frame - preroll) / Block.frames * Block.frames))
        let left = scratch.base + 5 * Block.frames
        let right = scratch.base + 6 * Block.frames
        while position < target { render(left: left, right: right) }
    }

    private mutating func begin(at start: Int) {
        active = 0
        for index in 0..<capacity { free.base[index] = index }
        nextVoice = 0
        position = start
        room.begin(at: start)
        speechRoom.begin(at: start)
        master.begin()
        while nextVoice < voiceCount && voices[nextVoice].start < start {
            if voices[nextVoice].end > start {
                activate(nextVoice)
                skip(active - 1, to: start)
            }
            nextVoice += 1
        }
    }

    // Brings a voice's state to a block's beginning, through the same spans that rendering takes.
    private mutating func skip(_ slot: Int, to end: Int) {
        let voice = voices[slots[slot].voice]
        if slots[slot].kernel.skipsFreely && slots[slot].program.pointee.spin.isConstant {
            let rest = BreathSignal.Value(volume: 0, nostril: 0)
            skip(slot, .init(start: 0, end: end - voice.start, before: rest, after: rest))
            return
        }
        let step = slots[slot].program.pointee.coarseStep
        var start = voice.start
        var before = breath.value(at: start)
        while start < end {
            let next = min(start + step, (start / Block.frames + 1) * Block.frames, end)
            let after = breath.value(at: next)
            skip(slot, .init(start: start - voice.start, end: next - voice.start, before: before, after: after))
            start = next
            before = after
        }
    }

    private func skip(_ slot: Int, _ edges: Kernel.Edges) {
        slots[slot].kernel.skip(edges)
        if slots[slot].program.pointee.spins {
            let rate = edges.plain(slots[slot].program.pointee.spin)
            slots[slot].spin.skip(rate: rate.start, to: rate.end, count: edges.count)
        }
    }

    @_noLocks
    private mutating func activate(_ index: Int) {
        if active >= capacity { return }
        let voice = voices[index]
        let program = instruments + voice.instrument
        var kernel = program.pointee.kernel
        if voice.recording >= 0 {
            let recording = material[voice.recording]
            let from = min(program.pointee.from, recording.frames)
            kernel = .recording(
                Sampler(
                    left: recording.left + from,
                    right: recording.right + from,
                    length: min(recording.frames - from, program.pointee.frames),
                    crossfade: program.pointee.crossfade
                )
            )
        }
        let memory = free.base[active]
        for place in 0..<program.pointee.filterCount {
            filters[memory * filterStride + place] = StateVariableFilter()
        }
        if program.pointee.joinsChorus { Span.clear(chorusLines.base + memory * chorusStride, count: chorusStride) }
        (slots + active).initialize(
            to: Slot(
                voice: index,
                kernel: kernel,
                program: program,
                spin: spin,
                deEsser: deEsser,
                memory: memory
            )
        )
        active += 1
    }

    /// Renders the next ``Block/frames`` frames.
    @_noLocks
    public mutating func render(left: Samples, right: Samples) {
        let start = position
        let voice = scratch.base + 3 * Block.frames
        let voiceRight = scratch.base + 4 * Block.frames
        renderBuses(left: left, right: right, voice: voice, voiceRight: voiceRight)
        master.process(left, right, voice: voice, voiceRight, from: start)
    }

    /// Renders the next ``Block/frames`` frames of both buses, as they come to the ``MasterStage``: beds, and speech,
    /// which is left as it was where ``MasterStage/hasSpeech`` says that there is none.
    ///
    /// They come ``Limiter/latency`` frames sooner than ``render(left:right:)`` has them.
    @_noLocks
    public mutating func renderBuses(left: Samples, right: Samples, voice: Samples, voiceRight: Samples) {
        let count = Block.frames
        let start = position
        let end = position + count
        Span.clear(left, count: count)
        Span.clear(right, count: count)
        room.clear()
        if master.hasSpeech {
            Span.clear(voice, count: count)
            Span.clear(voiceRight, count: count)
            speechRoom.clear()
        }
        while nextVoice < voiceCount && voices[nextVoice].start < end {
            activate(nextVoice)
            nextVoice += 1
        }
        let before = breath.value(at: start)
        let after = breath.value(at: end)
        var index = 0
        while index < active {
            if slots[index].program.pointee.isVoice {
                render(index, start, end, before, after, Bus(left: voice, right: voiceRight, send: speechRoom.send))
            } else {
                render(index, start, end, before, after, Bus(left: left, right: right, send: room.send))
            }
            if voices[slots[index].voice].end <= end {
                active -= 1
                free.base[active] = slots[index].memory
                if index != active { slots[index] = slots[active] }
            } else {
                index += 1
            }
        }
        room.answer(left, right, from: start, &breath)
        speechRoom.answer(voice, voiceRight, from: start, &breath)
        position = end
    }

    @_noLocks
    private mutating func render(
        _ index: Int,
        _ blockStart: Int,
        _ blockEnd: Int,
        _ blockBefore: BreathSignal.Value,
        _ blockAfter: BreathSignal.Value,
        _ bus: Bus
    ) {
        let voice = voices[slots[index].voice]
        let program = slots[index].program
        let start = max(voice.start, blockStart)
        let end = min(voice.end, blockEnd)
        let count = end - start
        if count <= 0 { return }
        let edges = Kernel.Edges(
            start: start - voice.start,
            end: end - voice.start,
            before: start == blockStart ? blockBefore : breath.value(at: start),
            after: end == blockEnd ? blockAfter : breath.value(at: end)
        )
        let near = scratch.base
        let far = scratch.base + Block.frames
        let isMono = source(index, near, far, edges)
        let target = Mix(
            near: near,
            far: isMono ? near : far,
            left: bus.left + (start - blockStart),
            right: bus.right + (start - blockStart),
            send: bus.send + (start - blockStart)
        )
        if program.pointee.step < Block.frames {
            mixInSteps(voice, program, edges, target)
        } else {
            mix(voice, program, edges, target, offset: 0)
        }
    }

    /// Writes what a voice plays, shaped, a part of the span at a time where a control bends within a block; tells
    /// whether both sides are one.
    @_noLocks
    private mutating func source(_ index: Int, _ near: Samples, _ far: Samples, _ edges: Kernel.Edges) -> Bool {
        let step = slots[index].program.pointee.coarseStep
        let begin = voices[slots[index].voice].start
        var isMono = true
        var done = 0
        var before = edges.before
        while done < edges.count {
            let next = min(done + step, edges.count)
            let after = next == edges.count ? edges.after : breath.value(at: begin + edges.start + next)
            let part = Kernel.Edges(start: edges.start + done, end: edges.start + next, before: before, after: after)
            slots[index].kernel.write(left: near + done, right: far + done, part)
            isMono = shape(index, near + done, far + done, part)
            before = after
            done = next
        }
        return isMono
    }

    /// A few frames at a time, for levels and places that bend within a block.
    @_noLocks
    private mutating func mixInSteps(
        _ voice: VoiceFrames,
        _ program: UnsafePointer<InstrumentProgram>,
        _ edges: Kernel.Edges,
        _ target: Mix
    ) {
        var done = 0
        var before = edges.before
        while done < edges.count {
            let next = min(done + program.pointee.step, edges.count)
            let after = next == edges.count ? edges.after : breath.value(at: voice.start + edges.start + next)
            let part = Kernel.Edges(start: edges.start + done, end: edges.start + next, before: before, after: after)
            mix(voice, program, part, target, offset: done)
            before = after
            done = next
        }
    }

    @_noLocks
    private func mix(
        _ voice: VoiceFrames,
        _ program: UnsafePointer<InstrumentProgram>,
        _ edges: Kernel.Edges,
        _ target: Mix,
        offset: Int
    ) {
        var level = edges.power(program.pointee.level)
        // −120 dB, the bottom of the scale, is silence.
        if level.start <= 1.000_001e-6 { level.start = 0 }
        if level.end <= 1.000_001e-6 { level.end = 0 }
        if program.pointee.ducks {
            level.start *= ducking.gain(at: voice.start + edges.start)
            level.end *= ducking.gain(at: voice.start + edges.end)
        }
        let gain = Ramp(
            Float(level.start * Engine.envelope(voice, at: voice.start + edges.start)),
            Float(level.end * Engine.envelope(voice, at: voice.start + edges.end))
        )
        let pan = edges.plain(program.pointee.pan)
        let gainLeft = gain.scaled(by: Ramp(Engine.share(-pan.start), Engine.share(-pan.end)))
        let gainRight = gain.scaled(by: Ramp(Engine.share(pan.start), Engine.share(pan.end)))
        Span.add(target.near + offset, to: target.left + offset, gain: gainLeft, count: edges.count)
        Span.add(target.far + offset, to: target.right + offset, gain: gainRight, count: edges.count)
        if program.pointee.sendsToRoom {
            let share = edges.ramp(program.pointee.reverb)
            let send = target.send + offset
            Span.add(target.near + offset, to: send, gain: gainLeft.scaled(by: share), count: edges.count)
            Span.add(
                target.far + offset,
                to: send + Block.frames,
                gain: gainRight.scaled(by: share),
                count: edges.count
            )
        }
    }

    /// Takes a voice through its filters, its chorus, its width and its spin; tells whether both sides are one.
    @_noLocks
    private func shape(_ index: Int, _ near: Samples, _ far: Samples, _ edges: Kernel.Edges) -> Bool {
        let program = slots[index].program
        let memory = slots[index].memory
        let count = edges.count
        var isMono = slots[index].kernel.isMono
        for place in 0..<program.pointee.filterCount {
            let (start, end) = program.pointee.filters[place].coefficients(edges)
            let filter = filters + memory * filterStride + place
            if isMono {
                filter.pointee.process(near, from: start, to: end, count: count)
            } else {
                filter.pointee.process(near, far, from: start, to: end, count: count)
            }
        }
        if program.pointee.deEsses {
            let high = scratch.base + 2 * Block.frames
            slots[index].deEsser.process(left: near, right: far, scratch: high, count: count)
        }
        if isMono && (program.pointee.joinsChorus || program.pointee.spins) {
            Span.copy(near, to: far, count: count)
            isMono = false
        }
        if program.pointee.joinsChorus {
            chorus.process(
                left: near,
                right: far,
                memory: chorusLines.base + memory * chorusStride,
                from: edges.start,
                amount: edges.ramp(program.pointee.chorus),
                count: count
            )
        }
        if program.pointee.widens && !isMono {
            Span.widen(near, far, width: edges.ramp(program.pointee.width), count: count)
        }
        if program.pointee.spins {
            let rate = edges.plain(program.pointee.spin)
            slots[index].spin.process(left: near, right: far, rate: rate.start, to: rate.end, count: count)
        }
        return isMono
    }

    // Swelling in, and fading at the end, along raised cosines.
    @_noLocks
    private static func envelope(_ voice: VoiceFrames, at frame: Int) -> Double {
        var value = 1.0
        if voice.attack > 0 {
            value = Mathematics.raisedCosine(Double(frame - voice.start) / voice.attack)
        }
        if voice.release > 0 {
            value *= Mathematics.raisedCosine(Double(voice.end - frame) / voice.release)
        }
        return value
    }

    /// The gain of one side for a place −1…1: equal power, one in the middle.
    @_noLocks
    private static func share(_ place: Double) -> Float {
        if place == 0 { return 1 }
        return Float(1.414_213_562_373_095_1 * Mathematics.sine(turns: (place + 1) / 8))
    }
}
