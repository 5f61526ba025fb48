import LullCare
import LullRelease
import LullScript
import LullSession

/// Everything there is to say of a program: its own problems, its scripts', and what its days ask for.
struct ProgramCheck {
    /// What was found, each once, with the texts its place counts into.
    private(set) var remarks: [ProgramReader.Remark] = []

    init(_ outcome: ProgramReader.Outcome) async throws {
        for problem in outcome.problems { add(problem, outcome.sources) }
        for remark in outcome.scriptRemarks { add(remark.problem, remark.sources) }
        guard let program = outcome.program else { return }
        var seconds: [String: Double] = [:]
        for track in program.tracks {
            guard let session = track.reading.session else { continue }
            let laid = try await ScriptLayout(session, track.reading.sources, length: track.length)
            seconds[track.id] = laid.seconds
            for problem in laid.problems { add(problem, track.reading.sources) }
            for finding in laid.findings where !finding.isAcknowledged { add(finding.problem, track.reading.sources) }
        }
        for problem in ProgramCare.problems(program, seconds: { seconds[$0.id] }) { add(problem, outcome.sources) }
    }

    /// The problems as a person reads them.
    var texts: [String] { remarks.map { Diagnostics.text($0.problem, in: $0.sources) } }

    private var shown: Set<String> = []

    // Variants of a session share most of their problems.
    private mutating func add(_ problem: Problem, _ sources: SourceMap) {
        guard shown.insert(Diagnostics.text(problem, in: sources)).inserted else { return }
        remarks.append(.init(problem: problem, sources: sources))
    }
}
