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
        Terminal.output(Table.text(rows))
    }
}

/// `lull sounds`.
struct SoundsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sounds",
        abstract: "Lists the sounds that exist without being declared, and every generator with its parameters."
    )

    @Flag(help: "Writes JSON.")
    var json = false

    @Argument(help: "Only this generator.")
    var generator: String?

    private struct ParameterRow: Encodable {
        var name: String
        var takes: String
        var `default`: String?
        var help: String
    }

    private struct GeneratorRow: Encodable {
        var name: String
        var help: String
        var parameters: [ParameterRow]
    }

    private struct Listing: Encodable {
        var palette: [String: String]
        var generators: [GeneratorRow]
    }

    func run() throws {
        var generators = Generator.allCases
        if let generator {
            guard let one = Generator(rawValue: generator) else {
                throw Failure(
                    .usage,
                    "no generator is called “\(generator)”: there are \(generators.map(\.rawValue).joined(separator: ", "))."
                )
            }
            generators = [one]
        }
        let rows = generators.map { generator in
            GeneratorRow(
                name: generator.rawValue,
                help: generator.help,
                parameters: generator.parameters.map { parameter in
                    ParameterRow(
                        name: parameter.name.rawValue,
                        takes: Self.takes(parameter.kind),
                        default: parameter.standard.map { Self.text($0, parameter.dimension) },
                        help: parameter.help
                    )
                }
            )
        }
        if json {
            try JSONOutput.write(
                Listing(palette: Palette.sounds.mapValues(\.generator.rawValue), generators: rows)
            )
            return
        }
        if generator == nil {
            let palette = Palette.sounds.values.sorted { $0.name < $1.name }
            Terminal.output("Sounds that exist without being declared:\n")
            Terminal.output(Table.text(palette.map { ["  \($0.name)", $0.generator.rawValue] }))
            Terminal.output("\nGenerators, for sounds of your own:\n")
        }
        for row in rows {
            Terminal.output("\n\(row.name): \(row.help)\n")
            Terminal.output(Table.text(row.parameters.map { ["  \($0.name)", $0.takes, $0.default ?? "", $0.help] }))
        }
    }

    private static func takes(_ kind: Parameter.Kind) -> String {
        switch kind {
        case .control(let dimension, let range), .fixed(let dimension, let range):
            let moves = if case .control = kind { ", may move" } else { "" }
            return "\(dimension.written(range.lowerBound)) … \(dimension.written(range.upperBound))\(moves)"
        case .choice(let words): return words.joined(separator: " | ")
        case .notes: return "1 to 8 notes"
        case .partials: return "1 to 16 amplitudes"
        case .integer: return "a whole number"
        case .file: return "a file"
        case .text: return "words"
        case .flag: return "yes | no"
        }
    }

    private static func text(_ value: Parameter.Value, _ dimension: Dimension?) -> String {
        switch value {
        case .control(let control): control.values.map((dimension ?? .number).written).joined(separator: "…")
        case .choice(let word), .file(let word), .text(let word): word
        case .notes(let list), .partials(let list): list.map(Numerals.short).joined(separator: ", ")
        case .integer(let number): String(number)
        case .flag(let flag): flag ? "yes" : "no"
        }
    }
}

/// Columns of text.
enum Table {
    static func text(_ rows: [[String]]) -> String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for (index, cell) in row.enumerated() {
                line += cell
                if index < row.count - 1 { line += String(repeating: " ", count: widths[index] - cell.count + 2) }
            }
            return line + "\n"
        }.joined()
    }
}
