/// Draws loudness over time: momentary as a pale area or line, short-term as a strong line, and what it is held against
/// as quiet lines and bands whose labels stand at the right.
struct LoudnessPanel {
    let rect: Rect
    let time: TimeAxis
    let canvas: Canvas

    private static let momentary = Palette.sky
    private static let shortTerm = Palette.blue
    private static let integrated = Color(0x007A59)

    func draw(_ loudness: LoudnessCurves) {
        let range = Self.range(loudness)
        func y(_ level: Double) -> Double {
            let part = (level - range.lowerBound) / (range.upperBound - range.lowerBound)
            return rect.maxY - min(max(part, 0), 1) * rect.height
        }
        canvas.fill(rect, Color(0xFFFFFF))
        for limit in loudness.limits where limit.levels.lowerBound < limit.levels.upperBound {
            let top = y(limit.levels.upperBound)
            let band = Rect(x: rect.x, y: top, width: rect.width, height: y(limit.levels.lowerBound) - top)
            canvas.fill(band, Palette.orange.opacity(0.16))
        }
        time.drawGrid(on: canvas, from: rect.y, to: rect.maxY)
        drawScale(range, y)
        draw(loudness.momentary, Self.momentary, width: 1, y)
        draw(loudness.shortTerm, Self.shortTerm, width: 1.5, y)
        drawLabels(loudness, y)
        canvas.outline(rect, Palette.frame)
        drawHeader(loudness)
    }

    /// What the panel spans: all limits, and of the curves as much as 50 LU.
    static func range(_ loudness: LoudnessCurves) -> ClosedRange<Double> {
        let curves = (loudness.momentary + loudness.shortTerm).map(\.level).filter { $0.isFinite && $0 > -120 }
        var lines = loudness.limits.flatMap { [$0.levels.lowerBound, $0.levels.upperBound] }
        if let integrated = loudness.integrated { lines.append(integrated) }
        lines = lines.filter { $0.isFinite && abs($0) < 200 }
        let highest = (curves + lines).max() ?? -10
        let top = ((highest + 2) / 5).rounded(.up) * 5
        var lowest = max(curves.min() ?? top - 30, top - 48)
        if let line = lines.min() { lowest = min(lowest, line) }
        return min(((lowest - 2) / 5).rounded(.down) * 5, top - 20)...top
    }

    private func drawScale(_ range: ClosedRange<Double>, _ y: (Double) -> Double) {
        let span = range.upperBound - range.lowerBound
        let step = [5.0, 10, 20, 50].first { $0 / span * rect.height >= 16 } ?? 100
        var level = (range.lowerBound / step).rounded(.up) * step
        while level <= range.upperBound {
            let place = y(level)
            canvas.rule(y: min(place, rect.maxY - 1), from: rect.x - 5, to: rect.maxX, Palette.grid)
            canvas.text(
                Figures.fixed(level, decimals: 0),
                at: Point(x: rect.x - 8, y: min(max(place + 4, rect.y + 9), rect.maxY)),
                anchor: .end
            )
            level += step
        }
        canvas.text("LUFS", at: Point(x: rect.x - 8, y: rect.y - 6), color: Palette.quiet, anchor: .end)
    }

    private func draw(_ points: [LevelPoint], _ color: Color, width: Double, _ y: (Double) -> Double) {
        for run in Curve.runs(points, time: time) {
            if let only = run.first, run.count == 1 {
                canvas.fill(Rect(x: only.x - 1, y: y(only.high) - 1, width: 2, height: 2), color)
            } else if run.contains(where: { $0.high > $0.low }) {
                let upper = run.map { Point(x: $0.x, y: y($0.high) - width / 2) }
                let lower = run.map { Point(x: $0.x, y: y($0.low) + width / 2) }
                canvas.fill(upper + lower.reversed(), color)
            } else {
                canvas.stroke(run.map { Point(x: $0.x, y: y($0.high)) }, color, width: width)
            }
        }
    }

    private func drawLabels(_ loudness: LoudnessCurves, _ y: (Double) -> Double) {
        var labels: [(words: String, y: Double, color: Color)] = []
        for limit in loudness.limits {
            let (low, high) = (y(limit.levels.lowerBound), y(limit.levels.upperBound))
            if low == high { canvas.rule(y: low, from: rect.x, to: rect.maxX, Color(0xB04A00), dash: 4) }
            labels.append((limit.label, (low + high) / 2, Color(0x8F3C00)))
        }
        if let integrated = loudness.integrated, integrated.isFinite {
            canvas.rule(y: y(integrated), from: rect.x, to: rect.maxX, Self.integrated, width: 1.5)
            let words = "integrated \(Figures.fixed(integrated, decimals: 1)) LUFS"
            labels.append((words, y(integrated), Self.integrated))
        }
        let places = LabelRows.spread(labels.map(\.y), line: 14, within: (rect.y + 4)...(rect.maxY - 4))
        for (label, place) in zip(labels, places) {
            canvas.stroke(
                [Point(x: rect.maxX, y: label.y), Point(x: rect.maxX + 9, y: place)],
                label.color.opacity(0.7)
            )
            let room = canvas.width - rect.maxX - 16
            guard let words = canvas.fitted(label.words, width: room) else { continue }
            canvas.text(words, at: Point(x: rect.maxX + 12, y: place + 4), color: label.color)
        }
    }

    private func drawHeader(_ loudness: LoudnessCurves) {
        let y = rect.y - 6
        canvas.text("Loudness", at: Point(x: rect.x, y: y), size: TextSize.heading, bold: true)
        var x = rect.x + canvas.measure("Loudness", size: TextSize.heading, bold: true) + 16
        let keys = [
            ("momentary, 0.4 s", Self.momentary, loudness.momentary.isEmpty),
            ("short-term, 3 s", Self.shortTerm, loudness.shortTerm.isEmpty),
        ]
        for (words, color, isMissing) in keys where !isMissing {
            canvas.fill(Rect(x: x, y: y - 5, width: 16, height: 3), color)
            canvas.text(words, at: Point(x: x + 21, y: y))
            x += 21 + canvas.measure(words) + 16
        }
    }
}

/// A curve brought down to what pixels can show.
enum Curve {
    /// The lowest and highest level at one place.
    struct Step: Equatable {
        var x: Double
        var low: Double
        var high: Double
    }

    /// The points as unbroken runs, with one step for each half point of width where there are more. A level that is
    /// not finite ends a run.
    static func runs(_ points: [LevelPoint], time: TimeAxis) -> [[Step]] {
        let isDense = Double(points.count) > 2 * time.width
        var runs: [[Step]] = []
        var isBroken = true
        for point in points where point.time.isFinite {
            guard point.level.isFinite else {
                isBroken = true
                continue
            }
            let x = time.x(point.time)
            let level = point.level
            if isBroken { runs.append([]) }
            isBroken = false
            let end = runs.count - 1
            if isDense, let last = runs[end].last, x - last.x < 0.5 {
                runs[end][runs[end].count - 1].low = min(last.low, level)
                runs[end][runs[end].count - 1].high = max(last.high, level)
            } else {
                runs[end].append(Step(x: x, low: level, high: level))
            }
        }
        return runs
    }
}
