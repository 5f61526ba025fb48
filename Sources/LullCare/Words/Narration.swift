/// How a language tells of somebody else: “she clenched her fists” asks nobody to do so.
struct Narration: Sendable {
    /// What stands right before a verb that tells: “they”, “your muscles”, “notice if you”.
    private let subjects: PhraseList
    /// What begins a sentence of a story: “she”, “the old man”.
    private let heroes: PhraseList
    /// Words that put a sentence into the past.
    private let past: Set<String>
    /// Words that address the listener: a sentence with one of them may ask.
    private let listener: Set<String>
    /// Words that may stand between a subject and its verb.
    private let adverbs: Set<String>
    /// The ending of most adverbs: “slowly”.
    private let adverbEnding: String?
    /// Words that no subject has: “the next time tense your feet”.
    private let otherwise: Set<String>
    /// Subjects only where they are written small: German “sie”.
    private let small: Set<String>

    init(
        subjects: String,
        heroes: String,
        past: String,
        listener: String,
        adverbs: String,
        adverbEnding: String? = nil,
        otherwise: String,
        small: String = ""
    ) {
        func set(_ written: String) -> Set<String> { Set(written.split(separator: " ").map(String.init)) }
        self.subjects = PhraseList(subjects)
        self.heroes = PhraseList(heroes)
        self.past = set(past)
        self.listener = set(listener)
        self.adverbs = set(adverbs)
        self.adverbEnding = adverbEnding
        self.otherwise = set(otherwise)
        self.small = set(small)
    }

    /// Whether a sentence tells of what a stretch of its words names, and asks nobody for it.
    func tells(of range: Range<Int>, in words: [Words.Word]) -> Bool {
        hasSubject(before: range.lowerBound, in: words) || isStory(around: range, in: words)
    }

    /// Whether a subject other than the listener stands right before a word.
    private func hasSubject(before index: Int, in words: [Words.Word]) -> Bool {
        var end = index
        for _ in 0..<3 {
            guard end > 0, words[end - 1].clause == words[index].clause else { return false }
            if endsSubject(end, in: words) { return true }
            let word = words[end - 1].text
            guard adverbs.contains(word) || adverbEnding.map(word.hasSuffix) ?? false else { return false }
            end -= 1
        }
        return false
    }

    private func endsSubject(_ end: Int, in words: [Words.Word]) -> Bool {
        if small.contains(words[end - 1].text), !words[end - 1].isCapital { return true }
        // No subject of the tables is longer.
        for start in max(0, end - 6)..<end where words[start].clause == words[end - 1].clause {
            guard subjects.covers(start..<end, of: words) else { continue }
            if !words[start..<end].contains(where: { otherwise.contains($0.text) }) { return true }
        }
        return false
    }

    /// Whether the sentence is one of a story: about somebody else, or in the past, with no word for the listener.
    private func isStory(around range: Range<Int>, in words: [Words.Word]) -> Bool {
        var start = range.lowerBound
        // No sentence that is spoken is longer.
        let furthest = max(0, start - 80)
        while start > furthest, words[start - 1].clause == words[start].clause || !words[start].isAfterStop {
            start -= 1
        }
        var end = range.upperBound
        while end < words.count, words[end].clause == words[end - 1].clause || !words[end].isAfterStop { end += 1 }
        guard !words[start..<end].contains(where: { listener.contains($0.text) }) else { return false }
        if words[start..<range.lowerBound].contains(where: { past.contains($0.text) }) { return true }
        return heroes.matches(in: Array(words[start..<end])).contains { $0.range.lowerBound <= 1 }
    }
}
