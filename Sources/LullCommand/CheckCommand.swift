import ArgumentParser
import FoundationEssentials
import Lull
import LullCare
import LullRelease
import LullScript
import LullSession

/// `lull check`.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Reads scripts and programs and says everything that is wrong with them, without rendering."
    )

    @Argument(
        help: ArgumentHelp("Session scripts, and program files (.yaml); - is standard input.", valueName: "script")
    )
    var scripts: [String] = []

    @Flag(help: "Writes JSON.")
    var json = false

    @Flag(help: "Lists the rules of care, and checks nothing.")
    var rules = false

    @Flag(help: "Warnings count as errors.")
    var strict = false

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("Gives a parameter of the scripts a value.", valueName: "name=value")
    )
    var assignments: [String] = []

    @Option(help: ArgumentHelp("Fills this length with each script's elastic pauses.", valueName: "time"))
    var length: Time?

    @Flag(help: "Makes the changes that are certain, and checks what is left.")
    var fix = false

    /// A problem as JSON.
    private struct Row: Encodable {
        struct Place: Encodable {
            var file: String
            var line: Int
            var column: Int
            var length: Int

            init(_ location: Location) {
                file = location.source.name
                line = location.line
                column = location.column
                length = location.length
            }
        }

        struct Related: Encodable {
            var place: Place
            var message: String
        }

        struct Edit: Encodable {
            var file: String
            /// The bytes that are replaced.
            var from: Int
            var to: Int
            var text: String
        }

        struct Fix: Encodable {
            var title: String
            var edits: [Edit]
        }

        var code: String
        var severity: String
        var file: String
        var line: Int
        var column: Int
        var length: Int
        var message: String
        var mend: String?
        var related: [Related]?
        var fix: Fix?
        // Of rules of care only.
        var rule: String?
        var level: String?
        var acknowledged: Bool?

        init(_ problem: Problem) {
            let place = Place(problem.location)
            code = problem.code.rawValue
            severity = problem.severity.rawValue
            file = place.file
            line = place.line
            column = place.column
            length = place.length
            message = Diagnostics.message(problem)
            mend = problem.mend
            if !problem.related.isEmpty {
                related = problem.related.map { Related(place: Place($0.location), message: $0.message) }
            }
            fix = problem.fix.map { fix in
                Fix(
                    title: fix.title,
                    edits: fix.edits.map {
                        Edit(
                            file: $0.location.source.name,
                            from: $0.location.range.lowerBound,
                            to: $0.location.range.upperBound,
                            text: $0.text
                        )
                    }
                )
            }
        }

        /// - Parameter problem: the finding as it is shown.
        init(_ finding: Finding, as problem: Problem) {
            self.init(problem)
            // Its rule has a field of its own.
            message = message.replacing(" [\(finding.rule.id)]", with: "")
            rule = finding.rule.id
            level = finding.level.rawValue
            acknowledged = finding.isAcknowledged
        }
    }

    private struct Document: Encodable {
        var errors: Int
        var warnings: Int
        var notes: Int
        var problems: [Row]
    }

    func validate() throws {
        if scripts.isEmpty && !rules { throw ValidationError("Missing expected argument '<script> ...'") }
        if fix, scripts.contains(where: { $0 == "-" || ProgramReader.isProgram($0) }) {
            throw ValidationError("--fix changes session scripts that lie in a file.")
        }
        if let program = scripts.first(where: ProgramReader.isProgram), !assignments.isEmpty || length != nil {
            throw ValidationError(
                "“\(program)” is a program, which says both for each of its tracks: leave --set and --length out."
            )
        }
    }

    func run() async throws {
        if rules { return try RuleListing.write(json: json) }
        let overrides = try SessionOptions.overrides(assignments)
        var rows: [Row] = []
        var missing = false
        for script in scripts {
            if ProgramReader.isProgram(script) {
                do {
                    let check = try await ProgramCheck(ProgramReader.read(script))
                    if !json { for text in check.texts { Terminal.output(text + "\n") } }
                    rows += check.remarks.map { remark in
                        remark.finding.map { Row($0, as: remark.problem) } ?? Row(remark.problem)
                    }
                } catch let error as ScriptLoader.Missing {
                    Failure(.noInput, error.description).show()
                    missing = true
                }
                continue
            }
            let reading: ScriptReader.Outcome
            do throws(ScriptLoader.Missing) {
                if fix { try CertainFixes.apply(to: script) }
                reading = try ScriptLoader.load(script, overrides: overrides)
            } catch {
                Failure(.noInput, error.description).show()
                missing = true
                continue
            }
            var problems = reading.problems
            var findings: [Finding] = []
            if var session = reading.session {
                session.fill(length)
                let laid = try await ScriptLayout(session, length: length?.seconds)
                problems += laid.problems
                findings = laid.findings
            }
            for problem in problems {
                if !json { Terminal.output(Diagnostics.text(problem) + "\n") }
                rows.append(Row(problem))
            }
            for finding in findings {
                if !json && !finding.isAcknowledged { Terminal.output(Diagnostics.text(finding.problem) + "\n") }
                rows.append(Row(finding, as: finding.problem))
            }
        }
        func number(_ severity: Problem.Severity) -> Int {
            rows.count { $0.severity == severity.rawValue && $0.acknowledged != true }
        }
        let (errors, warnings, notes) = (number(.error), number(.warning), number(.note))
        if json {
            try JSONOutput.write(Document(errors: errors, warnings: warnings, notes: notes, problems: rows))
        } else if errors + warnings + notes == 0 && !missing {
            Terminal.message(
                scripts.count == 1
                    ? "\(CleanText.shownOnOneLine(scripts[0])): all is well." : "\(scripts.count) scripts: all is well."
            )
        } else {
            let tail = notes > 0 ? ", \(Self.count(notes, "note"))" : ""
            Terminal.message("\(Self.count(errors, "error")), \(Self.count(warnings, "warning"))\(tail).")
        }
        if missing { endProcess(.noInput) }
        if errors > 0 || (strict && warnings > 0) { endProcess(.data) }
    }

    private static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
}
