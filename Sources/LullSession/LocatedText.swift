/// A text that knows where each of its characters is written.
///
/// White space is collapsed to single spaces as the text is put together, and characters that nobody sees are left out, so
/// the text and its places always agree.
public struct LocatedText: Hashable, Sendable {
    /// A stretch that comes from one place.
    private struct Run: Hashable, Sendable {
        /// Where it begins in the text, in bytes.
        var at: Int
        /// Where it is written.
        var source: Range<Int>
        /// Whether it is written as it stands, byte for byte; otherwise it has its place as a whole.
        var isVerbatim: Bool
    }

    /// The text.
    public private(set) var text = ""
    private var runs: [Run] = []
    private let source: SourceText
    /// Whether white space was met that a following word is set apart by.
    private var hasSpace = false
    /// Whether white space stands before the first word.
    public private(set) var startsWithSpace = false
    /// Whether white space stands behind the last word.
    public var endsWithSpace: Bool { hasSpace }

    /// An empty text.
    public init(_ source: SourceText) { self.source = source }

    /// A text that nobody wrote.
    public init(_ text: String, at location: Location = .builtIn) {
        self.init(location.source)
        append(text, at: location.range)
    }

    /// Whether there is nothing in it.
    public var isEmpty: Bool { text.isEmpty }

    /// Appends what is written in a range of the source.
    public mutating func append(_ range: Range<Int>) {
        var start: Int?
        var at = range.lowerBound
        func flush(_ end: Int, _ result: inout LocatedText) {
            if let begin = start, begin < end { result.add(result.source[begin..<end], begin..<end, isVerbatim: true) }
            start = nil
        }
        // ASCII words are taken in one go; everything else is looked at.
        while at < range.upperBound {
            let byte = source.bytes[at]
            if byte > 0x20 && byte < 0x7F {
                if start == nil { start = at }
                at += 1
                continue
            }
            var length = 1
            while at + length < range.upperBound, source.bytes[at + length] & 0xC0 == 0x80 { length += 1 }
            let character = source[at..<at + length].unicodeScalars.first ?? " "
            if character.properties.isWhitespace {
                flush(at, &self)
                hasSpace = true
            } else if Self.isInvisible(character) {
                flush(at, &self)
            } else if start == nil {
                start = at
            }
            at += length
        }
        flush(range.upperBound, &self)
    }

    /// Appends characters that stand for what is written in a range: an entity, the value of a parameter.
    public mutating func append(_ text: String, at range: Range<Int>) {
        var word = ""
        func flush(_ result: inout LocatedText) {
            if !word.isEmpty { result.add(word, range, isVerbatim: false) }
            word = ""
        }
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                flush(&self)
                hasSpace = true
            } else if !Self.isInvisible(scalar) {
                word.unicodeScalars.append(scalar)
            }
        }
        flush(&self)
    }

    /// Appends white space.
    public mutating func appendSpace() { hasSpace = true }

    /// Appends another text of the same source.
    public mutating func append(_ other: LocatedText) {
        if other.startsWithSpace { hasSpace = true }
        for (index, run) in other.runs.enumerated() {
            let end = index + 1 < other.runs.count ? other.runs[index + 1].at : other.text.utf8.count
            let piece = other.utf8(run.at..<end)
            if piece.hasPrefix(" ") { hasSpace = true }
            let isSpaced = piece.hasPrefix(" ")
            add(isSpaced ? String(piece.dropFirst()) : piece, run.source, isVerbatim: run.isVerbatim)
        }
        if other.hasSpace { hasSpace = true }
    }

    private func utf8(_ range: Range<Int>) -> String {
        let bytes = text.utf8
        let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
        let end = bytes.index(start, offsetBy: range.count)
        return String(text[start..<end])
    }

    private mutating func add(_ piece: String, _ range: Range<Int>, isVerbatim: Bool) {
        guard !piece.isEmpty else { return }
        if text.isEmpty { startsWithSpace = hasSpace } else if hasSpace { text += " " }
        hasSpace = false
        let at = text.utf8.count
        // A single space in the source is the one in the text: the run goes on.
        if let last = runs.last, isVerbatim, last.isVerbatim, last.source.upperBound <= range.lowerBound,
            at - last.at == range.lowerBound - last.source.lowerBound
        {
            runs[runs.count - 1].source = last.source.lowerBound..<range.upperBound
        } else {
            runs.append(Run(at: at, source: range, isVerbatim: isVerbatim))
        }
        text += piece
    }

    // Control characters, zero-width spaces, soft hyphens: other programs leave them behind. Joiners and marks of direction
    // belong to scripts that need them.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x200B, 0x2060, 0xFEFF: true
        default: false
        }
    }

    /// The place of a range of the text's bytes of UTF-8.
    public func location(_ range: Range<Int>) -> Location {
        guard let first = run(at: range.lowerBound), let last = run(at: max(range.lowerBound, range.upperBound - 1))
        else {
            return Location(source, 0..<0)
        }
        func place(_ run: Run, _ offset: Int) -> Int { run.source.lowerBound + min(offset - run.at, run.source.count) }
        let start = first.isVerbatim ? place(first, max(first.at, range.lowerBound)) : first.source.lowerBound
        let end = last.isVerbatim ? place(last, max(last.at, range.upperBound)) : last.source.upperBound
        return Location(source, start..<max(start, end))
    }

    /// The place of the whole text.
    public var location: Location { location(0..<text.utf8.count) }

    private func run(at offset: Int) -> Run? {
        var (low, high) = (0, runs.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if runs[middle].at <= offset { low = middle } else { high = middle }
        }
        guard runs.indices.contains(low) else { return nil }
        // A space between two runs belongs to the next one.
        return runs[low]
    }

    /// A part of the text.
    public subscript(range: Range<Int>) -> LocatedText {
        var result = LocatedText(source)
        guard !range.isEmpty else { return result }
        var first = 0
        var high = runs.count
        while high - first > 1 {
            let middle = (first + high) / 2
            if runs[middle].at <= range.lowerBound { first = middle } else { high = middle }
        }
        for index in first..<max(first, runs.count) {
            let run = runs[index]
            if run.at >= range.upperBound { break }
            let end = index + 1 < runs.count ? runs[index + 1].at : text.utf8.count
            let part = max(run.at, range.lowerBound)..<max(max(run.at, range.lowerBound), min(end, range.upperBound))
            guard !part.isEmpty else { continue }
            var piece = utf8(part)
            while piece.hasSuffix(" ") { piece.removeLast() }
            let leading = piece.prefix { $0 == " " }.count
            if leading > 0 {
                piece.removeFirst(leading)
                result.hasSpace = true
            }
            guard !piece.isEmpty else {
                result.hasSpace = true
                continue
            }
            let start =
                run.isVerbatim ? run.source.lowerBound + part.lowerBound + leading - run.at : run.source.lowerBound
            let source = run.isVerbatim ? start..<start + piece.utf8.count : run.source
            result.add(piece, source, isVerbatim: run.isVerbatim)
            if part.upperBound - part.lowerBound > piece.utf8.count + leading { result.hasSpace = true }
        }
        result.hasSpace = false
        return result
    }
}
