import CFloatingPoint

/// A cover for a program that brings none: the circle of a breath over evening colours, and the title.
public enum CoverPicture {
    /// Pixels of its side: podcast directories want 1400 to 3000.
    public static let side = 1400

    private static let margin = 120.0

    /// Draws a cover.
    ///
    /// - Parameters:
    ///   - title: the program's title; as large as three lines allow, and cut where that isn't enough.
    ///   - author: who made it, below the title.
    /// - Returns: the bytes of a PNG.
    public static func png(title: String, author: String? = nil) throws(PlotError) -> [UInt8] {
        let word = lull_standard_floating_point()
        defer { lull_restore_floating_point(word) }
        let canvas = try Canvas(pixels: PictureSize(width: side, height: side))
        let size = Double(side)
        let middle = Point(x: size / 2, y: size * 0.4)
        canvas.disc(at: middle, radius: size * 1.1, from: Color(0x2E6E6C), to: Color(0x0E2A33))
        for (radius, alpha) in [(470.0, 0.07), (400, 0.09), (330, 0.12)] {
            canvas.disc(
                at: middle,
                radius: radius,
                from: Color(0xBFE3D6, alpha: alpha),
                to: Color(0xBFE3D6, alpha: alpha)
            )
        }
        canvas.disc(at: middle, radius: 258, from: Color(0xF7F1E3), to: Color(0x9CD0C2))

        let (lines, letters) = layout(title, on: canvas)
        let height = letters * 1.25
        let bottom = size - (author == nil ? margin : margin + 60)
        for (index, line) in lines.enumerated() {
            let y = bottom - Double(lines.count - 1 - index) * height
            canvas.text(line, at: Point(x: middle.x, y: y), size: letters, color: Color(0xF7F1E3), anchor: .middle)
        }
        if let author, let fitted = canvas.fitted(author, width: size - 2 * margin, size: 42) {
            let place = Point(x: middle.x, y: size - margin + 24)
            canvas.text(fitted, at: place, size: 42, color: Color(0xBFE3D6), anchor: .middle)
        }
        return try canvas.png()
    }

    // The largest letters with which the title takes two lines, or three of the smallest.
    private static func layout(_ title: String, on canvas: Canvas) -> (lines: [String], size: Double) {
        let words = String(title.prefix(300)).onOneLine.split(separator: " ").map { String($0) }
        for (size, most) in [(112.0, 1), (100, 2), (84, 2), (68, 3)] {
            let lines = wrapped(words, size: size, on: canvas)
            if lines.count <= most { return (lines, size) }
        }
        var lines = wrapped(words, size: 56, on: canvas)
        if lines.count > 3 {
            let rest = lines[2...].joined(separator: " ")
            lines = Array(lines[..<2]) + [canvas.fitted(rest, width: width, size: 56) ?? "…"]
        }
        return (lines, 56)
    }

    private static var width: Double { Double(side) - 2 * margin }

    private static func wrapped(_ words: [String], size: Double, on canvas: Canvas) -> [String] {
        var lines: [String] = []
        for word in words {
            if let last = lines.last, canvas.measure("\(last) \(word)", size: size) <= width {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(canvas.fitted(word, width: width, size: size) ?? "…")
            }
        }
        return lines
    }
}
