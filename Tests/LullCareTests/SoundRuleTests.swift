import Testing

@testable import LullCare

@Suite("Rules about sounds and words")
struct SoundRuleTests {
    @Test("Each speaks where it should, and only there", arguments: sounds + words)
    func rule(_ example: Case) throws { try expect(example) }

    static func playing(_ sound: String, _ front: String..., body: String = "[play a] [pause 9s]") -> String {
        (["---"] + front + ["sounds:", "  a: \(sound)", "---", body]).joined(separator: "\n")
    }

    static let sounds: [Case] = [
        Case(
            rule: "binaural-mono",
            script: playing("{ binaural: 6 Hz }"),
            says:
                "3:6: note: “a” is for headphones only: folded to mono, its beat becomes a monaural one / say so "
                + "where the session is offered, or take “monaural”",
            silent: [playing("{ monaural: 6 Hz }"), playing("{ binaural: 6 Hz }", body: "[pause 9s]")]
        ),
        Case(
            rule: "beat-wide",
            script: playing("{ monaural: 35 Hz }"),
            says: "3:6: note: the tones of “a” lie 35 Hz apart and are heard as two / write 2 to 10 Hz",
            silent: [playing("{ monaural: 30 Hz }")]
        ),
        Case(
            rule: "beat-sudden",
            script: playing("{ monaural: 6 Hz }", body: "[play a over 5s] [pause 50s] [stop a over 10s]"),
            says: """
                5:1: note: “a” swells in over 5 s / give it 30 s
                5:30: note: “a” fades over 10 s / give it 30 s
                """,
            silent: [playing("{ monaural: 6 Hz }"), playing("{ tone: sine }", body: "[play a over 5s] [pause 9s]")]
        ),
        Case(
            rule: "gating-for-listener",
            script: playing("{ isochronic: 2 Hz }", "listener: [seizures]"),
            says:
                "4:6: error: “a” opens and closes, and the listener is flagged “epilepsy” / take a sound that goes "
                + "on, such as “pad”",
            silent: [playing("{ isochronic: 6 Hz }"), playing("{ monaural: 6 Hz }", "listener: epilepsy")]
        ),
        Case(
            rule: "gating-fast",
            script: playing("{ tone: sine, level: { lfo: [-50 dB, -30 dB], every: 100 ms, shape: pulse } }"),
            says:
                "3:6: warning: “a” opens and closes 10 times a second; the profile “sensitive” leaves 3 to 30 alone / "
                + "take a slower beat, or “monaural”",
            silent: [
                playing("{ isochronic: 2 Hz }"), playing("{ isochronic: 6 Hz }", "profile: standard"),
                playing("{ tone: sine, level: { lfo: [-50 dB, -30 dB], every: 100 ms } }"),
            ]
        ),
        Case(
            rule: "gating-deep",
            script: playing("{ isochronic: { beat: 2 Hz, depth: 80 % } }"),
            says: "3:6: warning: “a” closes by 80 %; 50 % is the most / write depth: 50 %",
            silent: [playing("{ isochronic: 2 Hz }")]
        ),
        Case(
            rule: "sudden-start",
            script: "[play pad over 0.2s] [pause 9s]",
            says:
                "1:1: warning: “pad” begins within 0.2 s; the profile “sensitive” wants 0.36 s / let it swell in: "
                + "[play pad over 4s]",
            silent: [
                "[play pad over 1s] [pause 9s]", script("profile: standard", body: "[play pad over 0.2s] [pause 9s]"),
            ]
        ),
        Case(
            rule: "rise-lengthened",
            script: playing("{ bell: A4, rise: 20 ms }", body: "[strike a]"),
            says:
                "3:6: note: “a” rises in 0.36 s, not in 0.02 s: the profile “sensitive” sets the least / leave the "
                + "rise out",
            silent: [playing("{ bell: A4, rise: 1 s }", body: "[strike a]"), "[bell]"]
        ),
        Case(
            rule: "fade-short",
            script: script("master:", "  fade in: 1 s", "  fade out: 2 s", body: "[pause 2 min]"),
            says: """
                3:12: warning: the fade in lasts 1 s; the profile “sensitive” has 5 s / leave it to the profile
                4:13: warning: the fade out lasts 2 s; the profile “sensitive” has 10 s / leave it to the profile
                """,
            silent: [script("master: { fade in: 5 s, fade out: 30 s }", body: "[pause 2 min]")]
        ),
        Case(
            rule: "loud-for-profile",
            script: script("profile: sleep", "master: { loudness: podcast, peak: -1 dBTP }", body: "[pause 2 min]"),
            says: """
                3:21: warning: -16 LUFS is loud for the profile “sleep”; it has -29 / leave it to the profile, or \
                choose another
                3:36: warning: -1 dBTP is a high peak for the profile “sleep”; it has -9 / leave it to the profile, or \
                choose another
                """,
            silent: [script("master: { loudness: -23 LUFS, peak: -3 dBTP }", body: "[pause 2 min]")]
        ),
        Case(
            rule: "sleep-tick",
            script: script("profile: sleep", body: "[play tick] [pause 9s]"),
            says:
                "4:1: error: “tick” ticks, which the profile “sleep” has no room for / leave it out, or guide with a "
                + "tone",
            silent: ["[play tick] [pause 9s]", script("profile: sleep", body: "[play pad] [pause 9s]")]
        ),
        Case(
            rule: "sleep-end-bell",
            script: script("profile: sleep", body: "[bowl]\nGood night.\n[bell]"),
            says: "6:1: warning: “bell” is struck at the end, where people sleep / leave it out",
            silent: ["[bowl]\nGood night.\n[bell]", script("profile: sleep", body: "[bowl]\nGood night.")]
        ),
        Case(
            rule: "sleep-long",
            script: script("profile: sleep", body: "[play brown] [pause 61 min]"),
            says:
                "2:10: warning: this session for sleep lasts 1:01:00; 1:00:00 is the most, then silence / end it sooner",
            silent: [script("profile: sleep", body: "[pause 60 min]"), "[pause 61 min]"]
        ),
        Case(
            rule: "sleep-voice-late",
            script: script("profile: sleep", body: "Hello. [pause 5 min] Hello again. [pause 1 min]"),
            says:
                "4:22: note: somebody speaks at 5:15 of 6:17 / say it sooner, or let the sounds go on longer behind it",
            silent: [
                script("profile: sleep", body: "Hello. [pause 5 min]"),
                "Hello. [pause 5 min] Hello again. [pause 1 min]",
            ]
        ),
    ]

    static let words: [Case] = [
        Case(
            rule: "long-silence",
            script: "Hello. [pause 70s] Hello again.",
            says:
                "1:1: warning: after this nobody speaks for 1:10 / say beforehand how long it will be, or that you "
                + "are still here",
            silent: [
                "Hello. [pause 60s] Hello again.", "Hello. [breathe 4-6 for 3 min] Hello again.",
                script("tags: [sleep]", body: "Hello. [pause 70s] Hello again."), "Hello. [pause 70s]",
            ]
        ),
        Case(
            rule: "fast-voice",
            script: script("voice: { pace: 150 wpm }", body: "Hello."),
            says:
                "2:8: note: 150 words a minute are fast for the profile “sensitive”; 120 is the most / write voice: { "
                + "pace: 105 wpm }",
            silent: [
                script("voice: { pace: 120 wpm }", body: "Hello."), script("voice: { pace: 150 wpm }", body: "[bell]"),
            ]
        ),
        Case(
            rule: "long-line",
            script: Array(repeating: "and", count: 31).joined(separator: " "),
            says: "1:1: note: this sentence has 31 words; 30 are many to follow with closed eyes / make two of it",
            silent: [Array(repeating: "and", count: 30).joined(separator: " ")]
        ),
        Case(
            rule: "little-silence",
            script: "Hello. [pause 10s] Hello again.",
            says: "1:1: note: somebody speaks for 88 % of this session / leave more silence: [pause 8s]",
            silent: ["Hello. [pause 2 min] Hello again."],
            seconds: 100
        ),
        Case(
            rule: "claims",
            script: script("title: Healing sounds that cure", body: "This rewires your brain. It treats anxiety."),
            says: """
                2:8: warning: “Healing” claims an effect / say what is done, not what it does
                2:28: warning: “cure” claims an effect / say what is done, not what it does
                4:6: warning: “rewires” claims an effect / say what is done, not what it does
                4:29: warning: “treats anxiety” claims an effect / say what is done, not what it does
                """,
            silent: [
                "This cures nothing.", "Treat yourself kindly.",
                "It doesn't heal, and it isn't a treatment for anxiety.",
            ]
        ),
        Case(
            rule: "claims",
            script: script("language: de", body: "Dieser Klang heilt."),
            says: "4:14: warning: “heilt” claims an effect / say what is done, not what it does",
            silent: [script("language: de", body: "Dieser Klang heilt nicht.")]
        ),
        Case(
            rule: "claims",
            script: script("language: es", body: "Este sonido cura tu ansiedad."),
            says: "4:13: warning: “cura” claims an effect / say what is done, not what it does",
            silent: [script("language: es", body: "Este sonido no cura la ansiedad.")]
        ),
        Case(
            rule: "symptom-promise",
            script: "Your pain will disappear.",
            says:
                "1:6: warning: “pain will disappear” promises that a symptom goes / let it be there: “You might "
                + "notice what is around it.”",
            silent: ["Your pain will not disappear.", "Let your thoughts disappear."]
        ),
        Case(
            rule: "medicine-advice",
            script: "You can stop taking your pills.",
            says: "1:9: error: “stop taking your pills” speaks of changing a medicine / leave it out",
            silent: ["Never stop taking your pills.", "Stop the music."]
        ),
        Case(
            rule: "relax-command",
            script: "And now, relax your shoulders. Calm down.",
            says: """
                1:10: note: “relax your” is a command / invite: “You might let go, if you like.”
                1:32: note: “Calm down” is a command / invite: “You might let go, if you like.”
                """,
            silent: [
                "You might relax your shoulders.", "Relax your shoulders, if you like.", "There is no need to relax.",
            ]
        ),
        Case(
            rule: "relax-command",
            script: script("language: es", body: "Relájate."),
            says: "4:1: note: “Relájate” is a command / invite: “Puedes soltar, si quieres.”",
            silent: [script("language: es", body: "Puedes dejar que los hombros bajen.")]
        ),
        Case(
            rule: "relax-command",
            script: script("language: de", body: "Entspanne dich."),
            says: "4:1: note: “Entspanne dich” is a command / invite: “Vielleicht magst du loslassen.”",
            silent: [script("language: de", body: "Vielleicht magst du loslassen.")]
        ),
        Case(
            rule: "unchecked-language",
            script: script("language: fr", body: "Bonjour."),
            says:
                "2:11: note: the words were not checked: there is no table for “fr” / read the rules about words "
                + "yourself: lull check --rules",
            silent: ["Hello.", script("language: fr", body: "[bell]"), script("language: de-CH", body: "Hallo.")]
        ),
        Case(
            rule: "unchecked-language",
            script: "Hello.\n\n[take intro.flac]",
            says:
                "3:1: note: what this recording says was not checked, nor what the session may lack because of it / "
                + "read the rules about words yourself: lull check --rules",
            silent: []
        ),
    ]
}
