import Glibc

/// Whether a session comes out the same again, and from the middle.
enum SamenessBenchmark: Benchmark {
    static let name = "sameness"
    static let title = "The same again, and from the middle"

    static func run(_ bench: Workbench, into findings: inout Findings) throws {
        findings.notes = [
            "A filter that moves, noise, a pad, reverb, a bell and a breath guide; brought to a loudness."
        ]
        let script = try bench.script("sameness.md", script)
        let kinds = ["16.wav": "16", "24.wav": "24", "24.flac": "24", "float.wav": "float"]
        var table = Table("rendered twice, the second time on one core", "files", "the same", "limit", "")
        var same = 0
        for (kind, bits) in kinds.sorted(by: { $0.key < $1.key }) {
            Terminal.show("sameness: \(kind)")
            let outputs = [bench.path("first.\(kind)"), bench.path("second.\(kind)")]
            let arguments = outputs.map { ["render", script, "--bits", bits, "-o", $0, "--quiet"] }
            _ = try bench.lull(arguments[0])
            _ = try bench.onOneCore { try bench.lull(arguments[1]) }
            if try Files.areEqual(outputs[0], outputs[1]) { same += 1 }
            Files.remove(outputs[1])
            if kind != "float.wav" { Files.remove(outputs[0]) }
        }
        let judged = findings.add("again.same", Double(same), "files", limit: .atLeast(Double(kinds.count)))
        table.add(["byte for byte: WAV of 16, 24 bit and float, FLAC", "\(kinds.count)", "\(same)"] + judged)
        findings.tables.append(table)

        let part = bench.path("part.wav")
        var spans = Table("a span rendered alone, beside the same span of the whole", "dBFS", "limit", "")
        for (from, to) in [(40, 60), (41, 43), (5, 85)] {
            Terminal.show("sameness: from \(from) s")
            let span = ["--from", "\(from) s", "--to", "\(to) s"]
            _ = try bench.lull(["render", script, "--bits", "float", "-o", part, "--quiet"] + span)
            let difference = try difference(bench.path("first.float.wav"), part, from: from, seconds: to - from)
            let level = 20 * log10(difference)
            let judged = findings.add("span\(from).difference", level, "dBFS", limit: .atMost(-100))
            spans.add(["\(from) s to \(to) s: greatest difference", level.fixed(1)] + judged)
        }
        findings.tables.append(spans)
        Files.remove(part)
        Files.remove(bench.path("first.float.wav"))
    }

    private static let script = """
        ---
        title: Sameness
        profile: standard
        master: { loudness: -23 LUFS, rate: 48000, fade in: 2 s, fade out: 5 s }
        sounds:
          sea: { noise: brown, filter: { low-pass: { wander: [300 Hz, 1200 Hz], every: 7 s } }, level: -28 dB }
          rain: { noise: pink, filter: { high-pass: 800 Hz }, level: { lfo: [-46 dB, -38 dB], every: 9 s } }
          chord: { pad: [A2, E3, B3], level: -30 dB, brightness: 40 %, attack: 4 s, reverb: 40 % }
          cue: { tone: partials, partials: [1, 0.3], pitch: { breath: [A3, E4] }, level: { breath: [-44 dB, -28 dB] }, reverb: 30 % }
        ---

        [play sea] [play rain] [play chord]
        [pause 10 s]
        [begin breathing 4-6 at 5.5/min with cue]
        [pause 26.3 s]
        [bell]
        [pause 10 s]
        [bowl]
        [pause 40 s]
        [end breathing]
        [pause 3 s]

        """

    /// The greatest difference between a part and its place in the whole.
    private static func difference(_ whole: String, _ part: String, from start: Int, seconds: Int) throws -> Double {
        let whole = try WAVFile(whole)
        let part = try WAVFile(part)
        guard part.rate == whole.rate, part.frames == seconds * part.rate else {
            throw BenchFailure.unmeasurable("a span of \(seconds) s has \(part.frames) frames")
        }
        var greatest: Float = 0
        let first = start * whole.rate
        for position in stride(from: 0, to: part.frames, by: 8192) {
            let end = min(position + 8192, part.frames)
            let samples = try part.samples(position..<end)
            for (a, b) in zip(samples, try whole.samples(first + position..<first + end)) {
                greatest = max(greatest, abs(a - b))
            }
        }
        return Double(greatest)
    }
}
