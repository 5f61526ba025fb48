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
            master: master,
            parameters: session.parameters
        )
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
            momentaryOver: session.profile.momentaryOver,
            peak: (settings.peak ?? session.profile.peak).value
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
        let speech = Sound(name: "voice", .say, [.level: .control(.constant(0))])
        let instrument = add(compiler("voice").instrument(speech, life: 1, section: 1))
        for line in placement.lines where line.recording.frames > 0 {
            voices.append(
                Score.Voice(
                    start: line.frame,
                    end: line.frame + line.recording.frames,
                    instrument: instrument,
                    attack: 0,
                    release: 0,
                    recording: line.recording.index
                )
            )
        }
    }

    // MARK: Beds and strokes

    private struct Bed {
        var sound: Sound
        var start: Int
        var level: Control?
        var attack: Int
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
                open[name] = Bed(sound: sound, start: frame, level: level, attack: attack)
            case .fade(let name, let target, let over):
                open[name]?.move(.level, at: frame, over: lanes.frames(over), to: target)
            case .set(let name, let parameter, let target, let over):
                open[name]?.move(parameter, at: frame, over: lanes.frames(over), to: target)
            case .stop("all", let over):
                for name in open.keys.sorted() { close(&open, name, at: frame, over: over) }
            case .stop(let name, let over):
                close(&open, name, at: frame, over: over)
            case .strike(let name, let level):
                strike(name, level: level, at: frame)
            default:
                break
            }
        }
        for name in open.keys.sorted() { close(&open, name, at: placement.end, over: Seconds(0)) }
    }

    private mutating func close(_ open: inout [String: Bed], _ name: String, at frame: Int, over: Seconds?) {
        guard let bed = open.removeValue(forKey: name) else { return }
        let release = over.map(lanes.frames) ?? lanes.frames(Seconds(Timing.release(bed.sound)))
        var end = min(frame + release, placement.end)
        var crossfade = 0
        var recording: Int?
        if case .file(let path)? = bed.sound.value(.file), let clip = recordings.files[path] {
            recording = clip.index
            if bed.sound.value(.loop) == .flag(true) {
                crossfade = max(1, min(lanes.frames(Seconds(bed.sound.number(.crossfade) ?? 2)), clip.frames / 2))
            } else {
                end = min(end, bed.start + clip.frames)
            }
        }
        if let words = bed.sound.words, let spoken = recordings.words[words] {
            recording = spoken.index
            end = min(end, bed.start + spoken.frames)
        }
        guard end > bed.start else { return }
        let instrument = compiler(name).instrument(
            bed.sound,
            life: end - bed.start,
            section: sectionRest(at: bed.start),
            level: bed.level,
            moves: bed.moves,
            crossfade: crossfade
        )
        voices.append(
            Score.Voice(
                start: bed.start,
                end: end,
                instrument: add(instrument),
                attack: bed.attack,
                // A fade that the session's end cuts short is a quicker fade; a recording that ends first fades too.
                release: end > frame ? end - frame : recording == nil ? 0 : min(release, end - bed.start),
                recording: recording
            )
        )
    }

    private mutating func strike(_ name: String, level: Control?, at frame: Int) {
        guard let sound = session.sounds[name] else { return }
        let key = "\(name) \(level.map { "\($0)" } ?? "")"
        let decay = lanes.frames(Seconds((sound.number(.decay) ?? 4) * 1.7))
        let end = min(frame + decay, placement.end)
        guard end > frame else { return }
        let instrument: Int
        if let known = strokeInstruments[key] {
            instrument = known
        } else {
            instrument = add(compiler(name).instrument(sound, life: decay, section: decay, level: level))
            strokeInstruments[key] = instrument
        }
        voices.append(
            Score.Voice(start: frame, end: end, instrument: instrument, attack: 0, release: 0, recording: nil)
        )
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
        var recording: Int?
        var crossfade = 0
        if case .file(let path)? = sound.value(.file), let clip = recordings.files[path] {
            recording = clip.index
            crossfade = max(1, min(lanes.frames(Seconds(sound.number(.crossfade) ?? 2)), clip.frames / 2))
        }
        let instrument = compiler(name).instrument(
            sound,
            life: guidance.end - guidance.start,
            section: sectionRest(at: guidance.start),
            moves: moves,
            crossfade: crossfade
        )
        guard end > guidance.start else { return }
        voices.append(
            Score.Voice(
                start: guidance.start,
                end: end,
                instrument: add(instrument),
                attack: lanes.frames(Seconds(Timing.attack(sound))),
                release: end - guidance.end,
                recording: recording
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
                addCount(cue, span, stem: stem, &known)
                continue
            }
            let instrument: Int
            if let index = known[span.count] {
                instrument = index
            } else {
                instrument = add(compiler(stem).instrument(cue, life: span.count, section: span.count))
                known[span.count] = instrument
            }
            addCueVoice(cue, span, instrument)
        }
    }

    private mutating func addCueVoice(_ cue: Sound, _ span: Range<Int>, _ instrument: Int) {
        var end = span.upperBound
        var attack = min(lanes.frames(Seconds(Timing.attack(cue))), span.count * 3 / 10)
        var release = min(lanes.frames(Seconds(Timing.release(cue))), span.count * 3 / 10)
        var recording: Int?
        if cue.generator.isStruck {
            end = span.lowerBound + lanes.frames(Seconds((cue.number(.decay) ?? 4) * 1.7))
            (attack, release) = (0, 0)
        } else if let words = cue.words {
            guard let spoken = recordings.words[words] else { return }
            recording = spoken.index
            end = span.lowerBound + spoken.frames
            (attack, release) = (0, 0)
        } else if case .file(let path)? = cue.value(.file), let clip = recordings.files[path] {
            recording = clip.index
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
                recording: recording
            )
        )
    }

    /// “one, two, three …”, a number at every second of the phase.
    private mutating func addCount(_ cue: Sound, _ span: Range<Int>, stem: String, _ known: inout [Int: Int]) {
        let instrument = known[0] ?? add(compiler(stem).instrument(cue, life: rate, section: rate))
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
                    recording: spoken.index
                )
            )
        }
    }
}
