import LullEngine
public import LullPlot
public import LullScore
import LullSession

/// The plan of a session as a picture: sections, voice, breath, and what every sound does.
public struct SessionPicture {
    private let plot: TimelinePlot

    /// A picture of a score.
    public init(_ score: Score, width: Int = 1_000) {
        func seconds(_ frame: Int) -> Double { score.seconds(frame) }
        var paces = [Timeline.Pace?](repeating: nil, count: score.breaths.count)
        for guidance in score.guidances {
            for (breath, pace) in zip(guidance.breaths, guidance.paces) {
                paces[breath] = Timeline.Pace(start: pace.start, end: pace.end)
            }
        }
        plot = TimelinePlot(
            Timeline(
                title: score.title,
                duration: seconds(score.duration),
                sections: score.sections.map {
                    PlotSection(title: $0.title, start: seconds($0.start), end: seconds($0.end))
                },
                lines: score.lines.map {
                    Timeline.Line(text: $0.text, start: seconds($0.start), end: seconds($0.end))
                },
                breaths: zip(score.breaths, paces).map { breath, pace in
                    Timeline.Breath(
                        start: seconds(breath.start),
                        inhale: seconds(breath.span(of: .inhale).count),
                        firstStage: breath.firstStageEnd < breath.inhaleEnd
                            ? Timeline.Stage(
                                seconds: seconds(breath.firstStageEnd - breath.start),
                                volume: Score.Breath.firstStageVolume
                            ) : nil,
                        hold: seconds(breath.span(of: .hold).count),
                        exhale: seconds(breath.span(of: .exhale).count),
                        rest: seconds(breath.span(of: .rest).count),
                        pace: pace
                    )
                },
                sounds: Self.sounds(score, width: width)
            ),
            width: width
        )
    }

    /// One lane to a stem, in the order of their first sound; the voice has a lane of its own kind.
    private static func sounds(_ score: Score, width: Int) -> [Timeline.Sound] {
        let curves = LevelCurves(score)
        var order: [Int] = []
        var spans: [Int: [Timeline.Span]] = [:]
        var kinds: [Int: String] = [:]
        var struck: Set<Int> = []
        for (number, voice) in score.voices.enumerated() {
            let instrument = score.instruments[voice.instrument]
            if case .voice = instrument.role { continue }
            if spans[instrument.stem] == nil { order.append(instrument.stem) }
            kinds[instrument.stem] = instrument.name.contains(".") ? "cues" : instrument.kind
            let isStruck = curves.diesAway(voice: number)
            if isStruck { struck.insert(instrument.stem) }
            let share = Double(voice.end - voice.start) / Double(max(score.duration, 1))
            let count = max(6, min(2 * width, Int(Double(2 * width) * share)))
            let points = levels(curves.points(voice: number, count: count), isStruck: isStruck)
            spans[instrument.stem, default: []].append(
                Timeline.Span(
                    start: score.seconds(voice.start),
                    end: score.seconds(isStruck ? points.last?.frame ?? voice.end : voice.end),
                    levels: points.map {
                        LevelPoint(time: score.seconds($0.frame), level: $0.decibels <= -119 ? -.infinity : $0.decibels)
                    }
                )
            )
        }
        return order.map { stem in
            Timeline.Sound(
                name: score.stems[stem],
                kind: kinds[stem] ?? "",
                spans: spans[stem] ?? [],
                isStruck: struck.contains(stem)
            )
        }
    }

    /// Of a stroke, 60 dB and no more: the end of its decay.
    private static func levels(_ points: [LevelCurves.Point], isStruck: Bool) -> [LevelCurves.Point] {
        guard isStruck, let top = points.map(\.decibels).max() else { return points }
        return points.prefix { $0.decibels > top - 60 }
    }

    /// The picture as an SVG.
    public func svg() throws(PlotError) -> [UInt8] { try plot.svg() }

    /// The picture as a PNG, two points to a pixel of the SVG's.
    public func png() throws(PlotError) -> [UInt8] { try plot.png(scale: 2) }
}
