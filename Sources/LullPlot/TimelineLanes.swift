import Glibc

/// How levels become thickness and shade.
struct LevelScale {
    /// The level of full thickness, in dB.
    let top: Double
    /// What lies this far below is as thin as what lies deeper, in dB.
    static let range = 48.0

    /// In points; 0 for silence.
    func thickness(_ level: Double) -> Double {
        level > -.infinity ? 2 + 18 * part(level) : 0
    }

    func opacity(_ level: Double) -> Double { 0.4 + 0.5 * part(level) }

    private func part(_ level: Double) -> Double { min(max((level - top + Self.range) / Self.range, 0), 1) }
}

/// The lane of one sound.
struct SoundLane {
    let top: Double
    let scale: LevelScale
    let color: Color
    let time: TimeAxis
    let canvas: Canvas

    private var middle: Double { top + TimelineLayout.laneHeight / 2 }

    func draw(_ sound: Timeline.Sound) {
        var until = -Double.infinity
        for span in sound.spans where span.start.isFinite && span.end.isFinite && span.end >= span.start {
            let from = time.x(span.start)
            let to = max(time.x(span.end), from + 1.5)
            // Strokes hardly beyond one drawn already are not seen: a night of bells stays a small file.
            if to - until < 1 { continue }
            until = to
            draw(span, from: from, to: to, hint: sound.spans.count > 50 ? nil : hint(sound, span))
        }
        let levels = sound.spans.flatMap { $0.levels.map(\.level) }.filter(\.isFinite)
        guard let low = sound.range?.lowerBound ?? levels.min(), let high = sound.range?.upperBound ?? levels.max()
        else {
            return
        }
        let (least, most) = (Figures.short(low, decimals: 0), Figures.short(high, decimals: 0))
        let words = least == most ? "\(most) dB" : "\(least)…\(most) dB"
        if let fitted = canvas.fitted(words, width: canvas.width - time.right - 12) {
            canvas.text(fitted, at: Point(x: time.right + 8, y: middle + 4), color: Palette.quiet)
        }
    }

    private func hint(_ sound: Timeline.Sound, _ span: Timeline.Span) -> String {
        let hours = time.duration >= 3600
        let times = "\(Figures.clock(span.start, hours: hours)) to \(Figures.clock(span.end, hours: hours))"
        return "\(sound.name) (\(sound.kind)), \(times)"
    }

    private func draw(_ span: Timeline.Span, from: Double, to: Double, hint: String?) {
        let levels = span.levels.filter { $0.time.isFinite && !$0.level.isNaN }
        guard let first = levels.first, let last = levels.last else {
            canvas.fill(Rect(x: from, y: middle - 5, width: to - from, height: 10), color.opacity(0.65), hint: hint)
            return
        }
        var points: [(x: Double, level: Double)] = [(from, first.level)]
        for level in levels {
            let x = min(max(time.x(level.time), from), to)
            // At most one step for each point, the loudest of them.
            if let before = points.last, x - before.x < 1, points.count > 1, x < to, level.level.isFinite {
                points[points.count - 1].level = max(before.level, level.level)
            } else {
                points.append((x, level.level))
            }
        }
        points.append((to, last.level))
        let upper = points.map { Point(x: $0.x, y: middle - scale.thickness($0.level) / 2) }
        let lower = points.map { Point(x: $0.x, y: middle + scale.thickness($0.level) / 2) }
        let finite = points.map(\.level).filter(\.isFinite)
        let loudest = finite.max() ?? -.infinity
        canvas.fill(upper + lower.reversed(), color.opacity(scale.opacity(loudest)), hint: hint)
    }
}

/// The lane of the breath: the lung volume, and how many breaths go to a minute.
struct BreathLane {
    let top: Double
    let time: TimeAxis
    let canvas: Canvas

    /// Breaths narrower than this, in points, are drawn as one area.
    static let leastWidth = 5.0

    private var bottom: Double { top + TimelineLayout.breathHeight }

    private static let line = Palette.blue
    private static let area = Palette.sky.opacity(0.35)

    func draw(_ breaths: [Timeline.Breath]) {
        let breaths = breaths.filter { $0.start.isFinite && $0.length.isFinite && $0.length > 0 }
        let runs = BreathRun.runs(breaths)
        for run in runs {
            if run.width(time) < Self.leastWidth * Double(run.breaths.count) {
                drawEnvelope(run)
            } else {
                drawCurve(run)
            }
        }
        let places = LabelRows.pack(
            runs.map { .init(words: $0.rate, x: time.x($0.start) + 1, weight: $0.end - $0.start) },
            within: time.left...(canvas.width - 8),
            rows: 1,
            least: 400,
            on: canvas
        )
        for place in places {
            canvas.text(
                place.words,
                at: Point(x: place.x, y: bottom + 13),
                color: Color(0x005A8E),
                halo: Color(0xF4F4EF)
            )
        }
    }

    private func y(_ volume: Double) -> Double { bottom - 2 - volume * (TimelineLayout.breathHeight - 6) }

    private func drawEnvelope(_ run: BreathRun) {
        let from = time.x(run.start)
        let width = max(time.x(run.end) - from, 1.5)
        canvas.fill(Rect(x: from, y: y(1), width: width, height: y(0) - y(1)), Self.area.opacity(0.55), hint: run.rate)
        canvas.stroke([Point(x: from, y: y(1)), Point(x: from + width, y: y(1))], Self.line)
        canvas.stroke([Point(x: from, y: y(0)), Point(x: from + width, y: y(0))], Self.line)
    }

    private func drawCurve(_ run: BreathRun) {
        var points: [Point] = []
        for breath in run.breaths {
            let full = breath.start + max(0, breath.inhale)
            let turn = full + max(0, breath.hold)
            let empty = turn + max(0, breath.exhale)
            if let stage = breath.firstStage {
                let middle = breath.start + stage.seconds
                slope(from: (breath.start, 0), to: (middle, stage.volume), &points)
                slope(from: (middle, stage.volume), to: (full, 1), &points)
            } else {
                slope(from: (breath.start, 0), to: (full, 1), &points)
            }
            points.append(Point(x: time.x(turn), y: y(1)))
            slope(from: (turn, 1), to: (empty, 0), &points)
            points.append(Point(x: time.x(breath.end), y: y(0)))
        }
        canvas.fill(points, Self.area, hint: run.rate)
        canvas.stroke(points, Self.line, width: 1.25)
    }

    /// A half turn of a cosine, as the guide breathes.
    private func slope(
        from start: (time: Double, volume: Double),
        to end: (time: Double, volume: Double),
        _ points: inout [Point]
    ) {
        let from = time.x(start.time)
        let width = time.x(end.time) - from
        let steps = min(32, max(4, Int(width / 2)))
        for step in 0...steps {
            let part = Double(step) / Double(steps)
            let volume = start.volume + (end.volume - start.volume) * (1 - cos(.pi * part)) / 2
            points.append(Point(x: from + width * part, y: y(volume)))
        }
    }
}

/// Breaths that follow one another at about one rate.
struct BreathRun: Equatable {
    var breaths: [Timeline.Breath]

    var start: Double { breaths.first?.start ?? 0 }
    var end: Double { breaths.last?.end ?? 0 }

    func width(_ time: TimeAxis) -> Double { time.x(end) - time.x(start) }

    /// “6/min”, or “6 → 4.5/min” where it changes: the pace at which the first breath begins, and at which the last ends.
    var rate: String {
        guard let first = breaths.first, let last = breaths.last else { return "" }
        let one = Figures.short(first.pace?.start ?? 60 / first.length, decimals: 1)
        let two = Figures.short(last.pace?.end ?? 60 / last.length, decimals: 1)
        return one == two ? "\(one)/min" : "\(one) → \(two)/min"
    }

    /// Splits breaths where there is a pause of more than a second, or where their length jumps by more than a tenth.
    static func runs(_ breaths: [Timeline.Breath]) -> [BreathRun] {
        var runs: [BreathRun] = []
        for breath in breaths {
            if let last = runs.last?.breaths.last, breath.start - last.end < 1,
                abs(breath.length / last.length - 1) < 0.1
            {
                runs[runs.count - 1].breaths.append(breath)
            } else {
                runs.append(BreathRun(breaths: [breath]))
            }
        }
        return runs
    }
}
