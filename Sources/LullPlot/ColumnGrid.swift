/// Which frames belong to which column of a picture.
///
/// When the length is known there are as many columns as asked for, or as there are frames. When it isn't, columns
/// begin narrow and are merged by two whenever there would be more than twice as many.
struct ColumnGrid {
    /// How many columns the picture wants.
    let wanted: Int
    /// The frames to come, if known.
    let frames: Int?
    /// Frames for each column while the length is not known.
    private(set) var pitch: Int

    /// - Parameter pitch: the frames of a column to begin with, when the length isn't known.
    init(wanted: Int, frames: Int?, pitch: Int) {
        self.wanted = max(1, wanted)
        self.frames = frames.map { max(0, $0) }
        self.pitch = max(1, pitch)
    }

    /// How many columns there are at most.
    var limit: Int { frames.map { min(wanted, $0) } ?? 2 * wanted }

    /// The column of a frame. It may lie beyond the limit while the length isn't known: then merge.
    func column(_ frame: Int) -> Int {
        guard let frames else { return frame / pitch }
        // Wide arithmetic: years of frames times columns stay whole.
        return frames > 0 ? Int((Int128(frame) * Int128(limit)) / Int128(frames)) : 0
    }

    /// The first frame of a column.
    func start(_ column: Int) -> Int {
        guard let frames else { return column * pitch }
        let columns = Int128(max(1, limit))
        return Int((Int128(column) * Int128(frames) + columns - 1) / columns)
    }

    /// Makes columns twice as wide.
    mutating func merge() { pitch *= 2 }
}
