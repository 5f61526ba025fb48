import Glibc

/// The lowest and highest sample and the power of each column, for one or two channels, in memory that does not grow
/// with the length of the sound.
struct Envelope {
    struct Column {
        var low = Float.infinity
        var high = -Float.infinity
        /// The sum of squares.
        var power = 0.0
        var frames = 0

        mutating func merge(_ other: Column) {
            low = min(low, other.low)
            high = max(high, other.high)
            power += other.power
            frames += other.frames
        }
    }

    private(set) var grid: ColumnGrid
    /// The columns of each channel so far.
    private(set) var columns: [[Column]]
    private(set) var frames = 0

    init(channels: Int, grid: ColumnGrid) {
        self.grid = grid
        columns = Array(repeating: [], count: channels)
    }

    /// The greatest sample, regardless of its sign.
    var peak: Double {
        columns.joined().reduce(0) { $1.frames == 0 ? $0 : max($0, Double(max(-$1.low, $1.high))) }
    }

    /// - Parameter channels: a pointer to the samples of each channel.
    mutating func add(_ channels: [UnsafePointer<Float>], count: Int) {
        var start = 0
        while start < count {
            var column = grid.column(frames)
            if column >= grid.limit {
                guard grid.frames == nil else { return }
                merge()
                column = grid.column(frames)
            }
            let end = min(count, start + max(1, grid.start(column + 1) - frames))
            for channel in columns.indices {
                while columns[channel].count <= column { columns[channel].append(Column()) }
                columns[channel][column].merge(Self.measure(channels[channel], start..<end))
            }
            frames += end - start
            start = end
        }
    }

    private static func measure(_ samples: UnsafePointer<Float>, _ range: Range<Int>) -> Column {
        var result = Column()
        var power: Float = 0
        for index in range {
            // What is no number, or out of all bounds, must not spoil a picture.
            let sample = samples[index].isFinite ? min(max(samples[index], -1e6), 1e6) : 0
            result.low = min(result.low, sample)
            result.high = max(result.high, sample)
            power += sample * sample
            if index & 4095 == 4095 {
                result.power += Double(power)
                power = 0
            }
        }
        result.power += Double(power)
        result.frames = range.count
        return result
    }

    private mutating func merge() {
        grid.merge()
        for channel in columns.indices {
            let old = columns[channel]
            columns[channel] = stride(from: 0, to: old.count, by: 2).map { index in
                var both = old[index]
                if index + 1 < old.count { both.merge(old[index + 1]) }
                return both
            }
        }
    }
}
