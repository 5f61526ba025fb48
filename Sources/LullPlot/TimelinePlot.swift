import CFloatingPoint

/// A session's plan as a picture: sections, spoken lines, the breath, and a lane for each sound. The height follows
/// from what there is to show.
public struct TimelinePlot: Sendable {
    /// What is drawn.
    public let timeline: Timeline
    /// In points.
    public let width: Int

    /// - Parameters:
    ///   - timeline: what is drawn.
    ///   - width: the width of the picture in points, 240 to 8000; 600 and more shows words well.
    public init(_ timeline: Timeline, width: Int = 1000) {
        self.timeline = timeline
        self.width = width
    }

    /// The picture as a PNG.
    ///
    /// - Parameter scale: pixels a point, 1 to 4.
    public func png(scale: Int = 1) throws(PlotError) -> [UInt8] {
        let word = lull_standard_floating_point()
        defer { lull_restore_floating_point(word) }
        let layout = try layout()
        let size = PictureSize(width: width, height: layout.height, scale: scale)
        let canvas = try Canvas(pixels: size)
        TimelineDrawing(timeline, layout, canvas).draw()
        return try canvas.png()
    }

    /// The picture as an SVG, in UTF-8. Its words stay words; lines and sounds tell more where a pointer rests on them.
    public func svg() throws(PlotError) -> [UInt8] {
        let word = lull_standard_floating_point()
        defer { lull_restore_floating_point(word) }
        let layout = try layout()
        let size = PictureSize(width: width, height: layout.height)
        let canvas = try Canvas(svg: size, title: timeline.title, summary: summary)
        TimelineDrawing(timeline, layout, canvas).draw()
        return try canvas.svgBytes()
    }

    /// What a screen reader says of it.
    private var summary: String {
        let hours = timeline.duration >= 3600
        let parts = timeline.sections.map { "\(Figures.clock($0.start, hours: hours)) \($0.title.onOneLine)" }
        var sentences = ["A plan of \(Figures.length(timeline.duration))."]
        if !parts.isEmpty { sentences.append("Sections: \(parts.joined(separator: "; ")).") }
        if !timeline.lines.isEmpty { sentences.append("Spoken lines: \(timeline.lines.count).") }
        if !timeline.breaths.isEmpty { sentences.append("Breaths: \(timeline.breaths.count).") }
        if !timeline.sounds.isEmpty {
            let names = timeline.sounds.map { "\($0.name.onOneLine) (\($0.kind.onOneLine))" }
            sentences.append("Sounds: \(names.joined(separator: "; ")).")
        }
        return sentences.joined(separator: " ")
    }

    private func layout() throws(PlotError) -> TimelineLayout {
        // A canvas of its own, to measure words before the height is known.
        let canvas = try Canvas(svg: PictureSize(width: width, height: 120), title: "", summary: "")
        return TimelineLayout(timeline, canvas)
    }
}

/// Where everything of a timeline goes.
struct TimelineLayout {
    /// The height of the whole picture.
    let height: Int
    let time: TimeAxis
    /// The right edge of the column of names.
    let names: Double
    /// The labels of sections, in one to three rows.
    let sectionLabels: [LabelRows.Place]
    /// The words of lines, in up to three rows.
    let lineLabels: [LabelRows.Place]
    /// The tops of the parts; nil where there is nothing to show.
    let sectionsTop: Double
    let linesTop: Double?
    let breathsTop: Double?
    let soundsTop: Double
    let bottom: Double

    static let row = 15.0
    static let breathHeight = 44.0
    static let laneHeight = 30.0

    init(_ timeline: Timeline, _ canvas: Canvas) {
        // The names take what they need, up to a quarter of the picture.
        var widest = canvas.measure("Sections", size: TextSize.heading, bold: true)
        for sound in timeline.sounds.prefix(1000) {
            widest = max(widest, canvas.measure(String(sound.name.prefix(100)), size: TextSize.heading, bold: true))
            widest = max(widest, canvas.measure(String(sound.kind.prefix(100))))
        }
        names = (16 + min(widest, canvas.width / 4 - 16)).rounded(.up)
        let left = names + 12
        let levels = timeline.sounds.contains { $0.spans.contains { !$0.levels.isEmpty } }
        let time = TimeAxis(
            duration: timeline.duration,
            left: left,
            width: max(40, canvas.width - left - (levels ? 112 : 30))
        )
        self.time = time

        sectionLabels = LabelRows.pack(
            timeline.sections.map { .init(words: $0.title, x: time.x($0.start) + 5, weight: $0.end - $0.start) },
            within: left...(canvas.width - 8),
            rows: 3,
            least: 64,
            bold: true,
            on: canvas
        )
        lineLabels = LabelRows.pack(
            timeline.lines.map { .init(words: $0.text, x: time.x($0.start)) },
            within: left...(time.right - 4),
            rows: 3,
            least: 84,
            on: canvas
        )

        func rows(_ places: [LabelRows.Place]) -> Double { Double((places.map(\.row).max() ?? -1) + 1) * Self.row }
        var y = PlotHeader.height + TimeAxis.height
        sectionsTop = y
        y += timeline.sections.isEmpty ? 6 : max(rows(sectionLabels), Self.row) + 9
        linesTop = timeline.lines.isEmpty ? nil : y
        if !timeline.lines.isEmpty { y += 14 + rows(lineLabels) + 10 }
        breathsTop = timeline.breaths.isEmpty ? nil : y
        if !timeline.breaths.isEmpty { y += Self.breathHeight + Self.row + 10 }
        soundsTop = y
        y += Double(timeline.sounds.count) * Self.laneHeight
        if timeline.lines.isEmpty, timeline.breaths.isEmpty, timeline.sounds.isEmpty { y += 24 }
        bottom = y + 4
        let footer = levels ? Self.row + 12 : 4.0
        height = max(PictureSize.heights.lowerBound, Int((bottom + TimeAxis.height + footer).rounded(.up)))
    }
}
