import LullSession

/// The words of a directive, read from left to right.
struct DirectiveWords {
    /// A word and its place.
    struct Word {
        var text: String
        var location: Location

        /// In lower case, for keywords.
        var key: String { text.lowercased() }
    }

    private(set) var words: [Word] = []
    private var next = 0
    /// The whole directive's place.
    let location: Location

    /// Splits a directive's text at white space and commas, but not within a number such as 1,5, after `{names}` have been
    /// filled in word by word, so that every word keeps the place it is written at.
    init(_ piece: Piece, values: Values, collector: Collector) {
        location = piece.location
        var word = ""
        var start = 0
        var depth = 0
        func place(_ range: Range<Int>) -> Location {
            guard let begin = piece.start else { return piece.location }
            return Location(piece.location.source, begin + range.lowerBound..<begin + range.upperBound)
        }
        func finish(_ words: inout [Word], _ end: Int) {
            guard !word.isEmpty else { return }
            let location = place(start..<end)
            let template = Template(word)
            let filled = template.filled(values, at: location, collector)
            let characters = Array(filled)
            let parts = characters.indices.split { Self.divides(characters, $0) }
            let caused = location.caused(by: template.cause(values))
            for part in parts { words.append(Word(text: String(characters[part]), location: caused)) }
            word = ""
        }
        let characters = Array(piece.text)
        var offset = 0
        for (index, character) in characters.enumerated() {
            if character == "{" { depth += 1 }
            if character == "}" { depth = max(0, depth - 1) }
            if depth == 0 && Self.divides(characters, index) {
                finish(&words, offset)
            } else if !Self.isInvisible(character) {
                if word.isEmpty { start = offset }
                word.append(character)
            }
            offset += character.utf8.count
        }
        finish(&words, offset)
    }

    // What other programs leave between words without showing it.
    private static func isInvisible(_ character: Character) -> Bool {
        character.unicodeScalars.allSatisfy { [0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF].contains($0.value) }
    }

    // White space and commas, but for the comma of 1,5.
    private static func divides(_ characters: [Character], _ index: Int) -> Bool {
        if characters[index].isWhitespace { return true }
        guard characters[index] == "," else { return false }
        return
            !(index > 0 && characters[index - 1].isNumber && index + 1 < characters.count
            && characters[index + 1].isNumber)
    }

    /// Whether nothing is left.
    var isAtEnd: Bool { next >= words.count }

    /// The next word, not taken.
    var peek: Word? { isAtEnd ? nil : words[next] }

    /// The place of the next word, or of the directive where there is none.
    var place: Location { peek?.location ?? location }

    /// Takes the next word.
    mutating func take() -> Word? {
        guard let word = peek else { return nil }
        next += 1
        return word
    }

    /// Takes the next word if it is one of these keywords.
    mutating func take(_ keys: String...) -> Bool {
        guard let word = peek, keys.contains(word.key) else { return false }
        next += 1
        return true
    }

    /// Takes these keywords in a row, or none of them.
    mutating func take(sequence keys: String...) -> Bool {
        guard next + keys.count <= words.count, zip(keys, words[next...]).allSatisfy({ $0 == $1.key }) else {
            return false
        }
        next += keys.count
        return true
    }

    /// Takes everything up to a keyword, or a word that `stop` knows, as one text.
    ///
    /// - Parameter pairStops: whether a word that isn't the first stops it together with the one behind it.
    mutating func takeText(
        until keys: Set<String> = [],
        or stop: (String) -> Bool = { _ in false },
        pair pairStops: (String, String) -> Bool = { _, _ in false }
    ) -> Word? {
        guard let first = peek, !keys.contains(first.key), !stop(first.key) else { return nil }
        var text = ""
        let start = next
        while let word = peek, !keys.contains(word.key), !stop(word.key) {
            if next > start, next + 1 < words.count, pairStops(word.key, words[next + 1].key) { break }
            text += text.isEmpty ? word.text : " " + word.text
            next += 1
        }
        return Word(text: text, location: words[start].location.through(words[next - 1].location))
    }

    /// Puts other words in the place of those that are left, where a spelling from the wild stands for a proper one.
    /// A word that stays keeps its place.
    mutating func replaceRest(with texts: [String]) {
        let rest = words[next...]
        let location = place
        words =
            Array(words[..<next])
            + texts.map { text in rest.first { $0.text == text } ?? Word(text: text, location: location) }
    }
}
