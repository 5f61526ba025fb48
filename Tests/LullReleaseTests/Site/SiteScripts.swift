/// Short sessions for a small release with real sound. The guide is a lone sine, so that its breath can be measured.
enum SiteScripts {
    /// Three scripts of about a minute, the same in three languages.
    static func minute(_ language: Language) -> String {
        """
        ---
        title: \(language.title)
        language: \(language.rawValue)
        author: Lull
        tags: [quick reset]
        voice: { engine: espeak-ng }
        parameters:
          out: { default: 6, unit: s, from: 4, to: 8, says: Seconds of the exhale }
        sounds:
          guide: { tone: sine, pitch: 220 Hz, level: { breath: [-44 dB, -24 dB] } }
          floor: { noise: brown, filter: { low-pass: 90 Hz }, level: -50 dB, attack: 3 s, release: 4 s }
        ---

        # \(language.headings.0)

        [play floor]
        [pause 2s]

        \(language.sentences.0)

        [pause 2s]

        # \(language.headings.1)

        [breathe 4-{out} x 3 with guide]

        [breathe 3-2-4-1 x 1 with guide]

        # \(language.headings.2)

        \(language.sentences.1)

        [stop floor over 4s]
        [pause 4s]
        """
    }

    enum Language: String, CaseIterable {
        case english = "en"
        case german = "de"
        case spanish = "es"

        var title: String {
            switch self {
            case .english: "A quiet minute"
            case .german: "Eine stille Minute"
            case .spanish: "Un minuto de calma"
            }
        }

        var headings: (String, String, String) {
            switch self {
            case .english: ("Arriving", "Breathing", "Resting")
            case .german: ("Ankommen", "Atmen", "Ruhen")
            case .spanish: ("Llegar", "Respirar", "Descansar")
            }
        }

        var sentences: (String, String) {
            switch self {
            case .english: ("There is nothing to get right.", "And let the breath find its own way.")
            case .german: ("Es gibt nichts richtig zu machen.", "Und der Atem findet seinen eigenen Weg.")
            case .spanish: ("No hay nada que hacer bien.", "Y la respiración encuentra su camino.")
            }
        }
    }
}
