public import LullPlot
import LullScore

/// The spectrogram of a production, drawn while it is rendered.
public final class SoundPicture {
    private let plot: SpectrogramPlot

    /// A picture of the whole of a production.
    public init(_ production: Production) throws(PlotError) {
        let score = production.score
        plot = try SpectrogramPlot(
            SoundShape(rate: score.rate, channels: 2, frames: score.duration),
            size: PictureSize(width: 620, height: 200)
        )
    }

    /// Hears the next frames.
    public func add(left: UnsafePointer<Float>, right: UnsafePointer<Float>, count: Int) {
        plot.add(left: left, right: right, count: count)
    }

    /// The picture as a PNG.
    public func png(title: String, detail: String) throws(PlotError) -> [UInt8] {
        try plot.png(title: title, detail: detail)
    }
}
