/// Whether memory grows with the length of a session.
enum MemoryBenchmark: Benchmark {
    static let name = "memory"
    static let title = "Memory of a whole night"

    static func run(_ bench: Workbench, into findings: inout Findings) throws {
        let minutes = bench.options.isQuick ? 30 : 480
        let length = bench.options.isQuick ? "30 min" : "8 h"
        findings.notes = [
            "A bed, breathing with a guide and a bell every minute, 48 kHz, 16 bit, streamed to nowhere.",
            "The same script for 1 min and for \(length).",
        ]
        var table = Table("peak memory in MB", "1 min", length, "limit", "", "\(length) / 1 min", "limit", "")
        for (key, words, loudness) in [
            ("off", "loudness off (one pass)", "off"),
            ("loudness", "brought to its loudness (two passes)", "-23.5 LUFS"),
        ] {
            Terminal.show("memory: \(key), 1 min")
            let short = try peak(bench, minutes: 1, loudness)
            Terminal.show("memory: \(key), \(length)")
            let long = try peak(bench, minutes: minutes, loudness)
            findings.add("\(key).short", short, "MB")
            let size = findings.add("\(key).long", long, "MB", limit: .atMost(100))
            let growth = findings.add("\(key).ratio", long / short, "1", limit: .atMost(1.1))
            table.add([words, short.fixed(1), long.fixed(1)] + size + [(long / short).fixed(2)] + growth)
        }
        findings.tables = [table]
    }

    private static func peak(_ bench: Workbench, minutes: Int, _ loudness: String) throws -> Double {
        let script = try bench.script(
            "memory.md",
            """
            ---
            title: Memory
            profile: standard
            master: { loudness: \(loudness), rate: 48000 }
            sounds:
              sea: { noise: brown, filter: { low-pass: { breath: [320 Hz, 1100 Hz] } }, level: -30 dB }
            ---

            [play sea]
            [begin breathing 4-6 at 6/min with guide]
            [repeat \(minutes)]
            [bell] [pause 60 s]
            [end]
            [end breathing]

            """
        )
        let usage = try bench.lull(["render", script, "--bits", "16", "-o", "-", "--quiet"])
        return Double(usage.peak) / 1e6
    }
}
