import Glibc

/// The command line.
struct Options {
    /// The lull to measure.
    var lull = near(".build/release/lull")
    /// The spoken session to measure.
    var session = near("Sessions/evening-wind-down.md")
    /// Where the numbers go as JSON.
    var json: String?
    /// The benchmarks to run.
    var only: [String] = []
    /// Short spans and one round.
    var isQuick = false
    /// Whether only help is wanted.
    var wantsHelp = false

    /// What `--help` says.
    static let help = """
        Measures lull from outside, as whole processes, beside csound and sox.

        USAGE: lull-bench [--lull PROGRAM] [--session SCRIPT] [--only NAME]... [--quick] [--json FILE]

          --lull PROGRAM     the lull to measure (default: .build/release/lull, here or a folder up)
          --session SCRIPT   a spoken session (default: Sessions/evening-wind-down.md, here or a folder up)
          --only NAME        one benchmark; repeatable. There are:
        \(LullBench.benchmarks.map { "                     \($0.name) – \($0.title)" }.joined(separator: "\n"))
          --quick            short spans, one round: to see that all works, not to compare
          --json FILE        the numbers as JSON

        The exit status is 0 when all was measured, whatever the numbers; 1 when something could not be.
        """

    /// The options of the arguments behind the program's name.
    static func parse(_ arguments: [String]) throws -> Options {
        var options = Options()
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--quick": options.isQuick = true
            case "--help", "-h": options.wantsHelp = true
            case "--lull", "--session", "--json", "--only":
                guard let value = rest.popFirst() else { throw BenchFailure.usage("\(argument) wants a value.") }
                try options.set(argument, value)
            default: throw BenchFailure.usage("“\(argument)” is unknown. See --help.")
            }
        }
        return options
    }

    private mutating func set(_ option: String, _ value: String) throws {
        switch option {
        case "--lull": lull = value
        case "--session": session = value
        case "--json": json = value
        default:
            let names = LullBench.benchmarks.map { $0.name }
            guard names.contains(value) else {
                throw BenchFailure.usage(
                    "There is no benchmark “\(value)”. There are: \(names.joined(separator: ", "))."
                )
            }
            only.append(value)
        }
    }

    private static func near(_ path: String) -> String {
        access(path, R_OK) != 0 && access("../\(path)", R_OK) == 0 ? "../\(path)" : path
    }
}
