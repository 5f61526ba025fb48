import LullSession

/// Reads the length of a pause in all its spellings.
enum PauseReader {
    /// `4s`, `4 seconds`, `4s+`, `4s..20s`, `for 3 breaths`, `3`, nothing.
    static func pause(_ words: inout DirectiveWords, standard: Double) throws(ValueError) -> Pause {
        while words.take("for", "of", "about", "here", "a", "-", "–", "—", ":", "~") {}
        guard let word = words.takeText() else {
            return Pause(least: Seconds(standard), most: Seconds(standard))
        }
        return try pause(word.text)
    }

    static func pause(_ text: String) throws(ValueError) -> Pause {
        if let range = text.range(of: "..") {
            let high = try duration(String(text[range.upperBound...]))
            let lowText = String(text[..<range.lowerBound])
            // `4..20 s`: the unit may stand once.
            let low = try duration(hasUnit(lowText) ? lowText : lowText + unit(of: String(text[range.upperBound...])))
            if high < low {
                throw ValueError("this pause is longer at least than at most", mend: "write the shorter time first")
            }
            return Pause(least: Seconds(low), most: Seconds(high))
        }
        if text.hasSuffix("+") {
            return Pause(least: Seconds(try duration(String(text.dropLast()))), most: nil)
        }
        let value = try duration(text)
        return Pause(least: Seconds(value), most: Seconds(value))
    }

    private static func hasUnit(_ text: String) -> Bool { text.contains(":") || Quantity(text)?.unit.isEmpty == false }

    private static func unit(of text: String) -> String { Quantity(text)?.unit ?? "" }

    // A bare number of seconds is how `[PAUSE:3]` is written everywhere.
    private static func duration(_ text: String) throws(ValueError) -> Double {
        if let quantity = Quantity(text), !text.contains(":") {
            if quantity.unit.isEmpty { return try ValueReader.duration("\(Numerals.short(quantity.number)) s") }
            let breaths: Set<String> = ["breath", "breaths", "breathcycle", "breathcycles", "cycles"]
            if breaths.contains(quantity.unit) { return try ValueReader.duration("\(quantity.number * 10) s") }
        }
        return try ValueReader.duration(text)
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
