import LullScore
import LullScript
import LullSession
import Testing

@testable import LullCare

/// What the rules of care say of a script whose lines each last a given time.
func findings(_ text: String, line seconds: Double = 2) throws -> [Finding] {
    let access = FileAccess(read: { _ in .failure(.init("no")) }, exists: { _ in true })
    let outcome = ScriptReader(access: access).read(Array(text.utf8), path: "test.md")
    let problems = outcome.problems.map(Diagnostics.text).joined(separator: "\n")
    let session = try #require(outcome.session, "\(problems)")
    let rate = 16_000
    func recording(_ seconds: Double, _ source: String) -> Recording {
        Recording(index: 0, frames: Int(seconds * Double(rate)), source: source)
    }
    let recordings = Recordings(
        lines: session.lines.map { _ in recording(seconds, "test") },
        files: Dictionary(
            (session.clips + session.takes).map { ($0.path, recording(10, $0.path)) },
            uniquingKeysWith: { $1 }
        ),
        words: Dictionary(uniqueKeysWithValues: session.spokenWords().map { ($0, recording(0.5, "test")) })
    )
    let score = try Layout(session: session, rate: rate, recordings: recordings).score()
    return Care.findings(in: Subject(session: session, score: score))
}

/// One rule, a script it speaks of, what it says there, and scripts that come near and are left alone.
struct Case: Sendable, CustomTestStringConvertible {
    var rule: String
    var script: String
    /// `line:column: level: message / mend`, one line for each finding of the rule.
    var says: String
    var silent: [String]
    var seconds = 2.0

    var testDescription: String { "\(rule): \(says)" }
}

/// Front matter with these lines, and a body.
func script(_ front: String..., body: String) -> String {
    (["---"] + front + ["---", body]).joined(separator: "\n")
}

/// The findings of one rule as text.
func text(_ rule: String, _ script: String, line seconds: Double = 2) throws -> String {
    try findings(script, line: seconds).filter { $0.rule.id == rule && !$0.isAcknowledged }.map {
        "\($0.location.line):\($0.location.column): \($0.level.rawValue): \($0.message) / \($0.mend)"
    }.joined(separator: "\n")
}

func expect(_ example: Case, sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(Rule.all.contains { $0.id == example.rule }, sourceLocation: sourceLocation)
    let said = try text(example.rule, example.script, line: example.seconds)
    #expect(said == example.says, sourceLocation: sourceLocation)
    for near in example.silent {
        let said = try text(example.rule, near, line: example.seconds)
        #expect(said == "", "\(near)", sourceLocation: sourceLocation)
    }
}
