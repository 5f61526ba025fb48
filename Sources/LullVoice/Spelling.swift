/// Names nearest to a misspelt one.
enum Spelling {
    /// The names, the nearest first; equally near ones stay in their order.
    static func nearest(to word: String, in names: [String]) -> [String] {
        let wanted = Array(word.lowercased())
        return names.enumerated()
            .map { (distance(wanted, Array($0.element.lowercased())), $0.offset, $0.element) }
            .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
            .map(\.2)
    }

    /// The Levenshtein distance.
    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var row = Array(0...b.count)
        for (index, character) in a.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in b.indices {
                let replaced = diagonal + (character == b[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
            }
        }
        return row[b.count]
    }
}
