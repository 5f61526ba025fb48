import LullSession

/// Columns of text.
enum Table {
    /// Where a cell stands in its column.
    enum Side {
        /// At its left.
        case left
        /// At its right, as numbers do.
        case right
    }

    private static let gap = 2
    /// No column is made narrower than this to fit a width.
    private static let least = 8

    /// The rows with their cells under one another, each line with its end.
    static func text(_ rows: [[String]], _ sides: [Side] = [], width: Int? = nil) -> String {
        lines(rows, sides, width: width).map { $0 + "\n" }.joined()
    }

    /// The rows with their cells under one another, without spaces at the ends of lines.
    ///
    /// - Parameters:
    ///   - sides: one for each column; those that are missing are left.
    ///   - width: how wide they may be, in columns of a terminal: cells that are too wide for that go on below; nil for as
    ///     wide as they are, a line for each row.
    static func lines(_ rows: [[String]], _ sides: [Side] = [], width: Int? = nil) -> [String] {
        let rows = rows.map { $0.map(CleanText.shownOnOneLine) }
        let columns = rows.map(\.count).max() ?? 0
        var widths = (0..<columns).map { column in
            rows.map { $0.count > column ? Columns.width($0[column]) : 0 }.max() ?? 0
        }
        if let width { widths = fitted(widths, to: width - gap * (columns - 1)) }
        return rows.flatMap { row in
            let cells = zip(row, widths).map { Columns.width($0) <= $1 ? [$0] : Columns.wrap($0, to: $1) }
            return (0..<max(1, cells.map(\.count).max() ?? 1)).map { number in
                let parts = cells.enumerated().map { column, cell in
                    let part = number < cell.count ? cell[number] : ""
                    let space = String(repeating: " ", count: widths[column] - Columns.width(part))
                    return column < sides.count && sides[column] == .right ? space + part : part + space
                }
                var line = parts.joined(separator: String(repeating: " ", count: gap))
                while line.hasSuffix(" ") { line.removeLast() }
                return line
            }
        }
    }

    /// Widths that come to no more than `total`, by taking from the widest alone.
    private static func fitted(_ widths: [Int], to total: Int) -> [Int] {
        var most = max(least, widths.max() ?? 0)
        while most > least, widths.reduce(0, { $0 + min($1, most) }) > total { most -= 1 }
        return widths.map { min($0, most) }
    }
}
