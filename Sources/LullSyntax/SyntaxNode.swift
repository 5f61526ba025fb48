package import LullSession

/// A part of a script's text: a block, a mark, or a stretch of words.
///
/// Children stand in order inside their parent's range and don't overlap. What lies between them is the parent's own marks
/// and white space, so a tree gives back every byte of its text.
package struct SyntaxNode: Hashable, Sendable {
    /// What it is.
    package var kind: SyntaxKind
    /// Its bytes in the text.
    package var range: Range<Int>
    /// What it is made of, in order.
    package var children: [SyntaxNode] = []

    init(_ kind: SyntaxKind, _ range: Range<Int>, _ children: [SyntaxNode] = []) {
        self.kind = kind
        self.range = range
        self.children = children
    }
}

/// What a node is.
package enum SyntaxKind: Hashable, Sendable {
    /// The whole text.
    case document

    // Blocks.

    /// Settings between lines of `---`.
    case frontMatter
    /// A heading with its level, 1…6.
    case heading(level: Int)
    /// A stretch of text between empty lines.
    case paragraph
    /// A list.
    case list
    /// An item of a list; its range holds the marker.
    case item
    /// `> …`
    case quote
    /// A table of GitHub's Markdown.
    case table
    /// `---`, `***`, a row of `=` or `~`.
    case rule
    /// Text between fences of backticks or tildes.
    case fence
    /// The text of a footnote, or the address of a reference.
    case definition

    // Marks in a text.

    /// Words as they are written.
    case text
    /// A line break that is a space.
    case softBreak
    /// A line break that ends a line: two spaces, or a backslash.
    case hardBreak
    /// `*…*`
    case emphasis
    /// `**…**`
    case strong
    /// `` `…` ``
    case code
    /// `[words](address)`; its children are the words.
    case link
    /// `[[page]]` or `[[page|words]]`; its child is what is shown.
    case wikiLink
    /// `![words](address)`, `![[file]]`
    case image
    /// `[^1]`
    case footnoteReference
    /// `[ ]`, `[x]` at the beginning of an item.
    case taskBox
    /// `<name …>` of HTML or SSML.
    case tag(MarkupTag)
    /// `<!-- … -->`, `%%…%%`, or the whole of `<script>` and `<style>`.
    case comment
    /// `&nbsp;` and its like, with the character it stands for.
    case entity(String)
    /// A backslash and the mark that it makes plain; its child is the mark.
    case escape
    /// `[…]`: a directive.
    case directive
    /// `{name}`
    case parameter

    // What stands alone.

    /// A `[` that is never closed on its line.
    case openBracket
    /// A `]` that closes nothing.
    case closeBracket
    /// A `{` that is never closed.
    case openBrace
    /// A `<!--` that is never closed.
    case openComment
    /// A fence that is never closed.
    case openFence
    /// Settings below a `---` at the top that is never closed.
    case openFrontMatter
}

/// The text of a script as a tree. There is one for every text: parsing never fails, and takes time in proportion to the
/// text.
package struct SyntaxTree: Sendable {
    /// The text.
    package let source: SourceText
    /// The document.
    package let root: SyntaxNode

    /// The tree of a text.
    package init(_ source: SourceText) {
        self.source = source
        root = BlockParser(source).document()
    }

    /// The place of a node.
    package func location(_ node: SyntaxNode) -> Location { Location(source, node.range) }

    /// The front matter, where there is one.
    package var frontMatter: SyntaxNode? { root.children.first { $0.kind == .frontMatter } }

    /// The text that the leaves and what lies between them give, which is the whole text.
    package var reassembled: [UInt8] {
        var bytes: [UInt8] = []
        func add(_ node: SyntaxNode) {
            var at = node.range.lowerBound
            for child in node.children {
                bytes += source.bytes[at..<child.range.lowerBound]
                add(child)
                at = child.range.upperBound
            }
            bytes += source.bytes[at..<node.range.upperBound]
        }
        add(root)
        return bytes
    }
}
