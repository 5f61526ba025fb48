import LullSession

/// A body with its structure: blocks are nested, everything else stands as it came.
enum Statement {
    case token(Token)
    case block(head: Piece, body: [Statement], otherwise: [Statement])
}

/// Finds the blocks of a body: `[repeat]`, `[for]`, `[if]` … `[else if]` … `[else]` … `[end]`.
struct StructureReader {
    private struct Open {
        var head: Piece
        var body: [Statement] = []
        var otherwise: [Statement]?
        var isCondition = false
        /// Whether it is the `else if` of the block it stands in, and closes with it.
        var isContinued = false

        var statement: Statement { .block(head: head, body: body, otherwise: otherwise ?? []) }
    }

    private static let deepest = 32

    private let collector: Collector
    private var result: [Statement] = []
    private var stack: [Open] = []

    private init(_ collector: Collector) { self.collector = collector }

    static func statements(of tokens: [Token], _ collector: Collector) -> [Statement] {
        var reader = StructureReader(collector)
        for token in tokens where reader.depth <= deepest { reader.take(token) }
        reader.closeAll()
        return reader.result
    }

    private var depth: Int { stack.count { !$0.isContinued } }

    private mutating func add(_ statement: Statement) {
        guard let top = stack.indices.last else {
            result.append(statement)
            return
        }
        if stack[top].otherwise != nil {
            stack[top].otherwise?.append(statement)
        } else {
            stack[top].body.append(statement)
        }
    }

    private mutating func open(_ piece: Piece, isCondition: Bool = false) {
        if depth == Self.deepest {
            collector.error(at: piece.location, "blocks are nested more than \(Self.deepest) deep", mend: "use fewer")
        }
        stack.append(Open(head: piece, isCondition: isCondition))
    }

    private mutating func take(_ token: Token) {
        guard case .directive(let piece) = token else { return add(.token(token)) }
        let words = piece.text.lowercased().split { $0.isWhitespace || $0 == "," }
        switch words.first.map(HeadWords.proper) {
        // `[loop]` alone, or at a level, may be a sound of the script's.
        case "repeat"? where words[0] == "repeat" || words.count > 1 && words[1] != "at": open(piece)
        case "if"?: open(piece, isCondition: true)
        case "for"? where words.contains("in"): open(piece)
        case "else"? where words.dropFirst().first == "if", "otherwise"? where words.dropFirst().first == "if",
            "elseif"?, "elif"?:
            continueCondition(piece)
        case "else"?, "otherwise"?: takeElse(piece, isPlain: words.count == 1)
        case "end"? where words.count == 1 || !HeadWords.breathing.contains(String(words[1])), "endrepeat"?, "endfor"?,
            "endif"?:
            close(piece)
        default: add(.token(token))
        }
    }

    private mutating func takeElse(_ piece: Piece, isPlain: Bool) {
        if !isPlain {
            collector.error(
                at: piece.location,
                "“else” stands alone",
                mend: "write [else], or [else if …] with a condition"
            )
        }
        guard let top = stack.indices.last, stack[top].isCondition, stack[top].otherwise == nil else {
            collector.error(at: piece.location, "this “else” belongs to no “if”", mend: "write [if …] first")
            return
        }
        stack[top].otherwise = []
    }

    private mutating func continueCondition(_ piece: Piece) {
        guard let top = stack.indices.last, stack[top].isCondition else {
            collector.error(at: piece.location, "this “else if” belongs to no “if”", mend: "write [if …] first")
            return
        }
        if stack[top].otherwise != nil {
            collector.error(at: piece.location, "this “else if” stands behind “else”", mend: "put [else] last")
            return
        }
        stack[top].otherwise = []
        stack.append(Open(head: piece, isCondition: true, isContinued: true))
    }

    private mutating func close(_ piece: Piece) {
        guard !stack.isEmpty else {
            collector.error(
                at: piece.location,
                "this “end” closes nothing",
                mend: "breathing ends with [end breathing]"
            )
            return
        }
        while let block = stack.popLast() {
            add(block.statement)
            if !block.isContinued { return }
        }
    }

    private mutating func closeAll() {
        guard depth <= Self.deepest else { return }
        for open in stack where !open.isContinued {
            collector.error(at: open.head.location, "this block is never closed", mend: "write [end] where it ends")
        }
        for open in stack { result += open.body }
    }
}
