import LullScript
import LullSession

/// Reads the values of a program file, with a problem for each that isn't one.
struct FieldReader {
    let collector: Collector

    /// A value, and the key before it.
    struct Field {
        var key: YAMLTree
        var value: YAMLTree
    }

    /// The fields of a map by name; unknown ones are errors.
    ///
    /// - Parameters:
    ///   - subject: whose fields they are, as a message begins: “the program”, “a session”.
    ///   - aliases: other names that people write, with the names that they stand for.
    func fields(
        _ tree: YAMLTree,
        of subject: String,
        keys: [String],
        aliases: [String: String] = [:]
    ) -> [String: Field] {
        guard let entries = tree.entries else {
            collector.error(
                at: tree.location,
                "\(subject) is written as names with values",
                mend: "there are \(keys.joined(separator: ", "))"
            )
            return [:]
        }
        var fields: [String: Field] = [:]
        for entry in entries {
            let written = entry.key.scalar ?? ""
            let key = aliases[written] ?? written
            if let other = fields[key]?.key.scalar {
                collector.error(
                    at: entry.key.location,
                    "“\(written)” is “\(other)” once more",
                    mend: "leave one of the two out"
                )
            } else if keys.contains(key) {
                fields[key] = Field(key: entry.key, value: entry.value)
            } else {
                collector.error(
                    at: entry.key.location,
                    "\(subject) has no “\(key)”",
                    mend: Spelling.hint(for: key, in: keys, limit: keys.count)
                )
            }
        }
        return fields
    }

    /// One value that isn't empty.
    func text(_ field: Field?) -> String? {
        guard let field else { return nil }
        guard let text = field.value.scalar, !field.value.isEmpty else {
            let name = field.key.scalar ?? ""
            collector.error(
                at: field.value.scalar == nil ? field.value.location : field.key.location,
                field.value.scalar == nil ? "“\(name)” wants one value" : "“\(name)” has no value",
                mend: field.value.scalar == nil ? "write it as one text" : "write one, or leave “\(name)” out"
            )
            return nil
        }
        return text
    }

    /// A text, or one for each of several languages.
    ///
    /// - Parameter languages: those of the program; empty where it names none.
    func wording(_ field: Field?, languages: [String]) -> Wording? {
        guard let field else { return nil }
        guard let entries = field.value.entries else { return text(field).map { Wording(plain: $0) } }
        var wording = Wording()
        for entry in entries {
            guard let tag = entry.key.scalar, let language = language(tag, at: entry.key.location, of: languages),
                let text = text(Field(key: entry.key, value: entry.value))
            else { continue }
            wording.byLanguage[language] = text
            wording.first = wording.first ?? text
        }
        if entries.isEmpty { _ = text(field) }
        return wording
    }

    /// A language tag that is among the program's languages, where it names any.
    func language(_ text: String, at location: Location, of languages: [String]) -> String? {
        guard language(text, at: location) != nil else { return nil }
        if languages.isEmpty || languages.contains(text) { return text }
        collector.error(
            at: location,
            "“\(text)” is not among the program's languages",
            mend: "there are \(languages.joined(separator: ", "))"
        )
        return nil
    }

    /// A whole number of a range.
    func whole(_ field: Field?, _ range: ClosedRange<Int>) -> Int? {
        guard let field, let text = text(field) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            collector.error(
                at: field.value.location,
                "“\(text)” is no \(field.key.scalar ?? "number")",
                mend: "write a whole number from \(range.lowerBound) to \(range.upperBound)"
            )
            return nil
        }
        return number
    }

    /// The elements of a list, or one value as a list of one.
    func list(_ field: Field?) -> [YAMLTree] {
        guard let field else { return [] }
        if field.value.isEmpty {
            _ = text(field)
            return []
        }
        return field.value.list ?? [field.value]
    }

    /// The texts of a list, each with its place; none may come twice.
    func texts(_ field: Field?) -> [(text: String, location: Location)] {
        guard let field else { return [] }
        var found: [(text: String, location: Location)] = []
        for element in list(field) {
            guard let text = element.scalar, !element.isEmpty else {
                collector.error(
                    at: element.location,
                    "“\(field.key.scalar ?? "")” wants a list of texts",
                    mend: "write [one, two]"
                )
                continue
            }
            if found.contains(where: { $0.text == text }) {
                collector.error(at: element.location, "“\(text)” is named twice", mend: "keep one of the two")
            } else {
                found.append((text, element.location))
            }
        }
        return found
    }

    /// Seconds of a time.
    func duration(_ text: String, at location: Location) -> Double? {
        collector.attempt(at: location) { () throws(ValueError) in
            let seconds = try ValueReader.duration(text)
            if seconds < 1 { throw ValueError("a session of \(text) is too short", mend: "write 1 s or more") }
            return seconds
        }
    }

    /// A word of a list.
    ///
    /// - Parameter others: words that may stand there too, for the hint; they are the caller's to take.
    func choice<Choice: RawRepresentable & CaseIterable>(
        _ text: String,
        at location: Location,
        what: String,
        others: [String] = []
    ) -> Choice? where Choice.RawValue == String {
        if let choice = Choice(rawValue: text) { return choice }
        collector.error(
            at: location,
            "\(what) “\(text)”",
            mend: Spelling.hint(for: text, in: Choice.allCases.map(\.rawValue) + others)
        )
        return nil
    }

    /// A language tag.
    func language(_ text: String, at location: Location) -> String? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let isTag =
            (2...3).contains(parts.first?.count ?? 0) && parts.count <= 4
            && parts.allSatisfy { part in
                !part.isEmpty && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            }
        if isTag { return text }
        collector.error(at: location, "“\(text)” is not a language", mend: "write en, es or pt-BR")
        return nil
    }

    /// Yes or no.
    func flag(_ field: Field?) -> Bool? {
        guard let field, let text = text(field) else { return nil }
        switch text.lowercased() {
        case "on", "true", "yes": return true
        case "off", "false", "no": return false
        default:
            collector.error(
                at: field.value.location,
                "“\(field.key.scalar ?? "")” is on or off",
                mend: "write \(field.key.scalar ?? ""): on"
            )
            return nil
        }
    }
}
