import FoundationEssentials
import Glibc

/// One thing to measure.
protocol Benchmark {
    /// Its name on the command line.
    static var name: String { get }
    /// What it asks, in a line.
    static var title: String { get }
    /// Measures; what is already found when an error is thrown is kept.
    static func run(_ bench: Workbench, into findings: inout Findings) throws
}

/// `lull-bench`.
@main
enum LullBench {
    /// All benchmarks, in the order they run.
    static var benchmarks: [any Benchmark.Type] {
        [
            SpeedBenchmark.self, SessionBenchmark.self, MemoryBenchmark.self, ExactnessBenchmark.self,
            SamenessBenchmark.self, VoicesBenchmark.self, MeasuringBenchmark.self, ReleaseBenchmark.self,
            LiveBenchmark.self,
        ]
    }

    static func main() {
        do {
            let options = try Options.parse(Array(CommandLine.arguments.dropFirst()))
            if options.wantsHelp {
                Terminal.say(Options.help)
                return
            }
            Interruption.hold()
            let report = try measure(options)
            if let path = options.json { try write(report, to: path) }
            if report.benchmarks.contains(where: { !$0.failures.isEmpty }) { exit(1) }
        } catch BenchFailure.usage(let message) {
            Terminal.complain(message)
            exit(64)
        } catch BenchFailure.interrupted {
            Terminal.complain("interrupted")
            exit(130)
        } catch BenchFailure.unmeasurable(let message) {
            Terminal.complain(message)
            exit(1)
        } catch {
            Terminal.complain("\(error)")
            exit(1)
        }
    }

    private struct Report: Encodable {
        var processor: String
        var cores: Int
        var isQuick: Bool
        var benchmarks: [Findings] = []
    }

    private static func measure(_ options: Options) throws -> Report {
        let bench = try Workbench(options)
        defer { bench.cleanUp() }
        var report = Report(
            processor: Cores.processor,
            cores: Cores.allowed.count,
            isQuick: options.isQuick
        )
        let cores = report.cores == 1 ? "one core" : "\(report.cores) cores"
        Terminal.say("\(report.processor), \(cores)\(options.isQuick ? "; a quick look, not for comparing" : "")")
        for benchmark in benchmarks where options.only.isEmpty || options.only.contains(benchmark.name) {
            var findings = Findings(benchmark.name, benchmark.title)
            do {
                try benchmark.run(bench, into: &findings)
            } catch BenchFailure.unmeasurable(let reason) {
                findings.failures.append(reason)
            }
            Terminal.show("")
            Terminal.say("\n\(findings.text)")
            report.benchmarks.append(findings)
        }
        return report
    }

    private static func write(_ report: Report, to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try Files.write(Array(try encoder.encode(report)) + [0x0A], to: path)
    }
}
