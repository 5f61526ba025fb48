/// HTML within a text: tags are passed over, entities are the characters they name.
enum HTMLText {
    private static let breaking: Set<String> = ["br", "p", "div", "li", "ul", "ol", "hr", "speak", "s"]
    private static let tags: Set<String> = breaking.union([
        "b", "i", "u", "em", "strong", "span", "small", "big", "sub", "sup", "mark", "del", "ins", "font", "center",
        "a", "q", "cite", "code", "kbd", "abbr", "prosody", "emphasis", "voice",
    ])
    private static let entities: [String: String] = [
        "nbsp": " ", "ensp": " ", "emsp": " ", "thinsp": " ", "shy": "", "zwj": "", "zwnj": "", "amp": "&", "lt": "<",
        "gt": ">", "quot": "\"", "apos": "'", "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "ldquo": "“", "rdquo": "”",
        "bdquo": "„", "laquo": "«", "raquo": "»", "hellip": "…", "ndash": "–", "mdash": "—", "middot": "·",
        "bull": "•", "deg": "°", "frac12": "½", "times": "×", "iexcl": "¡", "iquest": "¿", "szlig": "ß",
        "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "aacute": "á", "eacute": "é",
        "iacute": "í", "oacute": "ó", "uacute": "ú", "ntilde": "ñ", "Aacute": "Á", "Eacute": "É", "Iacute": "Í",
        "Oacute": "Ó", "Uacute": "Ú", "Ntilde": "Ñ", "agrave": "à", "egrave": "è", "ecirc": "ê", "ccedil": "ç",
        "atilde": "ã", "otilde": "õ",
    ]

    /// What stands for the tag that begins at an index, a space where it breaks the text, and where it ends.
    static func tag(_ characters: [Character], _ open: Int) -> (text: String, end: Int)? {
        guard let close = characters[open...].prefix(300).firstIndex(of: ">") else { return nil }
        let content = characters[(open + 1)..<close].drop { $0 == "/" }
        let name = String(content.prefix { $0.isLetter || $0.isNumber }).lowercased()
        guard tags.contains(name), !content.contains("<") else { return nil }
        let behind = content.dropFirst(name.count).first
        guard behind == nil || behind == "/" || behind?.isWhitespace == true else { return nil }
        return (breaking.contains(name) ? " " : "", close + 1)
    }

    /// The character that an entity names (`&nbsp;`, `&#8217;`, `&#x2019;`), and where it ends.
    static func entity(_ characters: [Character], _ mark: Int) -> (text: String, end: Int)? {
        guard let close = characters[mark...].prefix(12).firstIndex(of: ";") else { return nil }
        let name = String(characters[(mark + 1)..<close])
        if let text = entities[name] { return (text, close + 1) }
        guard name.first == "#" else { return nil }
        let digits = name.dropFirst()
        let code = digits.first?.lowercased() == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let code, code >= 0x20, let scalar = Unicode.Scalar(code) else { return nil }
        return (String(scalar), close + 1)
    }
}
