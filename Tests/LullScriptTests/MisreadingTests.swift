import LullSession
import Testing

@testable import LullScript

/// What Lull once misread in silence: each with what is spoken and happens now, and the codes of what is reported.
@Suite("What was once misread in silence")
struct MisreadingTests {
    struct Reading: Sendable, CustomTestStringConvertible {
        var script: String
        /// What is spoken and happens, without the first section; nil where there is no session.
        var gives: [String]?
        /// Line and code of everything reported.
        var reports: [String] = []

        var testDescription: String { String(script.prefix(60)) }
    }

    private static let readings: [Reading] = [
        Reading(script: "A one.\n\n~~~~~~~~\n\nB two.\n\nC three.", gives: ["A one.¶", "B two.¶", "C three.¶"]),
        Reading(
            script: "A one.\n\n```Rest now.``` And on.\n\nC three.",
            gives: ["A one.¶", "Rest now.", "And on.¶", "C three.¶"]
        ),
        Reading(script: "A one. <!-- and on\n\nB two.", gives: nil, reports: ["1 comment-unclosed"]),
        Reading(script: "A one.\n\n```\nB two.", gives: nil, reports: ["3 fence-unclosed"]),
        Reading(
            script:
                "Rest. (2 minutes of silence)\n\nNotice (a pause) between the breaths.\n\nNow (a long silence) begins.",
            gives: ["Rest.¶", "pause 120", "Notice (a pause) between the breaths.¶", "Now (a long silence) begins.¶"]
        ),
        Reading(
            script: "Der Rücken ist gerade.\\\n\\\nDie Schultern sinken.\\",
            gives: ["Der Rücken ist gerade.¶", "Die Schultern sinken.\\¶"],
            reports: ["1 language-mismatch"]
        ),
        Reading(
            script:
                "Lie down at 9:30 p.m. in bed.\n\nHold for 5 sec. then rest.\n\nHe said, \"Rest.\" and slept.\n\n**1. Settle in**",
            gives: [
                "Lie down at 9:30 p.m. in bed.¶", "Hold for 5 sec. then rest.¶", "He said, \"Rest.\" and slept.¶",
                "1. Settle in¶",
            ]
        ),
        Reading(
            script: "[breathe coherent 6]\n\n[pause 30s]\n\n[breathe box 3] [breathe 4x6] [breathe 4‑6 x 2]",
            gives: [
                "breathe 6-6 5/min with guide", "pause 30", "breathe 3-3-3-3 5/min with guide",
                "breathe 4-6 6/min with guide", "breathe 4-6 6/min for 2 with guide",
            ]
        ),
        Reading(script: "[breathe 4444]", gives: nil, reports: ["1 invalid"]),
        Reading(
            script: "## Arriving [pause 5s]\n\nSit.\n\n## [Opening – 2 min]\n\nRest.",
            gives: [
                "# Arriving", "pause 5", "Sit.¶", "# Opening – 2 min", "Rest.¶",
            ]
        ),
        Reading(
            script: "<!-- (c) Ada -->\n---\ntitle: Calm night\nprofile: sleep\n---\n\nRest now.",
            gives: ["title: Calm night profile: sleep¶", "Rest now.¶"],
            reports: ["2 front-matter-misplaced"]
        ),
        Reading(
            script: "—\ntitle: Calm night\nprofile: sleep\n—\n\nRest now.",
            gives: ["— title: Calm night profile: sleep —¶", "Rest now.¶"],
            reports: ["1 front-matter-misplaced"]
        ),
        Reading(
            script:
                "Rest.\n\nPAUSE\n\n— pause —\n\n[10-second pause]\n\n[pause ~30 s]\n\n_- Pause (~ 30 Sekunden) -_\n\nRest.",
            gives: ["Rest.¶", "pause 3", "pause 3", "pause 10", "pause 30", "pause 30", "Rest.¶"]
        ),
        Reading(script: "Rest. [1:15-1:45: silence] And on.", gives: nil, reports: ["1 time-ambiguous"]),
        Reading(
            script: "Arriving\n========\n\nSit down.[^1]\n\n[^1]: after Goenka",
            gives: ["# Arriving", "Sit down.¶"],
            reports: ["6 unspoken"]
        ),
        Reading(
            script: "Breathe in  \nBreathe out  \nAnd rest\n\n– feet\n– legs",
            gives: ["Breathe in", "Breathe out", "And rest¶", "feet¶", "legs¶"]
        ),
        Reading(
            script: "Legen Sie sich bequem hin. Schließen Sie die Augen, wenn Sie mögen. Spüren Sie die Füße.",
            gives: [
                "Legen Sie sich bequem hin.", "Schließen Sie die Augen, wenn Sie mögen.", "Spüren Sie die Füße.¶",
            ],
            reports: ["1 language-mismatch"]
        ),
        Reading(
            script: "---\nlang: es\nname: a-quiet-hour\n---\nSit. [pause 30s]",
            gives: ["Sit.¶", "pause 30"],
            reports: ["2 unknown-key", "3 unknown-key"]
        ),
        Reading(
            script: "Uno. (Pausa). Dos. (Pausa 3s)\n\n(pausa larga)\n\n(silencio)\n\nTres. [pausa 30 s]",
            gives: ["Uno.", "pause 3", "Dos.¶", "pause 3", "pause 8", "pause 3", "Tres.¶", "pause 30"]
        ),
        Reading(
            script: "Eins. (kurze Pause) Zwei.\n\n(Stille)\n\nDrei. [Pause 30 s]",
            gives: ["Eins.", "pause 2", "Zwei.¶", "pause 3", "Drei.¶", "pause 30"]
        ),
        Reading(
            script: "<sub alias=\"World Health\">WHO</sub> says.\n\n<s>Five</s><s>Six</s>\n\n<audio src=\"bell.wav\"/>",
            gives: ["World Health says.¶", "Five", "Six¶"],
            reports: ["5 markup-unknown"]
        ),
        Reading(
            script: "intro-one: Welcome. Find a seat.\n\nNarrator: Rest.\n\n(Soft music plays)\n\nSettle in.",
            gives: ["intro-one: Welcome.", "Find a seat.¶", "Narrator: Rest.¶", "(Soft music plays)¶", "Settle in.¶"],
            reports: ["1 role-label", "3 role-label", "5 stage-direction"]
        ),
        Reading(
            script:
                "Use S.T.O.P. before you act. At 8 a.m. you rise. Strict (\"do it\"), open (\"what now?\") or kind?",
            gives: [
                "Use S.T.O.P. before you act.", "At 8 a.m. you rise.",
                "Strict (\"do it\"), open (\"what now?\") or kind?¶",
            ]
        ),
        Reading(
            script: "Aprieta los puños con fuerza. [pause 30s]",
            gives: ["Aprieta los puños con fuerza.¶", "pause 30"],
            reports: ["1 language-mismatch"]
        ),
        Reading(script: "[play rain for 15s]\n\nSit.", gives: ["play rain", "stop rain after 15", "Sit.¶"]),
        Reading(script: "Remember this.\n\n> Rest is allowed.", gives: ["Remember this.¶"], reports: ["3 unspoken"]),
        Reading(
            script: "Enjoy the *silence* between the words. *pause* Rest.",
            gives: [
                "Enjoy the silence between the words.", "pause 3", "Rest.¶",
            ]
        ),
        Reading(script: "<h2>Go [pause 5s]</h2>\n\nRest.", gives: ["# Go", "pause 5", "Rest.¶"]),
        Reading(script: "| a | b |\n\nRest.", gives: ["Rest.¶"], reports: ["1 unspoken"]),
    ]

    @Test("is read as it is meant, or reported", arguments: readings)
    func reading(_ reading: Reading) {
        let outcome = read(reading.script)
        let told = outcome.problems.map(Diagnostics.text).joined(separator: "\n")
        if let gives = reading.gives {
            var found = outline(reading.script)
            if found.first == "# Test" { found.removeFirst() }
            #expect(found == gives, "\(told)")
        } else {
            #expect(outcome.session == nil)
        }
        #expect(outcome.problems.map { "\($0.location.line) \($0.code.rawValue)" } == reading.reports, "\(told)")
    }

    @Test("Files of other formats are one line that names the format")
    func formats() {
        let files = [
            "off: -\nalpha: pink/40 200+10/20\n\nNOW off ->\n+00:01:00 alpha": "SBaGen",
            "# Presets\ncalm\n  noise pink smooth 20 amplitude 40\n  tone 200 binaural 8 amplitude 15\n\n00:00:00 silence\n00:00:15 calm":
                "SynapSeq",
            "<?xml version=\"1.0\"?>\n<schedule>\n<title>Nap</title>\n</schedule>": "Gnaural",
            "{ \"title\": \"Calm\",\n  \"steps\": [\n    { \"say\": \"Sit.\" } ] }": "JSON",
        ]
        for (text, format) in files {
            let outcome = read(text)
            #expect(outcome.problems.count == 1 && outcome.problems[0].code == .foreignFormat)
            #expect(outcome.problems.first?.message.contains(format) == true)
        }
    }

    @Test("An acknowledged warning is silent, and an acknowledgement of nothing is told")
    func acknowledged() {
        #expect(problems("---\nacknowledge: [role-label]\n---\nNarrator: Rest.") == "")
        #expect(problems("<!-- acknowledge role-label: a play -->\nNarrator: Rest.") == "")
        #expect(problems("---\nacknowledge: [role-label]\n---\nRest.").contains("which has nothing to say here"))
    }

    @Test("A change that is certain does what is meant")
    func fixes() {
        func fixed(_ text: String) -> String {
            let outcome = read(text)
            var bytes = Array(text.utf8)
            let edits = outcome.problems.compactMap(\.fix).flatMap(\.edits)
            for edit in edits.sorted(by: { $0.location.range.lowerBound > $1.location.range.lowerBound }) {
                bytes.replaceSubrange(edit.location.range, with: Array(edit.text.utf8))
            }
            return String(decoding: bytes, as: UTF8.self)
        }
        #expect(fixed("---\nlang: es\n---\nRespira. [pause 4s]") == "---\nlanguage: es\n---\nRespira. [pause 4s]")
        #expect(fixed("Narrator: Rest.") == "Rest.")
        #expect(fixed("[pase 4s] Rest.") == "[pause 4s] Rest.")
        #expect(fixed("—\ntitle: Calm\nprofile: sleep\n—\n\nRest.") == "---\ntitle: Calm\nprofile: sleep\n---\n\nRest.")
        let moved = fixed("# Calm\n\n---\ntitle: Calm\nprofile: sleep\n---\n\nRest.")
        #expect(read(moved).session?.profile == .sleep)
    }

    @Test("Reading takes time in proportion to the text")
    func linear() {
        // Nothing is measured by a clock: a reading that is quadratic would not come to an end.
        let paragraph = "Rest *now*, and let it be. [pause 4s]\n\n- one\n- two\n\n"
        let outcome = read(String(repeating: paragraph, count: 30_000))
        #expect(outcome.problems.contains { $0.message.contains("unrolls to more than") })
        for mark in ["*", "_", "`", "[", "<!--", "%%", "&amp;", "<b>", "> ", "e\u{301}", "~~", "|", "(", "\\", "¿"] {
            #expect(!read(String(repeating: mark, count: 50_000) + " Hello.").sources.isEmpty)
        }
    }
}
