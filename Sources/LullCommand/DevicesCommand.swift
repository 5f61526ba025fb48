import ArgumentParser
import LullLive

/// `lull devices`.
struct DevicesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "devices",
        abstract: "Lists the sound devices that can be played on, and what they can do."
    )

    @Flag(help: "Writes JSON.")
    var json = false

    private struct Row: Encodable {
        struct Span: Encodable {
            var least: Int
            var most: Int

            init(_ range: ClosedRange<Int>) { (least, most) = (range.lowerBound, range.upperBound) }
        }

        var name: String
        var description: [String]
        var rates: Span?
        var channels: Span?
        var formats: [String]?
        var trouble: String?
    }

    func run() throws {
        let devices = Devices.list()
        if json {
            try JSONOutput.write(
                devices.map {
                    Row(
                        name: $0.name,
                        description: $0.description,
                        rates: ($0.abilities?.rates).map(Row.Span.init),
                        channels: ($0.abilities?.channels).map(Row.Span.init),
                        formats: $0.abilities?.formats.map(\.name),
                        trouble: $0.trouble?.description
                    )
                }
            )
            return
        }
        for device in devices {
            var lines = [device.name]
            lines += device.description.map { "    \($0)" }
            if let abilities = device.abilities {
                let formats = abilities.formats.map(\.name).joined(separator: ", ")
                lines.append("    \(span(abilities.rates)) Hz, channels \(span(abilities.channels)): \(formats)")
            }
            if let trouble = device.trouble { lines.append("    \(trouble.description)") }
            Terminal.output(lines.joined(separator: "\n") + "\n")
        }
    }

    /// Numbers this large mean that there is no end.
    private func span(_ range: ClosedRange<Int>) -> String {
        if range.upperBound >= 1 << 20 || range.upperBound >= 10_000 && range.lowerBound == 1 { return "any" }
        return range.lowerBound == range.upperBound
            ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
    }
}
