import ArgumentParser
import Lull
import LullFile
import LullPlot
import LullScore
import LullSession

/// `lull plan`.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Shows what happens when: sections, spoken lines, breaths and sounds.",
        discussion: """
            Lines that nobody has spoken yet are spoken first, and kept, so that the times are those of the rendering.
            With --estimate no voice runs, and their lengths are guessed from the words.
            """
    )

    @OptionGroup var session: SessionOptions

    @Flag(help: "Writes JSON.")
    var json = false

    @Option(help: ArgumentHelp("Draws the plan as a timeline.", valueName: "file.svg|png"))
    var plot: String?

    @Flag(help: "Runs no voice; guesses how long unspoken lines take.")
    var estimate = false

    @Flag(help: "Lists what of the script is never spoken, and nothing else.")
    var unspoken = false

    @Option(help: "Frames a second, 16000 to 192000; the script's own, or 48000.")
    var rate: SampleRate?

    @Flag(name: [.short, .long], help: "No progress.")
    var quiet = false

    func validate() throws {
        if let plot, ![".svg", ".png"].contains(where: plot.hasSuffix) {
            throw ValidationError("“\(plot)” has no picture format: end it in .svg or .png.")
        }
    }

    func run() async throws {
        let reading = try SessionReading(session)
        if unspoken { return listUnspoken(reading) }
        var files = try reading.inputs()
        try Failure.check(placeOf: plot, by: "--plot", &files)
        let bar = ProgressBar(quiet: quiet)
        let prepared = try await SessionPreparation(reading, rate: rate?.value, voices: estimate ? .estimate : .speak) {
            bar.showVoice($0, $1)
        }
        bar.finish()
        prepared.showWarnings(quiet: quiet)
        if prepared.isEstimated && !quiet {
            Terminal.message("lull: some lines are not spoken yet; their lengths are estimates.")
        }
        let score = prepared.production.score
        if let plot {
            try draw(score, to: plot)
            if !json { return }
        }
        if json {
            try JSONOutput.write(PlanDocument(score, prepared.product.lengthRange))
        } else {
            let head = "\(CleanText.shownOnOneLine(score.title))  (\(Numerals.clock(score.seconds(score.duration))))"
            let range = prepared.product.lengthRange.sentence(rate: score.rate)
            Terminal.output("\(head)\n\(range)\n\(score.listing)")
        }
    }
}

extension PlanCommand {
    /// A line for each stretch that is never spoken: where it stands, what it is, and how it begins.
    private func listUnspoken(_ reading: SessionReading) {
        for (kind, place) in reading.unspoken {
            let words = CleanText.shownOnOneLine(
                place.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            )
            let shown = words.count > 60 ? "\(words.prefix(59))…" : words
            Terminal.output("\(place.source.name):\(place.line): \(kind): \(shown)\n")
        }
        if reading.unspoken.isEmpty { Terminal.message("Everything that is written is spoken, or happens.") }
    }

    private func draw(_ score: Score, to path: String) throws {
        let picture = SessionPicture(score)
        do {
            try WholeContents.write(path.hasSuffix(".svg") ? picture.svg() : picture.png(), to: path)
        } catch let error as PlotError {
            throw Failure(error)
        } catch let error as FileError {
            throw Failure(error)
        }
    }
}

/// The shape of `plan --json`: times in seconds.
struct PlanDocument: Encodable {
    var title: String
    var language: String
    var sampleRate: Int
    var duration: Double
    var shortest: Double
    var longest: Explicit
    var sections: [Section]
    var lines: [Line]
    var breaths: [Breath]
    var sounds: [Sound]
    var parameters: [String: String]

    /// Seconds that are written as null where there is no end to them.
    struct Explicit: Encodable {
        var seconds: Double?

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            if let seconds { try container.encode(seconds) } else { try container.encodeNil() }
        }
    }

    struct Section: Encodable {
        var title: String
        var start: Double
        var end: Double
    }

    struct Line: Encodable {
        var id: String
        var text: String
        var start: Double
        var end: Double
        var source: String
    }

    struct Breath: Encodable {
        var index: Int
        var start: Double
        var inhale: Double
        var hold: Double
        var exhale: Double
        var rest: Double
        var section: Int
    }

    struct Sound: Encodable {
        var name: String
        var kind: String
        var start: Double
        var end: Double
    }

    init(_ score: Score, _ range: LengthRange) {
        title = score.title
        language = score.language
        sampleRate = score.rate
        duration = score.seconds(score.duration)
        shortest = score.seconds(range.shortest)
        longest = Explicit(seconds: range.longest.map(score.seconds))
        sections = score.sections.map {
            Section(title: $0.title, start: score.seconds($0.start), end: score.seconds($0.end))
        }
        lines = score.lines.map {
            Line(
                id: $0.id,
                text: $0.text,
                start: score.seconds($0.start),
                end: score.seconds($0.end),
                source: $0.source
            )
        }
        breaths = score.breaths.enumerated().map { index, breath in
            func length(_ phase: BreathPhase) -> Double { score.seconds(breath.span(of: phase).count) }
            return Breath(
                index: index + 1,
                start: score.seconds(breath.start),
                inhale: length(.inhale),
                hold: length(.hold),
                exhale: length(.exhale),
                rest: length(.rest),
                section: breath.section
            )
        }
        sounds = score.voices.compactMap { voice in
            let instrument = score.instruments[voice.instrument]
            guard instrument.name != "voice" else { return nil }
            return Sound(
                name: instrument.name,
                kind: instrument.kind,
                start: score.seconds(voice.start),
                end: score.seconds(voice.end)
            )
        }
        parameters = Dictionary(score.parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    }
}
