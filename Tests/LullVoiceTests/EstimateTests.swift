import LullFile
import Testing

@testable import LullVoice

@Suite("How long unspoken lines are guessed to be")
struct EstimateTests {
    /// The mean of the errors of lines, and how far their sum is off.
    private func errors(_ engine: String, _ language: String) async throws -> (mean: Double, bias: Double) {
        let studio = try Workshop().studio(VoiceChoice(engine: engine, language: language, pace: 110))
        let texts = try #require(Self.lines[language])
        let speech = try await studio.speech(for: texts.enumerated().map { (id: "\($0)", text: $1) })
        var (error, guessed, spoken) = (0.0, 0.0, 0.0)
        for (text, line) in zip(texts, speech) {
            let guess = studio.estimate(text)
            error += abs(guess / line.audio.duration - 1)
            guessed += guess
            spoken += line.audio.duration
        }
        return (error / Double(texts.count), guessed / spoken - 1)
    }

    @Test(
        "Every twenty-fifth or so of the sessions' lines is near what is spoken",
        arguments: [
            ("flite", "en", 0.12), ("espeak-ng", "en", 0.12), ("espeak-ng", "es", 0.07), ("espeak-ng", "de", 0.1),
        ]
    )
    func near(engine: String, language: String, most: Double) async throws {
        let (mean, bias) = try await errors(engine, language)
        print("estimate:", engine, language, mean, bias)
        #expect(mean < most)
        #expect(abs(bias) < 0.08)
    }

    @Test("Languages that were not measured, signs, digits and silence")
    func others() {
        func seconds(_ text: String, _ language: String) -> Double {
            SpeechEstimate.seconds(text, pace: 60, language: language)
        }
        let czech = 0.6 + 14 * 0.22 + 1.2
        #expect(abs(seconds("Dýchej, jak chceš.", "cs") - czech) < 1e-9)
        #expect(seconds("Respira.", "es-MX") == seconds("Respira.", "es"))
        let signs = 0.6 + 2 * 0.83
        #expect(abs(seconds("吸气", "zh") - signs) < 1e-9)
        let digits = 0.9 + 2 * 1.65
        #expect(abs(seconds("10", "en") - digits) < 1e-9)
        #expect(seconds("…", "en") == 0)
    }

    private static let lines: [String: [String]] = [
        "en": [
            "A slow beat is coming, under the chords.",
            "And then to whatever is furthest off.",
            "Car.",
            "Four.",
            "If something about this was new, or frightens you, tell a doctor.",
            "Is it still or moving, cool or mild?",
            "It was a bad stretch.",
            "Let your back be held by something, and your hands lie where they like.",
            "None of it has to be different for you to rest here.",
            "Only the end of it is a little longer.",
            "Sand, silt, bits of leaf.",
            "Stay with that one a little.",
            "The ears, which have been open the whole time.",
            "The paper goes in, and the drawer closes.",
            "The whole trunk, from the hips to the collarbones, filling and emptying a little.",
            "They can be picked up later.",
            "What colour is it, really?",
            "You are on this side of it now, or on your way.",
            "You may drift off and come back, more than once.",
            "Your eyes step with it.",
        ],
        "es": [
            "Ahora reclínate, y deja que la silla haga su parte.",
            "Aquí puedes hacerlo con cariño.",
            "Cuando vaya lento, que la respiración sea más pequeña, no más grande.",
            "Descansa mientras te mueves.",
            "El pulgar.",
            "Entra, mientras sube...",
            "Esto no es respirar despacio.",
            "La lluvia no lleva ningún ritmo.",
            "Llévate contigo lo que no tiene prisa, todo lo que te quepa.",
            "Mira la oscuridad como si fuera un lugar amplio.",
            "No hay prisa.",
            "Pasan nubes sobre los campos, y sus sombras van con ellas, sin detenerse.",
            "Puedes decirte, con cariño, “pensando”, y volver.",
            "Quizá algo en ti ya lo esté haciendo, mientras miras el frasco.",
            "Seis.",
            "Si quieres, toma aire cuando sube, y suéltalo cuando baja.",
            "Solo el final es un poco más largo.",
            "Un día difícil tiene lugares pequeños.",
            "Y de vuelta.",
            "y sale, mientras baja.",
        ],
        "de": [
            "Auch das Ausruhen gehört zur Übung.",
            "Da ist eine Bank.",
            "Das ist kein langsames Atmen.",
            "Der Klang ist hell, wenn es nah ist, und dunkel, wenn es fern ist.",
            "Die Lippen dürfen zu oder offen sein.",
            "Du hast geübt.",
            "Du musst mit nichts Schritt halten.",
            "Eine kleine Weile kann etwas anderes das Halten übernehmen.",
            "Etwas in dir weiß mehr darüber als ich.",
            "Heute hast du wohl schon geseufzt, ohne es zu merken.",
            "Ist etwas im Körper laut, darf es laut sein.",
            "Lass die Arme hängen, oder liegen.",
            "Mal mit den Ellbogen einen kleinen Kreis, als hielten sie zwei Stifte.",
            "Nimm vielleicht den leichtesten der sieben mit, und lass das Wasser hier.",
            "Sechs.",
            "So langsam, wie du magst.",
            "Und was möchte in Ruhe gelassen werden?",
            "Vielleicht tut das schon etwas in dir, während du auf das Glas siehst.",
            "Wenn sich etwas dreht, oder der Kopf schmerzt, hör auf und sieh etwas Ruhiges an.",
            "Zwei Arme, ein Gesicht, ein Hals, eine Mitte, zwei Beine.",
        ],
    ]
}
