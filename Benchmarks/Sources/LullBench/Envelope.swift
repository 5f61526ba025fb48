import Glibc

/// The level of a steady tone over time, and where it turns.
struct Envelope {
    /// Frames of a window: whole periods of the tone. The next one begins half a window later.
    private static let window = 480
    /// Seconds from one level to the next.
    private let step: Double
    /// The middle of the first window, in seconds.
    private let begin: Double
    private var levels: [Double] = []

    /// The envelope of a file's left channel: squared, and smoothed by Hann's window.
    ///
    /// Its soft edges leave nothing of the tone's own wave, which a square window would turn into a shift in time where
    /// the level slopes.
    ///
    /// - Parameters:
    ///   - path: a WAV file with a tone whose period divides the window.
    ///   - start: the time of the file's first frame in the session, in seconds.
    init(of path: String, from start: Double) throws {
        let file = try WAVFile(path)
        let rate = Double(file.rate)
        let count = Envelope.window
        let weights = (0..<count).map { 1 - cos(2 * .pi * (Double($0) + 0.5) / Double(count)) }
        step = Double(count / 2) / rate
        begin = start + Double(count - 1) / 2 / rate
        for first in stride(from: 0, through: file.frames - count, by: count / 2) {
            let samples = try file.samples(first..<first + count)
            var power = 0.0
            for index in 0..<count {
                let sample = Double(samples[index * file.channels])
                power += weights[index] * sample * sample
            }
            levels.append(10 * log10(max(2 * power / Double(count), 1e-20)))
        }
    }

    private func time(_ index: Int) -> Double { begin + Double(index) * step }

    /// The times at which the level turns, in seconds, each fitted to microseconds.
    func turns() -> [Double] {
        // First where the level is the highest or the lowest within a second …
        let reach = Int((0.5 / step).rounded())
        guard levels.count > 2 * reach else { return [] }
        var rough: [Int] = []
        for index in reach..<levels.count - reach {
            let around = levels[index - reach...index + reach]
            let isTop = levels[index] == around.max()
            let isBottom = levels[index] == around.min()
            // A turn half-way between two windows shows the same level twice.
            if isTop != isBottom, rough.last.map({ index - $0 > reach }) ?? true { rough.append(index) }
        }
        // … then by the course of the level on both sides.
        return rough.enumerated().compactMap { place, index in
            let before = place > 0 ? rough[place - 1] : 0
            let after = place + 1 < rough.count ? rough[place + 1] : levels.count - 1
            return fit(index, before: index - before, after: after - index)
        }
    }

    /// Fits two half raised cosines that meet in a turn, with lengths of their own, to the level around it.
    private func fit(_ index: Int, before: Int, after: Int) -> Double? {
        let first = index - before * 6 / 10
        let last = index + after * 6 / 10
        guard last - first > 100 else { return nil }
        let heights = levels[first...last].map { $0 - levels[index] }
        let height = heights.max(by: { $0.magnitude < $1.magnitude }) ?? 1
        var turn = Turn(
            time: 0,
            level: levels[index],
            height: 1.5 * height,
            before: Double(before) * step,
            after: Double(after) * step
        )
        let points = (first...last).map { (x: Double($0 - index) * step, y: levels[$0]) }
        for _ in 0..<40 {
            guard let change = turn.improve(points) else { return nil }
            if change < 1e-12 { break }
        }
        let isSane = turn.time.magnitude < 3 * step && turn.before > 0.2 && turn.after > 0.2
        return isSane ? time(index) + turn.time : nil
    }
}

/// The level around a turn: `level + height · (1 − cos(π·x/length)) / 2`, with a length for each side.
private struct Turn {
    var time: Double
    var level: Double
    var height: Double
    var before: Double
    var after: Double

    /// One step of Gauss and Newton's method towards the points; returns how far the time moved.
    mutating func improve(_ points: [(x: Double, y: Double)]) -> Double? {
        var matrix = [[Double]](repeating: [Double](repeating: 0, count: 6), count: 5)
        for point in points {
            let x = point.x - time
            let isAfter = x > 0
            let length = isAfter ? after : before
            let angle = Double.pi * x / length
            let shape = (1 - cos(angle)) / 2
            let slope = height / 2 * sin(angle) * .pi / length
            let stretch = -slope * x / length
            let row = [-slope, 1, shape, isAfter ? 0 : stretch, isAfter ? stretch : 0]
            let rest = point.y - level - height * shape
            for i in 0..<5 {
                for j in 0..<5 { matrix[i][j] += row[i] * row[j] }
                matrix[i][5] += row[i] * rest
            }
        }
        guard let change = Turn.solve(&matrix) else { return nil }
        time += change[0]
        level += change[1]
        height += change[2]
        before += change[3]
        after += change[4]
        return change[0].magnitude
    }

    /// Gauss's elimination, the greatest pivot first; the right side is the last column.
    private static func solve(_ matrix: inout [[Double]]) -> [Double]? {
        let size = matrix.count
        for column in 0..<size {
            let rows = column..<size
            guard let pivot = rows.max(by: { matrix[$0][column].magnitude < matrix[$1][column].magnitude }),
                matrix[pivot][column].magnitude > 1e-12
            else { return nil }
            matrix.swapAt(column, pivot)
            for row in column + 1..<size {
                let factor = matrix[row][column] / matrix[column][column]
                for i in column...size { matrix[row][i] -= factor * matrix[column][i] }
            }
        }
        var result = [Double](repeating: 0, count: size)
        for row in (0..<size).reversed() {
            let known = (row + 1..<size).reduce(0) { $0 + matrix[row][$1] * result[$1] }
            result[row] = (matrix[row][size] - known) / matrix[row][row]
        }
        return result
    }
}
