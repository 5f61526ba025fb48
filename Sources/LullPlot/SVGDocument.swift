/// An SVG as it grows: rectangles, paths and words, with nothing in it that changes from one day to the next.
struct SVGDocument {
    private var body: String

    init(width: Int, height: Int, title: String, summary: String) {
        body = """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
            viewBox="0 0 \(width) \(height)" role="img" font-family="sans-serif">
            <title>\(title.onOneLine.escaped)</title>
            <desc>\(summary.escaped)</desc>

            """
    }

    var bytes: [UInt8] { Array((body + "</svg>\n").utf8) }

    mutating func rectangle(_ rect: Rect, _ color: Color, hint: String?) {
        body += "<rect x=\"\(number(rect.x))\" y=\"\(number(rect.y))\" width=\"\(number(rect.width))\""
        body += " height=\"\(number(rect.height))\"\(paint("fill", color))"
        end("rect", hint)
    }

    mutating func path(
        _ points: [Point],
        closed: Bool,
        fill: Color?,
        stroke: (color: Color, width: Double, dash: Double?)?,
        hint: String?
    ) {
        body += "<path d=\""
        for (index, point) in points.enumerated() {
            body += "\(index == 0 ? "M" : index == 1 ? "L" : " ")\(number(point.x)) \(number(point.y))"
        }
        body += closed ? "Z\"" : "\""
        body += fill.map { paint("fill", $0) } ?? " fill=\"none\""
        if let stroke {
            body +=
                paint("stroke", stroke.color) + " stroke-width=\"\(number(stroke.width))\" stroke-linejoin=\"round\""
            if let dash = stroke.dash { body += " stroke-dasharray=\"\(number(dash))\"" }
        }
        end("path", hint)
    }

    mutating func text(
        _ words: String,
        at point: Point,
        size: Double,
        bold: Bool,
        color: Color,
        anchor: Canvas.Anchor,
        halo: Color?
    ) {
        body += "<text x=\"\(number(point.x))\" y=\"\(number(point.y))\" font-size=\"\(number(size))\""
        if bold { body += " font-weight=\"bold\"" }
        switch anchor {
        case .start: break
        case .middle: body += " text-anchor=\"middle\""
        case .end: body += " text-anchor=\"end\""
        }
        if let halo {
            body += paint("stroke", halo) + " stroke-width=\"\(number(Canvas.haloWidth))\" stroke-linejoin=\"round\""
            body += " paint-order=\"stroke\""
        }
        body += "\(paint("fill", color))>\(words.escaped)</text>\n"
    }

    private mutating func end(_ element: String, _ hint: String?) {
        if let hint {
            body += "><title>\(hint.onOneLine.escaped)</title></\(element)>\n"
        } else {
            body += "/>\n"
        }
    }

    private func paint(_ property: String, _ color: Color) -> String {
        func two(_ part: Double) -> String {
            let byte = Int((min(max(part, 0), 1) * 255).rounded())
            return (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        let hex = " \(property)=\"#\(two(color.red))\(two(color.green))\(two(color.blue))\""
        return color.alpha < 1 ? hex + " \(property)-opacity=\"\(number(color.alpha))\"" : hex
    }

    /// Hundredths of a point are finer than any screen.
    private func number(_ value: Double) -> String {
        var text = Figures.fixed(value.isFinite ? value : 0, decimals: 2, minus: "-")
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }
}

extension String {
    /// Fit for the text of XML: marked-up characters written out, characters that XML 1.0 cannot hold left out.
    var escaped: String {
        var result = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\u{0}"..<"\u{9}", "\u{B}", "\u{C}", "\u{E}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// On one line: every control character, line end and run of blanks becomes one space.
    var onOneLine: String {
        var result = ""
        var isBlank = true
        for scalar in unicodeScalars {
            // Code points that are no characters make cairo refuse all that follows.
            if scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value) { continue }
            if scalar.properties.isWhitespace || scalar.value < 32 || (127..<160).contains(scalar.value) {
                if !isBlank { result.unicodeScalars.append(" ") }
                isBlank = true
            } else {
                result.unicodeScalars.append(scalar)
                isBlank = false
            }
        }
        if result.unicodeScalars.last == " " { result.unicodeScalars.removeLast() }
        return result
    }
}

extension Unicode.Scalar {
    /// Whether it fills a square, as in Chinese, Japanese and Korean, and as most emoji do: the main ranges of
    /// East Asian Width W (Unicode Annex 11).
    var isWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
