/// Rows of words under one another.
struct TextTable {
    /// How a column stands.
    enum Side {
        /// At its left.
        case left
        /// At its right, as numbers do.
        case right
    }

    private let sides: [Side]
    private var rows: [[String]] = []

    init(_ sides: [Side]) { self.sides = sides }

    mutating func add(_ row: [String]) { rows.append(row) }

    /// The rows as text, without spaces at their ends.
    var text: String {
        let widths = sides.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = sides.indices.map { column in
                let space = String(repeating: " ", count: widths[column] - row[column].count)
                return sides[column] == .left ? row[column] + space : space + row[column]
            }
            var line = cells.joined(separator: "  ")
            while line.hasSuffix(" ") { line.removeLast() }
            return line
        }.joined(separator: "\n")
    }
}
