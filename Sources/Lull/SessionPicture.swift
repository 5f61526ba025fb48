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
                title: CleanText.line(score.title),
                duration: seconds(score.duration),
                sections: score.sections.map {
                    PlotSection(title: CleanText.line($0.title), start: seconds($0.start), end: seconds($0.end))
                },
                lines: score.lines.map {
                    Timeline.Line(text: CleanText.line($0.text), start: seconds($0.start), end: seconds($0.end))
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
        var sounds: [Int: Timeline.Sound] = [:]
        for (number, voice) in score.voices.enumerated() {
            let instrument = score.instruments[voice.instrument]
            if case .voice = instrument.role { continue }
            if sounds[instrument.stem] == nil { order.append(instrument.stem) }
            let kind = instrument.name.contains(".") ? "cues" : instrument.kind
            let name = CleanText.line(score.stems[instrument.stem])
            var sound = sounds[instrument.stem] ?? .init(name: name, kind: kind, spans: [])
            let share = Double(voice.end - voice.start) / Double(max(score.duration, 1))
            let count = max(6, min(2 * width, Int(Double(2 * width) * share)))
            var points = curves.points(voice: number, count: count)
            let top = points.map(\.decibels).max() ?? 0
            let told: [Double]
            if curves.diesAway(voice: number) {
                // Of a stroke, 60 dB and no more: the end of its decay.
                points = Array(points.prefix { $0.decibels > top - 60 })
                told = [top]
            } else {
                let whole = voice.start + voice.attack...max(voice.start + voice.attack, voice.end - voice.release)
                told = points.filter { whole.contains($0.frame) }.map(\.decibels)
            }
            for level in told where level > -119 {
                sound.range =
                    min(sound.range?.lowerBound ?? level, level)...max(sound.range?.upperBound ?? level, level)
            }
            let span = Timeline.Span(
                start: score.seconds(voice.start),
                end: score.seconds(points.last?.frame ?? voice.end),
                levels: points.map {
                    LevelPoint(time: score.seconds($0.frame), level: $0.decibels <= -119 ? -.infinity : $0.decibels)
                }
            )
            sound.spans.append(span)
            sounds[instrument.stem] = sound
        }
        return order.compactMap { sounds[$0] }
    }

    /// The picture as an SVG.
    public func svg() throws(PlotError) -> [UInt8] { try plot.svg() }

    /// The picture as a PNG, two points to a pixel of the SVG's.
    public func png() throws(PlotError) -> [UInt8] { try plot.png(scale: 2) }
}
