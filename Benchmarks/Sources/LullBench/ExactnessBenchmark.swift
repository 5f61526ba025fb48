/// Whether the breath turns when the plan says, in the first minute and after eight hours.
enum ExactnessBenchmark: Benchmark {
    static let name = "exactness"
    static let title = "Breath in the audio beside the plan"

    private static let hours = 8

    static func run(_ bench: Workbench, into findings: inout Findings) throws {
        findings.notes = [
            "Breathing 4-6 for \(hours) h, a tone whose level follows the lungs from −60 to −12 dB, 48 kHz, float.",
            "Every turn of its envelope in the first and in the last minute, found by squaring and fitting,",
            "against plan --json; and the plan itself against n · 60 s / pace.",
        ]
        var table = Table(
            "greatest difference in ms",
            "turns",
            "from the plan",
            "limit",
            "",
            "plan from n · 60 s / pace"
        )
        for pace in [6, 5.5] {
            let script = try bench.script("exactness.md", script(pace))
            Terminal.show("exactness: the plan at \(pace)/min")
            let plan = try bench.plan(script)
            let drift = drift(plan, pace: pace)
            findings.add("pace\(pace).drift", drift * 1000, "ms")
            for (key, words, start) in [("first", "first minute", 0), ("last", "last minute", hours * 3600 - 60)] {
                Terminal.show("exactness: \(words) at \(pace)/min")
                let output = bench.path("exactness.wav")
                let span = ["--from", "\(start) s", "--to", "\(start + 60) s"]
                _ = try bench.lull(["render", script, "--bits", "float", "-o", output, "--quiet"] + span)
                let envelope = try Envelope(of: output, from: Double(start))
                Files.remove(output)
                let (count, difference) = try compare(envelope.turns(), plan, within: start..<start + 60)
                let judged = findings.add("pace\(pace).\(key)", difference * 1000, "ms", limit: .atMost(1))
                findings.add("pace\(pace).\(key).turns", Double(count), "1")
                table.add(
                    ["\(pace)/min, \(words)", "\(count)", (difference * 1000).fixed(4)] + judged
                        + [(drift * 1000).fixed(4)]
                )
            }
        }
        findings.tables = [table]
    }

    private static func script(_ pace: Double) -> String {
        """
        ---
        title: Exactness
        profile: standard
        master: { loudness: off, rate: 48000, fade in: 0 s, fade out: 0 s }
        sounds:
          cue: { tone: sine, pitch: 1000 Hz, level: { breath: [-60 dB, -12 dB] }, attack: 0 s, release: 0 s }
        ---

        [breathe 4-6 at \(pace)/min for \(hours) h with cue]

        """
    }

    /// The greatest difference in seconds between the plan's turns and the exact ones.
    private static func drift(_ plan: Plan, pace: Double) -> Double {
        let period = 60 / pace
        return plan.breaths.enumerated().reduce(0) { greatest, entry in
            let (index, breath) = entry
            let low = breath.start - Double(index) * period
            let high = breath.start + breath.inhale - (Double(index) + 0.4) * period
            return max(greatest, low.magnitude, high.magnitude)
        }
    }

    /// How many turns were compared, and their greatest difference from the plan in seconds.
    ///
    /// Every turn that the plan has within the span, away from its edges, must be found, and no other.
    private static func compare(
        _ found: [Double],
        _ plan: Plan,
        within span: Range<Int>
    ) throws -> (count: Int, difference: Double) {
        let inside = Double(span.lowerBound) + 2..<Double(span.upperBound) - 2
        let planned = plan.breaths.flatMap { [$0.start, $0.start + $0.inhale] }.filter(inside.contains)
        let turns = found.filter(inside.contains)
        guard !planned.isEmpty, planned.count == turns.count else {
            throw BenchFailure.unmeasurable(
                "of \(planned.count) planned turns \(turns.count) were found from \(span.lowerBound) s"
            )
        }
        return (planned.count, zip(planned, turns).map { abs($0 - $1) }.max() ?? 0)
    }
}
