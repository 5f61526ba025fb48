import Testing

@testable import LullCare

@Suite("Rules about tensing, rest, eyes and movement")
struct RelaxationRuleTests {
    @Test("Each speaks where it should, and only there", arguments: cases + rest)
    func rule(_ example: Case) throws { try expect(example) }

    static let cases: [Case] = [
        Case(
            rule: "tense-for-listener",
            script: script("listener: [fibromyalgia]", body: "Tense your shoulders. [pause 5s] Let them go."),
            says: "4:1: error: “Tense your” tenses muscles, and the listener is flagged “fibromyalgia” / ask to let go "
                + "alone; or, where it is chosen, 3 to 5 s at a quarter of the effort",
            silent: [
                "Tense your shoulders.",
                script("listener: [fibromyalgia]", body: "Don't tense your shoulders. Your jaw may feel tense."),
                script("listener: [epilepsy]", body: "Tense your shoulders."),
            ]
        ),
        Case(
            rule: "tense-for-listener",
            script: script("language: de", "listener: [torticollis]", body: "Spanne die Hände an."),
            says:
                "5:1: error: “Spanne die Hände an” tenses muscles, and the listener is flagged “cervical dystonia” / "
                + "ask to let go alone; or, where it is chosen, 3 to 5 s at a quarter of the effort",
            silent: [script("language: de", "listener: [torticollis]", body: "Spanne die Hände nicht an.")]
        ),
        Case(
            rule: "tense-for-listener",
            script: script("language: es", "listener: dystonia", body: "Aprieta los puños."),
            says:
                "5:1: error: “Aprieta los” tenses muscles, and the listener is flagged “dystonia” / ask to let go "
                + "alone; or, where it is chosen, 3 to 5 s at a quarter of the effort",
            silent: [script("language: es", "listener: dystonia", body: "No aprietes los puños.")]
        ),
        Case(
            rule: "tense-long",
            script: "Tighten your fists. [pause 12s] And release. [pause 40s]",
            says: "1:1: warning: “Tighten your” is held for 12 s; 10 s is the most / say when to let go after 5 to 7 s",
            silent: ["Tighten your fists. [pause 7s] And release. [pause 40s]", "Notice it. [pause 12s] And release."]
        ),
        Case(
            rule: "release-short",
            script: "Tighten your fists. [pause 7s] And release. [pause 4s] Tighten your toes. [pause 4s] Let go.",
            says: "1:36: warning: 6 s for letting go after 7 s of tensing; twice as long is the least / write a longer "
                + "pause behind it",
            silent: ["Tighten your fists. [pause 7s] And release. [pause 20s] Tighten your toes."]
        ),
        Case(
            rule: "tense-breath-held",
            script: "Tighten your fists. [pause 2s] Hold your breath. [pause 5s] Release.",
            says:
                "1:32: error: “Hold your breath” holds the breath while muscles are tensed / say that the breath goes "
                + "on by itself",
            silent: ["Tighten your fists. [pause 2s] Never hold your breath. [pause 5s] Release.", "Hold your breath."]
        ),
        Case(
            rule: "strain-for-listener",
            script: script(
                "listener: [blepharospasm]",
                body: "Tilt your head back. Clench your jaw. Squeeze your eyes."
            ),
            says: """
                4:1: error: “Tilt your head back” takes the head back, and the listener is flagged “blepharospasm” / \
                leave it out, or let that part be soft
                4:22: error: “Clench your jaw” clenches the jaw, and the listener is flagged “blepharospasm” / leave \
                it out, or let that part be soft
                4:39: error: “Squeeze your eyes” squeezes the eyes, and the listener is flagged “blepharospasm” / \
                leave it out, or let that part be soft
                """,
            silent: [
                "Tilt your head back.",
                script("listener: [blepharospasm]", body: "Let your head be. Never clench your jaw. Rest your eyes."),
            ]
        ),
        Case(
            rule: "no-skip-line",
            script: "Tighten your fists. [pause 5s] And release.",
            says:
                "1:1: error: muscles are tensed, and no line says to skip what hurts / say: “Skip any part that "
                + "hurts.”",
            silent: [
                "Skip any part that hurts. Tighten your fists.", "Let your fists be soft.",
                script("language: de", body: "Überspringe, was weh tut. Spanne die Fäuste an."),
                script("language: es", body: "Omite cualquier parte que duela. Aprieta los puños."),
            ]
        ),
        Case(
            rule: "no-return",
            script: "You go deeper and deeper. [pause 3s] Rest there. [pause 3s] It is quiet. [pause 3s] So quiet.",
            says:
                "1:8: error: this leads into deep rest, and nothing leads back / end with words such as “Notice the "
                + "room, move your fingers, open your eyes”; or tag it “sleep”",
            silent: [
                "You go deeper and deeper. [pause 3s] Now come back to the room.",
                script("tags: [sleep]", body: "You go deeper and deeper."), "You rest.",
                script("language: de", body: "Du sinkst immer tiefer. Komm langsam zurück."),
                script("language: es", body: "Vas más y más profundo. Abre los ojos."),
            ]
        ),
        Case(
            rule: "no-driving-line",
            script: script("title: A yoga nidra", body: "Rest. Now open your eyes."),
            says: "2:10: warning: this leads into deep rest, and no line says that it isn't for driving / say at the "
                + "beginning: “Please don't listen while driving.”",
            silent: [script("title: A yoga nidra", body: "Not while driving, please."), "Rest."]
        ),
        Case(
            rule: "eyes-only-closed",
            script: "Close your eyes.",
            says: "1:1: note: “Close your eyes” leaves no other way / add: “or let them rest on one quiet place”",
            silent: [
                "Close your eyes, if you like.", "Close your eyes. Or let them rest on the floor.",
                "Keep your eyes open.", script("profile: sleep", body: "Close your eyes."),
            ]
        ),
        Case(
            rule: "eyes-only-closed",
            script: script("listener: [ptsd]", body: "Close your eyes, if you like."),
            says: "4:1: warning: “Close your eyes” leaves no other way / add: “or let them rest on one quiet place”",
            silent: [script("listener: [trauma]", body: "Close your eyes, or leave them half open.")]
        ),
        Case(
            rule: "no-way-out",
            script: script("tags: [hypnosis]", body: "Not while driving. Open your eyes."),
            says:
                "2:7: note: this leads into deep rest, and no line says that one may stop / say: “You can stop at any "
                + "time.”",
            silent: [script("tags: [hypnosis]", body: "You can stop at any time. Open your eyes."), "Rest."]
        ),
        Case(
            rule: "heavy-head",
            script: script("listener: [cervical-dystonia]", body: "Your head is heavy."),
            says:
                "4:6: warning: “head is heavy”, and the listener is flagged “cervical dystonia” / say “soft” in place "
                + "of “heavy”",
            silent: ["Your head is heavy.", script("listener: [cervical-dystonia]", body: "Your hands are heavy.")]
        ),
        Case(
            rule: "heart-formula",
            script: script("listener: [panic]", body: "Your heart beats calm and steady."),
            says:
                "4:6: warning: “heart beats calm” leads attention to the heart, and the listener is flagged “panic” / "
                + "leave this exercise out",
            silent: ["Your heart beats calm.", script("listener: [panic]", body: "Take it to heart.")]
        ),
        Case(
            rule: "warmth-on-pain",
            script: script("listener: [chronic-pain]", body: "Your arm is warm."),
            says:
                "4:6: note: “arm is warm” suggests warmth, and the listener is flagged “chronic pain” / leave places "
                + "that hurt out of it",
            silent: ["Your arm is warm.", script("listener: [chronic-pain]", body: "A warm welcome.")]
        ),
        Case(
            rule: "head-motion",
            script: script("listener: [neck-injury]", body: "Turn your head slowly."),
            says:
                "4:1: error: “Turn your head” moves the head, and the listener is flagged “neck injury” / move the "
                + "eyes alone, or have the movement imagined",
            silent: [
                "Turn your head.", script("listener: [neck-injury]", body: "Without turning, never move your head."),
            ]
        ),
    ]

    static let ticks = "  slow: { tick: 2 s }\n  fast: { tick: 0.45 s }\n  mid: { tick: 1 s }"

    static let rest: [Case] = [
        Case(
            rule: "eyes-too-long",
            script: script(
                "tags: [eyes]",
                body: "[play tick] [pause 3 min] [stop tick] [pause 5s] [play tick] [pause 1 min]"
            ),
            says: """
                4:1: warning: “tick” leads the eyes for 3:00; 2:00 is the most / stop it sooner, and rest
                4:1: warning: “tick” comes back after 5 s; eyes want 15 s of rest / write a longer pause between the \
                sets
                """,
            silent: [
                "[play tick] [pause 3 min]",
                script("tags: [eyes]", body: "[play tick][pause 2 min][stop tick][pause 15s][play tick][pause 1 min]"),
            ]
        ),
        Case(
            rule: "eyes-tempo",
            script: script(
                "tags: eyes",
                "sounds:",
                ticks,
                body: "[play slow][pause 9s][play mid][pause 9s][play fast][pause 9s]"
            ),
            says: """
                8:22: warning: 60 ticks a minute after 30; 10 more are a step / go up by 5 to 10
                8:42: warning: 133.3 ticks a minute are fast for the eyes; 120 is the most / begin with 30 to 40: \
                tick: 40/min
                """,
            silent: [script("sounds:", ticks, body: "[play slow][pause 9s][play mid][pause 9s]")]
        ),
        Case(
            rule: "no-chair-line",
            script: script("tags: [vestibular]", body: "Stand up straight. Stop if the room spins."),
            says:
                "4:1: error: “Stand up” in an eye exercise, and no line says to hold a chair / say: “Keep a hand on a "
                + "chair.”, or have them sit",
            silent: [
                script("tags: [vestibular]", body: "Stand up straight, holding a chair."), "Stand up straight.",
                script("tags: [vestibular]", body: "Sit down. Close your eyes."),
            ]
        ),
        Case(
            rule: "no-dizzy-line",
            script: "Follow the sound with your eyes.",
            says:
                "1:1: error: this moves the eyes, and no line says when to stop / say: “Stop if the room spins, you "
                + "see double, or your head begins to ache.”",
            silent: ["Follow the sound with your eyes. Stop if the room spins.", "Rest your eyes."]
        ),
        Case(
            rule: "hard-blinking",
            script: script("listener: [blepharospasm]", body: "Blink quickly."),
            says:
                "4:1: error: “Blink quickly” strains the lids, and the listener is flagged “blepharospasm” / let the "
                + "lids be soft",
            silent: ["Blink quickly.", script("listener: [blepharospasm]", body: "Blink when you like.")]
        ),
        Case(
            rule: "pan-fast",
            script: script(
                "sounds:",
                "  a: { tone: sine, pan: { lfo: [-50 %, 50 %], every: 1 s } }",
                "  b: { noise: pink, pan: { wander: [-100 %, 100 %], every: 20 s } }",
                body: "[play a, b] [pause 9s]"
            ),
            says: """
                3:6: warning: “a” swings from side to side every 1 s / let it take 4 s or longer
                4:6: warning: “b” swings over the full width / keep it between -70 % and 70 %
                """,
            silent: [
                script(
                    "sounds:",
                    "  a: { tone: sine, pan: { lfo: [-100 %, 100 %], every: 4 s } }",
                    "  b: { noise: pink, pan: { wander: [-70 %, 70 %], every: 20 s } }",
                    body: "[play a, b] [pause 9s]"
                )
            ]
        ),
        Case(
            rule: "work-too-long",
            script: script("tags: [dance, week 1]", body: "# Steps\n[pause 6 min]\n# Rest\n[pause 6 min]"),
            says: "4:1: warning: “Steps” lasts 6:00; 5:00 is the most in a first week / make it shorter, or put a rest "
                + "between",
            silent: [
                script("tags: [dance]", body: "# Steps\n[pause 6 min]"),
                script("tags: [dance, week 1]", body: "# Steps\n[pause 5 min]\n# Rest\n[pause 6 min]"),
            ]
        ),
        Case(
            rule: "tempo-step",
            script: script("sounds:", ticks, body: "[play slow][pause 9s][play mid][pause 9s][play fast][pause 9s]"),
            says: """
                7:22: warning: 60 ticks a minute after 30 is a step of more than 10 % / go up by 5 %
                7:42: warning: 133.3 ticks a minute are fast; 128 is the most / write every: 0.5 s, or slower
                """,
            silent: [script("sounds:", ticks, body: "[play mid][pause 9s][play slow][pause 9s]")]
        ),
        Case(
            rule: "work-without-rest",
            script: script("tags: [dance, week 2]", body: "# Steps\n[pause 2 min]\n# Rest\n[pause 1 min]"),
            says:
                "4:1: warning: “Steps” works for 2:00, and 1:00 of rest follow / let a section called “Rest” follow, "
                + "at least as long",
            silent: [
                script("tags: [dance, week 2]", body: "# Steps\n[pause 2 min]\n# Rest\n[pause 2 min]"),
                script("tags: [dance, week 3]", body: "# Steps\n[pause 2 min]"),
            ]
        ),
        Case(
            rule: "no-warm-up",
            script: script("tags: [dance]", body: "# Steps\n[pause 2 min]\n# Cool-down\n[pause 1 min]"),
            says: """
                4:1: error: movement begins without 3:00 of warming up / let the first section be called “Warm-up”, \
                and last 3 min
                6:1: error: movement ends without 3:00 of cooling down / let the last section be called “Cool-down”, \
                and last 3 min
                """,
            silent: [
                script(
                    "tags: [dance]",
                    body: "# Warm-up\n[pause 3 min]\n# Steps\n[pause 9s]\n# Cool-down\n[pause 3 min]"
                ),
                "# Steps\n[pause 2 min]",
            ]
        ),
        Case(
            rule: "no-count-in",
            script: script("tags: [dance]", body: "[pause 20s] [play tick] [pause 9s]"),
            says:
                "4:13: warning: “tick” begins at once, and nobody has said so / say what comes, or write [play tick "
                + "over 4s]",
            silent: [
                script("tags: [dance]", body: "[pause 20s] [play tick over 4s] [pause 9s]"),
                script("tags: [dance]", body: "Here comes the beat. [pause 4s] [play tick] [pause 9s]"),
                "[pause 20s] [play tick] [pause 9s]",
            ]
        ),
    ]
}
