import Foundation
import LullSession
import Testing

@testable import LullScript

/// Paragraphs in 18 languages whose sentences a reader has marked.
///
/// A line of `Boundaries/en.txt` is a paragraph; ` ‖ ` stands for the white space between two sentences, and `‖` for a
/// boundary without any.
@Suite("Sentences end where a reader ends them")
struct BoundaryTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Boundaries")

    private struct Score {
        var hits = 0
        var extra = 0
        var missed = 0
        var sentences = 0
        var wrong: [String] = []
        var f1: Double { hits == 0 ? 0 : 2 * Double(hits) / Double(2 * hits + extra + missed) }
    }

    private static func score(_ language: String) throws -> Score {
        var score = Score()
        let text = try String(contentsOf: folder.appending(path: "\(language).txt"), encoding: .utf8)
        for line in text.split(separator: "\n") where !line.hasPrefix("#") && !line.isEmpty {
            let marked = line.replacing(" ‖ ", with: "\u{1} ").replacing("‖", with: "\u{1}")
            var plain = ""
            var wanted: Set<Int> = []
            for character in marked {
                if character == "\u{1}" {
                    wanted.insert(plain.filter { !$0.isWhitespace }.count)
                } else {
                    plain.append(character)
                }
            }
            let words = LocatedText(plain)
            var found: Set<Int> = []
            let ranges = Sentences.split(words.text, language: language)
            for range in ranges.dropLast() {
                found.insert(words[0..<range.upperBound].text.filter { !$0.isWhitespace }.count)
            }
            score.sentences += wanted.count + 1
            score.hits += found.intersection(wanted).count
            score.extra += found.subtracting(wanted).count
            score.missed += wanted.subtracting(found).count
            if found != wanted {
                score.wrong.append("\(line) → \(ranges.map { words[$0].text }.joined(separator: " ‖ "))")
            }
        }
        return score
    }

    @Test("F1 of the boundaries is at least 0.99 in each of eight languages, 0.97 in the others")
    func boundaries() throws {
        let main = ["en", "de", "es", "fr", "it", "pt", "nl", "ru"]
        let others = ["zh", "ja", "hi", "ar", "hy", "my", "km", "am", "el", "pl"]
        var sentences = 0
        for language in main + others {
            let score = try Self.score(language)
            if main.contains(language) { sentences += score.sentences }
            let least = main.contains(language) ? 0.99 : 0.97
            #expect(score.f1 >= least, "\(language) \(score.f1)\n\(score.wrong.joined(separator: "\n"))")
        }
        #expect(sentences >= 600)
    }
}
