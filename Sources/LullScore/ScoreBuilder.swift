import LullSession

/// Makes the score of a session whose times are settled.
struct ScoreBuilder {
    private let session: Session
    private let recordings: Recordings
    private let placement: Placement
    private let lanes: LaneCompiler
    private let sections: [Score.Section]

    private var instruments: [Instrument] = []
    private var voices: [Score.Voice] = []
    private var stems: [String] = []
    private var strokeInstruments: [String: Int] = [:]
    private let rate: Int

    init(session: Session, rate: Int, recordings: Recordings, placement: Placement) {
        self.session = session
        self.rate = rate
        self.recordings = recordings
        self.placement = placement
        lanes = LaneCompiler(rate: Double(rate))
        sections = placement.sections.enumerated().map { index, section in
            Score.Section(title: section.value, start: section.frame, end: placement.sectionEnds[index])
        }
    }

    /// The score.
    func score() -> Score {
        var builder = self
        builder.addLines()
        builder.addBeds()
        for guidance in placement.guidances { builder.addGuide(guidance) }
        builder.voices.sort { ($0.start, $0.instrument, $0.end) < ($1.start, $1.instrument, $1.end) }
        return Score(
            title: session.title,
            language: session.language,
            author: session.author,
            rate: rate,
            duration: placement.end,
            sections: sections,
            lines: placement.lines.map { entry in
                Score.Line(
                    id: entry.line?.id ?? entry.recording.source,
                    text: entry.line?.text ?? "",
                    start: entry.frame,
                    end: entry.frame + entry.recording.frames,
                    source: entry.recording.source,
                    location: entry.location
                )
            },
            breaths: placement.breaths,
            guidances: placement.guidances.map {
                Score.Guidance(
                    guidance: $0.guidance,
                    start: $0.start,
                    end: $0.end,
                    breaths: $0.breaths,
                    location: $0.location
                )
            },
            instruments: builder.instruments,
            voices: builder.voices,
            stems: builder.stems,
            room: room,
            master: master,
            parameters: session.parameters
        )
    }

    private var room: Score.Room {
        func lane(_ part: RoomSettings.Part, seed: UInt64) -> Lane {
            var moves: [LaneCompiler.Move] = []
            for action in placement.actions {
                guard case .setRoom(part, let target, let over) = action.value else { continue }
                moves.append((action.frame, lanes.frames(over), target))
            }
            let extent = InstrumentCompiler.Extent(life: placement.end, section: placement.end)
            return lanes.lane(session.room[part], part.dimension, moves, extent, seed: seed)
        }
        return Score.Room(decay: lane(.decay, seed: 0x0D), damping: lane(.damping, seed: 0x0E))
    }

    private var master: Score.Master {
        let settings = session.master
        let quarter = placement.end / 4
        func fade(_ chosen: Seconds?, _ standard: Seconds) -> Int {
            // A fade that the script asks for may take half; the profile's own takes a quarter at most.
            chosen.map { min(lanes.frames($0), placement.end / 2) } ?? min(lanes.frames(standard), quarter)
        }
        let loudness: Double? =
            switch settings.target {
            case .profile: session.profile.loudness.value
            case .loudness(let loudness): loudness.value
            case .off: nil
            }
        return Score.Master(
            fadeIn: fade(settings.fadeIn, session.profile.fadeIn),
            fadeOut: fade(settings.fadeOut, session.profile.fadeOut),
            loudness: loudness,
            bedDistance: bedDistance,
            ducking: ducking,
            momentaryOver: session.profile.momentaryOver,
            mostStep: session.profile.mostStep,
            peak: (settings.peak ?? session.profile.peak).value
        )
    }

    private var bedDistance: ClosedRange<Double>? {
        switch session.voice.bed {
        case .profile: session.profile.ducking.distance
        case .distance(let distance): distance...distance
        case .asWritten: nil
        }
    }

    /// Where beds make way: around the lines, those close to each other taken together.
    private var ducking: Score.Ducking {
        let setting = session.profile.ducking
        let gap = lanes.frames(setting.shortestGap)
        var spans: [Range<Int>] = []
        // Levels as they are written stay so while somebody speaks, too.
        let lines = session.voice.bed == .asWritten ? [] : placement.lines
        for line in lines where line.recording.frames > 0 {
            let end = line.frame + line.recording.frames
            if let last = spans.last, line.frame - last.upperBound < gap {
                spans[spans.count - 1] = last.lowerBound..<max(last.upperBound, end)
            } else {
                spans.append(line.frame..<end)
            }
        }
        return Score.Ducking(
            spans: spans,
            depth: lanes.domain(setting.depth.value, .level),
            lookAhead: lanes.frames(setting.lookAhead),
            hold: lanes.frames(setting.hold),
            release: lanes.frames(setting.release)
        )
    }

    private mutating func stem(_ name: String) -> Int {
        if let index = stems.firstIndex(of: name) { return index }
        stems.append(name)
        return stems.count - 1
    }

    private mutating func compiler(_ stemName: String) -> InstrumentCompiler {
        InstrumentCompiler(profile: session.profile, lanes: lanes, stem: stem(stemName))
    }

    private func sectionRest(at frame: Int) -> Int {
        let end = sections.last { $0.start <= frame }?.end ?? placement.end
        return max(1, end - frame)
    }

    private mutating func add(_ instrument: Instrument) -> Int {
        instruments.append(instrument)
        return instruments.count - 1
    }

    // MARK: Speech

    private mutating func addLines() {
        guard placement.lines.contains(where: { $0.recording.frames > 0 }) else { return }
        let entrance = session.profile.voiceEntrance.value
        let steady = addVoice(.constant(0))
        // A word after a silence begins softer and comes to its level: nobody is startled by the first syllable.
        let entering =
            entrance == 0
            ? steady
            : addVoice(.ramp(points: [entrance, 0], over: .seconds(Self.entranceTime), shape: .smooth))
        var silentSince: Int?
        for line in placement.lines where line.recording.frames > 0 {
            let isEntrance = silentSince.map { line.frame - $0 >= lanes.frames(Self.voiceSilence) } ?? true
            silentSince = line.frame + line.recording.frames
            voices.append(
                Score.Voice(
                    start: line.frame,
                    end: line.frame + line.recording.frames,
                    instrument: isEntrance ? entering : steady,
                    attack: 0,
                    release: 0,
                    recording: line.recording.index,
                    location: line.location
                )
            )
        }
    }

    private static let entranceTime = Seconds(1.4)
    /// A silence of the voice after which its next word is an onset.
    private static let voiceSilence = Seconds(1.5)

    private mutating func addVoice(_ level: Control) -> Int {
        let speech = Sound(name: "voice", .say, [.level: .control(level)])
        let role = Instrument.Role.voice(chained: session.voice.chain)
        return add(compiler("voice").instrument(speech, .init(life: 1, section: 1), role: role))
    }

    // MARK: Beds and strokes

    private struct Bed {
        var sound: Sound
        var start: Int
        var level: Control?
        var attack: Int
        var location: Location
        var moves: InstrumentCompiler.Moves = [:]

        mutating func move(_ parameter: Parameter.Name, at frame: Int, over length: Int, to target: Control) {
            moves[parameter, default: []].append((frame - start, length, target))
        }
    }

    private mutating func addBeds() {
        var open: [String: Bed] = [:]
        for action in placement.actions {
            let frame = action.frame
            switch action.value {
            case .play(let name, let level, let over):
                guard let sound = session.sounds[name] else { continue }
                let attack = over.map(lanes.frames) ?? lanes.frames(Seconds(Timing.attack(sound)))
                open[name] = Bed(sound: sound, start: frame, level: level, attack: attack, location: action.location)
            case .fade(let name, let target, let over):
                open[name]?.move(.level, at: frame, over: lanes.frames(over), to: target)
            case .set(let name, let parameter, let target, let over):
                open[name]?.move(parameter, at: frame, over: lanes.frames(over), to: target)
            case .stop("all", let over):
                for name in open.keys.sorted() { close(&open, name, at: frame, over: over) }
            case .stop(let name, let over):
                close(&open, name, at: frame, over: over)
            case .strike(let name, let level):
                strike(name, level: level, at: frame, action.location)
            default:
                break
            }
        }
        for name in open.keys.sorted() { close(&open, name, at: placement.end, over: Seconds(0)) }
    }

    private mutating func close(_ open: inout [String: Bed], _ name: String, at frame: Int, over: Seconds?) {
        guard let bed = open.removeValue(forKey: name) else { return }
        var release = over.map(lanes.frames) ?? lanes.frames(Seconds(Timing.release(bed.sound)))
        let clip = clip(of: bed.sound, loops: bed.sound.value(.loop) == .flag(true))
        // What is cut off at once would click; a recording has an end of its own.
        if clip == nil && bed.sound.words == nil { release = max(release, lanes.edge) }
        var end = min(frame + release, placement.end)
        var recording = clip?.recording
        if let clip, clip.crossfade == 0 { end = min(end, bed.start + clip.frames) }
        if let words = bed.sound.words, let spoken = recordings.words[words] {
            recording = spoken.index
            end = min(end, bed.start + spoken.frames)
        }
        guard end > bed.start else { return }
        let instrument = compiler(name).instrument(
            bed.sound,
            extent(from: bed.start, to: end, bed.sound, clip),
            role: .bed,
            level: bed.level,
            moves: bed.moves
        )
        voices.append(
            Score.Voice(
                start: bed.start,
                end: end,
                instrument: add(instrument),
                attack: bed.attack,
                // A fade that the session's end cuts short is a quicker fade; a recording that ends first fades too.
                release: end > frame ? end - frame : recording == nil ? 0 : min(release, end - bed.start),
                recording: recording,
                location: bed.location
            )
        )
    }

    private mutating func strike(_ name: String, level: Control?, at frame: Int, _ location: Location) {
        guard let sound = session.sounds[name] else { return }
        let key = "\(name) \(level.map { "\($0)" } ?? "")"
        let decay = lanes.frames(Timing.ring(sound))
        let end = min(frame + decay, placement.end)
        guard end > frame else { return }
        let instrument: Int
        if let known = strokeInstruments[key] {
            instrument = known
        } else {
            instrument = add(compiler(name).instrument(sound, .init(life: decay, section: decay), level: level))
            strokeInstruments[key] = instrument
        }
        voices.append(
            Score.Voice(
                start: frame,
                end: end,
                instrument: instrument,
                attack: 0,
                release: 0,
                recording: nil,
                location: location
            )
        )
    }

    /// The part of a recording that a sound plays.
    private struct Clip {
        var recording: Int
        var from: Int
        var frames: Int
        var crossfade: Int
    }

    private func clip(of sound: Sound, loops: Bool) -> Clip? {
        guard let part = recordings.clip(of: sound, rate: Double(rate)) else { return nil }
        let seam = lanes.frames(Seconds(sound.number(.crossfade) ?? 2))
        return Clip(
            recording: part.index,
            from: part.from,
            frames: part.frames,
            crossfade: loops ? max(1, min(seam, part.frames / 2)) : 0
        )
    }

    private func extent(from start: Int, to end: Int, _ sound: Sound, _ clip: Clip?) -> InstrumentCompiler.Extent {
        InstrumentCompiler.Extent(
            life: end - start,
            section: sectionRest(at: start),
            from: clip?.from ?? 0,
            frames: clip?.frames ?? .max,
            crossfade: clip?.crossfade ?? 0,
            measures: sound.generator == .music ? measures(from: start, to: end, sound) : []
        )
    }

    /// The times of a piece's chords: breaths where there are any, else a tempo.
    private func measures(from start: Int, to end: Int, _ sound: Sound) -> [Composer.Measure] {
        let group = sound.integer(.breaths)
        let breaths = group == 0 ? [] : placement.breaths.filter { $0.start >= start && $0.start < end }
        return Measures(
            every: max(1, lanes.frames(Seconds(sound.number(.every) ?? 12))),
            group: max(1, group)
        ).between(start, end, breaths)
    }

    // MARK: Breath

    private mutating func addGuide(_ guidance: Placement.Guidance) {
        guard let name = guidance.guidance.guide, let sound = session.sounds[name] else { return }
        if sound.generator == .cues {
            for (phase, cue) in sound.phases.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                addCue(cue, phase, guidance, stem: name)
            }
            return
        }
        let release = lanes.frames(Seconds(Timing.release(sound)))
        let end = min(guidance.end + release, placement.end)
        let moves = guideMoves(name, from: guidance.start, to: guidance.end)
        // A guide goes on as long as the guidance does, so a recording has to come round.
        let clip = clip(of: sound, loops: true)
        let instrument = compiler(name).instrument(
            sound,
            extent(from: guidance.start, to: guidance.end, sound, clip),
            moves: moves
        )
        guard end > guidance.start else { return }
        voices.append(
            Score.Voice(
                start: guidance.start,
                end: end,
                instrument: add(instrument),
                attack: lanes.frames(Seconds(Timing.attack(sound))),
                release: end - guidance.end,
                recording: clip?.recording,
                location: guidance.location
            )
        )
    }

    /// A guide may be faded and set like a bed while it guides.
    private func guideMoves(_ name: String, from start: Int, to end: Int) -> InstrumentCompiler.Moves {
        var moves: InstrumentCompiler.Moves = [:]
        for action in placement.actions where (start..<end).contains(action.frame) {
            switch action.value {
            case .fade(name, let target, let over):
                moves[.level, default: []].append((action.frame - start, lanes.frames(over), target))
            case .set(name, let parameter, let target, let over):
                moves[parameter, default: []].append((action.frame - start, lanes.frames(over), target))
            default:
                break
            }
        }
        return moves
    }

    /// One voice for each phase of each breath; instruments are shared between phases of the same length.
    private mutating func addCue(_ cue: Sound, _ phase: BreathPhase, _ guidance: Placement.Guidance, stem: String) {
        var known: [Int: Int] = [:]
        for breath in placement.breaths[guidance.breaths] {
            let span = breath.span(of: phase)
            guard !span.isEmpty else { continue }
            if cue.words == "count" {
                addCount(cue, span, stem: stem, at: guidance.location, &known)
                continue
            }
            let instrument: Int
            if let index = known[span.count] {
                instrument = index
            } else {
                let clip = clip(of: cue, loops: false)
                let frame = InstrumentCompiler.Extent(
                    life: span.count,
                    section: span.count,
                    from: clip?.from ?? 0,
                    frames: clip?.frames ?? .max
                )
                instrument = add(compiler(stem).instrument(cue, frame))
                known[span.count] = instrument
            }
            addCueVoice(cue, span, instrument, at: guidance.location)
        }
    }

    private mutating func addCueVoice(_ cue: Sound, _ span: Range<Int>, _ instrument: Int, at location: Location) {
        var end = span.upperBound
        var attack = min(lanes.frames(Seconds(Timing.attack(cue))), span.count * 3 / 10)
        var release = min(lanes.frames(Seconds(Timing.release(cue))), span.count * 3 / 10)
        var recording: Int?
        if cue.generator.isStruck {
            end = span.lowerBound + lanes.frames(Timing.ring(cue))
            (attack, release) = (0, 0)
        } else if let words = cue.words {
            guard let spoken = recordings.words[words] else { return }
            recording = spoken.index
            end = span.lowerBound + spoken.frames
            (attack, release) = (0, 0)
        } else if let clip = clip(of: cue, loops: false) {
            recording = clip.recording
            end = min(end, span.lowerBound + clip.frames)
        }
        end = min(end, placement.end)
        guard end > span.lowerBound else { return }
        voices.append(
            Score.Voice(
                start: span.lowerBound,
                end: end,
                instrument: instrument,
                attack: attack,
                release: release,
                recording: recording,
                location: location
            )
        )
    }

    /// “one, two, three …”, a number at every second of the phase.
    private mutating func addCount(
        _ cue: Sound,
        _ span: Range<Int>,
        stem: String,
        at location: Location,
        _ known: inout [Int: Int]
    ) {
        let instrument = known[0] ?? add(compiler(stem).instrument(cue, .init(life: rate, section: rate)))
        known[0] = instrument
        let seconds = Double(span.count) / Double(rate)
        for second in 0..<max(1, Int(seconds + 0.25)) {
            guard let spoken = recordings.words[String(second + 1)] else { return }
            let start = span.lowerBound + second * rate
            let end = min(start + spoken.frames, placement.end)
            guard end > start else { return }
            voices.append(
                Score.Voice(
                    start: start,
                    end: end,
                    instrument: instrument,
                    attack: 0,
                    release: 0,
                    recording: spoken.index,
                    location: location
                )
            )
        }
    }
}
