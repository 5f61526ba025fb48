import CFloatingPoint

/// A sound as three pictures over one time axis: the waveform, the loudness as measured elsewhere, and the spectrogram.
///
/// Frames come in pieces of any size; what is kept is a few numbers for each column of pixels, whatever the length.
/// Not for use by two threads at once.
public final class AudioPlot {
    /// The size of the picture.
    public let size: PictureSize
    private let sound: SoundShape
    private var envelope: Envelope
    private let spectra: Spectra
    private var isFinished = false

    private static let left = 58.0
    private static let right = 158.0

    /// - Parameters:
    ///   - sound: the rate, the channels, and the length if it is known.
    ///   - size: the size of the picture; at least 480 by 360 for all three panels to be of use.
    /// - Throws: `PlotError` when the sound or the size cannot be drawn.
    public init(
        _ sound: SoundShape,
        size: PictureSize = PictureSize(width: 1000, height: 660)
    ) throws(PlotError) {
        try size.check()
        try sound.check()
        self.size = size
        self.sound = sound
        let columns = Int(Self.plotWidth(size)) * size.scale
        let grid = ColumnGrid(wanted: columns, frames: sound.frames, pitch: max(1, sound.rate / 200))
        envelope = Envelope(channels: sound.channels, grid: grid)
        spectra = try Spectra(sound, columns: columns, rows: Int(Self.spectrumHeight(size)) * size.scale)
    }

    private static func plotWidth(_ size: PictureSize) -> Double {
        max(40, Double(size.width) - left - right)
    }

    private static func spectrumHeight(_ size: PictureSize) -> Double {
        (max(40, Double(size.height) * 0.44 - 40)).rounded()
    }

    /// Takes the next frames.
    ///
    /// - Parameters:
    ///   - left: the samples of the first channel, 1 at full scale.
    ///   - right: the samples of the second channel; not read when there is but one.
    ///   - count: the count of frames.
    public func add(left: UnsafePointer<Float>, right: UnsafePointer<Float>, count: Int) {
        let word = lull_standard_floating_point()
        defer { lull_restore_floating_point(word) }
        let channels = sound.channels == 2 ? [left, right] : [left]
        envelope.add(channels, count: count)
        spectra.add(channels, count: count)
    }

    /// How many columns are kept; bounded by the size of the picture.
    var columnCount: Int { max(envelope.columns.map(\.count).max() ?? 0, spectra.count) }

    /// Draws the picture of the frames that came. No more can be added afterwards.
    ///
    /// - Returns: the bytes of a PNG.
    public func png(_ details: AudioDetails) throws(PlotError) -> [UInt8] {
        let word = lull_standard_floating_point()
        defer { lull_restore_floating_point(word) }
        if !isFinished { spectra.finish() }
        isFinished = true
        let canvas = try Canvas(pixels: size)
        let duration = Double(sound.frames ?? spectra.frames) / Double(sound.rate)
        let time = TimeAxis(duration: duration, left: Self.left, width: Self.plotWidth(size))

        PlotHeader.draw(details.title, detail: details.subtitle, on: canvas)
        var y = PlotHeader.height
        let marks = TimeMarks(sections: details.sections, marks: details.marks, time: time, canvas: canvas)
        marks.drawLabels(top: y)
        y += marks.height

        let spectrumHeight = Self.spectrumHeight(size)
        let spectrumTop = canvas.height - 6 - TimeAxis.height - spectrumHeight
        let header = 18.0
        let free = spectrumTop - header - y
        let above = details.loudness == nil ? free - header - 6 : free - 2 * (header + 6)
        let waveHeight = max(20, (details.loudness == nil ? above : above * 0.46).rounded())

        let wave = Rect(x: time.left, y: y + header, width: time.width, height: waveHeight)
        WavePanel(rect: wave, time: time, canvas: canvas).draw(envelope, rate: sound.rate) {
            marks.drawLines(in: wave)
        }
        if let loudness = details.loudness {
            let top = wave.maxY + 6 + header
            let panel = Rect(x: time.left, y: top, width: time.width, height: max(20, above - waveHeight))
            LoudnessPanel(rect: panel, time: time, canvas: canvas).draw(loudness)
            marks.drawLines(in: panel)
        }
        let spectrum = Rect(x: time.left, y: spectrumTop, width: time.width, height: spectrumHeight)
        canvas.text("Spectrogram", at: Point(x: time.left, y: spectrumTop - 6), size: TextSize.heading, bold: true)
        SpectrumPanel(rect: spectrum, canvas: canvas).draw(spectra, sound: sound, time: time)
        marks.drawLines(in: spectrum, isDark: true)
        time.draw(on: canvas, below: spectrum.maxY)
        return try canvas.png()
    }
}

/// The title of a picture and what stands beside it.
enum PlotHeader {
    static let height = 36.0

    static func draw(_ title: String, detail: String, on canvas: Canvas, left: Double = 16) {
        let right = canvas.width - 16
        var room = right - left
        // The detail takes up to half of the width; the title gets the rest.
        if let words = canvas.fitted(detail, width: room / 2) {
            canvas.text(words, at: Point(x: right, y: 23), color: Palette.quiet, anchor: .end)
            room -= canvas.measure(words) + 20
        }
        if let words = canvas.fitted(title, width: room, size: TextSize.title, bold: true) {
            canvas.text(words, at: Point(x: left, y: 24), size: TextSize.title, bold: true)
        }
    }
}
