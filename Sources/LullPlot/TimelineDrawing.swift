/// Draws a timeline where its layout says.
struct TimelineDrawing {
    let timeline: Timeline
    let layout: TimelineLayout
    let canvas: Canvas
    var time: TimeAxis { layout.time }

    init(_ timeline: Timeline, _ layout: TimelineLayout, _ canvas: Canvas) {
        self.timeline = timeline
        self.layout = layout
        self.canvas = canvas
    }

    func draw() {
        PlotHeader.draw(timeline.title, detail: Figures.length(timeline.duration), on: canvas)
        drawSections()
        time.drawGrid(on: canvas, from: layout.sectionsTop, to: layout.bottom)
        drawSectionEdges()
        if let top = layout.linesTop { drawLines(top) }
        if let top = layout.breathsTop {
            name("Breath", at: top + TimelineLayout.breathHeight / 2 + 4)
            BreathLane(top: top, time: time, canvas: canvas).draw(timeline.breaths)
        }
        drawSounds()
        canvas.rule(y: layout.bottom, from: time.left, to: time.right, Palette.frame)
        time.draw(on: canvas, below: layout.bottom)
        drawTopAxis()
    }

    private func name(_ words: String, at y: Double) {
        let room = layout.names - 16
        guard let fitted = canvas.fitted(words, width: room, size: TextSize.heading, bold: true) else { return }
        canvas.text(fitted, at: Point(x: layout.names, y: y), size: TextSize.heading, bold: true, anchor: .end)
    }

    private func drawTopAxis() {
        let y = layout.sectionsTop
        canvas.rule(y: y, from: time.left, to: time.right, Palette.frame)
        for tick in time.ticks(within: 2...(canvas.width - 2), measure: { canvas.measure($0) }) {
            canvas.rule(x: time.x(tick.time), from: y - 5, to: y, Palette.frame)
            canvas.text(tick.label, at: Point(x: (tick.from + tick.to) / 2, y: y - 8), anchor: .middle)
        }
    }

    /// Between the shades of sections.
    private static let halo = Color(0xF4F4EF)

    // MARK: Sections

    private func drawSections() {
        for (index, section) in timeline.sections.enumerated() {
            let (from, to) = (time.x(section.start), time.x(section.end))
            let rect = Rect(
                x: from,
                y: layout.sectionsTop,
                width: to - from,
                height: layout.bottom - layout.sectionsTop
            )
            let words = "\(section.title), \(clock(section.start)) to \(clock(section.end))"
            canvas.fill(rect, index % 2 == 0 ? Palette.band : Color(0xF8F8F4), hint: words)
        }
    }

    private func drawSectionEdges() {
        if timeline.sections.isEmpty { return }
        name("Sections", at: layout.sectionsTop + 14)
        for section in timeline.sections.dropFirst() {
            canvas.rule(x: time.x(section.start), from: layout.sectionsTop, to: layout.bottom, Color(0xC0C0B8))
        }
        for place in layout.sectionLabels {
            let row = layout.sectionsTop + 3 + Double(place.row) * TimelineLayout.row
            // A second row's label may reach into the next sections; a short foot shows where it begins, but where it had
            // to begin further left.
            if place.x == place.mark, layout.sectionLabels.contains(where: { $0.row > 0 }) {
                canvas.fill(Rect(x: place.x - 4, y: row + 1, width: 2, height: 12), Palette.ink)
            }
            canvas.text(place.words, at: Point(x: place.x, y: row + 11), bold: true, halo: Self.halo)
        }
    }

    // MARK: Lines

    private func drawLines(_ top: Double) {
        name("Voice", at: top + 11)
        var bar: (from: Double, to: Double, words: String)?
        func finish() {
            guard let bar else { return }
            let rect = Rect(x: bar.from, y: top + 3, width: bar.to - bar.from, height: 9)
            canvas.fill(rect, Palette.vermillion.opacity(0.85), hint: bar.words)
        }
        for line in timeline.lines {
            let from = time.x(line.start)
            let to = max(time.x(line.end), from + 1.5)
            // Bars that would touch become one, so that a night of speech stays a small file.
            if let last = bar, from < last.to + 0.5, from - last.from < 3 || from < last.to {
                bar = (last.from, max(last.to, to), last.words)
            } else {
                finish()
                bar = (from, to, "\(clock(line.start)) \(String(line.text.prefix(300)))")
            }
        }
        finish()
        func baseline(_ place: LabelRows.Place) -> Double { top + 25 + Double(place.row) * TimelineLayout.row }
        // Words are joined to their bars by fine lines, which pass behind the words of other rows.
        for place in layout.lineLabels {
            // Words that had to begin further left end beside their line.
            let foot = place.x < place.mark ? baseline(place) - 10 : baseline(place)
            canvas.rule(x: place.mark, from: top + 12, to: foot, Palette.vermillion.opacity(0.5))
        }
        for place in layout.lineLabels {
            canvas.text(place.words, at: Point(x: place.x + 3, y: baseline(place)), halo: Self.halo)
        }
    }

    private func clock(_ seconds: Double) -> String { Figures.clock(seconds, hours: timeline.duration >= 3600) }

    // MARK: Sounds

    private func drawSounds() {
        if timeline.sounds.isEmpty { return }
        let all = timeline.sounds.flatMap { $0.spans.flatMap { $0.levels.map(\.level) } }.filter(\.isFinite)
        // From the next six above the loudest down to 48 dB below it.
        let top = ((all.max() ?? 0) / 6).rounded(.up) * 6
        let scale = LevelScale(top: top)
        var kinds: [String] = []
        for (index, sound) in timeline.sounds.enumerated() {
            if !kinds.contains(sound.kind) { kinds.append(sound.kind) }
            let color = Palette.kinds[(kinds.firstIndex(of: sound.kind) ?? 0) % Palette.kinds.count]
            let y = layout.soundsTop + Double(index) * TimelineLayout.laneHeight
            canvas.rule(y: y, from: 16, to: time.right, Palette.grid)
            name(sound.name, at: y + 14)
            if let kind = canvas.fitted(sound.kind, width: layout.names - 16) {
                canvas.text(kind, at: Point(x: layout.names, y: y + 26), color: Palette.quiet, anchor: .end)
            }
            SoundLane(top: y, scale: scale, color: color, time: time, canvas: canvas).draw(sound)
        }
        if !all.isEmpty { drawKey(scale) }
    }

    /// What thickness means, at the foot of the picture.
    private func drawKey(_ scale: LevelScale) {
        let y = layout.bottom + TimeAxis.height + 14
        var x = time.left
        let words = "Thickness shows level:"
        canvas.text(words, at: Point(x: x, y: y + 4), color: Palette.quiet)
        x += canvas.measure(words) + 12
        for part in [1.0, 0.75, 0.5, 0.25] {
            let level = scale.top - (1 - part) * LevelScale.range
            let thickness = scale.thickness(level)
            let rect = Rect(x: x, y: y - thickness / 2, width: 22, height: thickness)
            canvas.fill(rect, Palette.quiet.opacity(scale.opacity(level)))
            let label = "\(Figures.fixed(level, decimals: 0)) dB"
            guard x + 27 + canvas.measure(label) < canvas.width - 8 else { return }
            canvas.text(label, at: Point(x: x + 27, y: y + 4), color: Palette.quiet)
            x += 27 + canvas.measure(label) + 16
        }
    }
}
