import LullSession

extension BreathReader {
    /// The pattern that stands first in what is said of breathing, or nil.
    static func leadingPattern(_ words: inout DirectiveWords) throws(ReadError) -> BreathPattern? {
        if let pattern = try PhaseWords.pattern(&words) { return pattern }
        if let sized = sizedName(&words) { return sized }
        guard let text = try numbers(&words) ?? words.takeText(until: keywords, or: isCount) else { return nil }
        return try located(text.location) { () throws(ValueError) in try pattern(text.text) }
    }

    private static func isMark(_ character: Character?) -> Bool {
        character.map { "-‐‑‒–—―−﹣－:/+".contains($0) } ?? false
    }

    /// `coherent 6`, `box 3`: a name and its seconds, where a pattern is called so. A number that counts breaths is none.
    private static func sizedName(_ words: inout DirectiveWords) -> BreathPattern? {
        var ahead = words
        var name = ""
        while let word = ahead.peek, name.split(separator: " ").count < 4, word.key.first?.isLetter == true,
            !keywords.contains(word.key)
        {
            name += name.isEmpty ? word.key : " " + word.key
            _ = ahead.take()
        }
        guard !name.isEmpty, let number = ahead.take(), number.key.first?.isNumber == true,
            number.key.allSatisfy({ $0.isNumber || $0 == "." || $0 == "," }), !counts(behind: ahead)
        else { return nil }
        for suffix in [" breathing", " breath"] where name.hasSuffix(suffix) { name.removeLast(suffix.count) }
        let seconds = number.key.map { $0 == "," ? "." : $0 }
        guard let pattern = NamedPattern.sized(name, String(seconds)) else { return nil }
        words = ahead
        return pattern
    }

    /// `4x6` and `4×7×8` as `4-6` and `4-7-8`; `x6` and `6x` count.
    private static func divided(_ text: String) -> String {
        let parts = text.split(omittingEmptySubsequences: false) { "xX×".contains($0) }
        let areNumbers = parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isNumber || $0 == "." } }
        return parts.count > 1 && areNumbers ? parts.joined(separator: "-") : text
    }

    private static func isPiece(_ key: String) -> Bool {
        key.contains { $0.isNumber || isMark($0) } && key.allSatisfy { $0.isNumber || isMark($0) || ".,s".contains($0) }
    }

    /// `4 7 8`, `4 - 6`, `3,7` and `478` as one text. A number with a word of counting behind it is a count, and so is
    /// one that stands alone, unless a pattern is called so.
    private static func numbers(_ words: inout DirectiveWords) throws(ReadError) -> DirectiveWords.Word? {
        var ahead = words
        var pieces: [DirectiveWords.Word] = []
        var text = ""
        var isMarked = false
        while let word = ahead.peek.map({ DirectiveWords.Word(text: divided($0.text), location: $0.location) }),
            isPiece(word.key)
        {
            if !text.isEmpty && !isMark(text.last) && !isMark(word.key.first) {
                if isMarked || word.key.contains(where: isMark) { break }
                text += "-"
            }
            text += word.key
            isMarked = isMarked || word.key.contains(where: isMark)
            pieces.append(word)
            _ = ahead.take()
        }
        guard let first = pieces.first, first.key.contains(where: \.isNumber) else { return nil }
        if !isMarked {
            if counts(behind: ahead) {
                pieces.removeLast()
                text = pieces.map(\.key).joined(separator: "-")
            }
            if pieces.isEmpty || pieces.count == 1 && !text.contains(",") && NamedPattern.named(text) == nil {
                return nil
            }
            // “5,5 5,5” may be two phases or four.
            if pieces.count > 1 && text.contains(",") {
                throw ReadError(
                    "these numbers can be divided in several ways",
                    "write a point for parts of a second, and - between the phases: 5.5-5.5, 4-7-8",
                    first.location
                )
            }
            text = text.replacingCommas(by: "-")
        }
        for _ in pieces { _ = words.take() }
        let place = pieces.last.map { first.location.through($0.location) } ?? first.location
        return DirectiveWords.Word(text: text, location: place)
    }

    // Whether the number before these words counts breaths or tells a time.
    private static func counts(behind words: DirectiveWords) -> Bool {
        var words = words
        guard let word = words.take() else { return false }
        if ["x", "×"].contains(word.key) { return words.peek?.text.first?.isNumber != true }
        return breathWords.contains(word.key) || ValueReader.durationUnits[word.key] != nil
    }

    /// A pattern by numbers or by name.
    static func pattern(_ text: String) throws(ValueError) -> BreathPattern {
        var name = text
        for suffix in [" breathing", " breath", " breaths"] where text.lowercased().hasSuffix(suffix) {
            name = String(text.dropLast(suffix.count))
        }
        if let named = NamedPattern.named(name) { return named.pattern }
        let known =
            "a pattern names an inhale and an exhale: 4-6, 4-7-8, 4-4-4-4, or "
            + NamedPattern.all.prefix(8).map(\.name).joined(separator: ", ") + ", …"
        let parts = name.split(omittingEmptySubsequences: false) { $0 != "+" && isMark($0) }
        guard name.first?.isNumber == true, (2...4).contains(parts.count) else {
            let near = Spelling.nearest(to: name, in: NamedPattern.all.flatMap { [$0.name] + $0.aliases })
            throw ValueError(
                "no breathing pattern is called “\(text)”",
                mend: near.map { "did you mean “\($0)”?" } ?? known
            )
        }
        var seconds: [Double] = []
        var topUp = 0.0
        for (index, part) in parts.enumerated() {
            // `3+1-8` is an inhale in two stages.
            let stages = part.split(separator: "+", omittingEmptySubsequences: false)
            let values = stages.compactMap { stage in
                Quantity(stage).flatMap { ["", "s"].contains($0.unit) && $0.number >= 0 ? $0.number : nil }
            }
            guard values.count == stages.count, let value = values.first,
                values.count == 1 || (index == 0 && values.count == 2)
            else { throw ValueError("no breathing pattern is called “\(text)”", mend: known) }
            if values.count == 2 { topUp = values[1] }
            seconds.append(value)
        }
        let pattern: BreathPattern
        switch seconds.count {
        case 2: pattern = BreathPattern(inhale: seconds[0], topUp: topUp, exhale: seconds[1])
        case 3: pattern = BreathPattern(inhale: seconds[0], topUp: topUp, hold: seconds[1], exhale: seconds[2])
        default:
            pattern = BreathPattern(
                inhale: seconds[0],
                topUp: topUp,
                hold: seconds[1],
                exhale: seconds[2],
                rest: seconds[3]
            )
        }
        guard pattern.inhale >= 0.2, pattern.exhale >= 0.2 else {
            throw ValueError("inhale and exhale of “\(text)” are too short", mend: "each wants at least 0.2 s")
        }
        guard pattern.period <= 120 else {
            throw ValueError("a breath of \(Numerals.short(pattern.period)) s is too long", mend: "120 s are the most")
        }
        return pattern
    }
}

extension String {
    /// Commas as another mark.
    fileprivate func replacingCommas(by mark: Character) -> String { String(map { $0 == "," ? mark : $0 }) }
}
