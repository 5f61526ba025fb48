import CFloatingPoint

/// A spectrogram alone, with its title and axes: small enough for a page of samples.
///
/// Frames come in pieces of any size; memory does not grow with the length. Not for use by two threads at once.
public final class SpectrogramPlot {
    /// The size of the picture.
    public let size: PictureSize
    private let sound: SoundShape
    private let spectra: Spectra
    private let rect: Rect
    private var isFinished = false

    /// - Parameters:
    ///   - sound: the rate, the channels, and the length if it is known.
    ///   - size: the size of the picture.
    /// - Throws: `PlotError` when the sound or the size cannot be drawn.
    public init(
        _ sound: SoundShape,
        size: PictureSize = PictureSize(width: 760, height: 240)
    ) throws(PlotError) {
        try size.check()
        try sound.check()
        self.size = size
        self.sound = sound
        let top = PlotHeader.height
        rect = Rect(
            x: 58,
            y: top,
            width: max(40, Double(size.width) - 58 - 76),
            height: max(40, Double(size.height) - top - TimeAxis.height - 8)
        )
        spectra = try Spectra(sound, columns: Int(rect.width) * size.scale, rows: Int(rect.height) * size.scale)
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
        spectra.add(sound.channels == 2 ? [left, right] : [left], count: count)
    }

    /// How many columns are kept; bounded by the size of the picture.
    var columnCount: Int { spectra.count }

    /// Draws the picture of the frames that came. No more can be added afterwards.
    ///
    /// - Parameters:
    ///   - title: cut where there is no room.
    ///   - detail: a few words at the right of the title.
    /// - Returns: the bytes of a PNG.
    public func png(title: String, detail: String = "") throws(PlotError) -> [UInt8] {
        let word = lull_standard_floating_point()
        defer { lull_restore_floating_point(word) }
        if !isFinished { spectra.finish() }
        isFinished = true
        let canvas = try Canvas(pixels: size)
        PlotHeader.draw(title, detail: detail, on: canvas)
        let duration = Double(sound.frames ?? spectra.frames) / Double(sound.rate)
        let time = TimeAxis(duration: duration, left: rect.x, width: rect.width)
        SpectrumPanel(rect: rect, canvas: canvas).draw(spectra, sound: sound, time: time)
        time.draw(on: canvas, below: rect.maxY)
        return try canvas.png()
    }
}
