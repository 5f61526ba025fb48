/// How long a line will take that has not been spoken yet.
public enum SpeechEstimate {
    /// What a text costs in words of the pace.
    struct Tempo: Sendable, Equatable {
        /// For coming in and going out, once a line.
        var line: Double
        /// For each letter.
        var letter: Double
        /// For each comma inside the line, its pause.
        var comma: Double

        /// Measured at 110 words a minute on the sessions' own lines, 1485 English, 537 Spanish and 592 German ones. Lines
        /// are off by 4 % in Spanish, 8 % in German and 10 % in English in the mean, whose two engines differ among
        /// themselves: flite is slower at short lines, espeak-ng at commas.
        static let measured: [String: Tempo] = [
            "en": Tempo(line: 0.9, letter: 0.216, comma: 1.1),
            "es": Tempo(line: 0.43, letter: 0.234, comma: 1.24),
            "de": Tempo(line: 0.5, letter: 0.208, comma: 1.3),
        ]
        /// The mean of those, for languages nobody has measured.
        static let other = Tempo(line: 0.6, letter: 0.22, comma: 1.2)
    }

    /// For colons, semicolons and dashes, in words of the pace; measured as the rest.
    static let colon = 1.5
    /// For full stops and their likes inside a line.
    static let stop = 0.1
    /// For a sign of Chinese, Japanese or Korean, which is a syllable; 1.21 of them are a word of the pace.
    static let sign = 0.83
    /// For a digit, which is about two syllables.
    static let digit = 1.65

    /// The seconds a text takes at a pace.
    ///
    /// Letters tell more than syllables or words do, since engines take longer over the clusters of consonants that long
    /// syllables are made of; a comma costs as much as a word.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - pace: words per minute, above 0.
    ///   - language: its tag; a language that was not measured has the mean of those that were.
    /// - Returns: 0 for a text without letters and numbers.
    public static func seconds(_ text: String, pace: Double, language: String) -> Double {
        let clean = SpokenText.clean(text)
        guard SpokenText.isSpeakable(clean), pace > 0 else { return 0 }
        let tempo = LanguageTag.value(Tempo.measured, for: language) ?? .other
        var words = tempo.line
        for scalar in clean.unicodeScalars {
            if ideographic(scalar) {
                words += sign
            } else if scalar.properties.isAlphabetic {
                words += tempo.letter
            } else if scalar.properties.numericType != nil {
                words += digit
            }
        }
        for character in clean.dropLast() {
            switch character {
            case ",", "،", "、", "，": words += tempo.comma
            case ":", ";", "–", "—": words += colon
            case ".", "!", "?", "…", "。", "！", "？": words += stop
            default: break
            }
        }
        return words * 60 / pace
    }

    private static func ideographic(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isIdeographic || (0x3040...0x30FF).contains(scalar.value)
            || (0xAC00...0xD7A3).contains(scalar.value)
    }
}
