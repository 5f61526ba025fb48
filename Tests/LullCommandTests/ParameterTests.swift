import Foundation
import Lull
import LullCare
import LullScore
import LullScript
import LullSession
import Testing

@testable import LullCommand

/// The shipped sessions with every parameter at its ends, and at every length they can have.
@Suite("The library at its limits")
struct ParameterTests {
    /// A rule that speaks of a session on purpose, and why.
    private struct Excuse: Hashable {
        /// The script in all its languages, without its ending; nil for any.
        var script: String?
        /// The parameter's value; nil for any but what a session has by itself.
        var setting: String?
        var rule: String

        func covers(_ remark: Remark) -> Bool {
            guard rule == remark.rule else { return false }
            if let script, remark.script != "\(script).md", !remark.script.hasPrefix("\(script).") { return false }
            return setting.map(remark.settings.contains) ?? !remark.isOwn
        }
    }

    private static let excuses: [Excuse] = [
        // The script tells that the check speaks of the long hold, and should.
        Excuse(script: "breathing/four-seven-eight", setting: "count=full", rule: "hold-long"),
        Excuse(script: "breathing/four-seven-eight", setting: "count=full", rule: "breath-too-slow"),
        // The same: two seconds are what the profile thinks short.
        Excuse(script: "breathing/gentle-box", setting: "rest=4", rule: "hold-long"),
        Excuse(script: "breathing/gentle-box", setting: "rest=4", rule: "breath-too-slow"),
        // Who is to wake at the end is spoken to at the end.
        Excuse(script: "hypnosis/autogenic-sleep", setting: "ending=day", rule: "sleep-voice-late"),
        // A note is what a person may weigh who asks for a length or a pace of their own.
        Excuse(rule: "short-practice"),
        Excuse(rule: "cue-long"),
        Excuse(rule: "cue-late"),
        // What is acknowledged for one value has nothing to say at another.
        Excuse(rule: "unused-acknowledgement"),
    ]

    /// Something said of a session with some values at some length.
    private struct Remark: Hashable, CustomStringConvertible {
        var script: String
        var settings: [String]
        var length: Double?
        var rule: String
        var message: String

        /// Whether nothing was asked for.
        var isOwn: Bool { settings.isEmpty && length == nil }

        var description: String {
            "\(script) \(settings.joined(separator: " ")) \(length.map { "\($0) s" } ?? ""): \(message) [\(rule)]"
        }
    }

    private static let scripts: [String] = {
        let names = FileManager.default.enumerator(atPath: "\(Tool.root)/Sessions")?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".md") && !$0.hasPrefix("shared/") && $0 != "README.md" }.sorted()
    }()

    /// Each parameter alone at each of its ends or choices, and all of them at their first and at their last.
    static func settings(of parameters: [SessionParameter]) -> [[String: String]] {
        var result: [[String: String]] = [[:]]
        var (first, last): ([String: String], [String: String]) = ([:], [:])
        for parameter in parameters {
            let ends: [String] =
                switch parameter.domain {
                case .open: yesAndNo(parameter.value)
                case .choices(let words): words
                case .numbers(let least, let most): [least, most].compactMap { $0.map(Numerals.short) }
                }
            result += ends.map { [parameter.name: $0] }
            first[parameter.name] = ends.first
            last[parameter.name] = ends.last
        }
        if parameters.count > 1 { result += [first, last] }
        return result
    }

    @Test(
        "Every session holds together with every parameter at its ends, at its own, its shortest and its longest length"
    )
    func limits() async throws {
        #expect(Self.scripts.count >= 100)
        var remarks: [Remark] = []
        var laidOut = 0
        try await withThrowingTaskGroup(of: (Int, [Remark]).self) { group in
            for script in Self.scripts { group.addTask { try await Self.remarks(on: script) } }
            for try await (count, found) in group {
                laidOut += count
                remarks += found
            }
        }
        #expect(laidOut > 1000)
        var isUsed = Set<Excuse>()
        for remark in remarks.sorted(by: { $0.description < $1.description }) {
            let covering = Self.excuses.filter { $0.covers(remark) }
            isUsed.formUnion(covering)
            #expect(!covering.isEmpty, "\(remark)")
        }
        for excuse in Self.excuses { #expect(isUsed.contains(excuse), "not needed: \(excuse)") }
    }

    /// What is said of a script, and of how many layouts.
    private static func remarks(on script: String) async throws -> (Int, [Remark]) {
        let path = "\(Tool.root)/Sessions/\(script)"
        let parameters = try #require(try ScriptLoader.load(path).session, "\(script)").parameters
        var remarks: [Remark] = []
        var count = 0
        for values in settings(of: parameters) {
            let shown = values.map { "\($0)=\($1)" }.sorted()
            func remark(_ length: Double?, _ rule: String, _ message: String) {
                remarks.append(Remark(script: script, settings: shown, length: length, rule: rule, message: message))
            }
            let reading = try ScriptLoader.load(path, overrides: values.mapValues { Located(wrappedValue: $0) })
            for problem in reading.problems { remark(nil, "problem", problem.message) }
            guard let session = reading.session else { continue }
            func layout(_ length: Double?) async throws -> ScriptLayout {
                count += 1
                let layout = try await ScriptLayout(session, length: length)
                for problem in layout.problems { remark(length, "problem", problem.message) }
                for finding in layout.findings where !finding.isAcknowledged {
                    remark(length, finding.rule.id, finding.message)
                }
                return layout
            }
            guard let product = try await layout(nil).product else { continue }
            let rate = Double(product.production.score.rate)
            let (shortest, longest) = (product.lengthRange.shortest, product.lengthRange.longest)
            _ = try await layout(Double(shortest) / rate)
            // Where there is no end to it: twice its own length, 45 minutes at most.
            let own = Double(product.production.score.duration) / rate
            let most = longest.map { Double($0) / rate } ?? max(own, min(2 * own, 45 * 60))
            _ = try await layout(most)
            // However long: only what grows with the length is looked at.
            if longest == nil {
                let endless = try await ScriptLayout(session, length: 6 * own)
                for problem in endless.problems { remark(6 * own, "problem", problem.message) }
                for finding in endless.findings where finding.rule.id == "long-silence" {
                    remark(6 * own, finding.rule.id, finding.message)
                }
            }
            for (length, sentence) in [
                (Double(shortest) / rate - 1, /is too short: the session needs .* at the least/),
                (longest == nil ? nil : most + 1, /can stretch to|stretch(?:es)? the session to/),
            ] {
                guard let length else { continue }
                let refused = try await ScriptLayout(session, length: length)
                let messages = refused.problems.map(\.message)
                if messages.count != 1 || !messages[0].contains(sentence) {
                    remark(length, "refusal", "\(messages)")
                }
            }
        }
        return (count, remarks)
    }
}

/// Both values of a choice that is yes or no; nothing where it is none.
private func yesAndNo(_ value: String) -> [String] { ["yes", "no"].contains(value) ? ["no", "yes"] : [] }
