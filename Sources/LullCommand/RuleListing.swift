import LullCare
import LullSession

/// `lull check --rules`.
enum RuleListing {
    private struct Row: Encodable {
        var id: String
        var number: String
        var family: String
        var level: String
        var sentence: String
        var reason: String
    }

    static func write(json: Bool) throws {
        if json {
            try JSONOutput.write(
                Rule.all.map {
                    Row(
                        id: $0.id,
                        number: $0.number,
                        family: $0.family.rawValue,
                        level: $0.level.rawValue,
                        sentence: $0.sentence,
                        reason: $0.reason
                    )
                }
            )
            return
        }
        Terminal.output("Rules of care, not of medicine. In brackets after a message stands the rule that makes it.\n")
        for rule in Rule.all {
            Terminal.output("\n\(rule.id)  (\(rule.number), \(rule.level.rawValue))\n")
            Terminal.output("  \(rule.sentence)\n  Why: \(rule.reason)\n")
        }
    }
}
