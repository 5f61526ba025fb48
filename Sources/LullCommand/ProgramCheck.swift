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
        /// The texts its place counts into.
        var sources: SourceMap
    }

    /// What was found, each once.
    private(set) var remarks: [Remark] = []

    init(_ outcome: ProgramReader.Outcome) async throws {
        for problem in outcome.problems { add(problem, outcome.sources) }
        for remark in outcome.scriptRemarks { add(remark.problem, remark.sources) }
        guard let program = outcome.program else { return }
        if program.address == nil, program.cover != nil || program.contact != nil || program.published != nil {
            let problem = Problem(
                .note,
                at: .top,
                "without an “address” the links of the feed are relative, and directories of podcasts want whole ones",
                mend: "where it goes to one, write address: https://… for where the release will be found"
            )
            add(problem, outcome.sources)
        }
        var seconds: [String: Double] = [:]
        for track in program.tracks {
            guard let session = track.reading.session else { continue }
            let laid = try await ScriptLayout(session, track.reading.sources, length: track.length)
            seconds[track.id] = laid.seconds
            for problem in laid.problems {
                let remark = ProgramPlace.located(problem, of: track, in: program)
                add(remark.problem, remark.sources)
            }
            for finding in laid.findings {
                let remark = ProgramPlace.located(finding.problem, of: track, in: program)
                add(remark.problem, remark.sources, finding)
            }
        }
        for finding in ProgramCare.findings(in: program, seconds: { seconds[$0.id] }) {
            add(finding.problem, outcome.sources, finding)
        }
    }

    /// The problems as a person reads them, without what is acknowledged.
    var texts: [String] {
        remarks.filter { $0.finding?.isAcknowledged != true }.map { Diagnostics.text($0.problem, in: $0.sources) }
    }

    private var shown: Set<String> = []

    // Variants of a session share most of their problems.
    private mutating func add(_ problem: Problem, _ sources: SourceMap, _ finding: Finding? = nil) {
        guard shown.insert(Diagnostics.text(problem, in: sources)).inserted else { return }
        remarks.append(Remark(problem: problem, finding: finding, sources: sources))
    }
}
