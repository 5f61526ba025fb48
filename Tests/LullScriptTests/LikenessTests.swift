import LullSession
import Testing

@testable import LullScript

@Suite("Telling programs from session scripts")
struct LikenessTests {
    private func likeness(_ text: String, path: String = "text") -> Likeness? {
        Likeness(SourceText(name: path, text), path: path)
    }

    @Test("A program is YAML that lists sessions, whatever its ending")
    func programs() {
        for text in [
            "title: Quiet\nsessions: [a.md]\n", "---\ntitle: Quiet\nsessions:\n  - a.md\n...\n",
            "# mine\ntitle: Quiet\nsessions:\n- a.md\n- b.md\n",
        ] {
            #expect(likeness(text) == .program)
        }
        #expect(likeness("title: Quiet\nsession: [a.md]\n") == nil)
        #expect(likeness("title: Quiet\nsession: [a.md]\n", path: "p.YML") == .program)
    }

    @Test("A session has words or directives; a list of names in its prose makes no program of it")
    func sessions() {
        for text in [
            "---\ntitle: Rest\n---\nRest.\n", "---\ntitle: Rest\n---\n", "Rest.\n[pause 5s]\n",
            "---\ntitle: Rest\n---\nsessions: a word\n", "Welcome.\nsessions: a word\n[pause 5s]\n",
        ] {
            #expect(likeness(text) == .session, "\(text)")
        }
        #expect(likeness("", path: "rest.md") == nil)
        #expect(likeness("Rest.\n") == nil && likeness("Rest.\n", path: "rest.md") == .session)
        #expect(likeness("Rest: lie down.\n", path: "rest.yaml") == .program)
    }

    @Test("A program that is read as a session is told so, and nothing else is")
    func told() {
        #expect(
            problems("title: Quiet\nformats: [flac, opus]\nsessions:\n  - a.md") == """
                test.md:1:1: error: this looks like a program, not a session script
                 1 | title: Quiet
                   | ^ “lull batch test.md -o release” makes a release of it
                """
        )
    }
}
