import ArgumentParser
import LullSession

/// `lull patterns`.
struct PatternsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "patterns",
        abstract: "Lists the breathing patterns that have a name."
    )

    @Flag(help: "Writes JSON.")
    var json = false

    private struct Row: Encodable {
        var name: String
        var aliases: [String]
        var inhale: Double
        var topUp: Double
        var alternatesSides: Bool
        var hold: Double
        var exhale: Double
        var rest: Double
        var rate: Double
        var note: String
    }

    func run() throws {
        if json {
            try JSONOutput.write(
                NamedPattern.all.map {
                    Row(
                        name: $0.name,
                        aliases: $0.aliases,
                        inhale: $0.pattern.inhale + $0.pattern.topUp,
                        topUp: $0.pattern.topUp,
                        alternatesSides: $0.pattern.alternatesSides,
                        hold: $0.pattern.hold,
                        exhale: $0.pattern.exhale,
                        rest: $0.pattern.rest,
                        rate: $0.pattern.rate,
                        note: $0.note
                    )
                }
            )
            return
        }
        let rows = NamedPattern.all.map {
            [$0.name, $0.pattern.written, "\(Numerals.short($0.pattern.rate))/min", $0.note]
        }
        Terminal.output(Table.text(rows, width: Terminal.outputWidth))
    }
}

/// Columns of text.
enum Table {
    private static let gap = 2
    /// No column is made narrower than this to fit a width.
    private static let least = 8

    /// The rows with their cells under one another.
    ///
    /// - Parameter width: how wide they may be, in columns of a terminal: cells that are too wide for that go on below;
    ///   nil for as wide as they are.
    static func text(_ rows: [[String]], width: Int? = nil) -> String {
        let columns = rows.map(\.count).max() ?? 0
        var widths = (0..<columns).map { column in
            rows.map { $0.count > column ? Columns.width($0[column]) : 0 }.max() ?? 0
        }
        if let width { widths = fitted(widths, to: width - gap * (columns - 1)) }
        return rows.map { row in
            let cells = zip(row, widths).map { Columns.width($0) <= $1 ? [$0] : Columns.wrap($0, to: $1) }
            let height = max(1, cells.map(\.count).max() ?? 1)
            return (0..<height).map { number in
                let last = cells.lastIndex { number < $0.count } ?? 0
                var line = ""
                for (index, cell) in cells.enumerated() where index <= last {
                    let part = number < cell.count ? cell[number] : ""
                    line += part
                    if index < last {
                        line += String(repeating: " ", count: widths[index] - Columns.width(part) + gap)
                    }
                }
                return line + "\n"
            }.joined()
        }.joined()
    }

    /// Widths that come to no more than `total`, by taking from the widest alone.
    private static func fitted(_ widths: [Int], to total: Int) -> [Int] {
        var most = max(least, widths.max() ?? 0)
        while most > least, widths.reduce(0, { $0 + min($1, most) }) > total { most -= 1 }
        return widths.map { min($0, most) }
    }
}
