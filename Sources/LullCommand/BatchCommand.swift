import ArgumentParser
import FoundationEssentials
import Lull
import LullFile
import LullRelease
import LullScript
import LullSession

/// `lull batch`.
struct BatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch",
        abstract: "Makes a release of a program: every track in every format, and all that goes with it.",
        discussion: """
            What is up to date stays as it is; an interrupted run goes on where it stopped. Files appear whole or not at all,
            and nothing that wasn't made by lull batch is replaced.
            """
    )

    @Argument(help: ArgumentHelp("The program file.", valueName: "program.yaml"))
    var program: String

    @Option(name: [.short, .long], help: ArgumentHelp("The release's folder.", valueName: "folder"))
    var output: String

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("Tracks made at once; every core, unless told otherwise.", valueName: "n")
    )
    var jobs: Int?

    @Option(
        help: ArgumentHelp(
            "Makes one share of the tracks only: 2/4, or auto for what a batch system says.",
            valueName: "i/n"
        )
    )
    var shard: String?

    @Flag(help: "Makes what concerns the program as a whole, once all shares are there.")
    var gather = false

    @Flag(help: "Shows what would be made, and makes nothing.")
    var dryRun = false

    @Flag(help: "Removes what the program no longer has.")
    var prune = false

    @Flag(help: "Writes what came of it as JSON.")
    var json = false

    @Flag(name: [.short, .long], help: "No progress, no table.")
    var quiet = false

    func run() async throws {
        let options = try options()
        let program = try read()
        let environment = ProcessInfo.processInfo.environment
        let folder = ReleaseFolder(output)
        do throws(BatchError) {
            let batch = try Batch(program, into: folder, options: options, environment: environment)
            if dryRun {
                if let status = try await PlanReport(await batch.plan(), batch).show(json: json) { endProcess(status) }
                return
            }
            let began = ProgressBar.now
            let plan = await batch.plan()
            // Told before hours of work, and once more behind them.
            if !plan.inTheWay.isEmpty && !plan.due.isEmpty { Failure(.inTheWay(plan.inTheWay)).show() }
            let display = BatchDisplay(plan.groups, quiet: quiet)
            let result: Batch.Result
            do {
                defer { display.finish() }
                result = try await batch.run { display.tell($0) }
            }
            let report = BatchReport(result, program: program, folder: folder, seconds: ProgressBar.now - began)
            if json { try report.writeJSON() }
            report.show(quiet: quiet)
            if let status = report.status { endProcess(status) }
        } catch { throw Failure(error) }
    }

    private func options() throws -> Batch.Options {
        var options = Batch.Options()
        if let jobs, jobs < 1 { throw Failure(.usage, "--jobs wants 1 or more.") }
        if gather && shard != nil { throw Failure(.usage, "--gather is for all shares at once; leave --shard out.") }
        if prune && shard != nil { throw Failure(.usage, "--prune looks at the whole release; leave --shard out.") }
        options.jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
        options.gathersOnly = gather
        options.prunes = prune
        do throws(Shard.Malformed) {
            options.shard = try shard.map { text throws(Shard.Malformed) in
                try Shard(text, environment: ProcessInfo.processInfo.environment)
            }
        } catch { throw Failure(.usage, "\(error.description).") }
        return options
    }

    private func read() throws -> Program {
        let outcome: ProgramReader.Outcome
        do throws(ScriptLoader.Missing) {
            outcome = try ProgramReader.read(program)
        } catch { throw Failure(.noInput, error.description) }
        guard let program = outcome.program else {
            // What is wrong with its scripts is told along with what is wrong with it.
            let own = outcome.problems.map(Diagnostics.text)
            let scripts = outcome.scriptProblems.filter { $0.severity == .error }.map(Diagnostics.text)
            throw Failure(.data, lines: own + scripts)
        }
        if !quiet {
            for problem in outcome.problems { Terminal.message(Diagnostics.text(problem)) }
        }
        return program
    }
}
