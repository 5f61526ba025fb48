/// What measuring a session costs beside making it.
enum MeasuringBenchmark: Benchmark {
    static let name = "measuring"
    static let title = "Measuring, beside rendering and encoding"

    static func run(_ bench: Workbench, into findings: inout Findings) throws {
        let rounds = bench.options.isQuick ? 1 : 3
        let script = bench.options.session
        let audio = bench.path("measured.flac")
        Terminal.show("the session's voice")
        _ = try bench.lull(["render", script, "-o", audio, "--quiet"], usersCache: true)
        let duration = try bench.plan(script, usersCache: true).duration
        findings.notes = [
            "The session as FLAC, on one core: rendered and encoded without a report (--quiet), with one, and analysed after;",
            rounds == 1 ? "one round." : "the medians of \(rounds) interleaved rounds.",
        ]
        let output = bench.path("session.flac")
        let ways: [(key: String, words: String, arguments: [String])] = [
            ("made", "rendered and encoded", ["render", script, "-o", output, "--quiet"]),
            ("reported", "the same, measured on the way", ["render", script, "-o", output]),
            ("analysed", "the file analysed", ["analyze", audio, "--quiet"]),
        ]
        var costs: [String: [Double]] = [:]
        for round in 1...rounds {
            for way in ways {
                Terminal.show("measuring: \(way.words), round \(round) of \(rounds)")
                costs[way.key, default: []].append(
                    try bench.onOneCore { try bench.lull(way.arguments, usersCache: true).cpu }
                )
                Files.remove(output)
            }
        }
        var table = Table("the session", "CPU s", "× real time", "measuring / making", "limit", "")
        let made = costs["made"] ?? []
        func share(_ values: [Double]) -> Double { median(zip(values, made).map { $0 / $1 }) }
        for way in ways {
            let values = costs[way.key] ?? []
            let cpu = median(values)
            findings.add("\(way.key).cpu", cpu, "s")
            var cells = [way.words, cpu.fixed(2), (duration / cpu).fixed(0)]
            switch way.key {
            case "reported":
                let part = share(zip(values, made).map { $0 - $1 })
                cells += [part.fixed(2)] + findings.add("reported.share", part, "1", limit: .atMost(1))
            case "analysed":
                let part = share(values)
                cells += [part.fixed(2)] + findings.add("analysed.share", part, "1", limit: .atMost(1))
            default:
                cells += ["–", "–", ""]
            }
            table.add(cells)
        }
        findings.tables = [table]
    }
}
