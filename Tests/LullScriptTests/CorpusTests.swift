import Foundation
import LullSession
import Testing

@testable import LullScript

/// Scripts as people and programs write them, each with what must be spoken, what happens, and what must be reported.
///
/// `Corpus/README.md` says how an expectation is written.
@Suite("The corpus: nothing is misread in silence, and clean prose is not accused")
struct CorpusTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")

    private static let files: [String] = {
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".expected") }.map { String($0.dropLast(".expected".count)) }.sorted()
    }()

    /// Kinds of findings whose text is not meant for ears.
    private static let unmeant: Set<Problem.Code> = [
        .misplacedFrontMatter, .spokenMetadata, .productionNote, .roleLabel, .stageDirection, .timeCode, .lineComment,
    ]

    @Test("It is large enough")
    func size() {
        #expect(Self.files.count >= 150)
        #expect(Set(Self.files.map { $0.split(separator: "/")[0] }).count >= 30)
    }

    @Test("Each file is read as it is meant", arguments: files)
    func reading(file: String) throws {
        let bytes = try Array(Data(contentsOf: Self.folder.appending(path: file)))
        let expected = try String(contentsOf: Self.folder.appending(path: file + ".expected"), encoding: .utf8)
        let lines = expected.split(whereSeparator: \.isNewline).map(String.init)
            .filter { !$0.hasPrefix("#") && $0 != "clean" && !$0.isEmpty }
        let access = FileAccess(read: { _ in .failure(.init("no")) }, exists: { _ in true })
        let outcome = ScriptReader(access: access).read(bytes, path: file)
        let told = outcome.problems.map(Diagnostics.text).joined(separator: "\n")
        check(lines.filter { $0.hasPrefix("report ") }, outcome.problems, "\(file)\n\(told)")
        guard let session = outcome.session else {
            #expect(outcome.problems.contains { $0.severity == .error })
            return
        }
        let happens = lines.filter { !$0.hasPrefix("report ") && !$0.hasPrefix("language ") }.map(Self.normal)
        let found = Self.outline(session, outcome.problems).map(Self.normal)
        let difference = zip(found + ["(end)"], happens + ["(end)"]).first { $0 != $1 }
        #expect(
            found == happens,
            "\(file): read “\(difference?.0 ?? "")”, meant “\(difference?.1 ?? "")”\n\(told)"
        )
        for line in lines where line.hasPrefix("language ") {
            #expect("language \(session.language)" == line, "\(file)")
        }
    }

    private func check(_ reports: [String], _ problems: [Problem], _ context: String) {
        var left = problems.filter { $0.code != .unspoken || reports.contains { $0.hasSuffix(" unspoken") } }
        for report in reports {
            let words = report.split(separator: " ")
            let ends = words[1].split(separator: "-").compactMap { Int($0) }
            let (first, last) = (ends[0], ends.last ?? ends[0])
            let index = left.firstIndex { problem in
                problem.code.rawValue == words[2] && problem.location.line <= last && first <= problem.location.lastLine
            }
            #expect(index != nil, "not reported: \(report) in \(context)")
            if let index { left.remove(at: index) }
        }
        // One cause may be met in several lines; anything else is an accusation.
        let codes = Set(reports.map { String($0.split(separator: " ")[2]) })
        let accused = left.filter { !codes.contains($0.code.rawValue) || $0.severity != .error }
            .filter { !($0.code == .unknownMarkup && codes.contains($0.code.rawValue)) }
        #expect(accused.isEmpty, "accused: \(accused.map { "\($0.location.line) \($0.code.rawValue)" }) in \(context)")
    }

    /// A text in one form: composed, white space collapsed, invisible marks left out.
    private static func normal(_ line: String) -> String {
        let visible = line.unicodeScalars.filter {
            ![0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0xFEFF].contains($0.value)
        }
        return String(String.UnicodeScalarView(visible)).precomposedStringWithCanonicalMapping
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func outline(_ session: Session, _ problems: [Problem]) -> [String] {
        let unmeant = problems.filter { Self.unmeant.contains($0.code) }.map(\.location.range)
        func isMeant(_ location: Location) -> Bool {
            !unmeant.contains { $0.contains(location.range.lowerBound) && location.range.upperBound <= $0.upperBound }
        }
        return session.items.compactMap { item -> String? in
            switch item.cue {
            case .speak(let line):
                let words = meant(line.words, isMeant)
                return words.isEmpty ? nil : "say \(words)"
            case .section(let title):
                return item.location.range.isEmpty || !isMeant(item.location) ? nil : "section \(title)"
            case .pause(let pause): return isMeant(item.location) ? describe(pause) : nil
            case .breathe(let guidance): return "breathe \(describe(guidance))"
            case .beginBreathing(let guidance): return "begin \(guidance.pattern.written)"
            case .endBreathing: return "end"
            default: return nil
            }
        }
    }

    // The words of a line that don't stand in a text that was reported.
    private static func meant(_ line: LocatedText, _ isMeant: (Location) -> Bool) -> String {
        var words: [String] = []
        var offset = 0
        for word in line.text.split(separator: " ", omittingEmptySubsequences: false) {
            let range = offset..<offset + word.utf8.count
            if isMeant(line.location(range)) { words.append(String(word)) }
            offset = range.upperBound + 1
        }
        return words.contains { $0.contains { $0.isLetter || $0.isNumber } } ? words.joined(separator: " ") : ""
    }

    private static func describe(_ pause: Pause) -> String {
        let scale = pause.countsBreaths ? Pause.breath.value : 1
        let unit = pause.countsBreaths ? " breaths" : ""
        let least = Numerals.short(pause.least.value / scale)
        guard let most = pause.most else { return "pause \(least)+\(unit)" }
        return most == pause.least
            ? "pause \(least)\(unit)" : "pause \(least)..\(Numerals.short(most.value / scale))\(unit)"
    }

    private static func describe(_ guidance: BreathGuidance) -> String {
        let pattern = guidance.pattern.written
        switch guidance.length?.least {
        case .breaths(let count)?: return "\(pattern) x \(count)"
        case .time(let time)?: return "\(pattern) for \(Numerals.short(time.value))"
        case nil: return pattern
        }
    }
}
