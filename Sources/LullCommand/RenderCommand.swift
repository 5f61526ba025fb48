import ArgumentParser
import FoundationEssentials
import Lull
import LullFile
import LullScore
import LullScript
import LullSession

/// `lull render`.
struct RenderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Renders a session script to finished audio files.",
        discussion: """
            Without -o the file stands in this folder, named after the script. Several -o are rendered once and encoded
            side by side. Files appear whole or not at all.
            """
    )

    @OptionGroup var session: SessionOptions

    @Option(
        name: [.short, .long],
        help: ArgumentHelp(
            "An audio file: wav, flac, ogg, opus or mp3 by its ending; - is a WAV stream on standard output. Repeatable.",
            valueName: "file"
        )
    )
    var output: [String] = []

    @Option(help: "Frames a second, 16000 to 192000; the script's own, or 48000.")
    var rate: SampleRate?

    @Option(help: "Bits a sample: 16 (dithered), 24 or float.")
    var bits = SampleBits(value: .twentyFour)

    @Option(help: ArgumentHelp("Begins here.", valueName: "time"))
    var from: Time?

    @Option(help: ArgumentHelp("Ends here.", valueName: "time"))
    var to: Time?

    @Option(
        help: ArgumentHelp("Writes each sound and the voice to a WAV of its own in this folder.", valueName: "folder")
    )
    var stems: String?

    @Option(help: ArgumentHelp("Writes what was measured as JSON; - is standard output.", valueName: "file.json"))
    var report: String?

    @Flag(name: [.short, .long], help: "No progress, no report.")
    var quiet = false

    func run() async throws {
        let outputs = try outputs()
        let reading = try SessionReading(session)
        var files = try reading.inputs()
        do throws(FileError) { try checkPlaces(outputs, &files) } catch { throw Failure(error) }
        let began = ProgressBar.now
        let voices = ProgressBar(quiet: quiet)
        let prepared = try await SessionPreparation(reading, rate: rate?.value, voices: .speak) { done, total in
            voices.showVoice(done, total)
        }
        voices.finish()
        prepared.showWarnings(quiet: quiet)
        let score = prepared.production.score
        do throws(FileError) { try checkStems(score.stems, &files) } catch { throw Failure(error) }
        let renderer = Renderer(prepared.production, span: try span(score))
        let bar = ProgressBar(score, quiet: quiet)
        let result: Renderer.Result
        do {
            result = try renderer.render(
                to: outputs,
                measure: report != nil || !quiet,
                progress: { bar.show($0) }
            )
            bar.finish()
            if let stems { try renderStems(renderer, mastering: result.mastering, into: stems, bar) }
        } catch let error as FileError {
            bar.finish()
            throw Failure(error)
        }
        let elapsed = max(ProgressBar.now - began, 1e-6)
        let summary = try RenderReport(
            prepared,
            span: renderer.span,
            result: result,
            elapsed: elapsed,
            outputs: outputs,
            digests: report != nil
        )
        if let report {
            let text = try JSONOutput.text(summary)
            if report == "-" {
                Terminal.output(text)
            } else {
                do throws(FileError) { try WholeContents.write(text, to: report) } catch { throw Failure(error) }
            }
        }
        if !quiet { Terminal.message(summary.text) }
    }

    private func outputs() throws -> [Output] {
        let names = output.isEmpty ? [defaultOutput] : output
        if report == "-" && names.contains("-") {
            throw Failure(.usage, "the audio and the report can't both go to standard output.")
        }
        if names.count(where: { $0 == "-" }) > 1 {
            throw Failure(.usage, "-o names standard output twice.")
        }
        return try names.map { name in
            if name == "-" {
                guard !Terminal.isTerminal(1) else {
                    throw Failure(.usage, "standard output is a terminal: write | aplay behind it, or name a file.")
                }
                let format = AudioFormat.named(pathExtension: "wav", bits: bits.value) ?? .wav24
                return .stream(descriptor: 1, name: "standard output", format)
            }
            return .file(path: name, try AudioFormat.asked(by: name, bits: bits.value))
        }
    }

    // What can't be written is known before anything is spoken or measured.
    private func checkPlaces(_ outputs: [Output], _ files: inout OutputGuard) throws(FileError) {
        for output in outputs {
            switch output {
            case .file(let path, _, _): try files.writes(path, by: "-o")
            case .stream: try files.writesStandardOutput(by: "-o")
            }
        }
        if let report, report != "-" { try files.writes(report, by: "--report") }
        // First: the others may be meant to lie in it.
        if let stems { try Folders.make(stems) }
        for case .file(let path, _, _) in outputs { try WholeContents.check(path) }
        if let report, report != "-" { try WholeContents.check(report) }
    }

    private func checkStems(_ names: [String], _ files: inout OutputGuard) throws(FileError) {
        guard let stems else { return }
        for name in names { try files.writes(stem(name, in: stems), by: "--stems", naming: .folder) }
    }

    private func stem(_ name: String, in folder: String) -> String { "\(folder)/\(name).wav" }

    private var defaultOutput: String {
        let name = session.script.split(separator: "/").last.map(String.init) ?? "session"
        let stem = name == "-" ? "session" : String(name.split(separator: ".").first ?? "session")
        return stem + ".wav"
    }

    private func span(_ score: Score) throws -> Range<Int> {
        func frame(_ time: Time?, _ standard: Int, _ option: String) throws -> Int {
            guard let time else { return standard }
            let frame = Int((time.seconds * Double(score.rate)).rounded())
            guard frame <= score.duration else {
                throw Failure(
                    .usage,
                    "\(option) \(Numerals.clock(time.seconds)) lies behind the end, \(Numerals.clock(score.seconds(score.duration)))."
                )
            }
            return frame
        }
        let start = try frame(from, 0, "--from")
        let end = try frame(to, score.duration, "--to")
        guard start < end else { throw Failure(.usage, "--from and --to leave nothing between them.") }
        return start..<end
    }

    private func renderStems(
        _ renderer: Renderer,
        mastering: Mastering,
        into folder: String,
        _ bar: ProgressBar
    ) throws {
        let format = AudioFormat.named(pathExtension: "wav", bits: bits.value) ?? .wav24
        _ = try renderer.renderStems(format, mastering: mastering) {
            bar.show($0)
        } path: {
            stem($0, in: folder)
        }
        bar.finish()
    }
}
