/// The nearest known word, for hints.
package enum Spelling {
    /// The candidate with the fewest edits from a word, where that is near enough to be what was meant.
    package static func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
        let wanted = Array(word.lowercased())
        guard wanted.count <= 40 else { return nil }
        let limit = max(1, (wanted.count + 1) / 3)
        var best: (word: String, distance: Int)?
        for candidate in candidates.sorted() {
            let distance = edits(wanted, Array(candidate.lowercased()))
            if distance <= limit && distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.word
    }

    /// “did you mean “x”?” or, without a near one, the known words.
    package static func hint(for word: String, in candidates: [String], limit: Int = 12) -> String {
        if let near = nearest(to: word, in: candidates) { return "did you mean “\(near)”?" }
        if candidates.isEmpty { return "leave it out" }
        let shown = candidates.prefix(limit).joined(separator: ", ")
        return "there are \(shown)\(candidates.count > limit ? ", …" : "")"
    }

    /// Levenshtein's distance, a swap of neighbours counting one (Damerau).
    static func edits(_ a: [Character], _ b: [Character]) -> Int {
        if a.isEmpty || b.isEmpty { return a.count + b.count }
        var beforeLast = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        for i in 1...a.count {
            var row = [i] + [Int](repeating: 0, count: b.count)
            for j in 1...b.count {
                let change = a[i - 1] == b[j - 1] ? 0 : 1
                row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change)
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    row[j] = min(row[j], beforeLast[j - 2] + 1)
                }
            }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
