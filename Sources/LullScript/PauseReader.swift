import LullSession

/// Reads the length of a pause in all its spellings.
enum PauseReader {
    /// `4s`, `4 seconds`, `4s+`, `4s..20s`, `for 3 breaths`, `3`, nothing.
    static func pause(_ words: inout DirectiveWords, standard: Double) throws(ValueError) -> Pause {
        while words.take("for", "of", "about", "here", "durante", "für", "-", "–", "—", ":", "~") || takeArticle(&words)
        {}
        guard let word = words.takeText() else {
            return Pause(least: Seconds(standard), most: Seconds(standard))
        }
        return try pause(word.text)
    }

    // The “a” of “for a 5 s”; that of “a minute” counts.
    private static func takeArticle(_ words: inout DirectiveWords) -> Bool {
        var ahead = words
        guard ahead.take("a"), ahead.peek?.text.first?.isNumber ?? true else { return false }
        words = ahead
        return true
    }

    static func pause(_ text: String) throws(ValueError) -> Pause {
        if let ends = Quantity.ends(of: text) {
            let (high, low) = (try duration(ends.high), try duration(ends.low))
            if high.countsBreaths != low.countsBreaths {
                throw ValueError("“\(text)” mixes a time and breaths", mend: "write 4..20 s or 2..4 breaths")
            }
            if high.seconds < low.seconds {
                throw ValueError("this pause is longer at least than at most", mend: "write the shorter time first")
            }
            return Pause(least: low.seconds, most: high.seconds, countsBreaths: low.countsBreaths)
        }
        if text.hasSuffix("+") {
            let least = try duration(String(text.dropLast()))
            return Pause(least: least.seconds, most: nil, countsBreaths: least.countsBreaths)
        }
        let value = try duration(text)
        return Pause(least: value.seconds, most: value.seconds, countsBreaths: value.countsBreaths)
    }

    // A bare number of seconds is how `[PAUSE:3]` is written everywhere.
    private static func duration(_ text: String) throws(ValueError) -> (seconds: Seconds, countsBreaths: Bool) {
        if let quantity = Quantity(NumberWords.digits(text)), !text.contains(":") {
            if quantity.unit.isEmpty {
                return (Seconds(try ValueReader.duration("\(Numerals.short(quantity.number)) s")), false)
            }
            let breaths: Set<String> = ["breath", "breaths", "breathcycle", "breathcycles", "cycles"]
            if breaths.contains(quantity.unit) {
                return (Seconds(try ValueReader.duration("\(quantity.number * Pause.breath.value) s")), true)
            }
        }
        return (Seconds(try ValueReader.duration(text)), false)
    }
}

extension String {
    /// The first place of a text in this one.
    func range(of text: String) -> Range<String.Index>? {
        guard let first = text.first else { return nil }
        var start = startIndex
        while let found = self[start...].firstIndex(of: first) {
            if self[found...].hasPrefix(text) { return found..<index(found, offsetBy: text.count) }
            start = index(after: found)
        }
        return nil
    }
}
