/// Markdown reduced to the words it marks up.
enum Markup {
    /// Characters a link's text or address may have: enough for any, and an end to the search for its bracket.
    static let longestAddress = 2_000

    /// Text without emphasis, links' addresses, code marks, escapes and HTML.
    static func plain(_ text: String) -> String {
        let characters = Array(text)
        var result = ""
        var index = 0
        while index < characters.count {
            let character = characters[index]
            switch character {
            case "\\" where index + 1 < characters.count:
                result.append(characters[index + 1])
                index += 2
            case "<":
                if let tag = HTMLText.tag(characters, index) {
                    result += tag.text
                    index = tag.end
                } else {
                    result.append(character)
                    index += 1
                }
            case "&":
                let entity = HTMLText.entity(characters, index)
                result += entity?.text ?? "&"
                index = entity?.end ?? index + 1
            case "*", "`":
                index += 1
            case "_" where isEdge(characters, index):
                index += 1
            case "~" where index + 1 < characters.count && characters[index + 1] == "~":
                index += 2
            case "!" where index + 1 < characters.count && characters[index + 1] == "[":
                index = link(characters, index + 1)?.end ?? index + 1
            case "[":
                if let link = link(characters, index) {
                    result += link.text
                    index = link.end
                } else {
                    index += 1
                }
            default:
                result.append(character)
                index += 1
            }
        }
        return result
    }

    // An underscore between letters belongs to a word.
    private static func isEdge(_ characters: [Character], _ index: Int) -> Bool {
        func isWord(_ i: Int) -> Bool {
            characters.indices.contains(i) && (characters[i].isLetter || characters[i].isNumber)
        }
        return !(isWord(index - 1) && isWord(index + 1))
    }

    private static func link(_ characters: [Character], _ open: Int) -> (text: String, end: Int)? {
        guard let close = characters[open...].prefix(longestAddress).firstIndex(of: "]") else { return nil }
        let text = String(characters[(open + 1)..<close])
        if text.hasPrefix("^") { return ("", close + 1) }
        guard close + 1 < characters.count, characters[close + 1] == "(",
            let end = characters[(close + 1)...].prefix(longestAddress).firstIndex(of: ")")
        else { return nil }
        return (plain(text), end + 1)
    }

    /// Without white space at both ends.
    static func trimmed(_ text: String) -> String {
        var rest = Substring(text)
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }

    /// Runs of white space as one space, none at the ends.
    static func collapsed(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
