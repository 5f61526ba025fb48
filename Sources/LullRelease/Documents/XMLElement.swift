/// An element of an XML document, escaped as it is written down.
struct XMLElement {
    let name: String
    private let attributes: [(name: String, value: String)]
    private let text: String?
    private let children: [XMLElement]

    init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String? = nil) {
        self.name = name
        self.attributes = attributes.map { ($0.key, $0.value) }
        self.text = text
        children = []
    }

    init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], children: [XMLElement]) {
        self.name = name
        self.attributes = attributes.map { ($0.key, $0.value) }
        text = nil
        self.children = children
    }

    /// The document that has this as its root.
    var document: String {
        var result = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        write(to: &result, indentation: "")
        return result
    }

    private func write(to result: inout String, indentation: String) {
        result += "\(indentation)<\(name)"
        for (name, value) in attributes { result += " \(name)=\"\(Escaping.attribute(value))\"" }
        if let text, !text.isEmpty {
            result += ">\(Escaping.text(text))</\(name)>\n"
        } else if children.isEmpty {
            result += "/>\n"
        } else {
            result += ">\n"
            for child in children { child.write(to: &result, indentation: indentation + "  ") }
            result += "\(indentation)</\(name)>\n"
        }
    }
}

/// Characters as they stand in XML and HTML.
///
/// Done scalar by scalar: a quotation mark with a combining accent is one character to Swift, and still a quotation
/// mark to a parser.
enum Escaping {
    /// Text between tags.
    static func text(_ text: String) -> String {
        mapped(text) { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\r": "&#13;"
            default: nil
            }
        }
    }

    /// A value between quotation marks; also safe between tags.
    static func attribute(_ text: String) -> String {
        mapped(text) { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            case "'": "&#39;"
            case "\n", "\t", "\r": "&#\(scalar.value);"
            default: nil
            }
        }
    }

    /// JSON that may stand in a script element, where nothing may look like a tag.
    static func script(_ json: String) -> String {
        mapped(json) { scalar in
            switch scalar {
            case "<", ">", "&": "\\u00\(String(scalar.value, radix: 16))"
            case "\u{2028}", "\u{2029}": "\\u\(String(scalar.value, radix: 16))"
            default: nil
            }
        }
    }

    private static func mapped(_ text: String, _ replacement: (Unicode.Scalar) -> String?) -> String {
        var result = ""
        result.unicodeScalars.reserveCapacity(text.unicodeScalars.count)
        for scalar in text.unicodeScalars {
            if let replaced = replacement(scalar) {
                result += replaced
            } else {
                result.unicodeScalars.append(isLegal(scalar) ? scalar : "\u{FFFD}")
            }
        }
        return result
    }

    // What XML 1.0 allows, less the controls that HTML calls errors.
    private static func isLegal(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD: true
        case 0..<0x20, 0x7F...0x9F: false
        default: scalar.value & 0xFFFE != 0xFFFE && !(0xFDD0...0xFDEF).contains(scalar.value)
        }
    }
}
