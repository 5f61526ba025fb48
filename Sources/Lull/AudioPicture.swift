import LullFile
public import LullMeasure
import LullPlot
public import LullScore
import LullSession

/// A sound file as a picture: its wave, its loudness over time beside the profile's limits, its spectrum.
public enum AudioPicture {
    /// Draws a file that was measured. It is read once more, in bounded memory.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - measurement: what was measured of it.
    ///   - gentleness: the limits, and what lies beyond them.
    ///   - score: the session it should come from, for its sections.
    /// - Returns: the bytes of a PNG.
    /// - Throws: ``FileError`` or `PlotError`.
    public static func png(
        _ path: String,
        _ measurement: AudioMeasurement,
        _ gentleness: Gentleness,
        score: Score? = nil
    ) throws -> [UInt8] {
        let reader = try AudioReader(path)
        // Of more than two channels the first two are drawn.
        let channels = min(reader.channels, 2)
        let frames = Int((measurement.duration * Double(reader.rate)).rounded())
        let plot = try AudioPlot(
            SoundShape(rate: reader.rate, channels: channels, frames: frames),
            size: PictureSize(width: 1_000, height: 660, scale: 2)
        )
        while true {
            let piece = try reader.read(16_384)
            guard let first = piece.first, let second = piece.dropFirst().first ?? piece.first, !first.isEmpty else {
                break
            }
            first.withUnsafeBufferPointer { left in
                second.withUnsafeBufferPointer { right in
                    if let left = left.baseAddress, let right = right.baseAddress {
                        plot.add(left: left, right: right, count: first.count)
                    }
                }
            }
        }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return try plot.png(
            AudioDetails(
                title: CleanText.line(score?.title ?? name),
                subtitle: subtitle(measurement, gentleness),
                loudness: curves(measurement, gentleness),
                sections: sections(score, measurement),
                marks: marks(measurement, gentleness)
            )
        )
    }

    private static func subtitle(_ measurement: AudioMeasurement, _ gentleness: Gentleness) -> String {
        let failed = gentleness.rows.count { !$0.holds }
        let verb = failed == 1 ? "doesn't" : "don't"
        let verdict = failed == 0 ? "gentle" : "\(failed) of \(gentleness.rows.count) limits \(verb) hold"
        return "\(Numerals.clock(measurement.duration)), “\(gentleness.profile.rawValue)”: \(verdict)"
    }

    private static func curves(_ measurement: AudioMeasurement, _ gentleness: Gentleness) -> LoudnessCurves {
        let timeline = measurement.timeline
        // A picture has no room for more points than these; of the momentary loudness the loudest of each stays.
        let most = 4_000
        let stride = max(1, timeline.momentary.count / most)
        func points(_ values: [Float]) -> [LevelPoint] {
            Swift.stride(from: 0, to: values.count, by: stride).map { start in
                let span = values[start..<min(start + stride, values.count)]
                return LevelPoint(time: timeline.time(of: start), level: Double(span.max() ?? -.infinity))
            }
        }
        var limits = [
            LoudnessCurves.Limit(label: "“\(gentleness.profile.rawValue)”", levels: gentleness.profile.loudnessWindow)
        ]
        if let integrated = measurement.integrated {
            let over = gentleness.profile.momentaryOver
            limits.append(LoudnessCurves.Limit(label: "most: +\(Int(over)) LU", level: integrated + over))
        }
        return LoudnessCurves(
            momentary: points(timeline.momentary),
            shortTerm: points(timeline.shortTerm),
            integrated: measurement.integrated,
            limits: limits
        )
    }

    private static func sections(_ score: Score?, _ measurement: AudioMeasurement) -> [PlotSection] {
        guard let score else { return [] }
        return score.sections.map {
            PlotSection(
                title: CleanText.line($0.title),
                start: min(score.seconds($0.start), measurement.duration),
                end: min(score.seconds($0.end), measurement.duration)
            )
        }
    }

    private static func marks(_ measurement: AudioMeasurement, _ gentleness: Gentleness) -> [PlotMark] {
        var marks = measurement.flaws.prefix(40).map { flaw in
            PlotMark(time: flaw.time, label: "\(flaw.kind.rawValue) \(Numerals.clock(flaw.time))")
        }
        for row in gentleness.rows where !row.holds {
            if let time = row.time { marks.append(PlotMark(time: time, label: row.name.title)) }
        }
        if let loudest = measurement.momentary {
            marks.append(PlotMark(time: loudest.time, label: "loudest", isFault: false))
        }
        return marks
    }
}
