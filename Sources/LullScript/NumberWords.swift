/// Numbers written as words before a unit: `half a minute`, `two breaths`.
enum NumberWords {
    private static let numbers: [String: String] = [
        "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
        "nine": "9", "ten": "10", "twelve": "12", "fifteen": "15", "twenty": "20", "thirty": "30", "forty": "40",
        "fifty": "50", "sixty": "60", "ninety": "90", "half": "0.5", "halbe": "0.5", "medio": "0.5", "media": "0.5",
    ]
    private static let articles: Set<String> = ["a", "an", "ein", "eine", "un", "una", "une"]

    /// Whether a word is a number.
    static func isNumber(_ word: String) -> Bool { numbers[word] != nil }

    /// The whole number of a word.
    static func whole(_ word: String) -> Int? { numbers[word].flatMap { Int($0) } }

    /// The text with a number in digits where it begins with one in words; otherwise as it is.
    static func digits(_ text: String) -> String {
        var words = text.split(whereSeparator: \.isWhitespace)
        func isUnit(_ word: Substring) -> Bool {
            let key = word.lowercased()
            return ValueReader.durationUnits[key] != nil || BreathReader.breathWords.contains(key)
        }
        // “eine halbe Minute”, “half a minute”.
        if words.count > 2 {
            let (first, second) = (words[0].lowercased(), words[1].lowercased())
            if articles.contains(first) && numbers[second] == "0.5" { words.removeFirst() }
            if articles.contains(second) && numbers[first] == "0.5" { words.remove(at: 1) }
        }
        guard words.count > 1, let first = words.first?.lowercased(), isUnit(words[1]) else { return text }
        if let number = numbers[first] ?? (articles.contains(first) ? "1" : nil) {
            return ([Substring(number)] + words.dropFirst()).joined(separator: " ")
        }
        return text
    }
}
