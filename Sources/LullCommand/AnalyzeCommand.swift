import ArgumentParser
import Lull
import LullFile
import LullMeasure
import LullPlot
import LullScore
import LullSession

/// `lull analyze`.
struct AnalyzeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "Measures audio files: loudness, peaks, clicks, gentleness, the breath they guide.",
        discussion: """
            The files may come from any program, in any format libsndfile reads. Gentleness is held against a profile:
            that of the script where there is one, else “sensitive”.
            """
    )

    @Argument(help: ArgumentHelp("Audio files.", valueName: "file"))
    var files: [String]

    @Option(help: ArgumentHelp("The limits to hold it against: standard, sensitive or sleep.", valueName: "profile"))
    var profile: ProfileChoice?

    @Option(help: ArgumentHelp("The session script it should come from, to say what differs.", valueName: "script"))
    var against: String?

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("Gives a parameter of the script a value.", valueName: "name=value")
    )
    var assignments: [String] = []

    @Option(help: ArgumentHelp("The length the script was made to fill.", valueName: "time"))
    var length: String?

    @Option(
        help: ArgumentHelp("Draws wave, loudness and spectrum of the one file.", valueName: "file.png")
    )
    var plot: String?

    @Flag(help: "Writes JSON: an object, or a list of them for several files.")
    var json = false

    @Flag(help: "Ends with status 65 where a file is not gentle.")
    var strict = false

    @Flag(name: [.short, .long], help: "No progress, no notes.")
    var quiet = false

    func validate() throws {
        if files.isEmpty { throw ValidationError("name an audio file.") }
        if plot != nil && files.count > 1 { throw ValidationError("--plot draws one file: name one.") }
        if let plot, !plot.hasSuffix(".png") { throw ValidationError("“\(plot)” is no picture: end it in .png.") }
        if against == nil && (!assignments.isEmpty || length != nil) {
            throw ValidationError("--set and --length belong to a script: name it with --against.")
        }
    }

    func run() async throws {
        let reading = try reading()
        var inputs = try reading?.inputs() ?? OutputGuard()
        for file in files { inputs.reads(file, as: .audio) }
        try Failure.check(placeOf: plot, by: "--plot", &inputs)
        let script = try await prepared(reading)
        var documents: [AnalysisDocument] = []
        var failure: Status?
        var isGentle = true
        for file in files {
            let bar = ProgressBar(quiet: quiet)
            let measurement: AudioMeasurement
            do throws(FileError) {
                measurement = try Analyzer.measure(file) { bar.showMeasured($0.done, of: $0.total) }
                bar.finish()
            } catch {
                bar.finish()
                let problem = Failure(error)
                problem.show()
                // A file that is missing weighs more than one that is no sound.
                failure = failure == .noInput ? .noInput : problem.status
                continue
            }
            let gentleness = Gentleness(
                measurement,
                profile: profile?.value ?? script?.session.profile ?? .sensitive,
                plan: script?.plan
            )
            isGentle = isGentle && gentleness.holds
            let comparison = script.map {
                AnalysisComparison(measurement, $0.production.score, isEstimated: $0.isEstimated)
            }
            if let plot { try draw(file, measurement, gentleness, script?.production.score, to: plot) }
            if json {
                var document = AnalysisDocument(measurement, gentleness, file: file)
                if let comparison, let against { document.add(comparison, script: against) }
                documents.append(document)
            } else {
                if file != files.first { Terminal.output("\n") }
                let shown = comparison.flatMap { comparison in against.map { ($0, comparison) } }
                Terminal.output(AnalysisText.text(measurement, gentleness, name: file, against: shown))
            }
        }
        if json {
            if files.count == 1, let document = documents.first {
                try JSONOutput.write(document)
            } else if files.count > 1 {
                try JSONOutput.write(documents)
            }
        }
        if let failure { endProcess(failure) }
        if strict && !isGentle { endProcess(.data) }
    }

    private func draw(
        _ file: String,
        _ measurement: AudioMeasurement,
        _ gentleness: Gentleness,
        _ score: Score?,
        to path: String
    ) throws {
        do {
            try WholeContents.write(try AudioPicture.png(file, measurement, gentleness, score: score), to: path)
        } catch let error as FileError {
            throw Failure(error)
        } catch let error as PlotError {
            throw Failure(error)
        }
    }

    /// The script that the file is compared with.
    private func reading() throws -> SessionReading? {
        guard let against else { return nil }
        var arguments = assignments.flatMap { ["--set", $0] }
        if let length { arguments += ["--length", length] }
        let options: SessionOptions
        do {
            options = try SessionOptions.parse(arguments + ["--", against])
        } catch {
            throw Failure(.usage, "--length \(length ?? "") is no time: write 90s, 15min or 1:30.")
        }
        return try SessionReading(options)
    }

    /// The script, laid out with what is known of its voice.
    private func prepared(_ reading: SessionReading?) async throws -> SessionPreparation? {
        guard let reading else { return nil }
        let script = try await SessionPreparation(reading, rate: nil, voices: .estimate)
        script.showWarnings(quiet: quiet)
        if script.isEstimated && !quiet {
            Terminal.message("lull: some lines of the script are not spoken yet; its times are estimates.")
        }
        return script
    }
}

/// A profile on the command line.
struct ProfileChoice: ExpressibleByArgument {
    var value: Profile

    init?(argument: String) {
        guard let value = Profile(rawValue: argument) else { return nil }
        self.value = value
    }

    static var allValueStrings: [String] { Profile.allCases.map(\.rawValue) }
}

extension SessionPreparation {
    /// What of the script sounds when.
    var plan: GentlenessPlan { plan(from: 0) }

    /// What of the script sounds when, in a part that begins at a frame.
    func plan(from frame: Int) -> GentlenessPlan {
        GentlenessPlan(score: production.score, offset: frame)
    }
}
