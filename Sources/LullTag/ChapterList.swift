/// Chapters that know only where they begin.
enum ChapterList {
    /// Gives each chapter its end: where the next begins, the last one with the sound.
    ///
    /// - Parameter duration: the length of the sound in milliseconds.
    static func closed(_ beginnings: [(title: String, start: UInt32)], duration: UInt32) -> [FileTags.Chapter] {
        beginnings.enumerated().map { index, chapter in
            let next = index + 1 < beginnings.count ? beginnings[index + 1].start : duration
            return FileTags.Chapter(
                title: chapter.title,
                startMilliseconds: chapter.start,
                endMilliseconds: max(chapter.start, next)
            )
        }
    }

    /// Chapters as Vorbis comments: `CHAPTER001=00:00:00.000`, `CHAPTER001NAME=…`.
    static func comments(_ chapters: [FileTags.Chapter]) -> [(name: String, value: String)] {
        chapters.enumerated().flatMap { index, chapter in
            let name = "CHAPTER\(digits(index + 1, 3))"
            return [(name, timestamp(chapter.startMilliseconds)), (name + "NAME", chapter.title)]
        }
    }

    /// The chapters among Vorbis comments, in the order of their numbers.
    static func beginnings(in comments: [(name: String, value: String)]) -> [(title: String, start: UInt32)] {
        let marked = comments.filter { $0.name.hasPrefix("CHAPTER") }
        var titles: [Int: String] = [:]
        var starts: [Int: UInt32] = [:]
        for (name, value) in marked {
            let rest = name.dropFirst("CHAPTER".count)
            if let number = Int(rest), let time = milliseconds(value) {
                starts[number] = time
            } else if rest.hasSuffix("NAME"), let number = Int(rest.dropLast("NAME".count)) {
                titles[number] = value
            }
        }
        return starts.sorted { $0.key < $1.key }.map { (titles[$0.key] ?? "", $0.value) }
    }

    private static func timestamp(_ time: UInt32) -> String {
        let seconds = Int(time) / 1000
        let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { digits($0, 2) }.joined(separator: ":")
        return "\(clock).\(digits(Int(time) % 1000, 3))"
    }

    private static func milliseconds(_ text: String) -> UInt32? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, let hours = UInt32(parts[0]), let minutes = UInt32(parts[1]) else { return nil }
        let seconds = parts[2].split(separator: ".", maxSplits: 1)
        guard let first = seconds.first, let whole = UInt32(first), hours < 1000, minutes < 60, whole < 60 else {
            return nil
        }
        let fraction = seconds.count > 1 ? seconds[1].prefix(3) : ""
        let padded = fraction + String(repeating: "0", count: 3 - fraction.count)
        guard let thousandths = UInt32(padded) else { return nil }
        return ((hours * 60 + minutes) * 60 + whole) * 1000 + thousandths
    }

    private static func digits(_ value: Int, _ count: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }
}
