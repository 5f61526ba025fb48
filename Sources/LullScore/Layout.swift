public import LullSession

/// Lays a session out in time.
///
/// The cursor walks through the session once for every question: how long is it at its shortest, where do sections end
/// that are counted back from, how far must pauses stretch to fill a length. Each walk is cheap and has no memory of
/// the others.
public struct Layout: Sendable {
    let session: Session
    let rate: Int
    let recordings: Recordings

    /// What can't be met: times that have passed, lengths that contradict each other.
    public struct Failure: Error {
        /// Every problem found.
        public let problems: [Problem]
    }

    /// A layout of a session whose recordings are known, at `rate` frames a second.
    public init(session: Session, rate: Int, recordings: Recordings) {
        self.session = session
        self.rate = rate
        self.recordings = recordings
    }

    /// The score.
    ///
    /// - Parameter length: a length that takes the place of the session's own.
    public func score(length: Seconds? = nil) throws(Failure) -> Score {
        try plan(length: length).score
    }

    /// The score, and what it takes to change it while it is heard.
    ///
    /// - Parameter length: a length that takes the place of the session's own.
    public func plan(length: Seconds? = nil) throws(Failure) -> Plan {
        let target = (length ?? session.length).map { Int(($0.value * Double(rate)).rounded()) }
        var stretch = 0.0
        let placement: Placement
        if let target {
            (placement, stretch) = try filled(target)
        } else {
            placement = settled(pass())
        }
        if !placement.problems.isEmpty { throw Failure(problems: placement.problems) }
        if placement.end == 0 {
            throw Failure(problems: [
                Problem(
                    .error,
                    .timing,
                    at: session.beginning,
                    "this session lasts no time at all",
                    mend: "write [pause 1 min], or some words"
                )
            ])
        }
        let longest = Int(Seconds.longest.value * Double(rate))
        if isShorter(longest, placement.end) {
            throw Failure(problems: [
                Problem(
                    at: session.beginning,
                    "this session lasts \(clock(placement.end, apartFrom: longest)); 24:00:00 is the most",
                    mend: "repeat less, or make its pauses shorter"
                )
            ])
        }
        return Plan(
            score: score(placement),
            target: target,
            adaptation: Adaptation(),
            pauses: placement.pauses,
            stretched: placement.stretched,
            stretch: stretch
        )
    }

    func score(_ placement: Placement) -> Score {
        ScoreBuilder(session: session, rate: rate, recordings: recordings, placement: placement).score()
    }

    func pass() -> LayoutPass { LayoutPass(session: session, rate: rate, recordings: recordings) }

    private func seconds(_ frames: Int) -> Double { Double(frames) / Double(rate) }

    private func clock(_ frames: Int, apartFrom other: Int) -> String {
        Numerals.clock(seconds(frames), apartFrom: seconds(other))
    }

    /// Whether a length is shorter than another, as both are told.
    private func isShorter(_ length: Int, _ other: Int) -> Bool {
        Numerals.milliseconds(seconds(length)) < Numerals.milliseconds(seconds(other))
    }

    // MARK: Sections counted from their end

    /// Walks until the lengths of sections agree with themselves; a time before a section's end that what follows it
    /// overruns is a problem.
    func settled(_ pass: LayoutPass) -> Placement {
        var current = pass.walked()
        let awaits = session.items.contains { if case .at(let time) = $0.cue { time.value < 0 } else { false } }
        guard awaits else { return tailed(current.placement) }
        for _ in 0..<8 {
            let lengths = self.lengths(current.placement)
            var next = pass
            next.sectionLengths = lengths
            next = next.walked()
            if self.lengths(next.placement) == lengths { return tailed(next.placement) }
            current = next
        }
        var placement = current.placement
        for item in session.items {
            if case .at(let time) = item.cue, time.value < 0 {
                placement.problems.append(
                    Problem(
                        at: item.location,
                        "what follows lasts longer than the \(Numerals.short(-time.value)) s left of the section",
                        mend: "count from further before the end, or say less after it"
                    )
                )
            }
        }
        return placement
    }

    private func lengths(_ placement: Placement) -> [Int: Int] {
        var result: [Int: Int] = [:]
        for (index, section) in placement.sections.enumerated() {
            result[index] = placement.sectionEnds[index] - section.frame
        }
        return result
    }

    /// A session lasts until what it began has been heard: fades, strokes, and some quiet after the last words.
    private func tailed(_ placement: Placement) -> Placement {
        var result = placement
        func frames(_ seconds: Double) -> Int { Int((seconds * Double(rate)).rounded()) }
        let closing = min((session.master.fadeOut ?? session.profile.fadeOut).value, 10)
        if let last = placement.lines.last(where: { $0.recording.frames > 0 }) {
            result.end = max(result.end, last.frame + last.recording.frames + frames(closing))
        }
        var playing: Set<String> = []
        for action in placement.actions {
            switch action.value {
            case .fade(_, _, let over), .set(_, _, _, let over), .setRoom(_, _, let over):
                result.end = max(result.end, action.frame + frames(over.value))
            case .stop(let name, let over):
                let stopped = name == "all" ? playing : [name]
                playing.subtract(stopped)
                let releases = stopped.compactMap { session.sounds[$0].map(Timing.release) }
                let release = over?.value ?? releases.max() ?? 0
                result.end = max(result.end, action.frame + frames(release))
            case .strike(let name, _):
                let ring = session.sounds[name].map(Timing.decay) ?? 4
                result.end = max(result.end, action.frame + frames(min(ring, 20)))
            case .play(let name, _, _):
                playing.insert(name)
                if let sound = session.sounds[name], sound.value(.loop) == .flag(false),
                    let clip = recordings.clip(of: sound, rate: Double(rate))
                {
                    result.end = max(result.end, action.frame + clip.frames)
                }
                if let words = session.sounds[name]?.words, let spoken = recordings.words[words] {
                    result.end = max(result.end, action.frame + spoken.frames)
                }
            default:
                break
            }
        }
        for guidance in placement.guidances {
            guard let guide = guidance.guidance.guide.flatMap({ session.sounds[$0] }) else { continue }
            let rings = guide.phases.values.filter(\.generator.isStruck).map(Timing.decay)
            let ring = rings.max().map { min($0, 20) } ?? (guide.generator == .cues ? 0 : Timing.release(guide))
            result.end = max(result.end, guidance.end + frames(ring))
        }
        if !result.sectionEnds.isEmpty { result.sectionEnds[result.sectionEnds.count - 1] = result.end }
        return result
    }

    // MARK: Elastic pauses

    /// Stretches the elastic pauses so that the session fills `target` frames exactly; tells how far, too. A target that
    /// is told as the shortest or the longest length is met by it.
    private func filled(_ target: Int) throws(Failure) -> (placement: Placement, stretch: Double) {
        let shortest = laid(0)
        // Times that have passed come first: until they are met, no length is.
        if !shortest.problems.isEmpty { return (shortest, 0) }
        let place = session.lengthPlace
        if isShorter(target, shortest.end) {
            let least = LengthRange.wholeSeconds(atLeast: seconds(shortest.end))
            throw Failure(problems: [
                Problem(
                    at: place,
                    "\(Numerals.exactClock(seconds(target))) is too short: the session needs \(Numerals.clock(least)) "
                        + "at the least, \(Numerals.exactClock(least - seconds(target))) more",
                    mend: "make it longer, or its pauses and breathing shorter"
                )
            ])
        }
        if shortest.end >= target { return (shortest, 0) }
        guard !shortest.room.isEmpty || !shortest.stretched.isEmpty else {
            guard isShorter(shortest.end, target) else { return (shortest, 0) }
            throw Failure(problems: [
                Problem(
                    at: place,
                    "nothing in this session can stretch to \(Numerals.exactClock(seconds(target))): it lasts "
                        + clock(shortest.end, apartFrom: target),
                    mend: "write [pause 4s+] where silence may grow"
                )
            ])
        }
        var low = 0.0
        var high = 1.0
        while laid(high).end < target {
            low = high
            high *= 2
            // Past this every pause without a limit would fill the day by itself.
            if high > 1e6 {
                guard isShorter(laid(high).end, target) else { break }
                throw tooLong(target, laid(high))
            }
        }
        var stretch = Layout.stretch(between: low, high) { laid($0).end <= target }
        // A time that is to be met is an upper end too.
        if !laid(stretch).problems.isEmpty {
            let passed = laid(stretch)
            stretch = Layout.stretch(between: 0, stretch) { laid($0).problems.isEmpty }
            if isShorter(laid(stretch).end, target) { throw tooLong(target, passed) }
        }
        return (settle(laid(stretch), target, stretch), stretch)
    }

    /// That a session doesn't stretch so far, where it came to stand as `placement` says.
    private func tooLong(_ target: Int, _ placement: Placement) -> Failure {
        let longest = lengthRange.longest ?? placement.end
        let isBreathing = placement.room.isEmpty
        let message =
            "\(isBreathing ? "the breathing stretches" : "the pauses stretch") the session to "
            + "\(clock(longest, apartFrom: target)), not to \(Numerals.exactClock(seconds(target)))"
        if let passed = placement.problems.first {
            return Failure(problems: [
                Problem(
                    at: passed.location,
                    "\(message): what is to be met here would have passed",
                    mend: "name a later time, or ask for less"
                )
            ])
        }
        return Failure(problems: [
            Problem(
                at: session.lengthPlace,
                message,
                mend: isBreathing
                    ? "give it no limit: [breathe 4-6 for 4 min+]" : "give one of them no limit: [pause 4s+]"
            )
        ])
    }

    /// The largest stretch that still fits, to less than a frame of any pause.
    static func stretch(between low: Double, _ high: Double, fits: (Double) -> Bool) -> Double {
        var (low, high) = (low, high)
        for _ in 0..<60 where high - low > 1e-9 {
            let middle = (low + high) / 2
            if fits(middle) { low = middle } else { high = middle }
        }
        return low
    }

    // Breaths come whole, so the last part of the way is often a step: give it to one pause, the last that can use it.
    private func settle(_ best: Placement, _ target: Int, _ stretch: Double) -> Placement {
        let rest = target - best.end
        if rest == 0 { return best }
        for number in best.room.indices.reversed().prefix(64) where best.room[number] >= rest {
            let candidate = laid(stretch, [number: rest])
            if candidate.end == target, candidate.problems.isEmpty { return candidate }
        }
        var padded = best
        padded.end = target
        padded.sectionEnds[padded.sectionEnds.count - 1] = target
        return padded
    }
}

/// Times of a sound that the profile or its generator decides where the script is silent.
enum Timing {
    static func attack(_ sound: Sound) -> Double { sound.number(.attack) ?? sound.generator.standardEdge.value }
    static func release(_ sound: Sound) -> Double { sound.number(.release) ?? sound.generator.standardEdge.value }

    /// Seconds from a stroke until it has fallen by 60 dB.
    static func decay(_ sound: Sound) -> Double {
        (sound.number(.decay) ?? 4) + (sound.number(.strum) ?? 0) + (sound.number(.rise) ?? 0)
    }

    /// Seconds from a stroke until nothing is left of it, at −102 dB; a gong wakes for another second.
    static func ring(_ sound: Sound) -> Seconds {
        Seconds(decay(sound) + 0.7 * (sound.number(.decay) ?? 4) + 3)
    }
}
