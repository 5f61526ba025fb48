import Glibc

/// Whether playing in real time has gaps or drifts, and what it costs.
enum LiveBenchmark: Benchmark {
    static let name = "live"
    static let title = "A session played in real time"

    static func run(_ bench: Workbench, into findings: inout Findings) throws {
        let script = bench.options.session
        let duration = try bench.plan(script, usersCache: true).duration.rounded()
        let seconds = min(bench.options.isQuick ? 60 : 600, duration)
        let server = try SoundServer(bench)
        defer { server.stop() }
        // Once in short, so that the voice and the measure of its loudness are kept.
        _ = try bench.lull(
            ["play", script, "--from", "\(duration - 1)", "-d", "null", "-q"],
            usersCache: true,
            variables: server.variables
        )
        let file = script.split(separator: "/").last.map(String.init) ?? script
        findings.notes = [
            "The last \(seconds.fixed(0)) s of \(file) through PulseAudio's null sink, with a buffer of 40 ms.",
            "What its monitor gave is compared with a rendering, sample by sample.",
        ]
        var table = Table(
            "",
            "% of a core",
            "limit",
            "",
            "gaps",
            "limit",
            "",
            "drift, frames",
            "limit",
            "",
            "other samples",
            "limit",
            ""
        )
        // What it costs alone is known after a minute; gaps may be rare.
        for (key, words, length) in [
            ("free", "as the machine is", min(60, seconds)), ("loaded", "every core kept busy", seconds),
        ] {
            let from = "\(duration - length)"
            Terminal.show("live: a rendering to compare with")
            let rendering = bench.path("rendered.wav")
            let arguments = ["--from", from, "--rate", "48000", "--bits", "float", "-o", rendering, "--quiet"]
            _ = try bench.lull(["render", script] + arguments, usersCache: true)
            Terminal.show("live: \(words), \(length.fixed(0)) s")
            let run = try play(bench, server, key, from: from, isLoaded: key == "loaded")
            let result = try Comparison(of: run.recording, with: WAVFile(rendering))
            Files.remove(bench.path("\(key).wav"))
            table.add(
                [words, (100 * run.share).fixed(2)]
                    + findings.add("\(key).share", 100 * run.share, "%", limit: .atMost(1))
                    + ["\(run.gaps)"] + findings.add("\(key).gaps", Double(run.gaps), "1", limit: .atMost(0))
                    + ["\(result.drift)"]
                    + findings.add("\(key).drift", Double(abs(result.drift)), "frames", limit: .atMost(0))
                    + ["\(result.different)"]
                    + findings.add("\(key).different", Double(result.different), "1", limit: .atMost(0))
            )
            findings.add("\(key).peak", Double(run.peak) / 1e6, "MB")
        }
        findings.tables = [table]
    }

    private struct Run {
        /// Seconds of the processor in a second.
        var share: Double
        var gaps: Int
        var peak: Int
        var recording: WAVFile
    }

    private static func play(
        _ bench: Workbench,
        _ server: SoundServer,
        _ key: String,
        from: String,
        isLoaded: Bool
    ) throws -> Run {
        let recording = bench.path("\(key).wav")
        let recorder = try server.record(to: recording)
        var isRecording = true
        defer { if isRecording { Child.end(recorder) } }
        var spinners: [pid_t] = []
        defer { for spinner in spinners { Child.end(spinner) } }
        if isLoaded {
            for core in Cores.allowed {
                spinners.append(try bench.start("taskset", ["-c", "\(core)", "sh", "-c", "while :; do :; done"]))
            }
        }
        let messages = bench.path("\(key).messages")
        let usage = try bench.lull(
            ["play", bench.options.session, "--from", from, "-d", server.device, "--buffer", "40", "--plain"],
            usersCache: true,
            variables: server.variables,
            messages: messages
        )
        isRecording = false
        Child.end(recorder)
        let gaps = Files.text(messages).split(separator: "\n").count { $0.contains("(a gap: ") }
        return Run(share: usage.cpu / usage.wall, gaps: gaps, peak: usage.peak, recording: try WAVFile(recording))
    }
}

/// A recording of what was played, held against what should have been.
private struct Comparison {
    /// Frames that lie too many between a place near the beginning and one at the end.
    var drift = 0
    /// Samples that are others, up to the last.
    var different = 0

    // Playing from the middle of a session begins with a fade of a fifth of a second.
    private static let fade = 9_600
    private static let piece = 48_000

    init(of recording: WAVFile, with rendering: WAVFile) throws {
        guard recording.rate == rendering.rate, recording.channels == rendering.channels else {
            throw BenchFailure.unmeasurable("the recording has another rate or other channels")
        }
        let first = Comparison.fade
        let begin = try Comparison.place(of: first, of: rendering, in: recording, near: 0)
        let last = rendering.frames - 2 * Comparison.piece
        drift = try Comparison.place(of: last, of: rendering, in: recording, near: begin + last - first)
        drift -= begin + last - first
        var frame = first
        while frame < rendering.frames {
            let end = min(frame + Comparison.piece, rendering.frames)
            let offset = begin - first
            let heard = try recording.samples(frame + offset..<end + offset)
            different += zip(try rendering.samples(frame..<end), heard).count { $0 != $1 }
            frame = end
        }
    }

    /// Where the recording has a piece of the rendering.
    private static func place(
        of frame: Int,
        of rendering: WAVFile,
        in recording: WAVFile,
        near guess: Int
    ) throws -> Int {
        let count = 64 * rendering.channels
        let wanted = try rendering.samples(frame..<frame + 64)
        let first = max(0, guess - 5 * piece)
        let heard = try recording.samples(first..<min(recording.frames, guess + 20 * piece))
        for place in stride(from: 0, through: heard.count - count, by: rendering.channels)
        where heard[place] == wanted[0] && heard[place..<place + count].elementsEqual(wanted) {
            return first + place / rendering.channels
        }
        throw BenchFailure.unmeasurable("the recording has no place that is frame \(frame) of the rendering")
    }
}
