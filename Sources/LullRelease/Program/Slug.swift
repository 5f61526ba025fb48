/// Names for files and addresses.
enum Slug {
    /// A text in a–z, 0–9 and single hyphens: letters lose their accents, everything else parts words.
    static func make(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if let plain = plain(scalar) {
                result += plain
            } else if !result.isEmpty && !result.hasSuffix("-") {
                result += "-"
            }
        }
        if result.hasSuffix("-") { result.removeLast() }
        return result
    }

    private static func plain(_ scalar: Unicode.Scalar) -> String? {
        if scalar.isASCII {
            return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                ? scalar.properties.lowercaseMapping : nil
        }
        if scalar == "ß" { return "ss" }
        // “LATIN SMALL LETTER U WITH DIAERESIS”: the letter itself stands in its name.
        guard let name = scalar.properties.name, name.hasPrefix("LATIN ") else { return nil }
        let words = name.split(separator: " ")
        guard let place = words.firstIndex(of: "LETTER"), words.indices.contains(place + 1), words[place + 1].count <= 2
        else { return nil }
        return words[place + 1].lowercased()
    }
}
