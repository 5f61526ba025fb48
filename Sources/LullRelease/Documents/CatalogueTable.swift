import FoundationEssentials
import LullSession

/// The catalogue as a table: RFC 4180, a row for each track.
struct CatalogueTable {
    let tracks: [Track]

    static let columns = [
        "order", "id", "title", "language", "week", "day", "slot", "part", "session", "variant", "author", "seconds",
        "chapters", "lines", "breaths", "patterns", "integrated", "truePeak", "gentle", "page", "files",
    ]

    var text: String {
        ([Self.columns.map(CSV.Cell.number)] + tracks.map(row)).map { CSV.row($0) + "\r\n" }.joined()
    }

    private func row(_ track: Track) -> [CSV.Cell] {
        func count(_ number: Int?) -> CSV.Cell { .number(number.map(String.init) ?? "") }
        func level(_ value: Double?) -> CSV.Cell { .number(value.map { Figure.fixed($0, 1) } ?? "") }
        return [
            count(track.order), .text(track.id), .text(track.title), .text(track.language), count(track.week),
            count(track.day), .text(track.slot ?? ""), .text(track.part ?? ""), .text(track.session),
            .text(track.variant ?? ""), .text(track.author ?? ""), .number(Figure.fixed(track.duration, 3)),
            count(track.chapters.count), count(track.lines.count), count(track.breaths.count),
            .text(track.patterns.joined(separator: "; ")), level(track.measure.integrated),
            level(track.measure.truePeak), .text(track.measure.isGentle ? "yes" : "no"), .text(ReleaseSite.page(track)),
            .text(track.files.map(\.path).joined(separator: "; ")),
        ]
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
        let whole = Int(clamping: min(max(seconds, 0), 1e9).rounded(.down))
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
