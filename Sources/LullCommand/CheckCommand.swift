import ArgumentParser
import FoundationEssentials
import Lull
import LullFile
import LullScript
import LullSession
import LullVoice

/// `lull check`.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Reads scripts and says everything that is wrong with them, without rendering."
    )

    @Argument(help: ArgumentHelp("Session scripts; - is standard input.", valueName: "script"))
    var scripts: [String]

    @Flag(help: "Writes JSON.")
    var json = false

    @Flag(help: "Warnings count as errors.")
    var strict = false

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("Gives a parameter of the scripts a value.", valueName: "name=value")
    )
    var assignments: [String] = []

    private struct Row: Encodable {
        var severity: String
        var file: String
        var line: Int
        var column: Int
        var length: Int
        var message: String
        var mend: String?
    }

    private struct Document: Encodable {
        var errors: Int
        var warnings: Int
        var problems: [Row]
    }

    func run() async throws {
        let overrides = try SessionOptions.overrides(assignments)
        var rows: [Row] = []
        var missing = false
        for script in scripts {
            let reading: ScriptReader.Outcome
            do throws(ScriptLoader.Missing) {
                reading = try ScriptLoader.load(script, overrides: overrides)
            } catch {
                Terminal.message("lull: \(error.description)")
                missing = true
                continue
            }
            var problems = reading.problems
            if let session = reading.session { problems += try await layoutProblems(session, reading.sources) }
            if !json {
                for problem in problems { Terminal.output(Diagnostics.text(problem, in: reading.sources) + "\n") }
            }
            rows += problems.map {
                Row(
                    severity: $0.severity.rawValue,
                    file: reading.sources.name(of: $0.location),
                    line: $0.location.line,
                    column: $0.location.column,
                    length: $0.location.length,
                    message: $0.message,
                    mend: $0.mend
                )
            }
        }
        let errors = rows.count { $0.severity == "error" }
        let warnings = rows.count - errors
        if json {
            try JSONOutput.write(Document(errors: errors, warnings: warnings, problems: rows))
        } else if rows.isEmpty && !missing {
            Terminal.message(
                scripts.count == 1 ? "\(scripts[0]): all is well." : "\(scripts.count) scripts: all is well."
            )
        } else {
            Terminal.message("\(Self.count(errors, "error")), \(Self.count(warnings, "warning")).")
        }
        if missing { endProcess(.noInput) }
        if errors > 0 || (strict && warnings > 0) { endProcess(.data) }
    }

    private static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

    // Times are laid out with what is known of the voice; where lines are unspoken they can only be warned about.
    private func layoutProblems(_ session: Session, _ sources: SourceMap) async throws -> [Problem] {
        do throws(StudioError) {
            let studio = try Studio(environment: ProcessInfo.processInfo.environment)
            _ = try await studio.produce(session, rate: session.master.rate ?? 48_000, voices: .estimate)
            return []
        } catch {
            switch error {
            case .problems(let problems, let isEstimated):
                return problems.map { problem in
                    var shown = problem
                    if isEstimated {
                        shown.severity = .warning
                        shown.message += ", as far as unspoken lines can be guessed"
                    }
                    return shown
                }
            case .recording(let error, let location):
                return [Problem(at: location, error.description, mend: "look at the file")]
            case .voice(let error, let location?): return [Problem(at: location, error.message)]
            case .file, .voice: throw Failure(error, sources)
            }
        }
    }
}
