import LullCare
import LullRelease
import LullScript
import LullSession

/// Everything there is to say of a program: its own problems, its scripts', and what its days ask for.
struct ProgramCheck {
    /// Something found.
    struct Remark {
        /// What it is, as it is shown.
        var problem: Problem
        /// What a rule of care says; nil for anything else.
        var finding: Finding?
    }

    /// What was found, each once.
    private(set) var remarks: [Remark] = []

    init(_ outcome: ProgramReader.Outcome) async throws {
        for problem in outcome.problems + outcome.scriptProblems { add(problem) }
        guard let program = outcome.program else { return }
        if program.address == nil, program.cover != nil || program.contact != nil || program.published != nil {
            let problem = Problem(
                .note,
                at: outcome.beginning,
                "without an “address” the links of the feed are relative, and directories of podcasts want whole ones",
                mend: "where it goes to one, write address: https://… for where the release will be found"
            )
            add(problem)
        }
        var seconds: [String: Double] = [:]
        for track in program.tracks {
            guard let session = track.reading.session else { continue }
            let laid = try await ScriptLayout(session, length: track.length)
            seconds[track.id] = laid.seconds
            for problem in laid.problems {
                add(ProgramPlace.located(problem, of: track, in: program))
            }
            for finding in laid.findings {
                add(ProgramPlace.located(finding.problem, of: track, in: program), finding)
            }
        }
        for finding in ProgramCare.findings(in: program, seconds: { seconds[$0.id] }) {
            add(finding.problem, finding)
        }
    }

    /// The problems as a person reads them, without what is acknowledged.
    var texts: [String] {
        remarks.filter { $0.finding?.isAcknowledged != true }.map { Diagnostics.text($0.problem) }
    }

    private var shown: Set<String> = []

    // Variants of a session share most of their problems.
    private mutating func add(_ problem: Problem, _ finding: Finding? = nil) {
        guard shown.insert(Diagnostics.text(problem)).inserted else { return }
        remarks.append(Remark(problem: problem, finding: finding))
    }
}
