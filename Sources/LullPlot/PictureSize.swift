/// How large a picture is.
public struct PictureSize: Sendable, Equatable {
    /// In points; one point is one pixel at scale 1.
    public var width: Int
    /// In points.
    public var height: Int
    /// Pixels for each point of a PNG, 1 to 4: 2 for dense screens and for print.
    public var scale: Int

    /// The widths a picture can have.
    public static let widths = 240...8000
    /// The heights a picture can have.
    public static let heights = 120...32_000
    /// The scales a picture can have.
    public static let scales = 1...4

    /// A size.
    ///
    /// - Parameters:
    ///   - width: 240 to 8000 points.
    ///   - height: 120 to 32000 points.
    ///   - scale: 1 to 4 pixels a point, for PNG.
    public init(width: Int, height: Int, scale: Int = 1) {
        self.width = width
        self.height = height
        self.scale = scale
    }

    /// Throws unless all is within bounds, pixels included: cairo draws no picture beyond 32767 pixels.
    func check() throws(PlotError) {
        guard Self.widths.contains(width), Self.heights.contains(height), Self.scales.contains(scale),
            width * scale <= 32_767, height * scale <= 32_767
        else { throw .size(width: width, height: height) }
    }
}

/// The outline of a sound whose frames are going to come.
public struct SoundShape: Sendable, Equatable {
    /// Frames a second.
    public var rate: Int
    /// 1 or 2.
    public var channels: Int
    /// How many frames will come, or nil when nobody knows yet.
    public var frames: Int?

    /// The rates that can be drawn.
    public static let rates = 100...1_000_000

    /// An outline of a sound.
    ///
    /// - Parameters:
    ///   - rate: 100 to 1 000 000 frames a second.
    ///   - channels: 1 or 2.
    ///   - frames: how many frames will come. The picture spans exactly these; frames beyond them are not drawn, and
    ///     where fewer come the rest stays empty. With nil the picture spans what came: columns begin narrow and are
    ///     merged by two as they grow too many, so time is resolved a little less finely than when the length is known.
    public init(rate: Int, channels: Int, frames: Int?) {
        self.rate = rate
        self.channels = channels
        self.frames = frames
    }

    func check() throws(PlotError) {
        guard Self.rates.contains(rate), channels == 1 || channels == 2 else {
            throw .sound(rate: rate, channels: channels)
        }
    }
}
