/// Reads captions back and says what is wrong with them.
public enum CaptionCheck {
    /// Captions as a file has them.
    public struct Reading: Sendable, Equatable {
        /// The captions that could be read; their texts are as they stand in the file.
        public var captions: [Caption] = []
        /// What is wrong, a sentence each, with its line.
        public var problems: [String] = []
    }

    /// Everything that is wrong with a file of captions: how it is written, times that overlap or run backwards, captions
    /// outside the sound.
    ///
    /// - Parameters:
    ///   - bytes: the file's bytes.
    ///   - format: its format.
    ///   - duration: the length of the sound in seconds.
    /// - Returns: a sentence for each problem; none where all is well.
    public static func problems(in bytes: [UInt8], _ format: CaptionFormat, duration: Double) -> [String] {
        read(bytes, format, duration: duration).problems
    }

    /// Reads a file of captions.
    ///
    /// - Parameters:
    ///   - bytes: the file's bytes.
    ///   - format: its format.
    ///   - duration: the length of the sound in seconds.
    public static func read(_ bytes: [UInt8], _ format: CaptionFormat, duration: Double) -> Reading {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return Reading(problems: ["The text is not UTF-8."])
        }
        var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
        if lines.first?.first == "\u{FEFF}" { lines[0] = lines[0].dropFirst() }
        let length = Clock.milliseconds(duration)
        switch format {
        case .webVTT: return readWebVTT(lines, length)
        case .subRip: return readBlocks(lines[...], at: 1, .subRip, length)
        case .lyrics: return readLyrics(lines, length)
        }
    }

    private static func readWebVTT(_ lines: [Substring], _ duration: Int) -> Reading {
        let first = lines.first ?? ""
        guard first == "WEBVTT" || first.hasPrefix("WEBVTT ") || first.hasPrefix("WEBVTT\t") else {
            return Reading(problems: ["Line 1: a WebVTT file begins with “WEBVTT”."])
        }
        // The head goes on to the first empty line.
        let head = lines.firstIndex { $0.isEmpty } ?? lines.endIndex
        if let index = lines[..<head].firstIndex(where: { $0.contains("-->") }) {
            return Reading(problems: [
                "Line \(index + 1): an empty line is missing between the head and the first caption."
            ])
        }
        return readBlocks(lines[head...], at: head + 1, .webVTT, duration)
    }

    /// Blocks between empty lines: a number or a name, the times, the words.
    private static func readBlocks(
        _ lines: ArraySlice<Substring>,
        at first: Int,
        _ format: CaptionFormat,
        _ duration: Int
    ) -> Reading {
        var reading = Reading()
        var number = first
        for block in lines.split(omittingEmptySubsequences: false, whereSeparator: \.isEmpty) {
            defer { number += block.count + 1 }
            guard let opening = block.first else { continue }
            if format == .webVTT, ["NOTE", "STYLE", "REGION"].contains(opening.prefix { !$0.isWhitespace }) {
                continue
            }
            guard let timing = block.prefix(2).firstIndex(where: { $0.contains("-->") }) else {
                reading.problems.append("Line \(number): these words have no times.")
                continue
            }
            if format == .subRip, timing == block.startIndex || Int(opening) != reading.captions.count + 1 {
                reading.problems.append(
                    "Line \(number): caption number \(reading.captions.count + 1) is expected here."
                )
            }
            let line = number + timing - block.startIndex
            guard let times = times(block[timing], format) else {
                reading.problems.append("Line \(line): “\(block[timing])” is no pair of times.")
                continue
            }
            let words = block[(timing + 1)...]
            if words.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) {
                reading.problems.append("Line \(line): the caption has no words.")
            }
            if let index = words.firstIndex(where: { $0.contains("-->") }) {
                reading.problems.append(
                    "Line \(number + index - block.startIndex): an arrow stands among the words; is an empty line missing?"
                )
            }
            let caption = Caption(
                start: times.start,
                end: times.end,
                lines: words.map(String.init),
                text: words.joined(separator: " ")
            )
            reading.problems += order(caption, after: reading.captions.last, format, duration).map {
                "Line \(line): \($0)"
            }
            reading.captions.append(caption)
        }
        return reading
    }

    private static func order(
        _ caption: Caption,
        after last: Caption?,
        _ format: CaptionFormat,
        _ duration: Int
    ) -> [String] {
        var problems: [String] = []
        let (start, end) = (format.timestamp(caption.start), format.timestamp(caption.end))
        if caption.end < caption.start {
            problems.append("the caption ends at \(end), before it begins at \(start).")
        } else if caption.end == caption.start {
            problems.append("the caption begins and ends at \(start), so nobody sees it.")
        }
        if let last, caption.start < last.end {
            let before = format.timestamp(last.end)
            problems.append("the caption begins at \(start), while the one before it stays until \(before).")
        }
        if caption.end > duration || caption.start > duration {
            problems.append("the caption stays until \(end), and the sound ends at \(format.timestamp(duration)).")
        }
        return problems
    }

    private static func readLyrics(_ lines: [Substring], _ duration: Int) -> Reading {
        var reading = Reading()
        for (index, line) in lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
            let number = index + 1
            guard line.first == "[", let close = line.firstIndex(of: "]") else {
                reading.problems.append("Line \(number): these words have no time.")
                continue
            }
            let stamp = line[line.index(after: line.startIndex)..<close]
            let words = String(line[line.index(after: close)...])
            // Anything that begins with a letter is about the whole.
            if stamp.first?.isLetter == true { continue }
            guard let time = time(stamp, .lyrics) else {
                reading.problems.append("Line \(number): “\(stamp)” is no time.")
                continue
            }
            if let last = reading.captions.indices.last {
                let before = reading.captions[last].start
                if time < before {
                    reading.problems.append(
                        "Line \(number): the line begins at \(CaptionFormat.lyrics.timestamp(time)), before the one above "
                            + "it at \(CaptionFormat.lyrics.timestamp(before))."
                    )
                }
                reading.captions[last].end = max(before, time)
            }
            if time > duration {
                let (begin, end) = (CaptionFormat.lyrics.timestamp(time), CaptionFormat.lyrics.timestamp(duration))
                reading.problems.append("Line \(number): the line begins at \(begin), and the sound ends at \(end).")
            }
            reading.captions.append(
                Caption(start: time, end: max(time, duration), lines: words.isEmpty ? [] : [words], text: words)
            )
        }
        // Empty lines only let go what was shown.
        reading.captions.removeAll { $0.lines.isEmpty }
        return reading
    }

    private static func times(_ line: Substring, _ format: CaptionFormat) -> (start: Int, end: Int)? {
        let words = line.split(whereSeparator: \.isWhitespace)
        guard words.count >= 3, words[1] == "-->", let start = time(words[0], format), let end = time(words[2], format)
        else { return nil }
        // WebVTT may say behind the times where the words are shown; SubRip may not.
        return format == .subRip && words.count > 3 ? nil : (start, end)
    }

    /// The milliseconds of `00:01:02.345`, `01:02.345`, `00:01:02,345`, `01:02.34`.
    private static func time(_ text: Substring, _ format: CaptionFormat) -> Int? {
        let mark: Character = format == .subRip ? "," : "."
        let parts = text.split(separator: mark, omittingEmptySubsequences: false)
        let places = format == .lyrics ? 2...3 : 3...3
        guard parts.count == 2, places.contains(parts[1].utf8.count), let fraction = digits(parts[1]) else {
            return nil
        }
        let fields = parts[0].split(separator: ":", omittingEmptySubsequences: false)
        let numbers = fields.compactMap(digits)
        let counts: ClosedRange<Int> =
            switch format {
            case .webVTT: 2...3
            case .subRip: 3...3
            case .lyrics: 2...2
            }
        guard numbers.count == fields.count, counts.contains(fields.count), fields.allSatisfy({ $0.utf8.count >= 2 }),
            numbers.dropFirst().allSatisfy({ $0 < 60 })
        else { return nil }
        let seconds = numbers.reduce(0) { $0 * 60 + $1 }
        return seconds * 1000 + (parts[1].utf8.count == 2 ? fraction * 10 : fraction)
    }

    /// A number of at most nine digits and nothing else.
    private static func digits(_ text: Substring) -> Int? {
        text.utf8.count <= 9 && text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
    }
}
