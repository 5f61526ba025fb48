import Lull
import LullMeasure
import LullSession

/// What was measured, as a person reads it.
enum AnalysisText {
    static func text(
        _ measurement: AudioMeasurement,
        _ gentleness: Gentleness,
        name: String,
        against comparison: (script: String, AnalysisComparison)? = nil
    ) -> String {
        let channels = measurement.channels == 1 ? "1 channel" : "\(measurement.channels) channels"
        let length = Numerals.clock(measurement.duration, tenths: true)
        var text = "\(CleanText.shownOnOneLine(name))  (\(length), \(channels), \(measurement.sampleRate) Hz)\n"
        text += Table.text(facts(measurement).map { ["  " + $0[0]] + $0.dropFirst() })
        text += gentle(gentleness)
        if let comparison { text += against(comparison.script, comparison.1) }
        return text
    }

    private static func facts(_ measurement: AudioMeasurement) -> [[String]] {
        func level(_ value: Double?, _ unit: String) -> String {
            value.map { "\(Numerals.tenths($0)) \(unit)" } ?? "silence"
        }
        func moment(_ loudest: LoudnessMeter.Loudest?) -> [String] {
            guard let loudest else { return ["none"] }
            return ["\(Numerals.tenths(loudest.loudness)) LUFS", "at \(Numerals.clock(loudest.time, tenths: true))"]
        }
        var rows = [
            ["loudness", level(measurement.integrated, "LUFS")],
            ["loudness range", measurement.range.map { "\(Numerals.tenths($0)) LU" } ?? "none"],
            ["loudest 400 ms"] + moment(measurement.momentary),
            ["loudest 3 s"] + moment(measurement.shortTerm),
            ["true peak", level(measurement.truePeak, "dBTP")],
            ["greatest sample", level(measurement.samplePeak, "dBFS")],
            ["clicks", clicks(measurement)],
        ]
        if let breath = measurement.breath {
            let ratio = breath.ratio.map { ", in to out \(Numerals.short((($0 * 100).rounded() / 100))) : 1" } ?? ""
            rows.append([
                "breathing", "\(Numerals.tenths(breath.rate)) a minute",
                "with a confidence of \(Int(clamping: breath.confidence * 100)) %\(ratio)",
            ])
        } else {
            rows.append(["breathing", "none heard"])
        }
        return rows
    }

    private static func clicks(_ measurement: AudioMeasurement) -> String {
        let flaws = measurement.flaws
        guard !flaws.isEmpty else { return "none" }
        let shown = flaws.prefix(8).map { "\($0.kind.rawValue) at \(Numerals.clock($0.time, tenths: true))" }
        let count = measurement.hasMoreFlaws ? "more than \(flaws.count)" : "\(flaws.count)"
        return "\(count): " + shown.joined(separator: ", ") + (flaws.count > shown.count ? ", …" : "")
    }

    // MARK: Gentleness

    private static func gentle(_ gentleness: Gentleness) -> String {
        let failing = gentleness.rows.count { !$0.holds }
        let profile = "“\(gentleness.profile.rawValue)”"
        var text =
            gentleness.holds
            ? "Gentle: every limit of \(profile) holds.\n"
            : "Not gentle: \(failing) of \(gentleness.rows.count) limits of \(profile) \(failing == 1 ? "doesn't" : "don't")"
                + " hold.\n"
        let rows = gentleness.rows.map { row in
            [
                row.holds ? "  ✓ holds" : "  ✗ fails", row.name.title, measured(row), limit(row),
                row.time.map { "at \(Numerals.clock($0, tenths: true))" } ?? "", row.event.map(place) ?? "",
            ]
        }
        text += Table.text(rows)
        for row in gentleness.rows where !row.holds {
            if let mend = row.mend { text += "  \(CleanText.shownOnOneLine("\(sentence(row)): \(mend)"))\n" }
        }
        return text
    }

    /// A failing row in few words: `largest step 14.2 LU at 0:06.7 (evening.md:31)`.
    static func sentence(_ row: Gentleness.Row) -> String {
        let time = row.time.map { " at \(Numerals.clock($0, tenths: true))" } ?? ""
        let place = row.event?.place.map { " (\($0))" } ?? ""
        return "\(row.name.title) \(measured(row))\(time)\(place)"
    }

    static func measured(_ row: Gentleness.Row) -> String {
        row.measured.map { number($0, row.unit) } ?? "none"
    }

    static func limit(_ row: Gentleness.Row) -> String {
        switch (row.least, row.most) {
        case (let least?, let most?): "\(number(least, row.unit)) to \(number(most, row.unit))"
        case (let least?, nil): "at least \(number(least, row.unit))"
        case (nil, let most?): "at most \(number(most, row.unit))"
        case (nil, nil): "none at all"
        }
    }

    private static func place(_ event: GentlenessPlan.Event) -> String {
        let name = event.name.count > 40 ? event.name.prefix(38) + "…”" : event.name[...]
        return [event.place, String(name)].compactMap(\.self).joined(separator: " ")
    }

    private static func number(_ value: Double, _ unit: Gentleness.Unit) -> String {
        guard unit == .seconds else { return "\(Numerals.tenths(value)) \(unit.rawValue)" }
        if value < 1 { return "\(Int(clamping: value * 1000)) ms" }
        return value < 90 ? "\(Numerals.tenths(value)) s" : Numerals.clock(value)
    }

    // MARK: Against a script

    private static func against(_ script: String, _ comparison: AnalysisComparison) -> String {
        let script = CleanText.shownOnOneLine(script)
        var text =
            comparison.differences.isEmpty
            ? "It agrees with \(script).\n"
            : "It differs from \(script):\n"
                + comparison.differences.map { "  - \(CleanText.shownOnOneLine($0)).\n" }.joined()
        text += Table.text(
            comparison.sections.map {
                [
                    "  \(Numerals.clock($0.start))", $0.title,
                    $0.loudness.map { "\(Numerals.tenths($0)) LUFS on average" } ?? "silence",
                ]
            }
        )
        return text
    }
}
