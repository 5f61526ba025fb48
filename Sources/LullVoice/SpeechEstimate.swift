/// How long a line will take that has not been spoken yet.
public enum SpeechEstimate {
    /// Syllables per word of the paragraph the engines' paces were measured on, counted as below.
    static let syllablesPerWord = 1.21
    /// What an inner full stop, question or exclamation mark adds in seconds, beyond the pauses that paragraph has.
    static let sentencePause = 0.15

    /// The seconds a text takes at a pace.
    ///
    /// Syllables are counted, as words differ too much in length: groups of vowels in alphabets, single signs in Chinese,
    /// Japanese and Korean, two for each digit. A word of the pace stands for 1.21 syllables. Measured within 15 %
    /// on each sentence of that paragraph, by flite and espeak-ng at 130 words per minute.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - pace: words per minute, above 0.
    /// - Returns: 0 for a text without letters and numbers.
    public static func seconds(_ text: String, pace: Double) -> Double {
        let clean = SpokenText.clean(text)
        guard SpokenText.isSpeakable(clean), pace > 0 else { return 0 }
        let count = max(1, syllables(clean))
        let inner = clean.dropLast().filter { ".!?…;:。！？".contains($0) }.count
        return Double(count) / syllablesPerWord * 60 / pace + Double(inner) * sentencePause
    }

    /// The syllables of a text.
    static func syllables(_ text: String) -> Int {
        text.split { $0.isWhitespace || $0 == "-" || $0 == "–" || $0 == "—" }.reduce(0) { $0 + syllables(ofWord: $1) }
    }

    private static func syllables(ofWord word: Substring) -> Int {
        var count = 0
        var wasVowel = false
        var hasLetter = false
        let letters = Array(word.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || $0.isASCII })
        for scalar in letters {
            let isVowel = vowels.contains(scalar)
            if isVowel, !wasVowel { count += 1 }
            if ideographic(scalar) { count += 1 }
            if scalar.properties.numericType != nil, scalar.isASCII { count += 2 }
            wasVowel = isVowel
            hasLetter = hasLetter || scalar.properties.isAlphabetic
        }
        // The silent e of English and French.
        if count > 1, letters.last == "e", letters.dropLast().last != "l" { count -= 1 }
        return hasLetter ? max(1, count) : count
    }

    private static let vowels = Set(
        "aeiouyáàâäãåæéèêëíìîïóòôöõøœúùûüýÿąęıаеёиоуыэюяіїєαεηιουωάέήίόύώ".unicodeScalars
    )

    private static func ideographic(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isIdeographic || (0x3040...0x30FF).contains(scalar.value)
            || (0xAC00...0xD7A3).contains(scalar.value)
    }
}
