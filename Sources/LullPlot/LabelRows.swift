/// Puts labels into rows so that none touches another.
struct LabelRows {
    /// A label's place: its row from 0, what it belongs to, where it begins, and its words as far as there is room.
    struct Place: Equatable {
        var index: Int
        var row: Int
        /// Where what it labels is: where it begins too, but near the right edge, where it begins before that.
        var mark: Double
        var x: Double
        var width: Double
        var words: String
    }

    /// Puts each label into the first row that has room for it at its own place; a row that can't show it whole may
    /// show its beginning. Labels for which no row has room are left out. One that would reach past the right edge
    /// begins further left.
    ///
    /// - Parameters:
    ///   - labels: in rising order of x; `x` is where the label begins, in points.
    ///   - right: where rows end.
    ///   - rows: how many rows there may be.
    ///   - least: a label is cut to no less than this width, in points.
    ///   - canvas: measures the words.
    static func pack(
        _ labels: [(words: String, x: Double)],
        right: Double,
        rows: Int,
        least: Double,
        gap: Double = 10,
        bold: Bool = false,
        on canvas: Canvas
    ) -> [Place] {
        var places: [Place] = []
        var ends = [Double](repeating: -.infinity, count: rows)
        // Until when the label of a row may reach: the one after the next `rows` begins there, at the latest.
        for (index, label) in labels.enumerated() {
            let whole = canvas.measure(String(label.words.prefix(200)), bold: bold)
            let x = min(label.x, right - min(whole, least))
            guard let row = ends.firstIndex(where: { $0 + gap <= x }) else { continue }
            let next = labels.dropFirst(index + rows).first { $0.x > label.x }?.x ?? right + gap
            let room = min(right, max(next - gap, x + least)) - x
            let width = min(whole, room)
            guard width > 0, width >= min(whole, least),
                let words = canvas.fitted(label.words, width: width + 0.01, bold: bold)
            else { continue }
            let drawn = canvas.measure(words, bold: bold)
            places.append(Place(index: index, row: row, mark: label.x, x: x, width: drawn, words: words))
            ends[row] = x + drawn
        }
        return places
    }

    /// Moves labels of a column apart, as little as can be, so that no two are nearer than a line.
    ///
    /// - Parameters:
    ///   - wanted: the heights wanted, in any order.
    ///   - line: the height of a line.
    ///   - bounds: what they should stay within.
    /// - Returns: the heights, in the order given; all within the bounds if there is room.
    static func spread(_ wanted: [Double], line: Double, within bounds: ClosedRange<Double>) -> [Double] {
        let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
        var result = wanted
        var least = bounds.lowerBound
        for index in order {
            result[index] = max(result[index], least)
            least = result[index] + line
        }
        var most = bounds.upperBound
        for index in order.reversed() {
            result[index] = min(result[index], most)
            most = result[index] - line
        }
        return result
    }
}
