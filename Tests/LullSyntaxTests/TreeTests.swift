import LullSession
import Testing

@testable import LullSyntax

/// A tree as text: each node with its own bytes, children set in.
private func outline(_ text: String) -> String {
    let tree = SyntaxTree(SourceText(name: "test.md", text))
    var lines: [String] = []
    func add(_ node: SyntaxNode, _ depth: Int) {
        let name = "\(node.kind)".prefix { $0 != "(" }
        let text = tree.source[node.range].replacing("\n", with: "⏎")
        lines.append(String(repeating: "  ", count: depth) + "\(name) “\(text)”")
        for child in node.children { add(child, depth + 1) }
    }
    for child in tree.root.children { add(child, 0) }
    return lines.joined(separator: "\n")
}

@Suite("A script's text as a tree")
struct TreeTests {
    @Test("Marks and words")
    func marks() {
        #expect(
            outline("Say *one* and **two** &amp; `x` ok\\* [l](http://a) end  \nnext ~~gone~~ <b>x</b>\\\nlast") == """
                paragraph “Say *one* and **two** &amp; `x` ok\\* [l](http://a) end  ⏎next ~~gone~~ <b>x</b>\\⏎last”
                  text “Say ”
                  emphasis “*one*”
                    text “one”
                  text “ and ”
                  strong “**two**”
                    text “two”
                  text “ ”
                  entity “&amp;”
                  text “ ”
                  code “`x`”
                    text “x”
                  text “ ok”
                  escape “\\*”
                    text “*”
                  text “ ”
                  link “[l](http://a)”
                    text “l”
                  text “ end”
                  hardBreak “  ⏎”
                  text “next ~~gone~~ ”
                  tag “<b>”
                  text “x”
                  tag “</b>”
                  hardBreak “\\⏎”
                  text “last”
                """
        )
    }

    @Test("Directives bind closer than emphasis")
    func directives() {
        #expect(
            outline("Rest. *[pause 4*s]* and [bell]: soft [^1] {name} ]x [open") == """
                paragraph “Rest. *[pause 4*s]* and [bell]: soft [^1] {name} ]x [open”
                  text “Rest. ”
                  emphasis “*[pause 4*s]*”
                    directive “[pause 4*s]”
                  text “ and ”
                  directive “[bell]”
                  text “: soft ”
                  footnoteReference “[^1]”
                  text “ ”
                  parameter “{name}”
                  text “ ”
                  closeBracket “]”
                  text “x ”
                  openBracket “[”
                  text “open”
                """
        )
    }

    @Test("Blocks: lists, quotes, fences, tables, notes, front matter, comments")
    func blocks() {
        #expect(
            outline(
                """
                ---
                title: x
                ---
                <!-- a
                b -->
                # One #
                Two
                ===
                A sentence.
                ---
                - a
                  b
                • c

                > q

                ```
                code
                ```

                |a|b|
                |-|-|
                |1|2|

                    set in

                ~~~~~~~~

                x[^1] <!-- c -->y

                [^1]: note
                """
            ) == """
                frontMatter “---⏎title: x⏎---”
                comment “<!-- a⏎b -->”
                heading “# One #”
                  text “One”
                heading “Two⏎===”
                  text “Two”
                paragraph “A sentence.”
                  text “A sentence.”
                rule “---”
                list “- a⏎  b⏎• c”
                  item “- a⏎  b”
                    paragraph “a⏎  b”
                      text “a”
                      softBreak “⏎”
                      text “b”
                  item “• c”
                    paragraph “c”
                      text “c”
                quote “> q”
                fence “```⏎code⏎```”
                table “|a|b|⏎|-|-|⏎|1|2|”
                paragraph “set in”
                  text “set in”
                rule “~~~~~~~~”
                paragraph “x[^1] <!-- c -->y”
                  text “x”
                  footnoteReference “[^1]”
                  text “ ”
                  comment “<!-- c -->”
                  text “y”
                definition “[^1]: note”
                """
        )
    }

    @Test("What is never closed stands alone, and the text behind it is read")
    func unclosed() {
        #expect(
            outline("a <!-- b\n\n```\n\nc") == """
                paragraph “a <!-- b”
                  text “a ”
                  openComment “<!--”
                  text “ b”
                openFence “```”
                paragraph “c”
                  text “c”
                """
        )
        #expect(outline("---\ntitle: x\n\nRest.").hasPrefix("openFrontMatter “---”"))
    }

    @Test("Markup: tags over lines, names with prefixes, prologs")
    func markup() {
        #expect(
            outline(
                "<?xml version=\"1.0\"?>\n<amazon:effect name=\"x\">Soft.</amazon:effect> <prosody\n  rate=\"slow\">Two.</prosody> <pause 3s>"
            )
                == """
                paragraph “<?xml version="1.0"?>⏎<amazon:effect name="x">Soft.</amazon:effect> <prosody⏎  rate="slow">Two.</prosody> <pause 3s>”
                  tag “<?xml version="1.0"?>”
                  softBreak “⏎”
                  tag “<amazon:effect name="x">”
                  text “Soft.”
                  tag “</amazon:effect>”
                  text “ ”
                  tag “<prosody⏎  rate="slow">”
                  text “Two.”
                  tag “</prosody>”
                  text “ ”
                  tag “<pause 3s>”
                """
        )
    }

    @Test("A tree gives back every byte, its ranges are ordered, and it never fails", arguments: 0..<400)
    func laws(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let pieces = [
            "*", "**", "_", "`", "```", "~~~", "~", "[", "]", "(", ")", "<", ">", "<!--", "-->", "%%", "\\", "&amp;",
            "&",
            "\n", "\n\n", "\r\n", "\r", "  \n", "    ", "\t", "- ", "• ", "– ", "1. ", "# ", "> ", "---", "===", "|",
            "a",
            "word ", "é", "目", "🌙", "\u{301}", "\u{200B}", "\u{2028}", "\0", "{", "}", "{x}", "[pause 4s]", "[^1]",
            "[^1]: ",
            "[a](b)", "[x]: http://a", "<br>", "<break time=\"2s\"/>", "</p>", "<![CDATA[", "]]>", "<script>",
            "</script>",
            "title: x", "\u{FEFF}", ".", "!", "://",
        ]
        var text = ""
        for _ in 0..<Int.random(in: 1...60, using: &random) { text += pieces.randomElement(using: &random) ?? "" }
        let tree = SyntaxTree(SourceText(name: "test.md", text))
        #expect(tree.reassembled == Array(text.utf8), "seed \(seed): \(text.debugDescription)")
        func check(_ node: SyntaxNode) {
            var at = node.range.lowerBound
            for child in node.children {
                #expect(child.range.lowerBound >= at, "seed \(seed): \(text.debugDescription) \(child)")
                #expect(
                    child.range.upperBound <= node.range.upperBound,
                    "seed \(seed): \(text.debugDescription) \(child)"
                )
                at = child.range.upperBound
                check(child)
            }
        }
        check(tree.root)
    }
}

/// A small generator that a seed sets: SplitMix64.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
