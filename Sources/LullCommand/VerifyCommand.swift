import ArgumentParser
import LullFile
import LullRelease
import LullSession

/// `lull verify`.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Holds a release against its manifest: every file, what it sounds like, what it says, where it leads."
    )

    @Argument(help: ArgumentHelp("The release's folder.", valueName: "folder"))
    var folder: String

    @Flag(help: "Writes JSON.")
    var json = false

    @Flag(name: [.short, .long], help: "No progress.")
    var quiet = false

    private struct Document: Encodable {
        struct Row: Encodable {
            var path: String
            var message: String
        }
        var files: Int
        var tracks: Int
        var problems: [Row]
    }

    func run() async throws {
        let verifier: Verifier
        do throws(FileError) {
            verifier = try Verifier(folder)
        } catch { throw Failure(error) }
        let bar = ProgressBar(quiet: quiet)
        let result = await verifier.verify { bar.showVerified($0, $1) }
        bar.finish()
        if json {
            try JSONOutput.write(
                Document(
                    files: result.files,
                    tracks: result.tracks,
                    problems: result.findings.map { .init(path: $0.path, message: "\($0.sentence)") }
                )
            )
        } else {
            for finding in result.findings { Terminal.output(finding.sentence + "\n") }
        }
        if !quiet {
            let count = result.findings.count
            func counted(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
            let files = "\(counted(result.files, "file")) of \(counted(result.tracks, "track"))"
            let what = "\(files), \(Numerals.clock(result.seconds)) of audio"
            Terminal.message(
                count == 0
                    ? "\(what): all is as it was made." : "\(what): \(count) \(count == 1 ? "problem" : "problems")."
            )
        }
        if !result.isWhole { endProcess(.data) }
    }
}
