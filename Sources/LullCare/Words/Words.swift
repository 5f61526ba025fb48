/// A text as words with their places: lower case, apostrophes straight, cut into clauses at marks.
struct Words: Sendable {
    struct Word: Sendable {
        var text: String
        /// The clause it belongs to, counted from 0.
        var clause: Int
        /// Whether the clause begins after a full stop, a semicolon or a dash rather than a comma.
        var isAfterStop: Bool
        /// Whether it is written with a capital: German “Sie” is who listens, “sie” is somebody else.
        var isCapital: Bool
        /// Where it stands in the text, in characters.
        var range: Range<Int>
    }

    let words: [Word]
    let text: String

    init(_ text: String) {
        self.text = text
        var words: [Word] = []
        var clause = 0
        var isAfterStop = true
        var current = ""
        var start = 0
        let characters = Array(text)
        func end(_ index: Int) {
            guard !current.isEmpty else { return }
            words.append(
                Word(
                    text: current,
                    clause: clause,
                    isAfterStop: isAfterStop,
                    isCapital: characters[start].isUppercase,
                    range: start..<index
                )
            )
            current = ""
        }
        for (index, character) in characters.enumerated() {
            let isApostrophe = character == "'" || character == "’"
            if character.isLetter || character.isNumber || isApostrophe && !current.isEmpty {
                if current.isEmpty { start = index }
                current += isApostrophe ? "'" : character.lowercased()
                continue
            }
            end(index)
            if ",".contains(character) {
                if words.last?.clause == clause { clause += 1 }
                isAfterStop = false
            } else if ".;:!?…–—¿¡()".contains(character) {
                if words.last?.clause == clause { clause += 1 }
                isAfterStop = true
            }
        }
        end(characters.count)
        self.words = words
    }

    var isEmpty: Bool { words.isEmpty }
    var count: Int { words.count }
    var texts: [String] { words.map(\.text) }

    /// The bytes of the text that a stretch of words covers.
    func bytes(_ range: Range<Int>) -> Range<Int>? {
        guard let first = words[range].first, let last = words[range].last else { return nil }
        let characters = text.indices
        let start = characters.index(characters.startIndex, offsetBy: first.range.lowerBound)
        let end = characters.index(start, offsetBy: last.range.upperBound - first.range.lowerBound)
        let offset = text.utf8.distance(from: text.startIndex, to: start)
        return offset..<offset + text.utf8.distance(from: start, to: end)
    }

    /// The characters that a stretch of words covers.
    func written(_ range: Range<Int>) -> String {
        guard let first = words[range].first, let last = words[range].last else { return "" }
        let characters = Array(text)
        return String(characters[first.range.lowerBound..<last.range.upperBound])
    }
}
