import LullSession

/// A number and the unit written behind it.
package struct Quantity {
    /// The number.
    package var number: Double
    /// In lower case, without spaces; empty where none is written.
    package var unit: String

    /// Reads `4s`, `-30 dB`, `1.2 kHz`, `1,5 min`, `6/min`, `10 sec.`; nil where the text does not begin with a number,
    /// and for `1,500`, which is one thing here and another there.
    package init?(_ text: some StringProtocol) {
        var digits = ""
        var rest = ""
        var hasEnded = false
        var fraction: Int?
        for character in text {
            if character.isWhitespace && !digits.isEmpty { hasEnded = true }
            let isDigit = character.isASCII && character.isNumber || character == "."
            // “4 5 s” is no 45 s.
            if hasEnded && rest.isEmpty && isDigit { return nil }
            let inNumber = rest.isEmpty && isDigit
            let isSign = digits.isEmpty && rest.isEmpty && "+-−–".contains(character)
            if let count = fraction, isDigit && rest.isEmpty { fraction = count + 1 }
            if character == "," && !hasEnded && rest.isEmpty && !digits.isEmpty && !digits.contains(".") {
                digits.append(".")
                fraction = 0
            } else if isSign {
                digits += character == "+" ? "" : "-"
            } else if inNumber {
                digits.append(character)
            } else if !character.isWhitespace {
                rest.append(character)
            }
        }
        if fraction == 0 || fraction == 3 && abs(Double(digits) ?? 0) >= 1 { return nil }
        while rest.last == "." { rest.removeLast() }
        guard let number = Double(digits), number.isFinite else { return nil }
        self.number = number
        unit = rest.lowercased()
    }
}

extension Quantity {
    /// A text with the unit of another behind it, where it has none itself: `4..20 s` is `4 s` to `20 s`.
    static func completed(_ text: String, by other: String) -> String {
        if text.contains(":") || Quantity(text)?.unit.isEmpty == false { return text }
        return text + (Quantity(other)?.unit ?? "")
    }

    /// Both ends of `4..20 s`, `4-6s`, `4 to 6 min`, the second one's unit given to the first where it has none.
    static func ends(of text: String) -> (low: String, high: String)? {
        for mark in ["..", " to ", " bis ", "–", "—", "-"] {
            guard let range = text.range(of: mark) else { continue }
            let (low, high) = (Markup.trimmed(String(text[..<range.lowerBound])), String(text[range.upperBound...]))
            // “-5 s” is no range, and neither is what begins with a word.
            guard mark == ".." || low.first?.isNumber == true else { return nil }
            return (completed(low, by: high), Markup.trimmed(high))
        }
        return nil
    }
}

/// Why a text is not a value, with the mend.
package struct ValueError: Error {
    /// What is wrong, as a clause.
    package var message: String
    /// What to do about it.
    package var mend: String?

    /// An error.
    package init(_ message: String, mend: String? = nil) {
        self.message = message
        self.mend = mend
    }
}

/// Reads single values: times, levels, frequencies, rates.
package enum ValueReader {
    static let durationUnits: [String: Double] = PauseWords.units.merging([
        "ms": 0.001, "millisecond": 0.001, "milliseconds": 0.001,
        "s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1,
        "m": 60, "min": 60, "mins": 60, "minute": 60, "minutes": 60,
        "h": 3600, "hr": 3600, "hrs": 3600, "hour": 3600, "hours": 3600,
        "stunde": 3600,
        "stunden": 3600, "hora": 3600, "horas": 3600, "heure": 3600, "heures": 3600, "uur": 3600, "ora": 3600,
        "ore": 3600,
    ]) { $1 }

    /// Seconds of `4s`, `4 min`, `1:30`, `1:02:30`, `1 min 30 s`; a bare number is refused.
    static func seconds(_ text: String) throws(ValueError) -> Double {
        let text = NumberWords.digits(text)
        let value: Double
        if let clock = clock(text) {
            value = clock
        } else if let compound = compound(text) {
            value = compound
        } else {
            guard let quantity = Quantity(text) else {
                throw ValueError("“\(text)” is not a time", mend: "write it as 4 s, 2 min or 1:30")
            }
            if text.contains(":") {
                throw ValueError("“\(text)” is not a time", mend: "write minutes and seconds as 1:30")
            }
            if quantity.unit.isEmpty {
                throw ValueError(
                    "“\(text)” has no unit",
                    mend: "write \(Numerals.short(quantity.number)) s or \(Numerals.short(quantity.number)) min"
                )
            }
            guard let scale = durationUnits[quantity.unit] else {
                throw ValueError("“\(quantity.unit)” is not a unit of time", mend: "write ms, s, min or h")
            }
            value = quantity.number * scale
        }
        if abs(value) > Seconds.longest.value {
            throw ValueError("“\(text)” is longer than a session may be, 24 h", mend: "make it shorter")
        }
        return value
    }

    /// A time that is not negative.
    package static func duration(_ text: String) throws(ValueError) -> Double {
        let value = try seconds(text)
        if value < 0 { throw ValueError("“\(text)” is negative", mend: "a length of time is 0 s or more") }
        return value
    }

    private static func clock(_ text: String) -> Double? {
        let negative = text.hasPrefix("-") || text.hasPrefix("−")
        let parts = text.drop { "+-−".contains($0) }.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count) else { return nil }
        var total = 0.0
        for (index, part) in parts.enumerated() {
            guard let number = Double(part), number.isFinite, number >= 0,
                part.allSatisfy({ $0.isNumber || $0 == "." }),
                index == 0 || number < 60
            else { return nil }
            total = total * 60 + number
        }
        return negative ? -total : total
    }

    // “1 min 30 s”, “1min30s”: at least two quantities.
    private static func compound(_ text: String) -> Double? {
        var pieces: [String] = []
        var wasLetter = true
        for character in text where !character.isWhitespace {
            let isLetter = character.isLetter
            // The point of “min.” is no part of the number behind it.
            if wasLetter && !pieces.isEmpty && character == "." { continue }
            if wasLetter && !isLetter { pieces.append("") }
            if pieces.isEmpty { return nil }
            pieces[pieces.count - 1].append(character)
            wasLetter = isLetter
        }
        guard pieces.count > 1 else { return nil }
        var total = 0.0
        var smallest = Double.infinity
        for piece in pieces {
            // “4 s 6 s” is no sum.
            guard let quantity = Quantity(piece), let scale = durationUnits[quantity.unit], quantity.number >= 0,
                scale < smallest
            else { return nil }
            smallest = scale
            total += quantity.number * scale
        }
        return total
    }

    /// Breaths a minute of `6/min`, `6 breaths/min`, `6 per minute`, `6 breaths a minute`, `6 bpm`.
    static func breathRate(_ text: String) throws(ValueError) -> Double {
        guard let quantity = Quantity(text) else {
            throw ValueError("“\(text)” is not a pace", mend: "write it as 6/min")
        }
        let units: Set<String> = [
            "/min", "/minute", "breaths/min", "breaths/minute", "perminute", "permin", "bpm",
            "breathsperminute", "brpm", "aminute", "breathsaminute",
        ]
        if quantity.unit.isEmpty {
            throw ValueError("“\(text)” has no unit", mend: "write \(Numerals.short(quantity.number))/min")
        }
        guard units.contains(quantity.unit) else {
            throw ValueError("“\(text)” is not a pace", mend: "write it as 6/min")
        }
        guard (0.5...60).contains(quantity.number) else {
            throw ValueError(
                "a pace of \(Numerals.short(quantity.number))/min is outside 0.5 to 60 breaths a minute",
                mend: "calm breathing lies between 4 and 10 a minute"
            )
        }
        return quantity.number
    }

    /// A value of a dimension, in its canonical unit and inside a range.
    static func value(
        _ text: String,
        _ dimension: Dimension,
        in range: ClosedRange<Double>
    ) throws(ValueError) -> Double {
        let value = try value(text, dimension)
        if !range.contains(value) {
            throw ValueError(
                "\(dimension.written(value)) is outside "
                    + "\(dimension.written(range.lowerBound)) to \(dimension.written(range.upperBound))",
                mend: "choose a value in that range"
            )
        }
        return value
    }

    /// A value of a dimension, in its canonical unit.
    static func value(_ text: String, _ dimension: Dimension) throws(ValueError) -> Double {
        if dimension == .duration { return try duration(text) }
        if dimension == .pitch, let note = Note.frequency(text) { return note }
        guard let quantity = Quantity(text) else {
            throw ValueError("“\(text)” is not a number", mend: "write \(example(dimension))")
        }
        guard let scale = units(of: dimension)[quantity.unit] else {
            if quantity.unit.isEmpty {
                let number = Numerals.short(quantity.number)
                throw ValueError("“\(text)” has no unit", mend: "write \(number) \(dimension.unit)")
            }
            throw ValueError("“\(quantity.unit)” does not fit here", mend: "write \(example(dimension))")
        }
        return quantity.number * scale
    }

    private static func units(of dimension: Dimension) -> [String: Double] {
        switch dimension {
        case .level: ["db": 1, "dbfs": 1]
        case .slope: ["db/octave": 1, "db/oct": 1]
        case .pitch: ["hz": 1, "khz": 1000]
        case .rate: ["hz": 1, "/s": 1, "/min": 1.0 / 60, "bpm": 1.0 / 60]
        case .share, .place: ["%": 0.01]
        case .cents: ["cents": 1, "cent": 1, "ct": 1]
        case .number: ["": 1]
        case .duration: durationUnits
        }
    }

    private static func example(_ dimension: Dimension) -> String {
        switch dimension {
        case .level: "-22 dB"
        case .slope: "-3 dB/octave"
        case .pitch: "200 Hz, or a note such as A3"
        case .rate: "6 Hz"
        case .share: "40 %"
        case .place: "-50 % for left, 50 % for right"
        case .cents: "5 cents"
        case .number: "a plain number such as 0.7"
        case .duration: "8 s"
        }
    }
}

/// Notes of the equal-tempered scale, A4 = 440 Hz.
enum Note {
    /// The frequency of `A3`, `C#4`, `Bb2`; nil where the text is no note.
    static func frequency(_ text: some StringProtocol) -> Double? {
        var rest = Substring(text)
        let steps: [Character: Int] = ["c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11]
        guard let letter = rest.popFirst()?.lowercased().first, var step = steps[letter] else { return nil }
        while let sign = rest.first, "#♯b♭".contains(sign) {
            step += "#♯".contains(sign) ? 1 : -1
            rest.removeFirst()
        }
        guard let octave = Int(rest), (-1...9).contains(octave) else { return nil }
        let semitones = (octave - 4) * 12 + step - 9
        // 2^(n/12) by exact octaves and a table, so that no C library rounds the octaves of A.
        let octaves = Int((Double(semitones) / 12).rounded(.down))
        let table = [
            1, 1.059_463_094_359_295_3, 1.122_462_048_309_373, 1.189_207_115_002_721, 1.259_921_049_894_873_2,
            1.334_839_854_170_034_4, 1.414_213_562_373_095, 1.498_307_076_876_681_5, 1.587_401_051_968_199_4,
            1.681_792_830_507_429, 1.781_797_436_280_678_6, 1.887_748_625_363_387,
        ]
        var frequency = 440 * table[semitones - octaves * 12]
        for _ in 0..<abs(octaves) { frequency = octaves > 0 ? frequency * 2 : frequency / 2 }
        return frequency
    }
}
