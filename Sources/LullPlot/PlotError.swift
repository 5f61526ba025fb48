/// Why a picture could not be drawn.
public enum PlotError: Error, Equatable, CustomStringConvertible {
    /// A size that a picture cannot have, with the bounds.
    case size(width: Int, height: Int)
    /// A rate or a count of channels that a sound cannot have.
    case sound(rate: Int, channels: Int)
    /// What the drawing library says.
    case drawing(String)
    /// Memory is short.
    case memory

    /// A sentence for a person.
    public var description: String {
        switch self {
        case .size(let width, let height):
            """
            A picture of \(width) by \(height) cannot be drawn: the width is \(PictureSize.widths.lowerBound) to \
            \(PictureSize.widths.upperBound), the height \(PictureSize.heights.lowerBound) to \
            \(PictureSize.heights.upperBound), and the scale 1 to \(PictureSize.scales.upperBound).
            """
        case .sound(let rate, let channels):
            """
            A sound of \(channels) channels at \(rate) frames a second cannot be drawn: one or two channels, \
            \(SoundShape.rates.lowerBound) to \(SoundShape.rates.upperBound) frames a second.
            """
        case .drawing(let reason): "The picture could not be drawn: \(reason)."
        case .memory: "The picture could not be drawn: memory is short."
        }
    }
}
