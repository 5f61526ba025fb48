import LullSession

/// Where everything came to stand in one pass of the layout.
struct Placement {
    struct Placed<Value> {
        var value: Value
        var frame: Int
        var location: Location
    }

    struct Guidance {
        var guidance: BreathGuidance
        var start: Int
        var end: Int
        var breaths: Range<Int>
        var location: Location
    }

    var sections: [Placed<String>] = []
    var sectionEnds: [Int] = []
    /// Index of the line among the session's lines, or nil for a take; with the recording.
    var lines: [(line: SpokenLine?, recording: Recording, frame: Int, location: Location)] = []
    var breaths: [Score.Breath] = []
    var guidances: [Guidance] = []
    /// What concerns beds and strokes.
    var actions: [Placed<Cue>] = []
    /// The elastic pauses met, with what each could still take.
    var room: [Int] = []
    /// Where each of them lies.
    var pauses: [Range<Int>] = []
    /// The breathing met that stretches: where it begins, and its breaths.
    var stretched: [(start: Int, breaths: Int)] = []
    var end = 0
    var problems: [Problem] = []
}

/// One walk of the cursor through a session, with its pauses stretched by a given amount.
struct LayoutPass {
    let session: Session
    let rate: Double
    let recordings: Recordings
    /// How far elastic pauses stretch: 0 leaves each at its least.
    var stretch = 0.0
    /// The lengths of the first of them, where they have been heard already.
    var past: [Int] = []
    /// The breaths of the first breathing that stretches, where it has begun already.
    var pastBreaths: [Int] = []
    /// What has been changed by hand.
    var adaptation = Adaptation()
    /// Frames added to single elastic pauses, by their number.
    var extra: [Int: Int] = [:]
    /// Lengths of sections taken as known, for times counted from their end.
    var sectionLengths: [Int: Int] = [:]

    private(set) var placement = Placement()
    private var cursor = 0
    private var gap = 0
    private var sectionStart = 0
    private var sectionLeast = 0
    private var lineIndex = 0
    private var running: Running?
    /// When beds end that play for a time, by their sound.
    private var ending: [String: Placement.Placed<Cue>] = [:]

    private struct Running {
        var guidance: BreathGuidance
        var clock: BreathClock
        var base: Int
        var section: Int
        var location: Location
    }

    init(session: Session, rate: Int, recordings: Recordings) {
        self.session = session
        self.rate = Double(rate)
        self.recordings = recordings
    }

    private func frames(_ seconds: Seconds) -> Int { Int((seconds.value * rate).rounded()) }

    /// Walks through the whole session.
    func walked() -> LayoutPass {
        var pass = self
        for item in session.items { pass.step(item) }
        pass.closeSection()
        pass.endBeds(by: .max)
        pass.placement.end = pass.cursor
        return pass
    }

    private mutating func problem(at location: Location, _ message: String, mend: String) {
        placement.problems.append(Problem(.error, .timing, at: location, message, mend: mend))
    }

    private mutating func takeGap() {
        cursor += gap
        gap = 0
    }

    private mutating func closeSection() {
        guard !placement.sections.isEmpty else { return }
        let number = placement.sections.count - 1
        cursor = max(cursor, sectionLeast, sectionStart + (sectionLeast > 0 ? sectionLengths[number] ?? 0 : 0))
        placement.sectionEnds.append(cursor)
    }

    /// Notes the ends of beds that play for a time, as far as they have come.
    private mutating func endBeds(by frame: Int) {
        for stop in ending.values.filter({ $0.frame <= frame }).sorted(by: { $0.frame < $1.frame }) {
            if case .stop(let sound, _) = stop.value { ending[sound] = nil }
            placement.actions.append(stop)
        }
    }

    private mutating func step(_ item: Session.Item) {
        switch item.cue {
        case .section(let title):
            takeGap()
            closeSection()
            placement.sections.append(.init(value: title, frame: cursor, location: item.location))
            sectionStart = cursor
            sectionLeast = 0
        case .speak(let line):
            let recording = recordings.lines[lineIndex]
            lineIndex += 1
            place(line, recording, at: item.location)
            gap = recording.frames == 0 ? 0 : frames(line.endsParagraph ? session.voice.gap : session.voice.sentenceGap)
        case .take(let path):
            guard let recording = recordings.files[path] else { return }
            place(nil, recording, at: item.location)
            gap = frames(session.voice.gap)
        case .pause(let pause):
            gap = 0
            cursor += length(of: pause)
        case .breathe(let guidance):
            takeGap()
            begin(guidance, at: item.location)
            end(after: guidance.isOpen ? BreathLength(openExtent) : guidance.length ?? defaultLength(guidance))
        case .beginBreathing(let guidance):
            takeGap()
            begin(guidance, at: item.location)
        case .endBreathing(let length):
            gap = 0
            end(after: length)
        case .await(let moment):
            gap = 0
            wait(for: moment, at: item.location)
        case .at(let time):
            gap = 0
            wait(until: time, at: item.location)
        case .strike:
            // A stroke is heard after the words, not on the last of them, and the next words after the stroke.
            takeGap()
            placement.actions.append(.init(value: item.cue, frame: cursor, location: item.location))
            gap = frames(session.voice.gap)
        case .stopLater(let sound, let after):
            ending[sound] = .init(
                value: .stop(sound: sound, over: nil),
                frame: cursor + frames(after),
                location: item.location
            )
        case .play, .fade, .stop, .set, .setRoom:
            endBeds(by: cursor)
            if case .play(let sound, _, _) = item.cue, var stop = ending.removeValue(forKey: sound) {
                // The same sound again: the first makes way for it.
                stop.frame = cursor
                placement.actions.append(stop)
            }
            placement.actions.append(.init(value: item.cue, frame: cursor, location: item.location))
        }
    }

    private mutating func place(_ line: SpokenLine?, _ recording: Recording, at location: Location) {
        takeGap()
        if placement.lines.isEmpty && recording.frames > 0 {
            cursor = max(cursor, frames(session.profile.firstVoice))
        }
        placement.lines.append((line, recording, cursor, location))
        cursor += recording.frames
    }

    /// A pause takes its share of the slack by its own length in seconds; one of no length counts as a second.
    static func weight(of pause: Pause) -> Double { max(pause.least.value, 1) }

    private mutating func length(of pause: Pause) -> Int {
        func frames(_ time: Seconds) -> Int {
            guard pause.countsBreaths, let running else { return self.frames(time) }
            let end = running.clock.time(
                time.value / Pause.breath.value,
                breathsAfter: Double(cursor - running.base) / rate
            )
            return running.base + Int((end * rate).rounded()) - cursor
        }
        let least = frames(pause.least)
        if pause.most == pause.least { return least }
        let weight = pause.countsBreaths ? max(Double(least), rate) : LayoutPass.weight(of: pause) * rate
        let most = pause.most.map(frames) ?? .max
        let number = placement.room.count
        let stretched = min(most, least + Int((stretch * weight).rounded()))
        let length = number < past.count ? past[number] : min(most, stretched + extra[number, default: 0])
        placement.room.append(most - stretched)
        placement.pauses.append(cursor..<cursor + length)
        return length
    }

    // MARK: Breath

    private func defaultLength(_ guidance: BreathGuidance) -> BreathLength {
        if case .ramp(_, _, let over) = guidance.pace { BreathLength(over) } else { BreathLength(.breaths(1)) }
    }

    /// The breaths of a length. What stretches takes its share of the slack as pauses do, in whole breaths.
    private mutating func count(_ length: BreathLength?, _ running: Running) -> Int {
        guard let length else { return 1 }
        let clock = running.clock
        let least = clock.count(for: length.least)
        guard length.isElastic else { return least }
        let number = placement.stretched.count
        var count = clock.count(for: .time(Seconds(clock.start(of: least) * (1 + stretch))))
        count = max(least, min(count, length.most.map(clock.count) ?? count))
        if number < pastBreaths.count { count = max(least, pastBreaths[number]) }
        placement.stretched.append((running.base, count))
        return count
    }

    /// How long open breathing lasts: to where it was ended by hand, or as long as such breathing is laid out for.
    private var openExtent: BreathGuidance.Extent {
        let first = placement.breaths.count
        if let end = adaptation.ends.first(where: { $0 > first }) { return .breaths(end - first) }
        return .time(adaptation.openTime)
    }

    private mutating func begin(_ guidance: BreathGuidance, at location: Location) {
        running = Running(
            guidance: guidance,
            clock: BreathClock(guidance, changes: adaptation.changes(from: placement.breaths.count)),
            base: cursor,
            section: max(0, placement.sections.count - 1),
            location: location
        )
    }

    private mutating func end(after length: BreathLength?) {
        guard let running else { return }
        let elapsed = Double(cursor - running.base) / rate
        // Half a frame of grace: a cursor that stands on a boundary is on it.
        let reached = max(1, running.clock.first(atOrAfter: elapsed - 0.5 / rate))
        let count = max(reached, count(length, running))
        let first = placement.breaths.count
        // Past the end of the longest day there is nothing to lay out: the session is refused whatever comes.
        let seconds = running.clock.start(of: count)
        if Double(running.base) / rate + seconds > Seconds.longest.value + 3600 {
            cursor = running.base + Int((seconds * rate).rounded())
            self.running = nil
            return
        }
        for index in 0..<count {
            placement.breaths.append(
                running.clock.breath(index, base: running.base, rate: rate, section: section(at: running, index))
            )
        }
        cursor = placement.breaths.last?.end ?? cursor
        placement.guidances.append(
            .init(
                guidance: running.guidance,
                start: running.base,
                end: cursor,
                breaths: first..<placement.breaths.count,
                location: running.location
            )
        )
        self.running = nil
    }

    // A guidance may run through several sections.
    private func section(at running: Running, _ index: Int) -> Int {
        let frame = running.base + Int((running.clock.start(of: index) * rate).rounded())
        var number = running.section
        while number + 1 < placement.sections.count, placement.sections[number + 1].frame <= frame { number += 1 }
        return number
    }

    private mutating func wait(for moment: BreathMoment, at location: Location) {
        guard let running else { return }
        let elapsed = Double(cursor - running.base) / rate
        switch moment {
        case .breath(let number):
            let frame = running.clock.breath(number - 1, base: running.base, rate: rate, section: 0).start
            let (begins, here) = (Double(frame) / rate, Double(cursor) / rate)
            if frame < cursor, isPast(begins, here) {
                problem(
                    at: location,
                    "breath \(number) begins at \(Numerals.clock(begins, tenths: true)), before "
                        + "\(Numerals.clock(here, decimals: 1, apartFrom: begins)), where this stands",
                    mend: "wait for a later breath, or say less before it"
                )
            }
            cursor = max(cursor, frame)
        case .phase(let phase):
            var index = max(0, running.clock.first(atOrAfter: elapsed) - 1)
            while true {
                let breath = running.clock.breath(index, base: running.base, rate: rate, section: 0)
                let start = breath.span(of: phase).lowerBound
                if start >= cursor {
                    cursor = start
                    return
                }
                index += 1
            }
        }
    }

    /// Whether a time to be met that lies before `here` has passed: as both are told, but to the frame where pauses stretch
    /// up to it.
    private func isPast(_ time: Double, _ here: Double) -> Bool {
        stretch > 0 || Numerals.milliseconds(time) < Numerals.milliseconds(here)
    }

    // MARK: Times of a section

    private mutating func wait(until time: Seconds, at location: Location) {
        let number = placement.sections.count - 1
        if time.value >= 0 {
            let frame = sectionStart + frames(time)
            let here = Double(cursor - sectionStart) / rate
            if frame < cursor, isPast(time.value, here) {
                problem(
                    at: location,
                    "\(Numerals.exactClock(time.value)) of this section has passed: it is "
                        + "\(Numerals.clock(here, decimals: 1, apartFrom: time.value)) here",
                    mend: "name a later time, or say less before it"
                )
            }
            cursor = max(cursor, frame)
            return
        }
        let before = frames(Seconds(-time.value))
        sectionLeast = max(sectionLeast, cursor + before)
        guard let length = sectionLengths[number] else { return }
        let frame = sectionStart + length - before
        if frame >= cursor {
            cursor = frame
            sectionLeast = max(sectionLeast, frame + before)
        }
    }
}
