/// A sentence that a rule suggests to say. Every language has its own.
enum Suggestion: CaseIterable, Sendable {
    /// That the breath may stay small.
    case smallBreath
    /// That the listener may stop.
    case stopAtAnyTime
    /// That the session isn't for driving.
    case notDriving
    /// Another way than closed eyes; it continues a sentence.
    case restingGaze
    /// That what hurts may be left out.
    case skipWhatHurts
    /// That a hand stays on a chair.
    case handOnChair
    /// When to stop an exercise of the eyes.
    case stopWhenDizzy
    /// The way back from trance or deep rest.
    case wayBack
    /// That a symptom may be there.
    case letItBe
    /// To let go, as an invitation.
    case invitation
    /// The word to take in place of `heavy`.
    case soft
    /// The word that pulls a head down.
    case heavy
    /// The heading of a warm-up.
    case warmUp
    /// The heading of a cool-down.
    case coolDown
    /// The heading of a rest.
    case rest
}

extension Suggestion {
    /// The sentences by language.
    static let sentences: [String: [Suggestion: String]] = [
        "en": [
            .smallBreath: "Keep the breath small and easy. If you feel dizzy, let the sound go.",
            .stopAtAnyTime: "You can stop at any time.",
            .notDriving: "Please don't listen while driving.",
            .restingGaze: "or let them rest on one quiet place",
            .skipWhatHurts: "Skip any part that hurts.",
            .handOnChair: "Keep a hand on a chair.",
            .stopWhenDizzy: "Stop if the room spins, you see double, or your head begins to ache.",
            .wayBack: "Notice the room, move your fingers, open your eyes",
            .letItBe: "You might notice what is around it.",
            .invitation: "You might let go, if you like.",
            .soft: "soft",
            .heavy: "heavy",
            .warmUp: "Warm-up",
            .coolDown: "Cool-down",
            .rest: "Rest",
        ],
        "de": [
            .smallBreath: "Lass den Atem klein und leicht. Wenn dir schwindelig wird, lass den Klang los.",
            .stopAtAnyTime: "Du kannst jederzeit aufhören.",
            .notDriving: "Bitte nicht beim Autofahren hören.",
            .restingGaze: "oder lass sie auf einem ruhigen Punkt ruhen",
            .skipWhatHurts: "Überspringe alles, was weh tut.",
            .handOnChair: "Lass eine Hand am Stuhl.",
            .stopWhenDizzy: "Hör auf, wenn sich alles dreht, du doppelt siehst oder Kopfschmerzen kommen.",
            .wayBack: "Nimm den Raum wahr, bewege die Finger, öffne die Augen",
            .letItBe: "Vielleicht bemerkst du, was darum herum ist.",
            .invitation: "Vielleicht magst du loslassen.",
            .soft: "weich",
            .heavy: "schwer",
            .warmUp: "Aufwärmen",
            .coolDown: "Ausklang",
            .rest: "Pause",
        ],
        "es": [
            .smallBreath: "Respira de forma suave y fácil. Si sientes mareo, suelta el sonido.",
            .stopAtAnyTime: "Puedes parar cuando quieras.",
            .notDriving: "Por favor, no escuches esto mientras conduces.",
            .restingGaze: "o deja que descansen en un punto tranquilo",
            .skipWhatHurts: "Omite cualquier parte que duela.",
            .handOnChair: "Deja una mano en una silla.",
            .stopWhenDizzy: "Para si todo da vueltas, si ves doble o si empieza a dolerte la cabeza.",
            .wayBack: "Nota la habitación, mueve los dedos, abre los ojos",
            .letItBe: "Quizá notes lo que hay alrededor.",
            .invitation: "Puedes soltar, si quieres.",
            .soft: "suave",
            .heavy: "pesado",
            .warmUp: "Calentamiento",
            .coolDown: "Vuelta a la calma",
            .rest: "Descanso",
        ],
    ]
}

extension Subject {
    /// A sentence to suggest, in quotation marks and in the session's language. In a language that has no table it is
    /// English.
    func suggested(_ suggestion: Suggestion) -> String {
        let sentence = lexicon?.suggestions[suggestion] ?? Lexicon.english.suggestions[suggestion] ?? ""
        return "“\(sentence)”"
    }
}
