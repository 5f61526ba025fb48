import Lull
import LullScript
public import LullSession

/// Problems of a session that are the program's: those of a length that the program gives.
///
/// A script knows only places in texts of its own; what stands for a place in the program is turned into it here.
public enum ProgramPlace {
    /// A problem as a message of a track's, with the texts that its place counts into.
    public static func located(_ problem: Problem, of track: TrackPlan, in program: Program) -> ProgramReader.Remark {
        guard problem.location == .elsewhere, let place = track.lengthLocation else {
            return .init(problem: problem, sources: track.reading.sources)
        }
        var problem = problem
        problem.location = place
        problem.message = "for “\(track.id)” (\(track.language)), \(problem.message)"
        return .init(problem: problem, sources: program.sources)
    }

    /// Why a track can't be produced, as it is told of a program.
    static func located(_ error: StudioError, of track: TrackPlan, in program: Program) -> BatchError {
        guard case .problems(let problems, let isEstimated) = error else {
            return .studio(error, track.reading.sources)
        }
        let found = problems.map { located($0, of: track, in: program) }
        // Times that have passed come before a length that can't be met, so they are never told together.
        return .studio(
            .problems(found.map(\.problem), estimated: isEstimated),
            found.first?.sources ?? track.reading.sources
        )
    }
}
