import LullSession

/// What stands behind `if`: `w`, `not w`, `mode is short`, `pace > 5`.
enum Condition {
    private static let falsehoods: Set<String> = ["", "0", "no", "false", "off", "none"]
    private static let answers = ["yes": true, "true": true, "on": true, "no": false, "false": false, "off": false]

    static func evaluate(
        _ words: inout DirectiveWords,
        _ values: [String: String],
        _ choices: [String: [String]],
        _ place: Location
    ) throws(ReadError) -> Bool {
        let negated = words.take("not")
        guard let name = words.take() else {
            throw ReadError("“if” wants the name of a parameter", "write [if evening]", place)
        }
        guard let value = values[name.text] else {
            throw ReadError(
                "nothing is called “\(name.text)” here",
                values.isEmpty
                    ? "parameters are named in the front matter"
                    : Spelling.hint(for: name.text, in: values.keys.sorted()),
                name.location
            )
        }
        guard let comparison = words.take() else {
            return falsehoods.contains(value.lowercased()) == negated
        }
        let isNot = comparison.key == "is" && words.take("not")
        guard let other = words.takeText() else {
            throw ReadError("“if” wants something to compare with", "write [if pace > 5]", comparison.location)
        }
        let numbers = Quantity(value).flatMap { a in Quantity(other.text).map { (a.number, $0.number) } }
        let isSame = same(value, other.text)
        let result: Bool
        switch (comparison.key, numbers) {
        case ("is", _), ("=", _), ("==", _): result = isSame != isNot
        case ("!=", _), ("≠", _): result = !isSame
        case (">", let pair?): result = pair.0 > pair.1
        case ("<", let pair?): result = pair.0 < pair.1
        case (">=", let pair?), ("≥", let pair?): result = pair.0 >= pair.1
        case ("<=", let pair?), ("≤", let pair?): result = pair.0 <= pair.1
        default:
            throw ReadError(
                "“\(comparison.text)” does not compare here",
                "write is, is not, >, <, >= or <= before a value",
                comparison.location
            )
        }
        // Compared with what it can never be, a condition would always fail, or always hold.
        if let choices = choices[name.text], !["<", ">", "<=", ">=", "≤", "≥"].contains(comparison.key),
            !choices.contains(where: { same($0, other.text) })
        {
            throw ReadError(
                "“\(name.text)” is never “\(other.text)”",
                Spelling.hint(for: other.text, in: choices),
                other.location
            )
        }
        return result != negated
    }

    // Numbers by their value, “yes”, “true” and “on” as one answer, other words without regard to case.
    private static func same(_ a: String, _ b: String) -> Bool {
        if let x = Quantity(a), let y = Quantity(b) { return x.number == y.number }
        let (a, b) = (a.lowercased(), b.lowercased())
        if let x = answers[a], let y = answers[b] { return x == y }
        return a == b
    }
}
