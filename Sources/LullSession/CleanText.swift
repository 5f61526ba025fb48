/// Text from outside, made fit to be shown or written.
///
/// Titles, words, names of files and values of parameters come from whoever wrote a script. A terminal obeys the control
/// characters in them: colours, the clipboard, the window's title. Bidirectional overrides and isolates show text in
/// another order than it is read in. What languages need stays as it is: the joiners of emoji and scripts (U+200D), the
/// marks of direction (U+200E, U+200F), and every letter that runs from right to left.
package enum CleanText {
    /// What a person is shown: each active character stands there as its number, `\u{1B}`. Line ends and tabs stay.
    package static func shown(_ text: String) -> String {
        replaced(text) { isActive($0) && $0 != "\n" && $0 != "\t" ? visible($0) : nil }
    }

    /// What a person is shown on one line: line ends and tabs stand there as their numbers, too.
    package static func shownOnOneLine(_ text: String) -> String {
        replaced(text) { isActive($0) || endsLine($0) ? visible($0) : nil }
    }

    /// One line of a document: active characters and line ends become spaces, overrides of direction nothing, and
    /// several spaces one.
    package static func line(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !overridesDirection(scalar) {
            let isBlank = isActive(scalar) || endsLine(scalar) || scalar == " "
            if isBlank && (result.isEmpty || result.last == " ") { continue }
            result.append(isBlank ? " " : scalar)
        }
        if result.last == " " { result.removeLast() }
        return String(result)
    }

    /// Lines of a document, each as ``line(_:)`` has it.
    package static func lines(_ text: String) -> String {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line(String($0)) }
            .joined(separator: "\n")
    }

    /// JSON as it is shown: active characters within its strings are escaped, which changes none of its values.
    package static func json(_ text: String) -> String {
        replaced(text) { scalar in
            guard isActive(scalar), scalar != "\n" else { return nil }
            let digits = String(scalar.value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
    }

    /// Whether a character acts on what shows it: C0, DEL, C1, overrides and isolates of direction.
    private static func isActive(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F: true
        default: overridesDirection(scalar)
        }
    }

    private static func overridesDirection(_ scalar: Unicode.Scalar) -> Bool {
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }

    private static func endsLine(_ scalar: Unicode.Scalar) -> Bool { scalar == "\u{2028}" || scalar == "\u{2029}" }

    private static func visible(_ scalar: Unicode.Scalar) -> String {
        "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }

    private static func replaced(_ text: String, _ replacement: (Unicode.Scalar) -> String?) -> String {
        // Almost no text has any.
        guard text.unicodeScalars.contains(where: { replacement($0) != nil }) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            if let replaced = replacement(scalar) {
                result += replaced
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
