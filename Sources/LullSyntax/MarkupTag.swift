/// A tag of HTML or SSML: `<break time="2s"/>`, `</p>`.
package struct MarkupTag: Hashable, Sendable {
    /// What a tag does.
    package enum Role: Hashable, Sendable {
        /// `<name>`
        case open
        /// `</name>`
        case close
        /// `<name/>`
        case empty
        /// `<?xml …?>`, `<!DOCTYPE …>`, `<![CDATA[`, `]]>`: about the text around it.
        case declaration
    }

    /// What it does.
    package let role: Role
    /// Its name in lower case, without the prefix of a namespace.
    package let name: String
    /// The prefix of its name: `amazon` of `<amazon:effect>`.
    package let prefix: String?
    /// The values of its attributes, by their names in lower case.
    package let attributes: [String: String]

    /// The tag that a text is.
    init(_ text: String) {
        let characters = Array(text.unicodeScalars)
        guard characters.count > 1, characters[0] == "<", characters[1] != "?", characters[1] != "!" else {
            self.init(role: .declaration, name: "", attributes: [:])
            return
        }
        var reader = Reader(scalars: characters)
        reader.index = 1
        let isClosing = reader.take("/")
        let name = reader.name()
        var attributes: [String: String] = [:]
        while let (key, value) = reader.attribute() { attributes[key.lowercased()] = value }
        let isEmpty = characters.dropLast().last == "/"
        self.init(
            role: isClosing ? .close : isEmpty ? .empty : .open,
            name: name.lowercased(),
            attributes: attributes
        )
    }

    private init(role: Role, name: String, attributes: [String: String]) {
        self.role = role
        let parts = name.split(separator: ":", maxSplits: 1)
        self.name = parts.last.map(String.init) ?? ""
        prefix = parts.count == 2 ? String(parts[0]) : nil
        self.attributes = attributes
    }

    private struct Reader {
        let scalars: [Unicode.Scalar]
        var index = 0

        private var current: Unicode.Scalar? { scalars.indices.contains(index) ? scalars[index] : nil }

        mutating func take(_ scalar: Unicode.Scalar) -> Bool {
            guard current == scalar else { return false }
            index += 1
            return true
        }

        private mutating func skipSpace() {
            while let scalar = current, scalar.properties.isWhitespace { index += 1 }
        }

        mutating func name() -> String {
            var name = String.UnicodeScalarView()
            while let scalar = current, !scalar.properties.isWhitespace, !"=/>\"'".unicodeScalars.contains(scalar) {
                name.append(scalar)
                index += 1
            }
            return String(name)
        }

        mutating func attribute() -> (String, String)? {
            skipSpace()
            while take("/") { skipSpace() }
            let key = name()
            guard !key.isEmpty else {
                // A quote without a name is passed over.
                guard let scalar = current, scalar != ">" else { return nil }
                index += 1
                return ("", "")
            }
            skipSpace()
            guard take("=") else { return (key, "") }
            skipSpace()
            if let quote = current, quote == "\"" || quote == "'" {
                index += 1
                var value = String.UnicodeScalarView()
                while let scalar = current, scalar != quote {
                    value.append(scalar)
                    index += 1
                }
                index += 1
                return (key, String(value))
            }
            var value = String.UnicodeScalarView()
            while let scalar = current, !scalar.properties.isWhitespace, scalar != ">" {
                value.append(scalar)
                index += 1
            }
            while value.last == "/" { value.removeLast() }
            return (key, String(value))
        }
    }
}
