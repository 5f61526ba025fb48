/// The middle of a list of numbers; of the two middle ones their mean.
func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return .nan }
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
}

extension Double {
    /// As text with a fixed number of digits behind the point.
    func fixed(_ digits: Int) -> String {
        guard isFinite else { return isNaN ? "–" : self < 0 ? "−∞" : "∞" }
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let scaled = Int((magnitude * scale).rounded())
        let sign = self < 0 && scaled > 0 ? "−" : ""
        guard digits > 0 else { return sign + String(scaled) }
        let fraction = String(scaled % Int(scale))
        let zeros = String(repeating: "0", count: digits - fraction.count)
        return "\(sign)\(scaled / Int(scale)).\(zeros)\(fraction)"
    }

    /// As text with about three digits that count.
    var short: String {
        let size = magnitude
        return fixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3)
    }
}
