package import LullMeasure
import LullSession

/// A value that is written as `null` where there is none.
struct OrNull<Value: Encodable>: Encodable {
    var value: Value?

    init(_ value: Value?) { self.value = value }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let value { try container.encode(value) } else { try container.encodeNil() }
    }
}

/// The shape of `analyze --json` and of reports: times in seconds, levels in dB, LU or LUFS.
package struct AnalysisDocument: Encodable {
    var file: String?
    var duration: Double
    var sampleRate: Int
    var channels: Int
    var integrated: OrNull<Double>
    var range: OrNull<Double>
    var momentaryMax: OrNull<Double>
    var momentaryMaxAt: OrNull<Double>
    var shortTermMax: OrNull<Double>
    var shortTermMaxAt: OrNull<Double>
    var truePeak: OrNull<Double>
    var samplePeak: OrNull<Double>
    var clicks: [Click]
    var moreClicks: Bool
    var gentle: Gentle
    var breathing: Breathing?
    var against: Against?

    struct Click: Encodable {
        var at: Double
        var kind: String
    }

    struct Gentle: Encodable {
        var holds: Bool
        var profile: String
        var fastestRise: OrNull<Double>
        var largestStep: OrNull<Double>
        var at: OrNull<Double>
        var rows: [Row]
    }

    struct Row: Encodable {
        var name: String
        var measured: OrNull<Double>
        var unit: String
        var least: Double?
        var most: Double?
        var holds: Bool
        var at: Double?
        var sound: String?
        var place: String?
        var mend: String?
    }

    struct Breathing: Encodable {
        var rate: Double
        var confidence: Double
        var ratio: Double?
    }

    struct Against: Encodable {
        var script: String
        var duration: Double
        var target: OrNull<Double>
        var breathRate: Double?
        var breathRatio: Double?
        var sections: [Section]
        var differences: [String]
    }

    struct Section: Encodable {
        var title: String
        var start: Double
        var end: Double
        var loudness: OrNull<Double>
    }

    /// What was measured of a sound, and how it keeps to its profile.
    package init(_ measurement: AudioMeasurement, _ gentleness: Gentleness, file: String? = nil) {
        self.file = file
        duration = measurement.duration
        sampleRate = measurement.sampleRate
        channels = measurement.channels
        integrated = Self.rounded(measurement.integrated)
        range = Self.rounded(measurement.range)
        momentaryMax = Self.rounded(measurement.momentary?.loudness)
        momentaryMaxAt = Self.rounded(measurement.momentary?.time)
        shortTermMax = Self.rounded(measurement.shortTerm?.loudness)
        shortTermMaxAt = Self.rounded(measurement.shortTerm?.time)
        truePeak = Self.rounded(measurement.truePeak)
        samplePeak = Self.rounded(measurement.samplePeak)
        clicks = measurement.flaws.map { Click(at: Self.rounded($0.time), kind: $0.kind.rawValue) }
        moreClicks = measurement.hasMoreFlaws
        gentle = Gentle(
            holds: gentleness.holds,
            profile: gentleness.profile.rawValue,
            fastestRise: Self.rounded(gentleness.row(.rise)?.measured),
            largestStep: Self.rounded(gentleness.row(.step)?.measured),
            at: Self.rounded(gentleness.worst?.time ?? gentleness.row(.step)?.time),
            rows: gentleness.rows.map(Self.row)
        )
        breathing = measurement.breath.map {
            Breathing(
                rate: Self.rounded($0.rate),
                confidence: Self.rounded($0.confidence),
                ratio: $0.ratio.map(Self.rounded)
            )
        }
    }

    /// Adds how it compares with its script.
    package mutating func add(_ comparison: AnalysisComparison, script: String) {
        against = Against(
            script: script,
            duration: comparison.duration,
            target: OrNull(comparison.target),
            breathRate: comparison.breathRate.map(Self.rounded),
            breathRatio: comparison.breathRatio.map(Self.rounded),
            sections: comparison.sections.map {
                Section(title: $0.title, start: $0.start, end: $0.end, loudness: Self.rounded($0.loudness))
            },
            differences: comparison.differences
        )
    }

    private static func row(_ row: Gentleness.Row) -> Row {
        Row(
            name: row.name.rawValue,
            measured: rounded(row.measured),
            unit: row.unit.rawValue,
            least: row.least,
            most: row.most,
            holds: row.holds,
            at: row.time.map(rounded),
            sound: row.event?.name,
            place: row.event?.place,
            mend: row.mend
        )
    }

    /// To a thousandth: more than any of it is exact to.
    private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
    private static func rounded(_ value: Double?) -> OrNull<Double> { OrNull(value.map { rounded($0) as Double }) }
}
