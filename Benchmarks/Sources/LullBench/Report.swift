/// What a measured number is held to.
enum Limit {
    case atMost(Double)
    case atLeast(Double)

    /// Whether a value keeps it.
    func isMet(by value: Double) -> Bool {
        switch self {
        case .atMost(let limit): value <= limit
        case .atLeast(let limit): value >= limit
        }
    }

    /// As text.
    var text: String {
        switch self {
        case .atMost(let limit): "≤ \(Limit.plain(limit))"
        case .atLeast(let limit): "≥ \(Limit.plain(limit))"
        }
    }

    private static func plain(_ value: Double) -> String {
        value == value.rounded() ? value.fixed(0) : value.fixed(2)
    }
}

/// One number, as the JSON report has it.
struct Measurement: Encodable {
    /// What was measured, in words joined by points: `pair.csound.cpu`.
    var name: String
    /// The number; nothing where it is infinite, as the decibels of no difference are.
    var value: Double?
    /// Its unit.
    var unit: String
    /// What it is held to.
    var limit: String?
    /// Whether it keeps that.
    var isMet: Bool?

    init(_ name: String, _ value: Double, _ unit: String, limit: Limit? = nil) {
        self.name = name
        self.value = value.isFinite ? value : nil
        self.unit = unit
        self.limit = limit?.text
        isMet = limit?.isMet(by: value)
    }
}

/// What one benchmark found.
struct Findings: Encodable {
    /// Its name on the command line.
    var name: String
    /// What it asks.
    var title: String
    /// All numbers.
    var measurements: [Measurement] = []
    /// What could not be measured, and why.
    var failures: [String] = []
    /// What a reader should know of how it was done.
    var notes: [String] = []
    /// The numbers for a person.
    var tables: [Table] = []

    enum CodingKeys: CodingKey {
        case name, title, measurements, failures, notes
    }

    init(_ name: String, _ title: String) {
        self.name = name
        self.title = title
    }

    /// Notes a number and returns how it is judged: its limit, and ok or missed.
    @discardableResult
    mutating func add(_ name: String, _ value: Double, _ unit: String, limit: Limit? = nil) -> [String] {
        measurements.append(Measurement(name, value, unit, limit: limit))
        guard let limit else { return ["–", ""] }
        return [limit.text, limit.isMet(by: value) ? "ok" : "missed"]
    }

    /// As a person reads it.
    var text: String {
        var blocks = [title + "\n" + String(repeating: "═", count: title.count)]
        if !notes.isEmpty { blocks.append(notes.joined(separator: "\n")) }
        blocks += tables.map(\.text)
        blocks += failures.map { "Not measured: \($0)" }
        return blocks.joined(separator: "\n\n")
    }
}

/// Rows of words and numbers.
struct Table {
    private let head: [String]
    private var rows: [[String]] = []

    /// A table under these headings. The first column holds words and stands to the left, the others to the right.
    init(_ head: String...) {
        self.head = head
    }

    /// Adds a row.
    mutating func add(_ cells: [String]) {
        rows.append(cells)
    }

    /// As text.
    var text: String {
        let widths = head.indices.map { column in
            ([head] + rows).map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        func line(_ cells: [String]) -> String {
            let padded = head.indices.map { column in
                let cell = column < cells.count ? cells[column] : ""
                let space = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + space : space + cell
            }
            return "  " + padded.joined(separator: "   ")
        }
        let rule = "  " + widths.map { String(repeating: "─", count: $0) }.joined(separator: "───")
        return ([line(head), rule] + rows.map(line)).joined(separator: "\n")
    }
}
