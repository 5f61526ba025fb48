import ArgumentParser
import FoundationEssentials
import Lull
import LullFile
import LullPlot
import LullScript
import LullSession

/// `lull sounds`.
struct SoundsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sounds",
        abstract: "Lists the sounds that exist without being declared, and every generator with its parameters."
    )

    @Flag(help: "Writes JSON.")
    var json = false

    @Argument(help: "Only this sound or generator.")
    var name: String?

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("Writes ten seconds of the sound to an audio file.", valueName: "file")
    )
    var render: String?

    @Option(help: ArgumentHelp("Draws the spectrogram of those ten seconds.", valueName: "file.png"))
    var plot: String?

    private struct ParameterRow: Encodable {
        var name: String
        var takes: String
        var unit: String?
        var minimum: Double?
        var maximum: Double?
        var moves: Bool
        var choices: [String]?
        var `default`: String?
        var help: String

        init(_ parameter: Parameter) {
            name = parameter.name.rawValue
            takes = SoundsCommand.takes(parameter.kind)
            help = parameter.help
            moves = false
            switch parameter.kind {
            case .control(let dimension, let range):
                moves = true
                (unit, minimum, maximum) = Self.bounds(dimension, range)
            case .fixed(let dimension, let range):
                (unit, minimum, maximum) = Self.bounds(dimension, range)
            case .integer(let range):
                (minimum, maximum) = (Double(range.lowerBound), Double(range.upperBound))
            case .choice(let words), .choices(let words):
                choices = words
            default:
                break
            }
            `default` = parameter.standard.map { SoundsCommand.text($0, parameter.dimension) }
        }

        // In the unit that is written: per cent, not shares.
        private static func bounds(
            _ dimension: Dimension,
            _ range: ClosedRange<Double>
        ) -> (String, Double, Double) {
            let scale = dimension == .share || dimension == .place ? 100.0 : 1
            return (dimension.unit, range.lowerBound * scale, range.upperBound * scale)
        }
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

    func run() async throws {
        if render != nil || plot != nil {
            try await renderDemo()
            return
        }
        var generators = Generator.allCases
        if let name {
            guard let one = Generator(rawValue: name) ?? Palette.sounds[name]?.generator else {
                throw Failure(.usage, Self.unknown(name))
            }
            generators = [one]
        }
        let rows = generators.map { generator in
            GeneratorRow(
                name: generator.rawValue,
                help: generator.help,
                parameters: generator.parameters.map(ParameterRow.init)
            )
        }
        if json {
            try JSONOutput.write(
                Listing(palette: Palette.sounds.mapValues(\.generator.rawValue), generators: rows)
            )
            return
        }
        if name == nil {
            let palette = Palette.sounds.values.sorted { $0.name < $1.name }
            Terminal.output("Sounds that exist without being declared:\n")
            Terminal.output(Table.text(palette.map { ["  \($0.name)", $0.generator.rawValue] }))
            Terminal.output("\nGenerators, for sounds of your own:\n")
        }
        for row in rows {
            Terminal.output("\n\(row.name): \(row.help)\n")
            let cells = row.parameters.map { ["  \($0.name)", $0.takes, $0.default ?? "", $0.help] }
            Terminal.output(Table.text(cells, width: Terminal.outputWidth))
        }
    }

    private static func unknown(_ name: String) -> String {
        let names = Set(Generator.allCases.map(\.rawValue)).union(Palette.sounds.keys).sorted()
        return "no sound is called “\(name)”: there are \(names.joined(separator: ", "))."
    }

    /// Ten seconds of the sound, made as any session is.
    private func renderDemo() async throws {
        guard let name else {
            throw Failure(.usage, "--render and --plot want the name of a sound: lull sounds bowl --render bowl.wav.")
        }
        guard let reading = SoundDemo.reading(name) else {
            throw Failure(
                .usage,
                name == Generator.clip.rawValue ? "a clip has no sound without a file of yours." : Self.unknown(name)
            )
        }
        var outputs: [Output] = []
        if let render {
            outputs = [.file(path: render, try AudioFormat.asked(by: render, bits: .twentyFour))]
        }
        guard let session = reading.session else { throw Failure(reading.problems) }
        let production: Production
        let studio: Studio
        do throws(StudioError) {
            studio = try Studio(environment: ProcessInfo.processInfo.environment)
        } catch { throw Failure(error) }
        var files = OutputGuard()
        studio.noteInputs(of: session, in: &files)
        try Failure.check(placeOf: render, by: "--render", &files)
        try Failure.check(placeOf: plot, by: "--plot", &files)
        do throws(StudioError) {
            production = try await studio.produce(session, rate: 48_000, voices: .speak).production
        } catch { throw Failure(error) }
        do {
            let picture = try plot.map { _ in try SoundPicture(production) }
            _ = try Renderer(production).render(to: outputs, listener: picture?.add)
            if let plot, let picture {
                let help = Generator(rawValue: name)?.help ?? ""
                try WholeContents.write(try picture.png(title: name, detail: help), to: plot)
            }
        } catch let error as FileError {
            throw Failure(error)
        } catch let error as PlotError {
            throw Failure(error)
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
        case .integer(let range):
            return range.upperBound > 1_000 ? "a whole number" : "\(range.lowerBound) … \(range.upperBound)"
        case .choices(let words): return "some of " + words.joined(separator: ", ")
        case .chords: return "1 to 32 chords"
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
        case .choices(let words): words.joined(separator: ", ")
        case .chords(let chords): chords.map(\.written).joined(separator: ", ")
        case .flag(let flag): flag ? "yes" : "no"
        }
    }
}
