/// Cutting a sentence into captions: at most two lines of 42 columns each, preferably where the sentence pauses.
///
/// Two lines of 42 are what broadcasters use for Latin scripts. A wide character, as of Chinese or Japanese, takes two
/// columns.
struct Wrapping {
    /// The columns of a line.
    static let columns = 42

    /// A piece that is not cut: a word, or a character of a script without spaces.
    private struct Piece {
        var text: String
        var width: Int
        /// Whether a space stands before it.
        var isSpaced: Bool
        /// What it costs to end a line behind it: less where the sentence pauses.
        var cost: Int
    }

    private let pieces: [Piece]
    /// The columns that the pieces before each one take, with their spaces.
    private let offsets: [Int]

    /// A sentence; white space of any kind and length is one space.
    init(_ text: String) {
        pieces = Self.pieces(text)
        var offsets = [0]
        for piece in pieces { offsets.append((offsets.last ?? 0) + piece.width + (piece.isSpaced ? 1 : 0)) }
        self.offsets = offsets
    }

    /// A part of the sentence that is shown at once.
    struct Page: Equatable {
        var lines: [String]
        var text: String
        /// Its length in columns.
        var width: Int
    }

    /// The parts in order; none where there are no words.
    func pages() -> [Page] {
        // The cheapest way to cut the first n pieces, for each n.
        var costs = [0]
        var cuts = [0]
        for end in pieces.indices.map({ $0 + 1 }) {
            var best = (cost: Int.max, cut: end - 1)
            var start = end - 1
            while start >= 0, let split = split(start, end) {
                let cost = costs[start] + Self.pageCost + split.cost + pieces[end - 1].cost
                if cost < best.cost { best = (cost, start) }
                start -= 1
            }
            costs.append(best.cost)
            cuts.append(best.cut)
        }
        var pages: [Page] = []
        var end = pieces.count
        while end > 0 {
            let start = cuts[end]
            let middle = split(start, end)?.middle ?? end
            let lines = [text(start, middle), text(middle, end)].filter { !$0.isEmpty }
            pages.append(Page(lines: lines, text: text(start, end), width: width(start, end)))
            end = start
        }
        return pages.reversed()
    }

    /// Fewer captions weigh more than anything else.
    private static let pageCost = 10_000

    /// Where a caption is broken into lines and what it costs; nil where two lines don't hold it.
    private func split(_ start: Int, _ end: Int) -> (middle: Int, cost: Int)? {
        let whole = width(start, end)
        if whole <= Self.columns { return (end, Self.raggedness(whole, 2 * Self.columns)) }
        guard whole <= 2 * Self.columns + 1 else { return nil }
        var best: (middle: Int, cost: Int)?
        for middle in start + 1..<end {
            let (first, second) = (width(start, middle), width(middle, end))
            guard first <= Self.columns, second <= Self.columns else { continue }
            let cost = Self.raggedness(first, second) + pieces[middle - 1].cost
            if best.map({ cost < $0.cost }) ?? true { best = (middle, cost) }
        }
        return best
    }

    private static func raggedness(_ first: Int, _ second: Int) -> Int {
        (first - second) * (first - second) / 4
    }

    private func width(_ start: Int, _ end: Int) -> Int {
        guard start < end else { return 0 }
        return offsets[end] - offsets[start] - (pieces[start].isSpaced ? 1 : 0)
    }

    private func text(_ start: Int, _ end: Int) -> String {
        var text = ""
        for piece in pieces[start..<end] {
            if piece.isSpaced, !text.isEmpty { text += " " }
            text += piece.text
        }
        return text
    }

    private static func pieces(_ text: String) -> [Piece] {
        var pieces: [Piece] = []
        let words = text.split { $0.isWhitespace || $0.isNewline || $0.unicodeScalars.allSatisfy { $0.value < 32 } }
        for word in words {
            var isSpaced = !pieces.isEmpty
            var piece = ""
            var before: Character?
            func close() {
                guard let last = piece.last else { return }
                pieces.append(
                    Piece(text: piece, width: Self.width(piece), isSpaced: isSpaced, cost: Self.cost(endingIn: last))
                )
                isSpaced = false
                piece = ""
            }
            for character in word {
                if let before, mayBreak(before, character) || Self.width(piece) + Self.width(character) > columns {
                    close()
                }
                piece.append(character)
                before = character
            }
            close()
        }
        return pieces
    }

    /// Whether a line may end between two characters that no space divides: beside wide ones, but not before what closes
    /// or behind what opens.
    private static func mayBreak(_ before: Character, _ after: Character) -> Bool {
        guard width(before) == 2 || width(after) == 2 else { return false }
        let isEmoji = [before, after].contains { $0.unicodeScalars.first?.properties.isEmojiPresentation == true }
        return !isEmoji && !"、。，．！？」』）】〉》”’…ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.!?)".contains(after)
            && !"「『（【〈《“‘(".contains(before)
    }

    private static func cost(endingIn character: Character) -> Int {
        switch character {
        case ".", "!", "?", "…", "。", "！", "？", "؟", "।", "۔": 0
        case ",", ";", ":", "–", "—", "、", "，", "；", "：", "،", "؛": 30
        default: 200
        }
    }

    /// The columns a text takes.
    static func width(_ text: some StringProtocol) -> Int { text.reduce(0) { $0 + width($1) } }

    private static func width(_ character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        // East Asian wide characters (UAX 11), and emoji.
        return switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
