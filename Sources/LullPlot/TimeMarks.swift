/// Sections and marks over panels that share a time axis: labels in rows above them, lines through them.
struct TimeMarks {
    let sections: [PlotSection]
    let marks: [PlotMark]
    let time: TimeAxis
    let canvas: Canvas
    private let sectionLabels: [LabelRows.Place]
    private let markLabels: [LabelRows.Place]

    private static let line = 16.0
    private static let markRows = 3

    init(sections: [PlotSection], marks: [PlotMark], time: TimeAxis, canvas: Canvas) {
        self.sections = sections
        self.marks = marks.filter { $0.time.isFinite }.sorted { ($0.time, $0.label) < ($1.time, $1.label) }
        self.time = time
        self.canvas = canvas
        sectionLabels = LabelRows.pack(
            sections.map { .init(words: $0.title, x: time.x($0.start) + 5, weight: $0.end - $0.start) },
            within: 8...(canvas.width - 8),
            rows: 1,
            least: 24,
            on: canvas
        )
        markLabels = LabelRows.pack(
            self.marks.map { .init(words: $0.label, x: time.x($0.time) + 5, weight: $0.isFault ? 1 : 0) },
            within: 8...(canvas.width - 8),
            rows: Self.markRows,
            // A mark's label is whole or missing, unless the picture ends.
            least: 400,
            on: canvas
        )
    }

    private var rowsOfMarks: Int { (markLabels.map(\.row).max() ?? -1) + 1 }

    /// The room labels take above the panels.
    var height: Double { Double((sections.isEmpty ? 0 : 1) + rowsOfMarks) * Self.line }

    func drawLabels(top: Double) {
        // Words lie over all strokes, whichever row they stand in.
        let first = top + (sections.isEmpty ? 0 : Self.line)
        func row(_ place: LabelRows.Place) -> Double { first + Double(place.row) * Self.line }
        for section in sections { canvas.rule(x: time.x(section.start), from: top, to: top + height, Palette.frame) }
        for place in markLabels {
            let mark = marks[place.index]
            canvas.rule(x: time.x(mark.time), from: row(place) + 2, to: top + height, color(mark))
        }
        // Marks whose labels have no room still have their stroke.
        for mark in marks {
            canvas.rule(x: time.x(mark.time), from: top + height - 4, to: top + height, color(mark))
        }
        for place in sectionLabels {
            canvas.text(place.words, at: Point(x: place.x, y: top + 12), halo: Palette.paper)
        }
        for place in markLabels {
            let at = Point(x: place.x, y: row(place) + 12)
            canvas.text(place.words, at: at, color: color(marks[place.index]), halo: Palette.paper)
        }
    }

    func drawLines(in rect: Rect, isDark: Bool = false) {
        for section in sections where section.start > 0 {
            let color = isDark ? Color(0xFFFFFF, alpha: 0.55) : Palette.frame
            canvas.rule(x: time.x(section.start), from: rect.y, to: rect.maxY, color)
        }
        for mark in marks {
            let line = isDark ? Color(0xFFFFFF, alpha: 0.9) : color(mark)
            canvas.rule(x: time.x(mark.time), from: rect.y, to: rect.maxY, line, dash: 3)
        }
    }

    private func color(_ mark: PlotMark) -> Color { mark.isFault ? Color(0xB04A00) : Palette.blue }
}
