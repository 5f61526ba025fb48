/// Puts labels into rows so that none touches another.
struct LabelRows {
    /// What wants to be shown: its words, where it begins, in points, and how much it matters beside the others.
    struct Label {
        var words: String
        var x: Double
        var weight = 0.0
    }

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

    /// A label with the width it would like and the least it needs, both with the gap behind it.
    private struct Wish {
        var index: Int
        var x: Double
        var whole: Double
        var need: Double

        var wholeEnd: Double { x + whole }
        var needEnd: Double { x + need }
    }

    /// Puts labels into as few rows as show all of them whole. Where no number of rows does, each keeps at least its least
    /// width: those that matter more are shown before others, those before later ones where they matter alike, and what
    /// finds no room is left out. One that would reach past the right edge begins further left.
    ///
    /// - Parameters:
    ///   - labels: in any order.
    ///   - bounds: where rows begin and end, in points.
    ///   - rows: how many rows there may be, at least 1.
    ///   - least: a label is cut to no less than this width, in points, but by the bounds.
    ///   - canvas: measures the words.
    /// - Returns: the places, from left to right.
    static func pack(
        _ labels: [Label],
        within bounds: ClosedRange<Double>,
        rows: Int,
        least: Double,
        gap: Double = 10,
        bold: Bool = false,
        on canvas: Canvas
    ) -> [Place] {
        let (left, right) = (bounds.lowerBound, bounds.upperBound)
        var wishes: [Wish] = []
        for (index, label) in labels.enumerated() {
            let whole = canvas.measure(String(label.words.prefix(200)), bold: bold)
            let need = min(whole, least, right - left)
            guard need > 0 else { continue }
            let x = max(left, min(label.x, right - need))
            wishes.append(Wish(index: index, x: x, whole: min(whole, right - x) + gap, need: need + gap))
        }
        wishes.sort { ($0.x, $0.index) < ($1.x, $1.index) }
        let whole = (1...rows).lazy.compactMap { rowsOfWhole(wishes, count: $0) }.first
        let shown = whole ?? rowsOfShortened(chosen(wishes, labels, rows: rows), count: rows)
        return shown.flatMap { row, wishes in
            wishes.enumerated().compactMap { number, wish in
                let next = number + 1 < wishes.count ? wishes[number + 1].x : .infinity
                let width = min(wish.wholeEnd, next) - gap - wish.x
                guard let words = canvas.fitted(labels[wish.index].words, width: width + 0.01, bold: bold) else {
                    return nil
                }
                return Place(
                    index: wish.index,
                    row: row,
                    mark: labels[wish.index].x,
                    x: wish.x,
                    width: canvas.measure(words, bold: bold),
                    words: words
                )
            }
        }.sorted { ($0.x, $0.index) < ($1.x, $1.index) }
    }

    private typealias Rows = [(row: Int, wishes: [Wish])]

    /// All of them whole in so many rows, each in the first that is free; nil where there are too few rows.
    private static func rowsOfWhole(_ wishes: [Wish], count: Int) -> Rows? {
        var rows: Rows = (0..<count).map { ($0, []) }
        for wish in wishes {
            guard let free = rows.firstIndex(where: { ($0.wishes.last?.wholeEnd ?? -.infinity) <= wish.x }) else {
                return nil
            }
            rows[free].wishes.append(wish)
        }
        return rows
    }

    /// Those that can be shown beside one another, at the width they need, in so many rows.
    private static func chosen(_ wishes: [Wish], _ labels: [Label], rows: Int) -> [Wish] {
        var chosen: [Wish] = []
        for wish in wishes.sorted(by: { (-labels[$0.index].weight, $0.x) < (-labels[$1.index].weight, $1.x) }) {
            let met = chosen.filter { $0.x < wish.needEnd && wish.x < $0.needEnd }
            // Labels crowd most where one of them begins.
            let crowds = ([wish.x] + met.map(\.x).filter { $0 > wish.x }).map { x in
                met.count { $0.x <= x && x < $0.needEnd }
            }
            if crowds.allSatisfy({ $0 < rows }) { chosen.append(wish) }
        }
        return chosen.sorted { ($0.x, $0.index) < ($1.x, $1.index) }
    }

    /// Each in the row, of those that are free, whose last label is shortened least by it.
    private static func rowsOfShortened(_ wishes: [Wish], count: Int) -> Rows {
        var rows: Rows = (0..<count).map { ($0, []) }
        for wish in wishes {
            func loss(_ row: Int) -> Double { max(0, (rows[row].wishes.last?.wholeEnd ?? -.infinity) - wish.x) }
            let free = rows.indices.filter { (rows[$0].wishes.last?.needEnd ?? -.infinity) <= wish.x }
            guard let row = free.min(by: { loss($0) < loss($1) }) else { continue }
            rows[row].wishes.append(wish)
        }
        return rows
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
