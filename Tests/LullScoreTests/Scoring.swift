import LullScript
import LullSession

@testable import LullScore

/// Lays a script out with lines that each last a given time; every file lasts ten seconds.
func lay(
    _ text: String,
    line seconds: Double = 2,
    rate: Int = 48_000,
    length: Double? = nil
) throws -> Score {
    try layout(text, line: seconds, rate: rate).score(length: length.map { Seconds($0) })
}

/// A script ready to be laid out, with lines that each last a given time.
func layout(_ text: String, line seconds: Double = 2, rate: Int = 48_000) throws -> Layout {
    let access = FileAccess(read: { _ in .failure(.init("no")) }, exists: { _ in true })
    let outcome = ScriptReader(access: access).read(Array(text.utf8), path: "test.md")
    guard let session = outcome.session else {
        throw ReadingFailed(
            text: outcome.problems.map(Diagnostics.text).joined(separator: "\n")
        )
    }
    let frames = Int(seconds * Double(rate))
    let recordings = Recordings(
        lines: session.lines.enumerated().map { Recording(index: $0.offset, frames: frames, source: "test") },
        files: Dictionary(
            (session.clips + session.takes).map { ($0.path, Recording(index: 0, frames: 10 * rate, source: $0.path)) },
            uniquingKeysWith: { $1 }
        ),
        words: Dictionary(
            uniqueKeysWithValues: session.spokenWords().map {
                ($0, Recording(index: 0, frames: rate / 2, source: "test"))
            }
        )
    )
    return Layout(session: session, rate: rate, recordings: recordings)
}

struct ReadingFailed: Error { var text: String }

/// The message of a layout that fails.
func failure(_ text: String, line: Double = 2, length: Double? = nil) -> String {
    do {
        _ = try lay(text, line: line, length: length)
        return "no failure"
    } catch let failure as Layout.Failure {
        return failure.problems.map { "\($0.message) / \($0.mend ?? "")" }.joined(separator: "\n")
    } catch {
        return "\(error)"
    }
}

/// Front matter that leaves nothing but the words: no fades, no quiet at the beginning and the end.
let bare = """
    ---
    profile: standard
    voice: { gap: 1.5 s, sentence gap: 0.5 s }
    master: { fade in: 0 s, fade out: 0 s }
    ---

    """
