/// How a text is read aloud where it is written in signs: digits of other forms, fractions, ranges, ligatures.
enum SpokenForm {
    /// Words that a language reads signs with. A new language is one row.
    private struct Words {
        /// What stands between the ends of a range: “five to ten”.
        var to: String
        /// One half, one third, two thirds, one quarter, three quarters.
        var fractions: [String]
        /// What joins a number and a fraction: “two and a half”.
        var and: String
    }

    private static let words: [String: Words] = [
        "en": Words(
            to: "to",
            fractions: ["one half", "one third", "two thirds", "one quarter", "three quarters"],
            and: "and"
        ),
        "de": Words(
            to: "bis",
            fractions: ["ein halb", "ein Drittel", "zwei Drittel", "ein Viertel", "drei Viertel"],
            and: "und"
        ),
        "es": Words(to: "a", fractions: ["medio", "un tercio", "dos tercios", "un cuarto", "tres cuartos"], and: "y"),
        "fr": Words(to: "à", fractions: ["un demi", "un tiers", "deux tiers", "un quart", "trois quarts"], and: "et"),
        "it": Words(to: "a", fractions: ["mezzo", "un terzo", "due terzi", "un quarto", "tre quarti"], and: "e"),
        "pt": Words(to: "a", fractions: ["meio", "um terço", "dois terços", "um quarto", "três quartos"], and: "e"),
        "nl": Words(
            to: "tot",
            fractions: ["een half", "een derde", "twee derde", "een kwart", "drie kwart"],
            and: "en"
        ),
    ]

    /// The text with its signs as a reader of its language says them.
    static func of(_ text: String, language: String) -> String {
        // ASCII has no signs of this kind.
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        let words = words[LanguageTag.base(language)]
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        func append(_ text: String) { result.append(contentsOf: text.unicodeScalars) }
        func isDigit(_ index: Int) -> Bool { scalars.indices.contains(index) && plain(scalars[index]).isASCIIDigit }
        for (index, scalar) in scalars.enumerated() {
            if let fraction = fractions.firstIndex(of: scalar) {
                let name = words?.fractions[fraction] ?? written[fraction]
                let joint = isDigit(index - 1) ? " \(words?.and ?? "") " : ""
                append(joint + name)
                if index + 1 < scalars.count, scalars[index + 1].properties.isAlphabetic { append(" ") }
            } else if let ligature = ligatures[scalar] {
                append(ligature)
            } else if isDash(scalar), isDigit(index - 1), isDigit(index + 1), isRange(scalars, index),
                let to = words?.to
            {
                append(" \(to) ")
            } else if isSuperscript(scalar) {
                // A raised number behind a word marks a note; behind a number it is a power, and said as it stands.
                let isWord =
                    index > 1 && scalars[index - 1].properties.isAlphabetic
                    && scalars[index - 2].properties.isAlphabetic
                if isWord || index > 0 && ".!?…”»".unicodeScalars.contains(scalars[index - 1]) { continue }
                result.append(plain(scalar))
            } else if let number = circled(scalar) {
                if isDigit(index - 1) { append(" ") }
                append("\(number)")
            } else {
                result.append(plain(scalar))
            }
        }
        return String(result)
    }

    // Two numbers and nothing more of that kind: “2020-11-30” and “555-1234” are no ranges.
    private static func isRange(_ scalars: [Unicode.Scalar], _ dash: Int) -> Bool {
        func span(_ step: Int) -> (count: Int, next: Unicode.Scalar?) {
            var index = dash + step
            var count = 0
            while scalars.indices.contains(index), plain(scalars[index]).isASCIIDigit {
                count += 1
                index += step
            }
            return (count, scalars.indices.contains(index) ? scalars[index] : nil)
        }
        let (before, after) = (span(-1), span(1))
        let isHyphen = scalars[dash] == "-" || scalars[dash].value == 0x2010 || scalars[dash].value == 0x2011
        let others = [before.next, after.next].compactMap(\.self)
        if others.contains(where: { isDash($0) || "/:.,".unicodeScalars.contains($0) && isHyphen }) { return false }
        // A hyphen may be the one of a breathing pattern; a dash between numbers is a range.
        return before.count <= 4 && after.count <= 4 && !isHyphen
    }

    private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "-" || (0x2010...0x2015).contains(scalar.value) || scalar.value == 0x2212
    }

    private static let fractions: [Unicode.Scalar] = ["½", "⅓", "⅔", "¼", "¾"]
    private static let written = ["1/2", "1/3", "2/3", "1/4", "3/4"]
    private static let ligatures: [Unicode.Scalar: String] = [
        "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ǆ": "dž", "ĳ": "ij", "Ĳ": "IJ",
        "№": "No. ",
    ]

    private static func isSuperscript(_ scalar: Unicode.Scalar) -> Bool {
        [0xB2, 0xB3, 0xB9].contains(scalar.value) || (0x2070...0x2079).contains(scalar.value)
    }

    /// The number of ①…⑳, ⓪ and ❶…❿.
    private static func circled(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        case 0x2460...0x2473: Int(scalar.value - 0x2460) + 1
        case 0x24EA: 0
        case 0x2776...0x277F: Int(scalar.value - 0x2776) + 1
        default: nil
        }
    }

    /// A full-width letter or digit in its usual form, a raised digit as a digit.
    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let value: UInt32 =
            switch scalar.value {
            case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: scalar.value - 0xFEE0
            case 0xB2, 0xB3: scalar.value - 0xB2 + 0x32
            case 0xB9: 0x31
            case 0x2070, 0x2074...0x2079: scalar.value - 0x2070 + 0x30
            default: scalar.value
            }
        return Unicode.Scalar(value) ?? scalar
    }
}

extension Unicode.Scalar {
    fileprivate var isASCIIDigit: Bool { (0x30...0x39).contains(value) }
}
