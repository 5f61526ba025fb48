import Lull
import LullFile
import LullScript
import LullSession

/// The changes of a script that certainly do what its author means.
enum CertainFixes {
    /// Makes every certain change of a script's own file, and says what was changed.
    ///
    /// A change may uncover another problem, so the script is read again until none is left to make.
    static func apply(to script: String) throws(ScriptLoader.Missing) {
        for _ in 0..<4 {
            let reading = try ScriptLoader.load(script)
            guard let source = reading.sources.first, source.origin == .file else { return }
            let (text, titles) = changed(source, reading.problems)
            guard !titles.isEmpty else { return }
            do throws(FileError) {
                try WholeContents.write(Array(text.utf8), to: script)
            } catch {
                Failure(error).show()
                endProcess(.cannotCreate)
            }
            for title in titles { Terminal.message(title) }
        }
    }

    /// The text with its changes made, and a line about each; of changes over one another the first is made.
    static func changed(_ source: SourceText, _ problems: [Problem]) -> (text: String, titles: [String]) {
        var edits: [Problem.Edit] = []
        var titles: [String] = []
        for problem in problems {
            guard let fix = problem.fix, fix.edits.allSatisfy({ $0.location.source == source }) else { continue }
            let isFree = fix.edits.allSatisfy { edit in
                edits.allSatisfy { !overlaps($0.location.range, edit.location.range) }
            }
            guard isFree else { continue }
            edits += fix.edits
            titles.append("\(source.name):\(problem.location.line): \(fix.title)")
        }
        var bytes = source.bytes
        for edit in edits.sorted(by: { $0.location.range.lowerBound > $1.location.range.lowerBound }) {
            bytes.replaceSubrange(edit.location.range, with: Array(edit.text.utf8))
        }
        return (String(decoding: bytes, as: UTF8.self), titles)
    }

    private static func overlaps(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
        a.lowerBound < b.upperBound && b.lowerBound < a.upperBound || a.lowerBound == b.lowerBound
    }
}
