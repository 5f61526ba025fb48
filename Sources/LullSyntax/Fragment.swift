/// Bytes handed to the CommonMark library, and where each of them stands in the text.
struct Fragment {
    /// What the library reads.
    private(set) var bytes: [UInt8] = []
    /// Where lines begin in `bytes`.
    private(set) var lineStarts: [Int] = [0]
    /// Stretches that follow each other in the text: where one begins here, and there.
    private var runs: [(at: Int, source: Int)] = []

    /// A byte that the library is shown in front of a line, so that the line begins no block.
    static let guardByte: UInt8 = 0x2E

    /// Appends a stretch of the text, of which `shown` are the bytes to read.
    mutating func append(_ range: Range<Int>, of shown: [UInt8]) {
        guard !range.isEmpty else { return }
        runs.append((bytes.count, range.lowerBound))
        for index in range { add(shown[index]) }
    }

    /// Appends a byte that stands nowhere in the text, in front of a place.
    mutating func append(_ byte: UInt8, before source: Int) {
        runs.append((bytes.count, source))
        add(byte)
    }

    /// Appends a line feed for what ends a line at a place.
    mutating func appendLineFeed(from source: Int) {
        runs.append((bytes.count, source))
        add(0x0A)
    }

    private mutating func add(_ byte: UInt8) {
        bytes.append(byte)
        if byte == 0x0A {
            lineStarts.append(bytes.count)
        } else if bytes.count > 1, bytes[bytes.count - 2] == 0x0D {
            lineStarts.append(bytes.count - 1)
        }
    }

    /// Where a byte stands in the text; one that was put in front of a place is that place.
    func source(_ offset: Int) -> Int {
        var (low, high) = (0, runs.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if runs[middle].at <= offset { low = middle } else { high = middle }
        }
        guard runs.indices.contains(low) else { return 0 }
        let run = runs[low]
        // A byte that was put in has the run behind it at the same place.
        let length = (low + 1 < runs.count ? runs[low + 1].at : bytes.count) - run.at
        if low + 1 < runs.count, runs[low + 1].source == run.source { return run.source }
        return run.source + min(offset - run.at, length)
    }

    /// The range of the text that a range of bytes stands for.
    func source(_ range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty else { return source(range.lowerBound)..<source(range.lowerBound) }
        let start = source(range.lowerBound)
        let last = source(range.upperBound - 1)
        let isPutIn = range.count == 1 && bytes[range.lowerBound] == Self.guardByte && source(range.upperBound) == start
        return start..<max(start, isPutIn ? start : last + 1)
    }

    /// The byte of a line and column, both from 1.
    func offset(line: Int, column: Int) -> Int {
        guard lineStarts.indices.contains(line - 1) else { return bytes.count }
        return min(bytes.count, lineStarts[line - 1] + max(0, column - 1))
    }
}
