public import LullMeasure
public import LullScore
import LullSession

/// A sound beside the script it should come from.
public struct AnalysisComparison: Sendable {
    /// A section of the script, and how loud the sound is there.
    public struct Section: Sendable {
        /// Its heading.
        public var title: String
        /// Seconds from the beginning.
        public var start: Double
        /// Seconds from the beginning.
        public var end: Double
        /// The mean of its momentary loudness, in LUFS; nil in silence, and where the sound has ended.
        public var loudness: Double?
    }

    /// Seconds the script lasts.
    public var duration: Double
    /// The loudness the script asks for, in LUFS.
    public var target: Double?
    /// The breaths a minute the script guides for most of its guided time.
    public var breathRate: Double?
    /// Its inhale's length by its exhale's.
    public var breathRatio: Double?
    /// Its sections.
    public var sections: [Section]
    /// What differs, in sentences without their full stops.
    public var differences: [String]

    /// Compares a sound with a session laid out.
    ///
    /// - Parameter isEstimated: whether the length of some line is a guess, which leaves the length of the whole open.
    public init(_ measurement: AudioMeasurement, _ score: Score, isEstimated: Bool) {
        let end = score.seconds(score.duration)
        duration = end
        target = score.master.loudness
        let guided = AnalysisComparison.breath(score)
        breathRate = guided?.rate
        breathRatio = guided?.ratio
        sections = score.sections.map { section in
            let (start, end) = (score.seconds(section.start), score.seconds(section.end))
            let loudness = measurement.timeline.loudness(from: start, to: end)
            return Section(title: section.title, start: start, end: end, loudness: loudness)
        }
        differences = []
        compareLength(measurement, isEstimated)
        compareLoudness(measurement)
        compareBreath(measurement, score)
        for section in sections where section.start < measurement.duration && section.loudness == nil {
            if section.end - section.start > 1 { differences.append("“\(section.title)” is silent") }
        }
        let missing = sections.filter { $0.start >= measurement.duration && $0.end > $0.start }
        if !missing.isEmpty {
            let names = missing.map { "“\($0.title)”" }.joined(separator: ", ")
            differences.append("it ends before \(names)")
        }
    }

    private mutating func compareLength(_ measurement: AudioMeasurement, _ isEstimated: Bool) {
        let difference = measurement.duration - duration
        // Encoders round to their frames; guessed lines may be a tenth longer or shorter.
        let leave = isEstimated ? max(1, 0.1 * duration) : 0.1
        guard abs(difference) > leave else { return }
        let words = difference > 0 ? "longer" : "shorter"
        differences.append(
            "it lasts \(Numerals.clock(measurement.duration)), \(Numerals.short(abs(difference))) s \(words) than the "
                + "script, which lasts \(Numerals.clock(duration))\(isEstimated ? " by estimate" : "")"
        )
    }

    private mutating func compareLoudness(_ measurement: AudioMeasurement) {
        guard let target else { return }
        guard let integrated = measurement.integrated else {
            differences.append("it is silent")
            return
        }
        let difference = integrated - target
        guard abs(difference) > 0.3 else { return }
        differences.append(
            "its loudness is \(Numerals.tenths(integrated)) LUFS, "
                + "\(Numerals.tenths(abs(difference))) LU "
                + "\(difference > 0 ? "above" : "below") the \(Numerals.tenths(target)) LUFS the script asks for"
        )
    }

    private mutating func compareBreath(_ measurement: AudioMeasurement, _ score: Score) {
        guard let breathRate else { return }
        guard let heard = measurement.breath else {
            // A period is told from a minute of it, or from most of a file that is shorter.
            let enough = min(60, max(24, 0.75 * duration))
            guard score.guidances.contains(where: { score.seconds($0.end - $0.start) >= enough }) else { return }
            differences.append(
                "no breath could be heard, where the script guides \(Numerals.short(breathRate)) a minute"
            )
            return
        }
        // A ramp is told by the stretches: one that agrees with the script where it stands is enough.
        let planned = score.breaths.map {
            (start: score.seconds($0.start), end: score.seconds($0.end), rate: 60 / score.seconds($0.end - $0.start))
        }
        let agrees = measurement.breathCourse.contains { stretch in
            planned.contains {
                $0.start <= stretch.time && stretch.time < $0.end && abs($0.rate / stretch.rate - 1) < 0.06
            }
        }
        guard abs(heard.rate / breathRate - 1) > 0.04, !agrees else { return }
        differences.append(
            "it seems to guide \(Numerals.tenths(heard.rate)) breaths a minute, where the script has "
                + Numerals.short((breathRate * 10).rounded() / 10)
        )
    }

    /// The rate and ratio of the breath in the middle of all guided time.
    private static func breath(_ score: Score) -> (rate: Double, ratio: Double?)? {
        let sorted = score.breaths.filter { $0.end > $0.start }.sorted { $0.end - $0.start < $1.end - $1.start }
        let total = sorted.reduce(0) { $0 + $1.end - $1.start }
        var passed = 0
        for breath in sorted {
            passed += breath.end - breath.start
            if 2 * passed >= total {
                let exhale = breath.span(of: .exhale).count
                let ratio = exhale > 0 ? Double(breath.span(of: .inhale).count) / Double(exhale) : nil
                return (60 / score.seconds(breath.end - breath.start), ratio)
            }
        }
        return nil
    }
}
