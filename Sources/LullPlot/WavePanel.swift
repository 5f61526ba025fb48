import Glibc

/// Draws an envelope: one lane for each channel, from the lowest to the highest sample of each column, with the
/// root mean square as a darker core.
struct WavePanel {
    let rect: Rect
    let time: TimeAxis
    let canvas: Canvas

    /// - Parameter beneath: what is drawn under the waveform, so that it doesn't hide a click.
    func draw(_ envelope: Envelope, rate: Int, beneath: () -> Void) {
        canvas.fill(rect, Color(0xFFFFFF))
        time.drawGrid(on: canvas, from: rect.y, to: rect.maxY)
        // The height is the power of two next above the peak: quiet sounds fill it too, and half of it is 6 dB less.
        let peak = envelope.peak
        var full = peak > 0 ? 1.0 / 1024 : 1
        while full < peak, full < 1e7 { full *= 2 }
        let lanes = envelope.columns.count
        let height = rect.height / Double(lanes)
        canvas.text("Waveform", at: Point(x: rect.x, y: rect.y - 6), size: TextSize.heading, bold: true)
        canvas.text("dBFS", at: Point(x: rect.x - 8, y: rect.y - 6), color: Palette.quiet, anchor: .end)
        beneath()
        for channel in 0..<lanes {
            let lane = Rect(x: rect.x, y: rect.y + Double(channel) * height, width: rect.width, height: height)
            if channel > 0 { canvas.rule(y: lane.y, from: rect.x, to: rect.maxX, Palette.frame) }
            drawScale(lane, full: full)
            draw(envelope, channel, lane, full: full, rate: rate)
            drawPeak(envelope.columns[channel], lane, name: lanes == 1 ? "mono" : channel == 0 ? "left" : "right")
        }
        canvas.outline(rect, Palette.frame)
    }

    private func drawScale(_ lane: Rect, full: Double) {
        canvas.rule(y: lane.midY, from: rect.x, to: rect.maxX, Palette.grid)
        guard lane.height >= 32 else { return }
        for sign in [-1.0, 1] {
            let y = lane.midY + sign * lane.height / 4
            canvas.rule(y: y, from: rect.x, to: rect.maxX, Palette.grid, dash: 2)
            let level = Figures.fixed(20 * log10(full / 2), decimals: 0)
            canvas.rule(y: y, from: rect.x - 5, to: rect.x, Palette.frame)
            canvas.text(level, at: Point(x: rect.x - 8, y: y + 4), anchor: .end)
        }
    }

    private func draw(_ envelope: Envelope, _ channel: Int, _ lane: Rect, full: Double, rate: Int) {
        let columns = envelope.columns[channel]
        let scale = (lane.height / 2 - 2) / full
        func x(_ column: Int) -> Double { time.x(Double(envelope.grid.start(column)) / Double(rate)) }
        func y(_ sample: Double) -> Double { lane.midY - min(max(sample, -full), full) * scale }
        let isDense = envelope.frames >= 16 * columns.count
        var upper: [Point] = []
        var lower: [Point] = []
        var core: [Point] = []
        var under: [Point] = []
        for (index, column) in columns.enumerated() where column.frames > 0 {
            // Of one column a click takes its full width; samples told apart are joined by straight lines.
            let (from, to) = (x(index), x(index + 1))
            let places = isDense ? [from, to] : [(from + to) / 2]
            // Neighbours are joined, so that a wave drawn sample by sample has no gaps.
            var (low, high) = (column.low, column.high)
            if index > 0, columns[index - 1].frames > 0 {
                low = min(low, columns[index - 1].high)
                high = max(high, columns[index - 1].low)
            }
            upper += places.map { Point(x: $0, y: y(Double(high)) - 0.4) }
            lower += places.map { Point(x: $0, y: y(Double(low)) + 0.4) }
            let mean = (column.power / Double(column.frames)).squareRoot()
            core += places.map { Point(x: $0, y: y(min(mean, max(0, Double(high))))) }
            under += places.map { Point(x: $0, y: y(max(-mean, min(0, Double(low))))) }
        }
        let color = channel == 0 ? Palette.blue : Palette.vermillion
        guard let first = upper.first, let last = upper.last else { return }
        if upper.count == 1 {
            canvas.fill(Rect(x: rect.x, y: first.y, width: rect.width, height: lower[0].y - first.y), color)
            return
        }
        canvas.fill(upper + lower.reversed(), color.opacity(0.55))
        // A wave drawn sample by sample has no power of its own.
        if first != last, isDense { canvas.fill(core + under.reversed(), color) }
    }

    private func drawPeak(_ columns: [Envelope.Column], _ lane: Rect, name: String) {
        let peak = columns.reduce(0) { $1.frames == 0 ? $0 : max($0, Double(max(-$1.low, $1.high))) }
        let level = peak > 0 ? "peak \(Figures.fixed(20 * log10(peak), decimals: 1)) dBFS" : "silent"
        canvas.text("\(name), \(level)", at: Point(x: rect.maxX + 12, y: lane.midY + 4))
    }
}
