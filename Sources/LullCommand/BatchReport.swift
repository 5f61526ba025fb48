import LullFile
import LullRelease
import LullSession

/// What came of a batch, for people and for programs.
struct BatchReport {
    private let result: Batch.Result
    private let program: Program
    private let folder: ReleaseFolder
    private let seconds: Double

    init(_ result: Batch.Result, program: Program, folder: ReleaseFolder, seconds: Double) {
        self.result = result
        self.program = program
        self.folder = folder
        self.seconds = seconds
    }

    private var failures: [Failure] {
        result.failures.map { Failure($0.error) } + (result.programError.map { [Failure($0)] } ?? [])
    }

    /// The status to end with; nil where all is well.
    var status: Status? {
        failures.map(\.status).max { $0.rawValue < $1.rawValue }
    }

    // MARK: For people

    func show(quiet: Bool) {
        if !quiet && !result.made.isEmpty { Terminal.message(table) }
        for (track, error) in result.failures where !Self.isObstacle(error) {
            Terminal.message("\(track.id): \(Self.words(error))")
        }
        if let error = result.programError, !Self.isObstacle(error) { Failure(error).show() }
        if !result.inTheWay.isEmpty { Failure(.inTheWay(result.inTheWay)).show() }
        guard !quiet else { return }
        if result.programFiles == nil && !result.failures.isEmpty {
            Terminal.message("The page, the feed and the manifest wait until every track is there.")
        }
        for leftover in result.leftovers {
            let what = leftover.track.map { "of “\($0)”" } ?? "of the program as a whole"
            Terminal.message(
                "\(Self.count(leftover.files.count, "file")) \(what) no longer belong: --prune removes them."
            )
        }
        for leftover in result.pruned {
            Terminal.message("Removed \(leftover.files.joined(separator: ", ")).")
        }
        Terminal.message(summary)
    }

    /// Whether an error is told with all that is in the way.
    static func isObstacle(_ error: BatchError) -> Bool { if case .inTheWay = error { true } else { false } }

    /// What went wrong, without the program's own name before it.
    static func words(_ error: BatchError) -> String {
        let text = Failure(error).text
        return text.hasPrefix("lull: ") ? String(text.dropFirst(6)) : text
    }

    private var table: String {
        let rows = result.tracks.filter { result.made.contains($0.id) }.map { track in
            [
                track.id, Numerals.clock(track.duration),
                track.measure.integrated.map { "\(Numerals.tenths($0)) LUFS" } ?? "silent",
                track.measure.truePeak.map { "\(Numerals.tenths($0)) dBTP" } ?? "",
                track.measure.isGentle ? "gentle" : "not gentle: see its report",
            ]
        }
        return Table.lines(rows, [.left, .right, .right, .right, .left]).joined(separator: "\n")
    }

    private var summary: String {
        let made = result.made.count
        var parts = [made == 0 ? "nothing new" : "\(Self.count(made, "track")) made"]
        let kept = result.tracks.count - made
        if kept > 0 { parts.append("\(kept) up to date") }
        if !result.failures.isEmpty { parts.append("\(result.failures.count) failed") }
        if !result.skipped.isEmpty { parts.append("\(result.skipped.count) not begun") }
        if let files = result.programFiles, files > 0 { parts.append("\(Self.count(files, "file")) of the program") }
        let audio = result.tracks.filter { result.made.contains($0.id) }.reduce(0) { $0 + $1.duration }
        let speed = made > 0 ? ", ×\(Int(clamping: audio / max(seconds, 1e-3))) real time" : ""
        let place = CleanText.shownOnOneLine(folder.path)
        return "\(place): \(parts.joined(separator: ", "))  (\(Numerals.clock(seconds, tenths: true))\(speed))"
    }

    private static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

    // MARK: For programs

    private struct Document: Encodable {
        struct Row: Encodable {
            var id: String
            var status: String
            var duration: Double?
            var message: String?
        }
        var folder: String
        var seconds: Double
        var tracks: [Row]
        var leftovers: [ReportedLeftover]
        var pruned: [ReportedLeftover]
        var inTheWay: [String]
        var programFiles: Int?
        var message: String?
    }

    func writeJSON() throws(BatchError) {
        var rows = result.tracks.map {
            Document.Row(id: $0.id, status: result.made.contains($0.id) ? "made" : "up to date", duration: $0.duration)
        }
        rows += result.failures.map { .init(id: $0.track.id, status: "failed", message: Self.words($0.error)) }
        rows += result.skipped.map { .init(id: $0.id, status: "not begun") }
        let document = Document(
            folder: folder.path,
            seconds: seconds,
            tracks: rows,
            leftovers: result.leftovers.map(ReportedLeftover.init),
            pruned: result.pruned.map(ReportedLeftover.init),
            inTheWay: result.inTheWay,
            programFiles: result.programFiles,
            message: result.programError.map(Self.words)
        )
        try Self.write(document)
    }

    static func write(_ value: some Encodable) throws(BatchError) {
        do {
            try JSONOutput.write(value)
        } catch { throw .incomplete("standard output: this can't be written as JSON: \(error).") }
    }
}

/// What no longer belongs in a release, for programs.
struct ReportedLeftover: Encodable {
    private let track: String?
    private let files: [String]

    init(_ leftover: BatchPlan.Leftover) {
        track = leftover.track
        files = leftover.files
    }
}
