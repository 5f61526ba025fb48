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
