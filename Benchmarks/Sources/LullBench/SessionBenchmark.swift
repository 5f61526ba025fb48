/// A spoken session, its voice cached.
enum SessionBenchmark: Benchmark {
    static let name = "session"
    static let title = "A whole spoken session"

    static func run(_ bench: Workbench, into findings: inout Findings) throws {
        let rounds = bench.options.isQuick ? 1 : 3
        let script = bench.options.session
        let output = bench.path("session.wav")
        Terminal.show("the session's voice")
        _ = try bench.lull(["render", script, "-o", output, "--quiet"], usersCache: true)
        let duration = try bench.plan(script, usersCache: true).duration
        let quiet = try bench.write("session.md", try withoutLoudness(Files.text(script), script))
        let file = script.split(separator: "/").last.map(String.init) ?? script
        findings.notes = [
            "\(file), \((duration / 60).fixed(1)) min, its voice in the cache, to a 24 bit WAV of 48 kHz, on one core;",
            rounds == 1 ? "one round." : "the medians of \(rounds) interleaved rounds.",
        ]
        let ways = [("loudness", "brought to its loudness (two passes)", script), ("off", "loudness off (one)", quiet)]
        var usages: [String: [Usage]] = [:]
        for round in 1...rounds {
            for (key, _, script) in ways {
                Terminal.show("session: \(key), round \(round) of \(rounds)")
                let usage = try bench.onOneCore {
                    try bench.lull(["render", script, "-o", output, "--rate", "48000", "--quiet"], usersCache: true)
                }
                usages[key, default: []].append(usage)
                Files.remove(output)
            }
        }
        var table = Table("the session", "CPU s", "× real time", "peak MB")
        for (key, words, _) in ways {
            let list = usages[key] ?? []
            let cpu = median(list.map(\.cpu))
            let peak = Double(list.map(\.peak).max() ?? 0) / 1e6
            findings.add("\(key).cpu", cpu, "s")
            findings.add("\(key).timesRealTime", duration / cpu, "1")
            findings.add("\(key).peak", peak, "MB")
            table.add([words, cpu.fixed(2), (duration / cpu).fixed(0), peak.fixed(1)])
        }
        findings.tables = [table]
    }

    /// The script with `loudness: off`, as there is no option for it.
    private static func withoutLoudness(_ text: String, _ path: String) throws -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let index = lines.firstIndex(where: { $0.hasPrefix("master:") && $0.contains("loudness:") }),
            let key = lines[index].firstRange(of: "loudness:")
        else {
            throw BenchFailure.unmeasurable("\(path) has no line “master: { loudness: … }”")
        }
        let rest = lines[index][key.upperBound...]
        let end = rest.firstIndex { $0 == "," || $0 == "}" } ?? rest.endIndex
        lines[index].replaceSubrange(key.upperBound..<end, with: " off")
        return lines.joined(separator: "\n")
    }
}
