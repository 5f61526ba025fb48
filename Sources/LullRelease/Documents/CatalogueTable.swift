import FoundationEssentials

/// The catalogue as a table: RFC 4180, a row for each track.
struct CatalogueTable {
    let tracks: [Track]

    static let columns = [
        "order", "id", "title", "language", "week", "day", "slot", "part", "session", "variant", "author", "seconds",
        "chapters", "lines", "breaths", "patterns", "integrated", "truePeak", "gentle", "page", "files",
    ]

    var text: String {
        ([CatalogueTable.columns] + tracks.map(row)).map { row in
            row.map(field).joined(separator: ",") + "\r\n"
        }.joined()
    }

    private func row(_ track: Track) -> [String] {
        [
            String(track.order), track.id, track.title, track.language, track.week.map(String.init) ?? "",
            track.day.map(String.init) ?? "", track.slot ?? "", track.part ?? "", track.session, track.variant ?? "",
            track.author ?? "", Figure.fixed(track.duration, 3), String(track.chapters.count),
            String(track.lines.count), String(track.breaths.count), track.patterns.joined(separator: "; "),
            track.measure.integrated.map { Figure.fixed($0, 1) } ?? "",
            track.measure.truePeak.map { Figure.fixed($0, 1) } ?? "", track.measure.isGentle ? "yes" : "no",
            ReleaseSite.page(track), track.files.map(\.path).joined(separator: "; "),
        ]
    }

    private func field(_ text: String) -> String {
        // Scalars, since a quotation mark with an accent is another character, and "\r\n" is one.
        let scalars = text.unicodeScalars
        guard scalars.contains(where: { $0 == "," || $0 == "\"" || $0 == "\r" || $0 == "\n" }) else { return text }
        var result = "\""
        for scalar in scalars {
            if scalar == "\"" { result.unicodeScalars.append(scalar) }
            result.unicodeScalars.append(scalar)
        }
        result.unicodeScalars.append("\"")
        return result
    }
}

/// Figures as text, without a locale.
enum Figure {
    /// A number with so many decimals, and no minus before zero.
    static func fixed(_ value: Double, _ decimals: Int) -> String {
        var unit = 1.0
        for _ in 0..<decimals { unit *= 10 }
        let scaled = (abs(value) * unit).rounded()
        guard scaled < 9e15 else { return "" }
        let (whole, rest) = Int(scaled).quotientAndRemainder(dividingBy: Int(unit))
        var text = value < 0 && scaled > 0 ? "-\(whole)" : "\(whole)"
        if decimals > 0 {
            let digits = String(rest)
            text += "." + String(repeating: "0", count: decimals - digits.count) + digits
        }
        return text
    }

    /// m:ss, or h:mm:ss from an hour on.
    static func clock(_ seconds: Double) -> String {
        let whole = Int(min(max(seconds, 0), 1e9).rounded(.down))
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        if whole >= 3600 { return "\(whole / 3600):\(two(whole / 60 % 60)):\(two(whole % 60))" }
        return "\(whole / 60):\(two(whole % 60))"
    }

    /// A length as ISO 8601 writes it.
    static func duration(_ seconds: Double) -> String {
        let text = fixed(seconds, 3)
        guard text.contains(".") else { return "PT\(text)S" }
        var digits = text[...]
        while digits.hasSuffix("0") { digits.removeLast() }
        if digits.hasSuffix(".") { digits.removeLast() }
        return "PT\(digits)S"
    }
}
