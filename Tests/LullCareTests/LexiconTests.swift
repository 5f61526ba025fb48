import Testing

@testable import LullCare

@Suite("The words of each language")
struct LexiconTests {
    @Test("Every topic is met in every language", arguments: Lexicon.all.map(\.language))
    func met(_ language: String) throws {
        let lexicon = try #require(Lexicon.of(language))
        let examples = try #require(Self.examples[language])
        #expect(Set(examples.map(\.0)) == Set(Topic.allCases))
        for (topic, sentences) in examples {
            for sentence in sentences {
                #expect(!lexicon.mentions(topic, in: Words(sentence)).isEmpty, "\(topic): \(sentence)")
            }
        }
    }

    @Test("A no turns a phrase around", arguments: negated)
    func negation(_ language: String, _ topic: Topic, _ sentence: String) throws {
        let lexicon = try #require(Lexicon.of(language))
        #expect(!lexicon.mentions(topic, in: Words(sentence)).isEmpty, "\(sentence)")
        #expect(lexicon.asks(topic, in: Words(sentence)).isEmpty, "\(sentence)")
    }

    @Test("A no elsewhere doesn't", arguments: asked)
    func elsewhere(_ language: String, _ topic: Topic, _ sentence: String) throws {
        let lexicon = try #require(Lexicon.of(language))
        #expect(!lexicon.asks(topic, in: Words(sentence)).isEmpty, "\(sentence)")
    }

    @Test("Plain invitations mean none of the things to be careful of", arguments: harmless)
    func plain(_ language: String, _ sentence: String) throws {
        let lexicon = try #require(Lexicon.of(language))
        let careful: [Topic] = [
            .deepBreath, .holdBreath, .forcefulBreathing, .driving, .inWater, .tensing, .neckBack, .jawClench,
            .eyeSqueeze, .hardBlinking, .claim, .vanishing, .medicine, .relaxCommand, .trance,
        ]
        for topic in careful { #expect(lexicon.asks(topic, in: Words(sentence)).isEmpty, "\(topic): \(sentence)") }
    }

    @Test("Sentences as sessions say them", arguments: spoken)
    func matched(_ language: String, _ topic: Topic, _ sentence: String) throws {
        let lexicon = try #require(Lexicon.of(language))
        #expect(!lexicon.mentions(topic, in: Words(sentence)).isEmpty, "\(sentence)")
    }

    @Test("Sentences that come near and mean something else", arguments: near)
    func unmatched(_ language: String, _ topic: Topic, _ sentence: String) throws {
        let lexicon = try #require(Lexicon.of(language))
        #expect(lexicon.mentions(topic, in: Words(sentence)).isEmpty, "\(sentence)")
    }

    static let spoken: [(String, Topic, String)] = [
        ("en", .deepBreath, "Breathe in as much as you can."), ("en", .deepBreath, "Hold it as long as possible."),
        ("en", .deepBreath, "Fill the whole of your lungs completely."),
        ("en", .deepBreath, "Breathe as fully as you possibly can."),
        ("en", .returning, "Let your eyes open, and look around."), ("en", .returning, "You hear the room."),
        ("en", .returning, "Your fingers and toes may want to move."), ("en", .returning, "You are here, and awake."),
        ("en", .returning, "Come back into the room."), ("en", .returning, "And, slowly, come back."),
        ("en", .stopping, "If you want to stop, open your eyes and stretch, and it is over."),
        ("en", .stopping, "Stopping is fine."), ("en", .stopping, "If you've had enough, that's all right."),
        ("en", .stopping, "You can always stop."),
        ("en", .warmth, "The belly is softly warm."), ("en", .warmth, "Now warmth, and only where it's pleasant."),
        ("en", .warmth, "Arms and legs heavy and warm."), ("en", .warmth, "Warmth into the hands."),
        ("es", .inWater, "Puedes hacerlo mientras te duchas."),
        ("es", .openEyes, "Los ojos pueden cerrarse, o quedarse abiertos y descansar en un punto."),
        ("es", .openEyes, "Cierra los ojos, o dejarlos abiertos."),
        ("es", .returning, "Deja que los ojos se abran, y mira a tu alrededor."),
        ("es", .returning, "Si los ojos estaban cerrados, ahora pueden abrirse."),
        ("es", .stopping, "Si prefieres parar, o bajar el volumen, está bien."),
        ("es", .stopping, "Sáltate lo que no te sirva, y para cuando quieras."),
        ("es", .warmth, "Las manos están tibias y el brazo está cálido."),
        ("de", .returning, "Lass die Augen aufgehen und sieh dich um."),
        ("de", .returning, "Vielleicht bewegst du die Finger."),
        ("de", .returning, "Waren deine Augen zu, dürfen sie sich jetzt öffnen."),
        ("de", .stopping, "Willst du lieber aufhören, oder leiser stellen, ist das gut."),
        ("de", .stopping, "Aufhören kannst du jederzeit."), ("de", .stopping, "Wird dir schwindlig, hör auf."),
        ("de", .headMotion, "Wenn du den Kopf bewegst."), ("de", .eyeExercise, "Bewege nur die Augen."),
        ("de", .warmth, "Der rechte Arm ist angenehm warm."),
    ]

    static let near: [(String, Topic, String)] = [
        ("en", .deepBreath, "Rest as long as you like."), ("en", .deepBreath, "Stay as long as you want."),
        ("en", .deepBreath, "Follow the sound as far as you can."),
        ("en", .deepBreath, "Let the chords fill the room completely."),
        ("en", .deepBreath, "A village, as big as your thumb."),
        ("en", .returning, "Come back to the breath."), ("en", .returning, "The words come back by themselves."),
        ("en", .returning, "You can leave your eyes open for now."),
        ("en", .stopping, "Follow one note, all the way to where it stops."),
        ("en", .stopping, "And then stop counting."),
        ("en", .stopping, "You can leave your eyes open for now."), ("en", .stopping, "Or leave it out."),
        ("en", .warmth, "It may be as small as a warm cup."), ("en", .warmth, "That is warm enough to begin."),
        ("en", .warmth, "The room is warm."), ("en", .warmth, "There may be some warmth in your hands."),
        ("es", .inWater, "Puedes escuchar mientras te sirves algo."), ("es", .inWater, "Descansa mientras te mueves."),
        ("es", .stopping, "Si traes algo contigo, puedes dejarlo aquí, en la orilla."),
        ("es", .stopping, "Cuando baja, déjalo salir."),
        ("es", .warmth, "El té está caliente."), ("es", .returning, "Vuelve a la respiración."),
        ("de", .returning, "Komm zum Atem zurück."), ("de", .stopping, "Hör auf den Regen."),
        ("de", .stopping, "Hör einfach auf das, was klingt."),
        ("de", .eyeExercise, "Du kannst dich bewegen und die Augen öffnen."),
        ("de", .eyeExercise, "Du kannst jederzeit aufhören, die Augen öffnen oder dich bewegen."),
        ("de", .warmth, "Der Tee ist warm."), ("de", .warmth, "Vielleicht ist etwas Wärme in den Händen."),
        ("de", .deepBreath, "Lass los, so weit es geht."),
    ]

    static let negated: [(String, Topic, String)] = [
        ("en", .deepBreath, "There is no need to push the breath, or to breathe as deeply as you can."),
        ("en", .holdBreath, "Please don’t hold your breath."),
        ("en", .driving, "Never listen to this while driving."),
        ("en", .medicine, "Do not stop taking your medication."),
        ("en", .claim, "A sound cures nothing."),
        ("es", .holdBreath, "No aguantes ni aguante nadie la respiración."),
        ("es", .tensing, "Sin apretar los puños."),
        ("es", .claim, "Esto no cura nada."),
        ("de", .holdBreath, "Halte den Atem nicht an."),
        ("de", .deepBreath, "Du musst nicht so tief atmen wie du kannst."),
        ("de", .tensing, "Spanne die Schultern bitte nicht an."),
        ("de", .claim, "Kein Klang heilt."),
    ]

    static let asked: [(String, Topic, String)] = [
        ("en", .deepBreath, "There is no hurry; breathe as deeply as you can."),
        ("en", .deepBreath, "Don't think, breathe as deep as you can."),
        ("en", .tensing, "Don't forget to tense your toes."),
        ("en", .claim, "It not only cures."),
        ("en", .medicine, "You no longer need your medication."),
        ("es", .tensing, "No olvides apretar los puños."),
        ("es", .claim, "No es magia, cura."),
        ("de", .tensing, "Keine Eile, spanne die Schultern an."),
        ("de", .claim, "Er heilt nicht nur."),
    ]

    static let harmless: [(String, String)] = [
        ("en", "Let your shoulders be heavy, if that is easy."),
        ("en", "You might notice a tense place, and let it be."),
        ("en", "Feel your feet pushing into the floor."),
        ("en", "Find a comfortable position, lying down or seated."),
        ("en", "Take this medicine of quiet with you."),
        ("en", "The sound treats you kindly."),
        ("en", "Hold the silence for a moment."),
        ("es", "Puedes notar el peso de las manos."),
        ("es", "Una respiración sana y tranquila."),
        ("es", "Deja que los párpados descansen."),
        ("de", "Spüre, wie die Hände ruhen."),
        ("de", "Lass den Atem kommen und gehen."),
        ("de", "Ein Wunder, wie still es ist."),
    ]

    static let examples: [String: [(Topic, [String])]] = [
        "en": [
            (.comfort, ["Keep the breath small and easy.", "If you feel dizzy, rest.", "Let your breathing be soft."]),
            (.deepBreath, ["Breathe as deep as you can.", "Fill your lungs completely.", "Push the air out."]),
            (.holdBreath, ["Hold your breath.", "Breathe in and hold."]),
            (.forcefulBreathing, ["A Wim Hof round.", "Now breathe faster.", "Take quick breaths or fast breaths."]),
            (.humming, ["Hum with me."]), (.standing, ["Stand up tall."]), (.sitting, ["Lie down.", "Be seated."]),
            (.driving, ["Listen while you're driving."]), (.inWater, ["Do it in a warm bath.", "While swimming."]),
            (.tensing, ["Clench both fists.", "Make a tight fist."]), (.releasing, ["And let them go.", "Release."]),
            (.skipping, ["Skip anything that hurts.", "Leave out any part.", "If it hurts, rest."]),
            (.neckBack, ["Let your head fall back.", "Look up to the sky."]), (.jawClench, ["Clench your jaw."]),
            (.eyeSqueeze, ["Squeeze your eyes.", "Shut your eyes tight."]),
            (.trance, ["A trance.", "Deeper and deeper."]),
            (.returning, ["Open your eyes.", "Come back.", "Wide awake."]), (.notDriving, ["Not for driving."]),
            (.stopping, ["You can stop at any time.", "It is fine to stop."]), (.closingEyes, ["Let your eyes close."]),
            (.openEyes, ["Eyes open or closed.", "Lower your gaze."]), (.heaviness, ["Your head grows heavy."]),
            (.heartFormula, ["Your heartbeat is calm."]),
            (.warmth, ["Warmth spreads.", "Your arm is pleasantly warm."]),
            (.headMotion, ["Turn your head.", "Nod gently."]), (.hardBlinking, ["Blink hard."]),
            (.eyeExercise, ["Follow it with your eyes.", "Move only your eyes."]), (.chair, ["Hold on to a chair."]),
            (.dizzyStop, ["Stop if the room spins."]), (.warmUp, ["Warm-up", "Arriving"]),
            (.coolDown, ["Cool-down", "Winding down"]), (.resting, ["A rest"]),
            (.claim, ["It heals.", "It treats anxiety."]),
            (.vanishing, ["Your pain fades.", "Free from pain."]), (.medicine, ["Throw away your pills."]),
            (.relaxCommand, ["Just relax.", "Relax."]), (.invitation, ["You might.", "See if it is."]),
        ],
        "es": [
            (.comfort, ["Respira de forma suave.", "Si sientes mareo, para.", "Vuelve a tu ritmo."]),
            (.deepBreath, ["Lo más hondo que puedas.", "Llena los pulmones por completo.", "Empuja el aire."]),
            (.holdBreath, ["Aguanta la respiración.", "Inhala y sostén."]), (.forcefulBreathing, ["Respira rápido."]),
            (.humming, ["Zumba conmigo."]), (.standing, ["Ponte de pie."]), (.sitting, ["Siéntate."]),
            (.driving, ["Mientras conduces."]), (.inWater, ["En la bañera.", "Mientras te bañas."]),
            (.tensing, ["Aprieta los puños.", "Cierra fuerte los puños."]), (.releasing, ["Suelta.", "Deja ir."]),
            (.skipping, ["Omite cualquier zona.", "Lo que duela."]), (.neckBack, ["Inclina la cabeza hacia atrás."]),
            (.jawClench, ["Aprieta la mandíbula."]), (.eyeSqueeze, ["Cierra los ojos con fuerza."]),
            (.trance, ["Una hipnosis.", "Cada vez más profundo."]), (.returning, ["Abre los ojos.", "Vuelve aquí."]),
            (.notDriving, ["Al conducir."]), (.stopping, ["Puedes parar cuando quieras."]),
            (.closingEyes, ["Cierra los ojos."]), (.openEyes, ["Con los ojos abiertos.", "Baja la mirada."]),
            (.heaviness, ["Tu cabeza está pesada."]), (.heartFormula, ["El corazón late tranquilo."]),
            (.warmth, ["El calor se extiende.", "Tu mano está caliente."]), (.headMotion, ["Gira la cabeza."]),
            (.hardBlinking, ["Parpadea con fuerza."]), (.eyeExercise, ["Sigue el sonido con los ojos."]),
            (.chair, ["Apóyate en una silla."]), (.dizzyStop, ["Si todo da vueltas, para."]),
            (.warmUp, ["Calentamiento"]), (.coolDown, ["Vuelta a la calma"]), (.resting, ["Descanso"]),
            (.claim, ["Cura.", "Sana tu mente.", "Trata la ansiedad."]), (.vanishing, ["El dolor desaparece."]),
            (.medicine, ["Deja tus pastillas."]), (.relaxCommand, ["Relájate."]), (.invitation, ["Quizá puedas."]),
        ],
        "de": [
            (.comfort, ["Lass den Atem ganz klein.", "Wenn dir schwindelig wird.", "In deinem eigenen Rhythmus."]),
            (.deepBreath, ["So tief wie möglich.", "Fülle die Lunge ganz.", "Drücke die Luft hinaus."]),
            (.holdBreath, ["Halte die Luft an.", "Atem anhalten."]), (.forcefulBreathing, ["Atme schneller."]),
            (.humming, ["Summe mit."]), (.standing, ["Steh auf.", "Im Stehen."]),
            (.sitting, ["Setz dich.", "Leg dich hin."]),
            (.driving, ["Während du fährst."]), (.inWater, ["In der Badewanne."]),
            (.tensing, ["Balle die Fäuste.", "Spanne die Schultern an."]), (.releasing, ["Lass wieder los."]),
            (.skipping, ["Lass sie aus.", "Was dir weh tut."]),
            (.neckBack, ["Lege den Kopf nach hinten.", "Rolle den Kopf."]),
            (.jawClench, ["Beiß die Zähne zusammen."]), (.eyeSqueeze, ["Kneife die Augen zu."]),
            (.trance, ["Eine Hypnose.", "Immer tiefer."]), (.returning, ["Öffne die Augen.", "Komm zurück."]),
            (.notDriving, ["Nicht beim Autofahren."]), (.stopping, ["Du kannst jederzeit aufhören."]),
            (.closingEyes, ["Schließe die Augen."]),
            (.openEyes, ["Augen offen oder geschlossen.", "Senke den Blick."]),
            (.heaviness, ["Dein Kopf ist schwer."]), (.heartFormula, ["Das Herz schlägt ruhig."]),
            (.warmth, ["Wärme breitet sich aus.", "Der Arm ist warm."]), (.headMotion, ["Drehe den Kopf.", "Nicke."]),
            (.hardBlinking, ["Blinzle schnell."]), (.eyeExercise, ["Folge dem Ton mit den Augen."]),
            (.chair, ["Halte dich fest."]), (.dizzyStop, ["Wenn sich alles dreht, hör auf."]),
            (.warmUp, ["Aufwärmen"]), (.coolDown, ["Ausklang"]), (.resting, ["Pause"]),
            (.claim, ["Das heilt.", "Behandelt Angst."]), (.vanishing, ["Der Schmerz verschwindet."]),
            (.medicine, ["Setze deine Medikamente ab."]), (.relaxCommand, ["Entspann dich."]),
            (.invitation, ["Vielleicht magst du."]),
        ],
    ]
}
