import LullSession

/// Reads a breathing pattern and what is said about its pace, length and guide.
enum BreathReader {
    static let breathWords: Set<String> = [
        "times", "breaths", "breath", "rounds", "cycles", "veces", "respiraciones", "mal", "atemzüge",
    ]
    static let keywords: Set<String> = [
        "at", "from", "for", "x", "×", "with", "over", "times", "until", "durante", "für",
    ]

    /// `4-6 at 6/min with guide`, `box for 4 min`, `4-7-8 x 6`, `coherent from 12/min to 6/min over 5 min`.
    static func guidance(
        _ words: inout DirectiveWords,
        guide: String?
    ) throws(ReadError) -> BreathGuidance {
        var pattern = NamedPattern.named("resonance")?.pattern ?? BreathPattern(inhale: 4, exhale: 6)
        if let leading = try leadingPattern(&words) { pattern = leading }
        var guidance = BreathGuidance(
            pattern: pattern,
            pace: .steady(pattern.rate),
            length: nil,
            guide: guide
        )
        var said = Said()
        while let word = words.peek {
            let place = word.location
            if let part = part(words) { try said.note(part, at: place) }
            if words.take("at") {
                guidance.pace = .steady(try rate(&words, place))
            } else if words.take("from") {
                guidance.pace = try ramp(&words, place)
            } else if words.take("for", "durante", "für") || isTime(words) {
                guidance.length = try length(&words, place)
            } else if words.take("until") {
                guard words.take("stopped", "ended", "stop") else {
                    throw ReadError("“until” wants “stopped”", "write “until stopped”, or “for 4 min”", place)
                }
                guidance.isOpen = true
            } else if words.take("x", "×") {
                guidance.length = BreathLength(.breaths(try count(&words, place)))
                takeBreathWord(&words)
            } else if isCount(word.key) {
                _ = words.take()
                try checkCount(word, behind: words)
                let count = try located(place) { () throws(ValueError) in
                    try whole(word.key.filter { !"x×".contains($0) })
                }
                guidance.length = BreathLength(.breaths(count))
                if !words.take("x") { takeBreathWord(&words) }
            } else if words.take("with") {
                guard let sound = words.take() else {
                    throw ReadError("“with” wants the name of a sound", "write “with guide” or “with nothing”", place)
                }
                guidance.guide = sound.key == "nothing" || sound.key == "silence" ? nil : sound.text
            } else {
                throw ReadError(
                    "“\(word.text)” says nothing about breathing",
                    "write “at 6/min”, “for 4 min”, “x 6”, “from 12/min to 6/min over 5 min” or “with guide”",
                    place
                )
            }
        }
        if guidance.isOpen && guidance.length != nil {
            throw ReadError("breathing “until stopped” has no length", "leave one of the two out", words.location)
        }
        try checkPhases(guidance, words.location)
        return guidance
    }

    // “4444” is hardly meant as so many breaths.
    private static func checkCount(
        _ word: DirectiveWords.Word,
        behind words: DirectiveWords
    ) throws(ReadError) {
        let digits = word.key
        let isCounted = words.peek.map { breathWords.contains($0.key) || ["x", "×"].contains($0.key) } ?? false
        guard (3...4).contains(digits.count), digits.allSatisfy({ ("2"..."9").contains($0) }), !isCounted else {
            return
        }
        throw ReadError(
            "“\(word.text)” may be a pattern, or a number of breaths",
            "write \(digits.map(String.init).joined(separator: "-")), or x \(digits)",
            word.location
        )
    }

    // The part that the next words tell.
    private static func part(_ words: DirectiveWords) -> Said.Part? {
        switch words.peek?.key {
        case "at"?, "from"?: .pace
        case "for"?, "durante"?, "für"?, "x"?, "×"?: .length
        case "with"?: .guide
        case let key?: isCount(key) || isTime(words) ? .length : nil
        case nil: nil
        }
    }

    // `5 min` and `5min`, without a “for”.
    private static func isTime(_ words: DirectiveWords) -> Bool {
        var words = words
        guard let word = words.take(), let quantity = Quantity(word.text) else { return false }
        let unit = quantity.unit.isEmpty ? words.peek?.key ?? "" : quantity.unit
        return ValueReader.durationUnits[unit] != nil
    }

    /// However fast the pace, an inhale and an exhale need time.
    private static func checkPhases(_ guidance: BreathGuidance, _ place: Location) throws(ReadError) {
        let fastest: Double =
            switch guidance.pace {
            case .steady(let rate): rate
            case .ramp(let from, let to, _): max(from, to)
            }
        let pattern = guidance.pattern.scaled(toRate: fastest)
        if pattern.inhale < 0.2 || pattern.exhale < 0.2 {
            throw ReadError(
                "at \(Numerals.short(fastest))/min the pattern \(guidance.pattern.written) leaves no time to breathe",
                "inhale and exhale want at least 0.2 s each",
                place
            )
        }
    }

    static func located<Value>(
        _ location: Location,
        _ body: () throws(ValueError) -> Value
    ) throws(ReadError) -> Value {
        do throws(ValueError) { return try body() } catch { throw ReadError(error.message, error.mend, location) }
    }

    // `x6`, `6x`, or `6 times`.
    static func isCount(_ key: String) -> Bool {
        guard key.count > 0, key.first?.isNumber == true || key.first == "x" || key.first == "×" else { return false }
        let digits = key.filter { !"x×".contains($0) }
        // “4x6” is a pattern.
        guard key.count - digits.count < 2,
            digits.count == key.count || !key.dropFirst().dropLast().contains(where: { "x×".contains($0) })
        else { return false }
        return !digits.isEmpty && digits.allSatisfy(\.isNumber)
    }

    private static func takeBreathWord(_ words: inout DirectiveWords) {
        if let word = words.peek, breathWords.contains(word.key) { _ = words.take() }
    }

    // `x6` and `6x`, which may stand behind a pace; a bare 6 there belongs to it, without its “times”.
    private static func isTimes(_ key: String) -> Bool { isCount(key) && !key.allSatisfy(\.isNumber) }

    private static func rate(_ words: inout DirectiveWords, _ place: Location) throws(ReadError) -> Double {
        let taken = words.takeText(until: keywords.union(["to"]), or: isTimes) { number, word in
            isCount(number) && breathWords.contains(word)
        }
        guard let text = taken else {
            throw ReadError("the pace is missing", "write “at 6/min”", place)
        }
        return try located(text.location) { () throws(ValueError) in try ValueReader.breathRate(text.text) }
    }

    private static func ramp(
        _ words: inout DirectiveWords,
        _ place: Location
    ) throws(ReadError) -> BreathGuidance.Pace {
        let start = try rate(&words, place)
        guard words.take("to") else {
            throw ReadError("a ramp wants two paces", "write “from 12/min to 6/min over 5 min”", place)
        }
        let end = try rate(&words, place)
        guard words.take("over") else {
            throw ReadError("a ramp wants a time", "write “over 5 min” or “over 20 breaths”", place)
        }
        return .ramp(from: start, to: end, over: try extent(&words, place))
    }

    private static func whole(_ text: String) throws(ValueError) -> Int {
        guard let number = Int(text), (1...20_000).contains(number) else {
            throw ValueError("“\(text)” is not a number of breaths", mend: "write a whole number from 1 to 20000")
        }
        return number
    }

    private static func count(_ words: inout DirectiveWords, _ place: Location) throws(ReadError) -> Int {
        guard let word = words.take() else { throw ReadError("how many breaths is missing", "write “x 6”", place) }
        return try located(word.location) { () throws(ValueError) in try whole(word.text) }
    }

    /// `4 min`, `6 breaths`, `4 min+`, `4 min..6 min`, `20..30 breaths`.
    static func length(_ words: inout DirectiveWords, _ place: Location) throws(ReadError) -> BreathLength {
        let text = try lengthText(&words, place)
        if let ends = Quantity.ends(of: text.text) {
            let (least, most) = (try extent(ends.low, text.location), try extent(ends.high, text.location))
            switch (least, most) {
            case (.time(let low), .time(let high)) where low.value <= high.value: break
            case (.breaths(let low), .breaths(let high)) where low <= high: break
            case (.time, .time), (.breaths, .breaths):
                throw ReadError(
                    "this breathing is longer at least than at most",
                    "write the shorter length first",
                    text.location
                )
            default:
                throw ReadError(
                    "“\(text.text)” mixes a time and breaths",
                    "write 4 min..6 min or 24..36 breaths",
                    text.location
                )
            }
            return BreathLength(least: least, most: most)
        }
        if text.text.hasSuffix("+") {
            return BreathLength(least: try extent(String(text.text.dropLast()), text.location), most: nil)
        }
        return BreathLength(try extent(text.text, text.location))
    }

    /// `4 min`, `6 breaths`.
    private static func extent(
        _ words: inout DirectiveWords,
        _ place: Location
    ) throws(ReadError) -> BreathGuidance.Extent {
        let text = try lengthText(&words, place)
        if text.text.hasSuffix("+") || Quantity.ends(of: text.text) != nil {
            throw ReadError(
                "the time of a ramp doesn't stretch",
                "write “over 4 min”, and “for 6 min+” where the breathing may stretch",
                text.location
            )
        }
        return try extent(text.text, text.location)
    }

    private static func lengthText(
        _ words: inout DirectiveWords,
        _ place: Location
    ) throws(ReadError) -> DirectiveWords.Word {
        guard let text = words.takeText(until: keywords, or: isTimes) else {
            throw ReadError("how long is missing", "write 5 min or 30 breaths", place)
        }
        return text
    }

    private static func extent(_ text: String, _ place: Location) throws(ReadError) -> BreathGuidance.Extent {
        if let quantity = Quantity(NumberWords.digits(text)), breathWords.contains(quantity.unit) {
            return .breaths(
                try located(place) { () throws(ValueError) in try whole(Numerals.short(quantity.number)) }
            )
        }
        let seconds = try located(place) { () throws(ValueError) in try ValueReader.duration(text) }
        if seconds <= 0 {
            throw ReadError("“\(text)” is no time at all", "write 5 min or 30 breaths", place)
        }
        return .time(Seconds(seconds))
    }
}

/// An error of a directive, with its place.
struct ReadError: Error {
    var message: String
    var mend: String?
    var location: Location
    var code: Problem.Code
    var fix: Problem.Fix?

    init(
        _ message: String,
        _ mend: String?,
        _ location: Location,
        code: Problem.Code = .invalid,
        fix: Problem.Fix? = nil
    ) {
        self.message = message
        self.mend = mend
        self.location = location
        self.code = code
        self.fix = fix
    }
}
