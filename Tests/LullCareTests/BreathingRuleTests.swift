import Testing

@testable import LullCare

@Suite("Rules about paced breathing")
struct BreathingRuleTests {
    @Test("Each speaks where it should, and only there", arguments: cases)
    func rule(_ example: Case) throws { try expect(example) }

    static let comfort = "Keep the breath small and easy."

    static let cases: [Case] = [
        Case(
            rule: "breath-too-slow",
            script: "[breathe 6-8 x 3]",
            says: "1:1: warning: this is paced at 4.29 breaths a minute, below 4.5 / write “at 5/min”, or a shorter "
                + "pattern",
            silent: ["[breathe 5-8 x 3]", "[breathe humming at 4.2/min x 3]", "[breathe 8-8 x 3]"]
        ),
        Case(
            rule: "breath-far-too-slow",
            script: "[breathe 8-8 x 3]",
            says:
                "1:1: error: this is paced at 3.75 breaths a minute, below 4 / write “at 5/min”, or a shorter pattern",
            silent: ["[breathe box x 3]", "[breathe 4-7-8 x 3]", "[breathe humming at 4/min x 3]", "[breathe 7-8 x 3]"]
        ),
        Case(
            rule: "fast-breathing",
            script: "[breathe 1-1.4 x 5]",
            says: "1:1: warning: this is paced at 25 breaths a minute, above 20 / write “at 12/min”, or slower",
            silent: ["[breathe 1.5-1.5 x 5]"]
        ),
        Case(
            rule: "fast-breathing",
            script: "[breathe 1-1 x 20]",
            says:
                "1:1: error: this is paced at 30 breaths a minute, above 24 for longer than 30 s / write “at 12/min”, "
                + "or slower",
            silent: []
        ),
        Case(
            rule: "hold-long",
            script: "[breathe 4-3-4 x 2]",
            says:
                "1:1: warning: the breath is held for 3 s; more than 2 s is long in the profile “sensitive” / shorten "
                + "the hold, or leave it out: 4-6",
            silent: ["[breathe 4-2-4 x 2]", "[breathe exhale-rest x 2]"]
        ),
        Case(
            rule: "hold-long",
            script: script("profile: standard", body: "[breathe 4-7.5-4 x 2]"),
            says: "4:1: error: the breath is held for 7.5 s; more than 7 s is long in the profile “standard” / shorten "
                + "the hold, or leave it out: 4-6",
            silent: [script("profile: standard", body: "[breathe box x 2]")]
        ),
        Case(
            rule: "hold-long",
            script: "[breathe 4-7-8 x 2]",
            says:
                "1:1: error: the breath is held for 7 s; more than 4 s is long in the profile “sensitive” / shorten "
                + "the hold, or leave it out: 4-6",
            silent: []
        ),
        Case(
            rule: "hold-for-listener",
            script: script("listener: [Pregnant]", body: "Hold your breath.\n\n[breathe 4-1-4 x 2]"),
            says: """
                4:1: error: “Hold your breath” asks for a hold, and the listener is flagged “pregnancy” / let the \
                breath go on
                6:1: error: the breath is held for 1 s, and the listener is flagged “pregnancy” / take a pattern \
                without a hold: 4-6
                """,
            silent: [
                "Hold your breath.\n\n[breathe 4-1-4 x 2]",
                script("listener: fibromyalgia", body: "[breathe 4-1-4 x 2]"),
                script("listener: [pregnancy]", body: "There is no need to hold your breath.\n\n[breathe 4-6 x 2]"),
            ]
        ),
        Case(
            rule: "many-long-holds",
            script: "[breathe 4-7-8 x 5]",
            says: "1:1: warning: 4-7-8 is breathed 5 times in this session; 4 are taught as the most to begin with / "
                + "write x 4",
            silent: ["[breathe 4-7-8 x 4]", "[breathe box x 8]"]
        ),
        Case(
            rule: "many-long-holds",
            script: "[breathe 4-7-8 x 4]\n[breathe 4-7-8 x 5]",
            says: "1:1: error: 4-7-8 is breathed 9 times in this session; 8 are taught as the most / write x 4",
            silent: []
        ),
        Case(
            rule: "first-week-long",
            script: script("tags: [Week 1]", body: "[breathe 4-6 for 11 min]"),
            says: "4:1: warning: 11:00 of slow breathing is much for a first week; 10:00 is the most / breathe for a "
                + "shorter time, or at 8/min to begin with",
            silent: [
                script("tags: [week 2]", body: "[breathe 4-6 for 11 min]"),
                script("tags: [week 1]", body: "[breathe 4-6 for 10 min]"),
                script("tags: [week 1]", body: "[breathe 3-5 for 11 min]"),
            ]
        ),
        Case(
            rule: "no-comfort-line",
            script: "Here we breathe.\n\n[breathe 4-6 for 2 min]",
            says: "3:1: error: 2:00 of paced breathing, and no line says beforehand that the breath may stay small and "
                + "that one may stop / say: “Keep the breath small and easy. If you feel dizzy, let the sound go.”",
            silent: [
                "\(comfort)\n\n[breathe 4-6 for 2 min]", "Here we breathe.\n\n[breathe 4-6 for 110 s]",
                "If you feel dizzy, stop.\n\n[breathe 4-6 for 5 min]",
                "[begin breathing 4-6]\n[at 1 min] Let your breathing be soft.\n[end breathing after 5 min]",
                script("language: fr", body: "Nous respirons.\n\n[breathe 4-6 for 2 min]"),
                script("language: es", body: "Respira de forma suave y fácil.\n\n[breathe 4-6 for 2 min]"),
                script("language: de-AT", body: "Lass den Atem klein und leicht.\n\n[breathe 4-6 for 2 min]"),
                "[take intro.flac]\n\n[breathe 4-6 for 2 min]",
            ]
        ),
        Case(
            rule: "no-comfort-line",
            script: script(
                "language: de",
                body: "Wir atmen.\n\n[begin breathing 4-6]\n[at 150 s] Der Atem bleibt klein.\n"
                    + "[end breathing after 5 min]"
            ),
            says: "6:1: error: 5:00 of paced breathing, and no line says beforehand that the breath may stay small and "
                + "that one may stop / say: “Lass den Atem klein und leicht. Wenn dir schwindelig wird, lass den Klang "
                + "los.”",
            silent: []
        ),
        Case(
            rule: "no-comfort-line",
            script: "[breathe 4-6 for 2 min]",
            says:
                "1:1: warning: 2:00 of paced breathing, and nobody says that the breath may stay small and that one "
                + "may stop / say it where the session is offered, or in a line before this",
            silent: []
        ),
        Case(
            rule: "deep-breath",
            script: "Now breathe in as deeply as you can.",
            says: "1:16: warning: “as deeply as you can” asks for a great breath / ask for a small and easy one",
            silent: [
                "There is no need to breathe as deeply as you can.", "Never push the breath.",
                "You don't have to push, or to fill your lungs completely.", "Push your feet into the floor.",
                "Let it fill you, never completely.",
            ]
        ),
        Case(
            rule: "deep-breath",
            script: script("language: es", body: "Inhala tan profundo como puedas."),
            says: "4:8: warning: “tan profundo como puedas” asks for a great breath / ask for a small and easy one",
            silent: [
                script("language: es", body: "No hace falta respirar tan profundo como puedas."),
                script("language: es", body: "Sin empujar el aire, ni llenar del todo."),
            ]
        ),
        Case(
            rule: "deep-breath",
            script: script("language: de", body: "Atme so tief du kannst."),
            says: "4:6: warning: “so tief du kannst” asks for a great breath / ask for a small and easy one",
            silent: [
                script("language: de", body: "Du musst nicht so tief atmen wie du kannst."),
                script("language: de", body: "Drücke die Luft nicht hinaus."),
            ]
        ),
        Case(
            rule: "inhale-longer",
            script: "[breathe 6-4 x 3]",
            says:
                "1:1: warning: the inhale of 6-4 is longer than its exhale / make them alike, or the exhale longer: "
                + "4-6",
            silent: ["[breathe 5-5 x 3]", "[breathe exhale-rest x 3]", "[breathe sigh x 3]"]
        ),
        Case(
            rule: "pace-jump",
            script: "[breathe 4-6 x 3]\n[breathe 4-4 x 3]",
            says:
                "2:1: warning: a breath here lasts 8 s, more than 10 % off the one before it / let the pace glide: "
                + "from 8/min to 6/min over 3 min",
            silent: [
                "[breathe 4-6 x 3]\n[breathe 4-5.2 x 3]", "[breathe 4-6 x 3]\n[pause 4s]\n[breathe 4-4 x 3]",
                "[breathe 4-6 from 8/min to 6/min over 3 min]",
            ]
        ),
        Case(
            rule: "pace-jump",
            script: "[breathe 4-6 from 12/min to 6/min over 4 breaths]",
            says:
                "1:1: warning: a breath here lasts 6 s, more than 10 % off the one before it / let the pace glide: "
                + "from 8/min to 6/min over 3 min",
            silent: []
        ),
        Case(
            rule: "unsafe-place",
            script: "Stand up straight.\n\nBreathe while driving, if you like.\n\n[breathe 4-6 x 3]",
            says: """
                1:1: error: “Stand up” has somebody stand who breathes to a pace / have them sit or lie
                3:9: error: “while driving” places somebody on the road who breathes to a pace / have them sit or lie \
                in a safe place
                """,
            silent: [
                "Please don't do this while driving, or in the bath.\n\n[breathe 4-6 x 3]",
                "Stand up. Now sit down again.\n\n[breathe 4-6 x 3]", "Stand up straight, while driving.",
                "[breathe 4-6 x 3]\n\nStand up straight.",
            ]
        ),
        Case(
            rule: "unsafe-place",
            script: script("language: es", body: "Hazlo en la bañera.\n\n[breathe 4-6 x 3]"),
            says:
                "4:7: error: “en la bañera” places somebody in water who breathes to a pace / have them sit or lie in "
                + "a safe place",
            silent: [script("language: es", body: "Nunca en la bañera, ni conduciendo.\n\n[breathe 4-6 x 3]")]
        ),
        Case(
            rule: "unsafe-place",
            script: script("language: de", body: "Atme mit, auch am Steuer.\n\n[breathe 4-6 x 3]"),
            says:
                "4:16: error: “am Steuer” places somebody on the road who breathes to a pace / have them sit or lie "
                + "in a safe place",
            silent: [script("language: de", body: "Bitte nicht beim Fahren.\n\n[breathe 4-6 x 3]")]
        ),
        Case(
            rule: "short-practice",
            script: "[breathe 4-6 for 2 min]",
            says:
                "1:1: note: 2:00 of paced breathing is a short practice / write tags: [quick reset] where that is "
                + "meant, or breathe for 5 minutes",
            silent: ["[breathe 4-3-4 for 5 min]", script("tags: quick-reset", body: "[breathe 4-6 x 2]"), "[pause 4s]"]
        ),
        Case(
            rule: "forceful-breathing",
            script: "# Breath of fire\n\nHello.",
            says: "1:3: error: “Breath of fire” is fast or forceful breathing / take a slow pattern: 4-6",
            silent: ["# Breath\n\nNever breathe fast.", "There is no hurry to breathe, slowly or fast."]
        ),
        Case(
            rule: "no-landing",
            script: "[breathe 4-6 x 3]\n[pause 12s]",
            says: "1:1: warning: 12 s are left after this breathing; the breath wants 30 s to find its own way / write "
                + "[pause 30s] behind it",
            silent: ["[breathe 4-6 x 3]\n[pause 30s]", "[breathe 4-6 x 3][pause 5s][breathe 4-6 x 3][pause 30s]"]
        ),
        Case(
            rule: "humming",
            script: script("listener: [spasmodic dysphonia]", body: "Hum softly.\n\n[breathe humming x 3]"),
            says: """
                4:1: warning: “Hum” asks for humming, and the listener is flagged “laryngeal dystonia” / offer a \
                silent exhale
                6:1: warning: this is a hummed pattern, and the listener is flagged “laryngeal dystonia” / offer a \
                silent exhale: 4-8
                """,
            silent: [
                "Hum softly.\n\n[breathe humming x 3]",
                script("listener: [laryngeal-dystonia]", body: "There is no need to hum.\n\n[breathe 4-8 x 3]"),
            ]
        ),
        Case(
            rule: "cue-long",
            script: "Hello. [begin breathing 4-6]\n[on inhale] In...\n[on inhale] In.\n[end breathing]\n[pause 30s]",
            says:
                "2:13: note: this cue lasts 5 s, and the inhale it is said on 4 s / say it in fewer words, or make the "
                + "inhale longer",
            silent: [
                // Where the next cue is late for it, cue-late tells.
                "Hello. [begin breathing 4-6]\n[on inhale] In...\n[on exhale] and out.\n[end breathing]\n[pause 30s]",
                // What is said on a phase and followed by none may take its time.
                "Hello. [begin breathing 4-6]\n[on exhale] Out.\n[on exhale] Follow.\n[end breathing]\n[pause 30s]",
                "Hello. [begin breathing 4-6]\n[on inhale] Follow.\n[pause 5s]\n[on exhale] Out.\n[end breathing]\n[pause 30s]",
                "Hello. [begin breathing 4-6 at 4.5/min]\n[on inhale] In.\n[on exhale] Out.\n[end breathing]\n[pause 30s]",
            ],
            seconds: 5
        ),
        Case(
            rule: "cue-late",
            script: "Hello. [begin breathing 4-6]\n[on exhale] Out.\n[on inhale] In.\n[end breathing]\n[pause 30s]",
            says:
                "3:1: note: the line before lasts 6.5 s and ends 0.5 s after the inhale has begun, so that this waits "
                + "9.5 s for the next / say it in fewer words, or wait for a later phase",
            silent: [
                "Hello. [begin breathing 4-7]\n[on exhale] Out.\n[on inhale] In.\n[end breathing]\n[pause 30s]",
                "Hello. [begin breathing 4-6]\n[on exhale] Out.\n[pause 1s]\n[on inhale] In.\n[end breathing]\n[pause 30s]",
                "Hello. [begin breathing 4-6]\n[on exhale] Out.\n[on exhale] Out.\n[end breathing]\n[pause 30s]",
            ],
            seconds: 6.5
        ),
    ]
}
