import Glibc

/// A point of the picture, in points from its upper left corner.
struct Point: Equatable {
    var x: Double
    var y: Double
}

/// A rectangle of the picture.
struct Rect: Equatable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double

    var maxX: Double { x + width }
    var maxY: Double { y + height }
    var midY: Double { y + height / 2 }
    var midX: Double { x + width / 2 }
}

/// A colour of sRGB with its opacity, each 0…1.
struct Color: Equatable {
    var red: Double
    var green: Double
    var blue: Double
    var alpha = 1.0

    /// - Parameter hex: 0xRRGGBB.
    init(_ hex: UInt32, alpha: Double = 1) {
        red = Double(hex >> 16 & 255) / 255
        green = Double(hex >> 8 & 255) / 255
        blue = Double(hex & 255) / 255
        self.alpha = alpha
    }

    func opacity(_ alpha: Double) -> Color {
        var copy = self
        copy.alpha = alpha
        return copy
    }
}

/// The colours of all pictures: a paper of their own, so that they are legible on light and dark pages, and the
/// palette of Okabe and Ito (2008), which people with any colour vision can tell apart.
enum Palette {
    static let paper = Color(0xFCFCFA)
    static let ink = Color(0x222222)
    static let quiet = Color(0x5C5C5C)
    static let grid = Color(0xDCDCD6)
    static let frame = Color(0x9A9A94)
    static let band = Color(0xEEEEE8)

    static let blue = Color(0x0072B2)
    static let vermillion = Color(0xD55E00)
    static let green = Color(0x009E73)
    static let purple = Color(0xCC79A7)
    static let sky = Color(0x56B4E9)
    static let orange = Color(0xE69F00)
    /// For sounds by their kind, in the order in which kinds appear. The yellow of the palette is left out: on paper
    /// it can hardly be seen.
    static let kinds = [blue, orange, green, purple, sky, vermillion, Color(0x5C5C5C)]
}

/// Figures as text, without a locale.
enum Figures {
    /// A number with a fixed count of decimals; a true minus sign, and no minus before zero.
    static func fixed(_ value: Double, decimals: Int, minus: String = "−") -> String {
        guard value.isFinite else { return value.isNaN ? "–" : value < 0 ? "\(minus)∞" : "∞" }
        var unit = 1.0
        for _ in 0..<decimals { unit *= 10 }
        let scaled = (abs(value) * unit).rounded()
        guard scaled < 9e15 else { return value < 0 ? "\(minus)∞" : "∞" }
        let whole = Int(scaled) / Int(unit)
        var text = scaled > 0 && value < 0 ? "\(minus)\(whole)" : "\(whole)"
        if decimals > 0 {
            let fraction = String(Int(scaled) % Int(unit))
            text += "." + String(repeating: "0", count: decimals - fraction.count) + fraction
        }
        return text
    }

    /// As short as it can be with up to so many decimals: 6, 4.5.
    static func short(_ value: Double, decimals: Int) -> String {
        var text = fixed(value, decimals: decimals)
        guard text.contains(".") else { return text }
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }

    /// m:ss, or h:mm:ss from an hour on.
    static func clock(_ seconds: Double, hours: Bool) -> String {
        let whole = Int(min(max(seconds, 0), 1e12).rounded())
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        if hours || whole >= 3600 { return "\(whole / 3600):\(two(whole / 60 % 60)):\(two(whole % 60))" }
        return "\(whole / 60):\(two(whole % 60))"
    }

    /// A length for a caption: “0.010 s”, “1.5 s”, “12:00”, “8:00:00”.
    static func length(_ seconds: Double) -> String {
        if !(seconds > 0) { return "0 s" }
        if seconds < 1 { return "\(fixed(seconds, decimals: 3)) s" }
        return seconds < 10 ? "\(fixed(seconds, decimals: 1)) s" : clock(seconds, hours: false)
    }
}
