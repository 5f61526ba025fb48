import LullSession

/// A text with `{names}` in it.
struct Template {
    private let text: String

    init(_ text: String) { self.text = text }

    /// Whether a word may name a parameter or a sound: letters, digits, `-` and `_`, beginning with a letter.
    static func isName(_ word: String) -> Bool {
        guard let first = word.first, first.isLetter, word.count <= 60 else { return false }
        return word.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    }

    /// The text with each name replaced by its value; a name that means nothing is reported and left out.
    ///
    /// - Parameter location: where the text is written, byte for byte.
    func filled(_ values: Values, at location: Location, _ collector: Collector) -> String {
        guard text.contains("{") else { return text }
        var result = ""
        var rest = Substring(text)
        var offset = location.range.lowerBound
        let isVerbatim = location.range.count == text.utf8.count
        func place(_ length: Int) -> Location {
            isVerbatim ? Location(location.source, offset..<offset + length) : location
        }
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            offset += rest[..<open].utf8.count
            // An escaped brace is itself.
            if result.hasSuffix("\\") {
                result.append("{")
                offset += 1
                rest = rest[rest.index(after: open)...]
                continue
            }
            guard let close = rest[open...].firstIndex(of: "}") else {
                collector.error(
                    at: place(1),
                    "this brace is never closed",
                    mend: "write {name}, or leave the brace out"
                )
                return result + rest[open...].dropFirst()
            }
            let name = String(rest[rest.index(after: open)..<close])
            result += values.value(name, at: place(name.utf8.count + 2), collector)
            offset += name.utf8.count + 2
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    /// Where a value that is filled in comes from, where that is outside the script.
    func cause(_ values: Values) -> Location? {
        guard text.contains("{") else { return nil }
        return text.split(separator: "{").dropFirst().lazy.compactMap { part in
            values.origins[String(part.prefix { $0 != "}" })]
        }.first
    }
}

/// The values that names have while a script is read: parameters, and what loops go through.
struct Values {
    /// By name.
    var texts: [String: String] = [:]
    /// Where values from outside the script come from, by name.
    var origins: [String: Location] = [:]

    init() {}

    init(_ parameters: [SessionParameter]) {
        for parameter in parameters {
            texts[parameter.name] = parameter.value
            if parameter.isGiven { origins[parameter.name] = parameter.location }
        }
    }

    /// The value of a name, empty with a problem reported where it has none.
    func value(_ name: String, at place: Location, _ collector: Collector) -> String {
        if let value = texts[name] { return value }
        collector.error(
            at: place,
            "nothing is called “{\(name)}” here",
            mend: texts.isEmpty
                ? "parameters are named in the front matter" : Spelling.hint(for: name, in: texts.keys.sorted())
        )
        return ""
    }

    /// Gives a name back the value that it had.
    mutating func restore(_ name: String, from other: Values) {
        texts[name] = other.texts[name]
        origins[name] = other.origins[name]
    }

    subscript(name: String) -> String? {
        get { texts[name] }
        set {
            texts[name] = newValue
            origins[name] = nil
        }
    }
}
