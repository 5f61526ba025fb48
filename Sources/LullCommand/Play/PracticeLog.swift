import FoundationEssentials
import Glibc
import LullFile
import LullLive
import LullRelease
import LullScore
import LullSession

/// What has been heard of a session, whatever was passed over.
struct PracticeTally {
    private let start = Date()
    private var before: Player.Status?
    /// Frames.
    private(set) var heard = 0
    /// Breaths that were heard to their end.
    private(set) var breaths = 0

    /// When it began, in local time with its distance from UTC.
    var began: String {
        var seconds = time_t(start.timeIntervalSince1970)
        var parts = tm()
        localtime_r(&seconds, &parts)
        var text = [CChar](repeating: 0, count: 40)
        let count = strftime(&text, text.count, "%Y-%m-%dT%H:%M:%S%z", &parts)
        return String(decoding: text[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Takes in what has been heard since the last time.
    mutating func note(_ status: Player.Status, _ score: Score) {
        defer { before = status }
        guard let before, before.rounds == status.rounds else { return }
        // A longer way is somebody moving, not playing.
        let way = status.heard - before.heard
        guard way > 0, way <= score.rate else { return }
        heard += way
        let first = Search.last(score.breaths) { $0.end <= before.heard } ?? -1
        let last = Search.last(score.breaths) { $0.end <= status.heard } ?? -1
        breaths += last - first
    }
}

/// A diary of practice, for the person who practises: a row of CSV a session, in a file of their own, only where they ask.
struct PracticeLog {
    private let path: String

    static let header = "start,seconds,session,pattern,breaths,finished\n"

    /// - Throws: ``Failure`` where the file can't be written.
    init(_ path: String) throws {
        self.path = path
        // Known now, not after twenty minutes.
        try append("")
    }

    /// Writes the row.
    func finish(_ tally: PracticeTally, _ score: Score, isFinished: Bool) throws {
        let patterns = score.guidances.map(\.guidance.pattern.written)
        let distinct = patterns.enumerated().filter { !patterns.prefix($0.offset).contains($0.element) }.map(\.element)
        let seconds = (score.seconds(tally.heard) * 10).rounded() / 10
        let cells: [CSV.Cell] = [
            .number(tally.began), .number(Numerals.short(seconds)), .text(score.title),
            .text(distinct.joined(separator: " + ")), .number(String(tally.breaths)),
            .number(isFinished ? "yes" : "no"),
        ]
        try append(CSV.row(cells) + "\n")
    }

    private func append(_ text: String) throws {
        // Nobody else's business.
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw Failure(.cannotCreate, "the log “\(path)” can't be written: \(SystemError.clause(errno, .writing)).")
        }
        defer { close(file) }
        var status = stat()
        fstat(file, &status)
        Terminal.write((status.st_size == 0 ? PracticeLog.header : "") + text, to: file)
    }
}
