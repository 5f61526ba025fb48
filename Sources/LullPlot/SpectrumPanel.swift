/// Draws a spectrogram with its frequency axis at the left and its key of levels at the right.
struct SpectrumPanel {
    let rect: Rect
    let canvas: Canvas

    /// From the darkest to the lightest colour, in dB: what a quiet room lets one hear beside the loudest tone.
    private static let range = 80.0

    func draw(_ spectra: Spectra, sound: SoundShape, time: TimeAxis) {
        // The lightest colour lies at the next ten above the loudest; in silence at full scale.
        let top = spectra.loudest.map { min(max(($0 / 10).rounded(.up) * 10, -110), 60) } ?? 0
        canvas.fill(rect, Color(ColorMap.pixel(0)))
        if spectra.count > 0 {
            let pixels = spectra.pixels(top: top, range: Self.range)
            canvas.image(pixels, columns: spectra.count, rows: spectra.rows, in: covered(spectra, sound))
        }
        let axis = FrequencyAxis(rate: sound.rate, top: rect.y, height: rect.height)
        let ticks = axis.ticks
        for (index, tick) in ticks.enumerated() {
            let unit = index + 1 < ticks.count ? "" : tick.hertz < 1000 ? " Hz" : "Hz"
            let y = axis.y(tick.hertz)
            canvas.rule(y: min(y, rect.maxY - 1), from: rect.x - 5, to: rect.x, Palette.frame)
            canvas.text(
                tick.label + unit,
                at: Point(x: rect.x - 8, y: min(max(y + 4, rect.y + 9), rect.maxY)),
                anchor: .end
            )
        }
        drawKey(top: top)
    }

    /// The part of the panel for which frames came.
    private func covered(_ spectra: Spectra, _ sound: SoundShape) -> Rect {
        var part = rect
        if sound.frames != nil { part.width *= Double(spectra.count) / Double(max(1, spectra.grid.limit)) }
        return part
    }

    private func drawKey(top: Double) {
        let key = Rect(x: rect.maxX + 12, y: rect.y, width: 12, height: rect.height)
        let steps = 160
        let pixels = (0..<steps).map { ColorMap.pixel(1 - (Double($0) + 0.5) / Double(steps)) }
        canvas.image(pixels, columns: 1, rows: steps, in: key)
        for step in 0...4 {
            let y = key.y + key.height * Double(step) / 4
            canvas.rule(y: min(y, key.maxY - 1), from: key.maxX, to: key.maxX + 4, Palette.frame)
            let level = Figures.fixed(top - Self.range * Double(step) / 4, decimals: 0)
            let words = step == 0 ? "\(level) dB" : level
            canvas.text(words, at: Point(x: key.maxX + 7, y: min(max(y + 4, key.y + 9), key.maxY)))
        }
    }
}
