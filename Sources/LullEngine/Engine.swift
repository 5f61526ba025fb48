public import LullDSP
public import LullScore

/// Renders a score, block by block, from any frame.
///
/// Everything it will ever need is allocated when it is made; ``render(left:right:)`` neither allocates, locks nor calls
/// the system. Sounds go source → filter → level → pan → bus, with a send to one room; the bus goes through the
/// session's fades and gain into the limiter. The output is the same whatever frame rendering began at, except that
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
    private var room: Reverb
    private var limiter: Limiter
    private let master: MasterProgram
    private let preroll: Int
    private let usesRoom: Bool
    private let rate: Int
    private let peak: Float
    private let scratch: FixedBuffer<Float>

    private struct VoiceFrames: BitwiseCopyable {
        var start: Int
        var end: Int
        var instrument: Int
        var attack: Double
        var release: Double
        var recording: Int
    }

    private struct MaterialFrames: BitwiseCopyable {
        var left: UnsafePointer<Float>
        var right: UnsafePointer<Float>
        var frames: Int
    }

    private struct Slot {
        var voice: Int
        var kernel: Kernel
        var filter = StateVariableFilter()
        var program: UnsafePointer<InstrumentProgram>

        @_noLocks
        init(voice: Int, kernel: Kernel, program: UnsafePointer<InstrumentProgram>) {
            self.voice = voice
            self.kernel = kernel
            self.program = program
        }
    }

    /// An engine that stands at frame 0.
    ///
    /// - Parameters:
    ///   - score: what to render.
    ///   - material: the recordings, by their number in the score; they must outlive the engine.
    ///   - gain: amplitude the mix is multiplied by before the limiter.
    ///   - stem: only the instruments of this stem are heard; nil for all.
    public init(score: Score, material recordings: [Material], gain: Double = 1, stem: Int? = nil) {
        let heard = score.voices.filter { voice in
            let known = voice.recording.map { recordings.indices.contains($0) } ?? true
            return known && (stem == nil || score.instruments[voice.instrument].stem == stem)
        }
        let memory = arena
        instruments = memory.store(score.instruments.map { InstrumentProgram($0, arena: memory) })
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
        breath = BreathSignal(score.breaths, rate: score.rate, arena: arena)
        rate = score.rate
        usesRoom = score.voices.contains { voice in
            score.instruments[voice.instrument].reverb != Lane(.constant(0))
        }
        room = Engine.makeRoom(rate: rate)
        master = MasterProgram(score, gain: gain)
        peak = Float(Mathematics.exp2(score.master.peak / 6.020_599_913_279_624))
        limiter = Limiter(ceiling: peak, release: 0.08 * Double(rate))
        // Twice the room's decay is −120 dB; filters and noise forget within half a second.
        let seconds = usesRoom ? 2 * Engine.roomDecay + 0.2 : 1.0
        preroll = max(Noise.memory, Int(seconds * Double(rate))) / Block.frames * Block.frames + Limiter.latency
        scratch = FixedBuffer(repeating: 0, count: 8 * Block.frames)
        seek(to: 0)
    }

    deinit {
        slots.deallocate()
    }

    private static let roomDecay = 2.6

    private static func makeRoom(rate: Int) -> Reverb {
        Reverb(framesPerSecond: Double(rate), decay: roomDecay * Double(rate), damping: 0.45)
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

    /// Moves to a frame, a multiple of ``Block/frames``; the next block rendered is the one that begins there.
    public mutating func seek(to frame: Int) {
        let target = frame + Limiter.latency
        let start = max(0, (frame - preroll) / Block.frames * Block.frames)
        active = 0
        nextVoice = 0
        position = start
        room = Engine.makeRoom(rate: rate)
        limiter = Limiter(ceiling: peak, release: 0.08 * Double(rate))
        while nextVoice < voiceCount && voices[nextVoice].start < start {
            if voices[nextVoice].end > start {
                activate(nextVoice)
                skip(active - 1, to: start)
            }
            nextVoice += 1
        }
        let left = scratch.base + 6 * Block.frames
        let right = scratch.base + 7 * Block.frames
        while position < target { renderBlock(left, right) }
    }

    // Brings a voice's state to a block's beginning, through the same spans that rendering takes.
    private mutating func skip(_ slot: Int, to end: Int) {
        let voice = voices[slots[slot].voice]
        if slots[slot].kernel.skipsFreely {
            let rest = BreathSignal.Value(volume: 0, nostril: 0)
            slots[slot].kernel.skip(.init(start: 0, end: end - voice.start, before: rest, after: rest))
            return
        }
        var start = voice.start
        var before = breath.value(at: start)
        while start < end {
            let next = min((start / Block.frames + 1) * Block.frames, end)
            let after = breath.value(at: next)
            slots[slot].kernel.skip(
                .init(start: start - voice.start, end: next - voice.start, before: before, after: after)
            )
            start = next
            before = after
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
            kernel = .recording(
                Sampler(
                    left: recording.left,
                    right: recording.right,
                    length: recording.frames,
                    crossfade: program.pointee.crossfade
                )
            )
        }
        (slots + active).initialize(to: Slot(voice: index, kernel: kernel, program: program))
        active += 1
    }

    /// Renders the next ``Block/frames`` frames.
    @_noLocks
    public mutating func render(left: Samples, right: Samples) {
        renderBlock(left, right)
    }

    @_noLocks
    private mutating func renderBlock(_ left: Samples, _ right: Samples) {
        let count = Block.frames
        let start = position
        let end = position + count
        Span.clear(left, count: count)
        Span.clear(right, count: count)
        let sendLeft = scratch.base + 4 * count
        let sendRight = scratch.base + 5 * count
        if usesRoom {
            Span.clear(sendLeft, count: count)
            Span.clear(sendRight, count: count)
        }
        while nextVoice < voiceCount && voices[nextVoice].start < end {
            activate(nextVoice)
            nextVoice += 1
        }
        let before = breath.value(at: start)
        let after = breath.value(at: end)
        var index = 0
        while index < active {
            render(index, start, end, before, after, left, right)
            if voices[slots[index].voice].end <= end {
                active -= 1
                if index != active { slots[index] = slots[active] }
            } else {
                index += 1
            }
        }
        if usesRoom {
            room.process(left: sendLeft, right: sendRight, addTo: left, right, count: count)
        }
        let gain = Ramp(master.gain(at: start), master.gain(at: end))
        Span.scale(left, by: gain, count: count)
        Span.scale(right, by: gain, count: count)
        limiter.process(left: left, right: right)
        position = end
    }

    @_noLocks
    private mutating func render(
        _ index: Int,
        _ blockStart: Int,
        _ blockEnd: Int,
        _ blockBefore: BreathSignal.Value,
        _ blockAfter: BreathSignal.Value,
        _ left: Samples,
        _ right: Samples
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
        slots[index].kernel.write(left: near, right: far, edges)
        let isMono = slots[index].kernel.isMono
        if let response = program.pointee.response {
            filter(index, response, near, isMono ? nil : far, edges)
        }
        let target = Mix(
            near: near,
            far: isMono ? near : far,
            left: left + (start - blockStart),
            right: right + (start - blockStart),
            send: scratch.base + 4 * Block.frames + (start - blockStart)
        )
        if program.pointee.step < Block.frames {
            mixInSteps(voice, program, edges, target)
        } else {
            mix(voice, program, edges, target, offset: 0)
        }
    }

    /// Where a voice's samples are and where they go.
    private struct Mix {
        var near: Samples
        var far: Samples
        var left: Samples
        var right: Samples
        /// The left send; the right one lies a block behind it.
        var send: Samples

        @_noLocks
        init(near: Samples, far: Samples, left: Samples, right: Samples, send: Samples) {
            self.near = near
            self.far = far
            self.left = left
            self.right = right
            self.send = send
        }
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

    @_noLocks
    private mutating func filter(
        _ index: Int,
        _ response: FilterResponse,
        _ left: Samples,
        _ right: Samples?,
        _ edges: Kernel.Edges
    ) {
        let program = slots[index].program
        let cutoff = edges.power(program.pointee.cutoff)
        let from = StateVariableFilter.Coefficients(cutoff: cutoff.start, q: program.pointee.resonance)
        let to = StateVariableFilter.Coefficients(cutoff: cutoff.end, q: program.pointee.resonance)
        if let right {
            slots[index].filter.process(left, right, response, from: from, to: to, count: edges.count)
        } else {
            slots[index].filter.process(left, response, from: from, to: to, count: edges.count)
        }
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
