/// The order of names in which numbers count as numbers: `2.wav` before `10.wav`.
enum NaturalOrder {
    static func precedes(_ a: String, _ b: String) -> Bool {
        let left = runs(a)
        let right = runs(b)
        for (first, second) in zip(left, right) where first != second {
            if let first = first.first, let second = second.first, first.isNumber, second.isNumber {
                return precedes(number: left, right)
            }
            return first < second
        }
        return left.count < right.count
    }

    /// Compares at the first run that differs, both of digits: the longer number is the greater.
    private static func precedes(number left: [Substring], _ right: [Substring]) -> Bool {
        guard let (first, second) = zip(left, right).first(where: { $0 != $1 }) else { return false }
        let a = first.drop { $0 == "0" }
        let b = second.drop { $0 == "0" }
        return (a.count, String(a), first.count) < (b.count, String(b), second.count)
    }

    /// The runs of digits and of other characters.
    private static func runs(_ text: String) -> [Substring] {
        var runs: [Substring] = []
        var start = text.startIndex
        while start < text.endIndex {
            let isDigit = text[start].isNumber
            let end = text[start...].firstIndex { $0.isNumber != isDigit } ?? text.endIndex
            runs.append(text[start..<end])
            start = end
        }
        return runs
    }
}
