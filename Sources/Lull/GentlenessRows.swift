public import LullMeasure
public import LullSession

extension Gentleness {
    /// Holds what was measured against a profile.
    ///
    /// - Parameters:
    ///   - measurement: what was measured of the whole sound.
    ///   - profile: the limits.
    ///   - plan: what of the script sounds when, where it is known.
    ///   - isExcerpt: whether the sound is a part of a session, whose edges are nobody's fault.
    public init(
        _ measurement: AudioMeasurement,
        profile: Profile,
        plan: GentlenessPlan? = nil,
        isExcerpt: Bool = false
    ) {
        self.profile = profile
        var rows = Gentleness.onsetRows(measurement, profile, plan, isExcerpt)
        let integrated = measurement.integrated
        let step = integrated.flatMap { Gentleness.largestStep(measurement.timeline, integrated: $0, isExcerpt) }
        rows.insert(
            Row(.step, step?.size, .units, most: profile.mostStep, leave: 0.1, time: step?.time, plan: plan),
            at: rows.firstIndex { $0.name == .firstSound } ?? rows.endIndex
        )
        // The limiter's own leave is 0.1 dB.
        rows.append(
            Row(.truePeak, measurement.truePeak, .peak, most: profile.peak.value, leave: 0.1)
        )
        let over = integrated.flatMap { whole in measurement.momentary.map { $0.loudness - whole } }
        rows.append(
            Row(
                .momentaryOver,
                over,
                .units,
                most: profile.momentaryOver,
                leave: 0.1,
                time: measurement.momentary?.time,
                plan: plan
            )
        )
        let window = profile.loudnessWindow
        rows.append(
            Row(.integrated, integrated, .loudness, least: window.lowerBound, most: window.upperBound, leave: 0.2)
        )
        rows.append(Row(.range, measurement.range, .units, most: profile.mostRange, leave: 0.1))
        if !isExcerpt {
            // A fade takes a quarter of a short session at the most; and its edges are blurred by the 400 ms of the meter.
            func least(_ fade: Double) -> Double { min(fade, measurement.duration / 4) }
            let (fadeIn, fadeOut) = (least(profile.fadeIn.value), least(profile.fadeOut.value))
            let fades = integrated.map { Fades(measurement.timeline, integrated: $0, fadeIn: fadeIn, fadeOut: fadeOut) }
            rows.append(Row(.fadeIn, fades?.fadeIn, .seconds, least: fadeIn, leave: 0.1 * fadeIn + 0.2, time: 0))
            rows.append(
                Row(
                    .fadeOut,
                    fades?.fadeOut,
                    .seconds,
                    least: fadeOut,
                    leave: 0.1 * fadeOut + 0.2,
                    time: measurement.duration
                )
            )
        }
        self.rows = rows
    }

    /// The rises of strokes, of ticks, and of what breaks silence.
    private static func onsetRows(
        _ measurement: AudioMeasurement,
        _ profile: Profile,
        _ plan: GentlenessPlan?,
        _ isExcerpt: Bool
    ) -> [Row] {
        func kind(_ onset: Onset) -> Onset.Kind {
            guard let plan else { return onset.kind }
            if plan.isVoice(at: onset.time) { return .voice }
            if plan.hasTicks(at: onset.time) && onset.kind != .stroke { return .tick }
            if profile.leastTickRise != nil && plan.hasNotes(at: onset.time) { return .tick }
            return onset.kind == .voice ? .stroke : onset.kind
        }
        func fastest(_ onsets: [Onset]) -> Onset? { onsets.min { $0.rise < $1.rise } }
        let heard = measurement.onsets.filter { !isExcerpt || $0.time > 0.5 }
        let stroke = fastest(heard.filter { kind($0) == .stroke })
        let tick = fastest(heard.filter { kind($0) == .tick })
        let first = fastest(heard.filter(\.isOutOfSilence))
        var rows = [
            Row(
                .rise,
                stroke?.rise,
                .seconds,
                least: profile.leastRise.value,
                leave: 0.1 * profile.leastRise.value,
                time: stroke?.time,
                plan: plan
            )
        ]
        if let tick {
            // Where there are to be no ticks, none rises slowly enough.
            let least = profile.leastTickRise?.value ?? Seconds.longest.value
            rows.append(
                Row(.tickRise, tick.rise, .seconds, least: least, leave: 0.1 * least, time: tick.time, plan: plan)
            )
            if profile.leastTickRise == nil { rows[rows.count - 1].least = nil }
        }
        let least = profile.leastRiseOutOfSilence.value
        rows.append(
            Row(.firstSound, first?.rise, .seconds, least: least, leave: 0.1 * least, time: first?.time, plan: plan)
        )
        return rows
    }

    /// The greatest momentary loudness over the highest of the 3 s before its window.
    static func largestStep(
        _ timeline: Timeline,
        integrated: Double,
        _ isExcerpt: Bool = false
    ) -> (size: Double, time: Double)? {
        let values = timeline.momentary
        let floor = Float(integrated - StepWindow.gate)
        let window = StepWindow(step: timeline.step)
        var best: (size: Double, time: Double)?
        for index in values.indices.dropFirst(isExcerpt ? window.near + window.far : 0) where values[index] > floor {
            let size = Double(values[index] - window.highest(before: index, in: values, atLeast: floor))
            if size > best?.size ?? 0 { best = (size, timeline.time(of: index)) }
        }
        return best
    }
}

/// How long a sound swells in and fades: twice the time between its beginning and the half of its amplitude, as half a
/// cosine takes; the same for the end. Whole is the loudness of the sound, or what is heard behind the fade, if that is
/// louder: where few words were spoken over loud beds, the beds alone may lie above the loudness of the whole.
struct Fades {
    var fadeIn: Double
    var fadeOut: Double

    /// - Parameters:
    ///   - integrated: the loudness of the sound, in LUFS.
    ///   - fadeIn: the length in seconds behind which nothing should swell any more.
    ///   - fadeOut: the same from the end.
    init(_ timeline: Timeline, integrated: Double, fadeIn: Double, fadeOut: Double) {
        let values = timeline.momentary
        self.fadeIn = Fades.length(values[...], timeline.step, integrated, fadeIn)
        self.fadeOut = Fades.length(values.reversed()[...], timeline.step, integrated, fadeOut)
    }

    private static func length(
        _ values: ArraySlice<Float>,
        _ step: Double,
        _ integrated: Double,
        _ fade: Double
    ) -> Double {
        func until(_ level: Float) -> Double {
            let columns = values.firstIndex { $0 >= level } ?? values.count
            // The meter's window of 400 ms is half full where the sound is half way.
            return 2 * max(0, Double(columns) * step - 0.2)
        }
        let inside = values.dropFirst(Int(fade / step)).prefix(max(1, Int(fade / step)))
        let power = inside.reduce(0.0) { $0 + Gating.power(Double($1)) } / Double(max(1, inside.count))
        let whole = until(Float(max(integrated, Gating.loudness(power)) - 6))
        // Something soft that breaks off is no fade, however soft it is.
        let edge = values.prefix(Int(30 / step)).max() ?? -.infinity
        let near = until(edge - 6)
        return near < min(whole, 4) ? near : whole
    }
}

extension Gentleness {
    /// What to do about a row that doesn't hold.
    static func mend(_ name: Name, isOver: Bool, _ event: GentlenessPlan.Event?) -> String {
        let it = event.map { "\($0.name)" } ?? "it"
        switch name {
        case .rise: return "Give \(it) a longer rise or attack, or make it softer."
        case .tickRise: return "Give the ticks a longer rise, or leave them out."
        case .step:
            if event?.kind == .voice {
                return "Let a bed sound before \(it), nearer to the voice, or make the voice softer."
            }
            return "Make \(it) softer, let it swell in more slowly, or raise what sounds before it."
        case .firstSound:
            if event?.kind == .voice { return "Let a bed swell in at least 3 s before \(it)." }
            return "Let \(it) swell in more slowly, or let a bed sound before it."
        case .truePeak: return "Lower the ceiling: write peak under master, or turn the loudest sounds down."
        case .momentaryOver: return "Make \(it) softer, or what surrounds it louder."
        case .integrated:
            return isOver
                ? "Turn the whole down, or leave the loudness to the profile."
                : "Turn the whole up, or leave the loudness to the profile; a louder bed lifts what can't be turned up."
        case .range: return "Bring voice and beds nearer to one another: a louder bed, or a softer voice."
        case .fadeIn: return "Let the session swell in more slowly: write fade in under master."
        case .fadeOut: return "Let the session fade for longer: write fade out under master, and leave it time."
        }
    }
}
