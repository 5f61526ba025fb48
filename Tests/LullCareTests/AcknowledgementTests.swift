import Foundation
import LullSession
import Testing

@testable import LullCare

@Suite("Acknowledging rules, and the list of them")
struct AcknowledgementTests {
    private func shown(_ script: String) throws -> [String] {
        try findings(script).filter { !$0.isAcknowledged }.map {
            "\($0.location.line):\($0.location.column) \($0.rule.id)"
        }
    }

    @Test("The front matter acknowledges for the whole session")
    func whole() throws {
        let text = script(
            "acknowledge: [hold-long, short-practice]",
            body: "[breathe 4-3-4 x 2]\n[breathe 4-3-4 x 2]\n[pause 30s]"
        )
        #expect(try shown(text) == [])
        #expect(try findings(text).map(\.rule.id) == ["hold-long", "short-practice", "hold-long"])
        #expect(try shown(text.replacing("hold-long, ", with: "")) == ["4:1 hold-long", "5:1 hold-long"])
    }

    @Test("A comment acknowledges for the line below it, or its own")
    func place() throws {
        let body = """
            <!-- acknowledge hold-long, short-practice: three seconds are easy,
                 and may be left out -->

            [breathe 4-3-4 x 2]
            [breathe 4-3-4 x 2] <!-- acknowledge hold-long -->
            [breathe 4-3-4 x 2]
            [pause 30s]
            """
        #expect(try shown(body) == ["6:1 hold-long"])
    }

    @Test("Comments above one another all speak for the line below")
    func several() throws {
        let body = """
            <!-- acknowledge hold-long: easy -->
            <!-- acknowledge short-practice: meant so -->
            [breathe 4-3-4 x 2]
            [pause 30s]
            """
        #expect(try shown(body) == [])
    }

    @Test("What acknowledges nothing is noted, and an unknown rule is a warning")
    func unused() throws {
        let said = try findings(
            script("acknowledge: [hold-long, hold-lung]", body: "<!-- acknowledge deep-breath: why -->\nHello.")
        ).map { "\($0.location.line):\($0.location.column) \($0.problem.severity.rawValue): \($0.problem.message)" }
        #expect(
            said == [
                "2:15 note: this acknowledges “hold-long”, which has nothing to say here [unused-acknowledgement]",
                "2:26 warning: no rule of care is called “hold-lung” [unknown-rule]",
                "4:18 note: this acknowledges “deep-breath”, which has nothing to say here [unused-acknowledgement]",
            ]
        )
    }

    @Test("The mend says where an acknowledgement belongs")
    func places() throws {
        let text = script("acknowledge: [hold-long, program-two-new]", body: "<!-- acknowledge deep-breath -->\nHello.")
        #expect(
            try findings(text).map(\.mend) == [
                "take it out", "acknowledge it in the program",
                "take it out, or put it right above the line that is meant",
            ]
        )
    }

    @Test("What stands in a branch that isn't taken is not called unused")
    func untaken() throws {
        let body = """
            [for mode in short]
            [if mode is long]
            <!-- acknowledge hold-long: easy -->
            [breathe 4-3-4 x 2]
            [else if mode is longer]
            <!-- acknowledge deep-breath: a quotation -->
            Breathe as deep as you can.
            [else]
            <!-- acknowledge deep-breath: nothing of the sort -->
            Breathe.
            [end]
            [end]
            [repeat 0]
            <!-- acknowledge deep-breath: never -->
            Breathe as deep as you can.
            [end]
            """
        #expect(try shown(body) == ["9:18 unused-acknowledgement"])
    }

    @Test("A line in a loop is spoken of once")
    func loops() throws {
        let said = try findings("[repeat 5]\nBreathe as deep as you can.\n[end]").filter { $0.rule.id == "deep-breath" }
        #expect(said.count == 1)
    }

    @Test("Every spelling of a listener is known, and none belongs to two")
    func flags() {
        let names = ListenerFlag.allCases.flatMap { [$0.rawValue] + $0.aliases }
        #expect(Set(names).count == names.count)
        for flag in ListenerFlag.allCases {
            for name in [flag.rawValue] + flag.aliases { #expect(ListenerFlag.named(name) == flag) }
        }
        #expect(ListenerFlag.named("High blood_pressure") == .highBloodPressure)
        #expect(ListenerFlag.named("tall") == nil)
    }

    @Test("Every language has words for every topic")
    func topics() {
        for lexicon in Lexicon.all { #expect(lexicon.known == Set(Topic.allCases), "\(lexicon.language)") }
    }

    @Test("Ids and numbers are each given once")
    func ids() {
        #expect(Set(Rule.all.map(\.id)).count == Rule.all.count)
        #expect(Set(Rule.all.map(\.number)).count == Rule.all.count)
        for rule in Rule.all {
            #expect(rule.id.allSatisfy { $0.isLowercase || $0 == "-" })
            for sentence in [rule.sentence, rule.reason] {
                #expect(sentence.hasSuffix(".") && sentence.first?.isUppercase == true, "\(rule.id)")
            }
        }
    }

    @Test("Every rule stands in the documentation as it stands in the code")
    func documentation() throws {
        var url = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { url.deleteLastPathComponent() }
        let page = try String(contentsOf: url.appendingPathComponent("Documentation/care.md"), encoding: .utf8)
        for rule in Rule.all {
            let row = "| \(rule.number) | `\(rule.id)` | \(rule.level.rawValue) | \(rule.sentence) | \(rule.reason) |"
            #expect(page.contains(row), "\(row)")
        }
        #expect(
            page.split(separator: "\n").count { $0.hasPrefix("| ") && $0.contains("` | ") && !$0.hasPrefix("| `") }
                == Rule.all.count
        )
        for flag in ListenerFlag.allCases { #expect(page.contains("| `\(flag.rawValue)` |"), "\(flag.rawValue)") }
    }
}
