import Lull
import LullMeasure
import LullScore
import LullSession

/// Makes the record of a track from what was rendered.
enum TrackRecorder {
    /// The record, without files.
    static func record(
        _ plan: TrackPlan,
        _ sources: TrackSources,
        score: Score,
        measurement: AudioMeasurement,
        isGentle: Bool
    ) -> Track {
        let session = sources.session
        var voices: [String] = []
        for line in score.lines {
            let voice = line.source.hasPrefix("take ") ? "recording" : line.source
            if voice != "silence", !voices.contains(voice) { voices.append(voice) }
        }
        var values: [String: String] = [:]
        for parameter in session.parameters { values[parameter.name] = parameter.value }
        return Track(
            id: plan.id,
            key: sources.key,
            title: plan.title ?? session.title,
            summary: plan.summary,
            part: plan.part ?? session.part,
            language: plan.language,
            order: plan.order,
            week: plan.week,
            day: plan.day,
            slot: plan.slot,
            session: plan.session,
            variant: plan.variant,
            author: session.author,
            duration: score.seconds(score.duration),
            chapters: score.sections.map {
                .init(title: $0.title, start: score.seconds($0.start), end: score.seconds($0.end))
            },
            lines: score.lines.map {
                .init(id: $0.id, text: $0.text, start: score.seconds($0.start), end: score.seconds($0.end))
            },
            breaths: score.breaths.map { breath($0, score) },
            patterns: patterns(score),
            guidances: guidances(score),
            provenance: .init(
                script: plan.script,
                scriptHash: sources.scriptHash,
                parameters: values,
                length: plan.length ?? session.length?.value,
                voices: voices,
                seeds: seeds(session, score),
                versions: sources.versions
            ),
            measure: .init(
                integrated: rounded(measurement.integrated),
                target: score.master.loudness,
                range: rounded(measurement.range),
                momentaryMax: rounded(measurement.momentary?.loudness),
                truePeak: rounded(measurement.truePeak),
                ceiling: score.master.peak,
                isGentle: isGentle
            )
        )
    }

    private static func breath(_ breath: Score.Breath, _ score: Score) -> Track.Breath {
        let isStaged = breath.firstStageEnd < breath.inhaleEnd
        return Track.Breath(
            start: score.seconds(breath.start),
            inhale: score.seconds(breath.inhaleEnd - breath.start),
            hold: score.seconds(breath.holdEnd - breath.inhaleEnd),
            exhale: score.seconds(breath.exhaleEnd - breath.holdEnd),
            rest: score.seconds(breath.end - breath.exhaleEnd),
            topUp: isStaged ? score.seconds(breath.inhaleEnd - breath.firstStageEnd) : nil
        )
    }

    private static func patterns(_ score: Score) -> [String] {
        var patterns: [String] = []
        for guidance in score.guidances {
            let text = guidance.guidance.pattern.written
            if patterns.last != text { patterns.append(text) }
        }
        return patterns
    }

    private static func guidances(_ score: Score) -> [Track.Guidance] {
        var guidances: [Track.Guidance] = []
        for (guidance, pattern) in score.guidances.map({ ($0.guidance, $0.guidance.pattern) }) {
            var one = Track.Guidance(pattern: pattern.written)
            switch guidance.pace {
            case .steady(let rate): one.from = abs(rate - pattern.rate) < 0.005 * rate ? nil : rate
            case .ramp(let from, let to, _): (one.from, one.to) = (from, to)
            }
            if guidances.last != one { guidances.append(one) }
        }
        return guidances
    }

    /// Of the sounds that are heard. Cues of a guide are named after it and its phase.
    private static func seeds(_ session: Session, _ score: Score) -> [String: UInt64] {
        var seeds: [String: UInt64] = [:]
        for voice in score.voices {
            let name = String(score.instruments[voice.instrument].name.prefix { $0 != "." })
            if let sound = session.sounds[name] { seeds[name] = UInt64(clamping: sound.seed) }
        }
        return seeds
    }

    /// To a thousandth: more than any of it is exact to.
    private static func rounded(_ value: Double?) -> Double? { value.map { ($0 * 1000).rounded() / 1000 } }
}
