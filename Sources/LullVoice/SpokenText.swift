/// What is handed to an engine of a line's text.
enum SpokenText {
    /// The text on one line: breaks, control characters and runs of spaces become one space; emoji, which engines would
    /// read out by name or stumble over, are left out.
    static func clean(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var isGap = false
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate, .privateUse, .unassigned:
                isGap = true
                continue
            case .format:
                // The joiners shape words in Persian and in the scripts of India; elsewhere they join emoji.
                let isJoiner = scalar.value == 0x200C || scalar.value == 0x200D
                guard isJoiner, let last = result.last, last.properties.isAlphabetic || last.properties.isDiacritic
                else {
                    continue
                }
            case .otherSymbol, .modifierSymbol:
                if isEmoji(scalar) {
                    isGap = true
                    continue
                }
            default: break
            }
            // Variation selectors and the enclosing mark of emoji.
            if (0xFE00...0xFE0F).contains(scalar.value) || scalar.value == 0x20E3 { continue }
            if isGap, !result.isEmpty { result.append(" ") }
            isGap = false
            result.append(scalar)
        }
        return String(result)
    }

    /// Whether there is anything to say: a letter or a number.
    static func isSpeakable(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }

    private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isEmojiPresentation || (scalar.properties.isEmoji && scalar.value > 0xFF)
    }

    /// The text in the letters and signs an English engine reads, or nil when it has letters of another script, which
    /// would fall silent.
    static func english(_ text: String) -> String? {
        var result = ""
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                result.unicodeScalars.append(scalar)
            } else if let replacement = replacements[scalar] {
                result += replacement
            } else if scalar.properties.generalCategory == .nonspacingMark {
                continue
            } else if scalar.properties.isAlphabetic {
                return nil
            } else {
                result += " "
            }
        }
        return result
    }

    private static let replacements: [Unicode.Scalar: String] = {
        var table: [Unicode.Scalar: String] = [
            "–": " - ", "—": ", ", "…": "...", "“": "\"", "”": "\"", "„": "\"", "«": "\"", "»": "\"", "×": " times ",
            "½": " one half ", "¼": " one quarter ", "¾": " three quarters ", "°": " degrees ", "€": " euros ",
            "£": " pounds ", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "ø": "o", "Ø": "O", "þ": "th",
            "ð": "th",
            "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "\u{2010}": "-", "\u{2011}": "-",
        ]
        for quote in "‘’‚′ʼ".unicodeScalars { table[quote] = "'" }
        let families = [
            "a": "áàâäãåāăąạảấầẩẫậắằẳẵặǎ", "c": "çćčĉċ", "d": "ďḍḏ", "e": "éèêëēĕėęěẹẻẽếềểễệ", "g": "ğģĝġǵ", "h": "ḥḫĥ",
            "i": "íìîïīįĩỉịǐ", "j": "ĵ", "k": "ķḳ", "l": "ļľḷḹĺ", "m": "ṃṁ", "n": "ñńňņṅṇṉ",
            "o": "óòôöõōőọỏốồổỗộớờởỡợơǒ",
            "r": "řŕṛṝṟ", "s": "śšşșṣŝ", "t": "ťţțṭṯ", "u": "úùûüūůűųũụủứừửữựưǔ", "v": "ṿ", "w": "ŵ", "y": "ýÿỳỵỷỹŷ",
            "z": "źžżẓ",
        ]
        for (plain, letters) in families {
            for letter in letters.unicodeScalars { table[letter] = plain }
            for letter in letters.uppercased().unicodeScalars { table[letter] = plain.uppercased() }
        }
        return table
    }()
}
