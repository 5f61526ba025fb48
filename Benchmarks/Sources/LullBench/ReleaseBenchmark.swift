/// A program of forty tracks made into a release, beside what the encoders alone need.
enum ReleaseBenchmark: Benchmark {
    static let name = "release"
    static let title = "A program of forty tracks"

    static func run(_ bench: Workbench, into findings: inout Findings) throws {
        let lengths = bench.options.isQuick ? [40, 45, 50, 55] : [120, 150, 180, 210]
        let cores = Cores.allowed.count
        let audio = Double(lengths.reduce(0, +) * 10)
        let program = try write(bench, lengths)
        let release = bench.path("release")
        findings.notes = [
            "10 sessions in 4 lengths each, \((audio / 60).fixed(0)) min of noise, chords and a few words, as FLAC, Opus and MP3",
            "with tags, captions, reports and the page. The encoders alone: flac, opusenc and lame with the same audio, as many",
            "at once as there are cores. The voice is in the cache. One round.",
        ]
        Terminal.show("release: the voice")
        _ = try bench.lull(["batch", program, "-o", bench.path("voiced"), "--dry-run", "--quiet"])
        let first = try bench.write("warm.yaml", "title: Warm\nformats: [flac]\nsessions:\n" + sessions([lengths[0]]))
        _ = try bench.lull(["batch", first, "-o", bench.path("warm"), "--quiet"])
        Terminal.show("release: forty tracks")
        let made = try bench.lull(["batch", program, "-o", release, "--quiet"])
        Terminal.show("release: nothing changed")
        let again = try bench.lull(["batch", program, "-o", release, "--quiet"])
        _ = try bench.write("s3.md", script(3).replacing("slowly", with: "softly"))
        Terminal.show("release: one line changed")
        let changed = try bench.lull(["batch", program, "-o", release, "--quiet"])
        Terminal.show("release: the encoders alone")
        let alone = try encoders(bench, release, cores)

        let busy = made.cpu / (made.wall * Double(cores))
        var table = Table("the release", "wall s", "CPU s", "cores busy", "wall / encoders", "limit", "")
        let share = made.wall / alone.wall
        findings.add("made.wall", made.wall, "s")
        findings.add("made.peak", Double(made.peak) / 1e6, "MB")
        let isBusy = findings.add("made.busy", busy, "1", limit: .atLeast(0.9))
        let isNear = findings.add("made.share", share, "1", limit: .atMost(1.15))
        table.add(["made", made.wall.fixed(2), made.cpu.fixed(2), busy.fixed(2), share.fixed(2)] + isNear)
        findings.add("made.cpuShare", made.cpu / alone.cpu, "1")
        table.add(["the same in CPU seconds", "", "", "", (made.cpu / alone.cpu).fixed(2), "", ""])
        table.add(["cores", "", "", busy.fixed(2), ""] + isBusy)
        let rest = findings.add("again.wall", again.wall, "s", limit: .atMost(1))
        table.add(["nothing changed", again.wall.fixed(2), again.cpu.fixed(2), "", ""] + rest)
        findings.add("changed.wall", changed.wall, "s")
        table.add(["one line changed", changed.wall.fixed(2), changed.cpu.fixed(2), "", "", "", ""])
        findings.add("alone.wall", alone.wall, "s")
        table.add(["the encoders alone", alone.wall.fixed(2), alone.cpu.fixed(2), "", "1", "", ""])
        findings.tables = [table]
    }

    private static func script(_ number: Int) -> String {
        """
        ---
        title: Session \(number)
        ---
        # Arriving
        [play rain] [play pad]
        You might notice your breath, slowly, for the \(number). time.
        [pause 5s+]
        # Resting
        [pause 5s+]
        That was all.

        """
    }

    private static func sessions(_ lengths: [Int]) -> String {
        let list = lengths.map { "\($0) s" }.joined(separator: ", ")
        return (1...10).map { "  - { script: s\($0).md, variants: { length: [\(list)] } }\n" }.joined()
    }

    private static func write(_ bench: Workbench, _ lengths: [Int]) throws -> String {
        for number in 1...10 { _ = try bench.write("s\(number).md", script(number)) }
        let head = "title: Forty\nformats: [flac, opus, mp3]\nsessions:\n"
        return try bench.write("program.yaml", head + sessions(lengths))
    }

    /// Encodes the same audio by the encoders' own programs.
    private static func encoders(_ bench: Workbench, _ release: String, _ cores: Int) throws -> Usage {
        let folder = bench.path("alone")
        let decode =
            "mkdir -p '\(folder)' && for f in '\(release)'/audio/*.flac; do "
            + "flac --silent --force --decode -o \"\(folder)/$(basename \"$f\" .flac).wav\" \"$f\"; done"
        _ = try bench.tool("sh", ["-c", decode])
        let encode =
            "flac --silent --force -5 -o \"$1.flac\" \"$1\" && opusenc --quiet --bitrate 96 \"$1\" \"$1.opus\" && "
            + "lame --quiet -b 128 \"$1\" \"$1.mp3\""
        let all = "printf '%s\\0' '\(folder)'/*.wav | xargs -0 -n 1 -P \(cores) sh -c '\(encode)' encode"
        return try bench.tool("sh", ["-c", all])
    }
}
