import Lull
import LullScript
import LullSession

/// What a person asks of a script on the command line: its problems are told as such, and not as the script's.
enum AskedValues {
    /// A problem as it is shown, with the texts that its place counts into: none for a length that no text has.
    static func told(_ problem: Problem, _ sources: SourceMap) -> (problem: Problem, sources: SourceMap) {
        guard problem.location == .elsewhere else { return (problem, sources) }
        var problem = problem
        problem.location = .top
        problem.message = "with --length, \(problem.message)"
        return (problem, SourceMap(name: sources.name(of: .top), lines: []))
    }

    /// The problems of reading a script, those told as `--set`'s that it hasn't with its own values.
    static func told(_ problems: [Problem], of script: String, _ overrides: [String: String]) -> [Problem] {
        // Standard input is read once only.
        guard !overrides.isEmpty, script != "-", problems.contains(where: { $0.severity == .error }) else {
            return problems
        }
        func found(_ values: [String: String]) -> Set<Problem> {
            Set((try? ScriptLoader.load(script, overrides: values))?.problems ?? [])
        }
        let own = found([:])
        let alone = overrides.sorted { $0.key < $1.key }.map { name, value in
            (written: "--set \(name)=\(value)", problems: found([name: value]))
        }
        let all = alone.map(\.written).joined(separator: " ")
        return problems.map { problem in
            guard problem.severity == .error, !own.contains(problem) else { return problem }
            var problem = problem
            let by = alone.first { $0.problems.contains(problem) }?.written ?? all
            problem.message = "with \(by), \(problem.message)"
            return problem
        }
    }
}
