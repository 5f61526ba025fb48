/// A text that a session is read from: a script, a file that it includes, a program, or a value given from outside.
///
/// Offsets are bytes of UTF-8. Lines end at LF, CR, CR LF, U+2028 and U+2029.
public final class SourceText: Sendable {
    /// Where a text comes from.
    public enum Origin: Hashable, Sendable {
        /// A file, or standard input.
        case file
        /// A value that a person gives beside the script: an option of the command line.
        case option
        /// A file whose text is not there, so that a message shows no line.
        case unread
        /// Lull itself: a default, or a sound of the palette. Nobody wrote it, so a message shows no line.
        case builtIn
    }

    /// What messages call it: a path, or an option such as `--set pace=5`.
    public let name: String
    /// Where it comes from.
    public let origin: Origin
    /// The text.
    public let bytes: [UInt8]
    private let lineStarts: [Int]

    /// A text.
    public init(name: String, _ text: String, origin: Origin = .file) {
        self.name = name
        self.origin = origin
        bytes = Array(text.utf8)
        lineStarts = Self.lineStarts(bytes)
    }

    /// What nobody wrote.
    public static let builtIn = SourceText(name: "Lull", "", origin: .builtIn)

    private static func lineStarts(_ bytes: [UInt8]) -> [Int] {
        var starts = [0]
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                switch bytes[index] {
                case 0x0A: starts.append(index + 1)
                case 0x0D where index + 1 >= bytes.count || bytes[index + 1] != 0x0A: starts.append(index + 1)
                case 0xE2 where isSeparator(bytes, index): starts.append(index + 3)
                default: break
                }
                index += 1
            }
        }
        return starts
    }

    // U+2028 and U+2029, which end a line, are E2 80 A8 and E2 80 A9.
    private static func isSeparator(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        index + 2 < bytes.count && bytes[index + 1] == 0x80 && (bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9)
    }

    /// The whole text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The text of a range of bytes.
    public subscript(range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: bytes.indices)], as: UTF8.self)
    }

    /// How many lines there are; an empty text has one.
    public var lineCount: Int { lineStarts.count }

    /// The number of the line that a byte belongs to, from 1.
    public func line(at offset: Int) -> Int {
        var (low, high) = (0, lineStarts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The bytes of a line, counted from 1, without what ends it.
    public func range(ofLine number: Int) -> Range<Int> {
        guard lineStarts.indices.contains(number - 1) else { return bytes.count..<bytes.count }
        let start = lineStarts[number - 1]
        var end = number < lineStarts.count ? lineStarts[number] : bytes.count
        if number < lineStarts.count {
            if bytes[end - 1] == 0x0A {
                end -= end - 2 >= start && bytes[end - 2] == 0x0D ? 2 : 1
            } else {
                end -= bytes[end - 1] == 0x0D ? 1 : 3
            }
        }
        return start..<max(start, end)
    }

    /// The place of the whole text.
    public var whole: Location { Location(self, bytes.indices) }

    /// The place where the text begins.
    public var beginning: Location { Location(self, 0..<0) }
}

extension SourceText: Hashable {
    /// Texts of one name are one text: a file read again has the same places.
    public static func == (a: SourceText, b: SourceText) -> Bool {
        a === b || a.name == b.name && a.origin == b.origin
    }

    /// Hashes the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
