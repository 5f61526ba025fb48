import Lull
public import LullSession

/// Problems of a session that are the program's: those of a length that the program gives.
public enum ProgramPlace {
    /// A problem as a message of a track's.
    public static func located(_ problem: Problem, of track: TrackPlan, in program: Program) -> Problem {
        guard problem.location.source == program.beginning.source else { return problem }
        var problem = problem
        problem.message = "for “\(track.id)” (\(track.language)), \(problem.message)"
        return problem
    }

    /// Why a track can't be produced, as it is told of a program.
    static func located(_ error: StudioError, of track: TrackPlan, in program: Program) -> BatchError {
        guard case .problems(let problems, let isEstimated) = error else { return .studio(error) }
        return .studio(.problems(problems.map { located($0, of: track, in: program) }, estimated: isEstimated))
    }
}
