public import LullSession

/// One text the reader has seen: the script, or a file it includes.
public struct SourceFile: Sendable {
    /// The name messages give it.
    public let name: String
    /// Its lines, without their ends.
    public let lines: [String]
}

/// Every text behind a session, so that a ``Location`` can be shown as the line it means.
public struct SourceMap: Sendable {
    /// The texts; a location's `file` counts into them.
    public internal(set) var files: [SourceFile] = []

    /// No texts.
    init() {}

    /// One text.
    package init(name: String, lines: [String]) { files = [SourceFile(name: name, lines: lines)] }

    /// The name of a location's file.
    public func name(of location: Location) -> String {
        files.indices.contains(location.file) ? files[location.file].name : "script"
    }

    /// The line a location stands in.
    public func line(of location: Location) -> String? {
        guard files.indices.contains(location.file) else { return nil }
        let lines = files[location.file].lines
        return lines.indices.contains(location.line - 1) ? lines[location.line - 1] : nil
    }
}

/// How the reader reaches files: closures, so that tests and standard input need no disk.
public struct FileAccess {
    /// The bytes of a file, or why there are none.
    public var read: (_ path: String) -> Result<[UInt8], Unreadable>
    /// Whether a file is there.
    public var exists: (_ path: String) -> Bool

    /// Access through closures.
    public init(
        read: @escaping (_ path: String) -> Result<[UInt8], Unreadable>,
        exists: @escaping (_ path: String) -> Bool
    ) {
        self.read = read
        self.exists = exists
    }

    /// Why a file can't be read, and the mend.
    public struct Unreadable: Error {
        /// A clause: `there is no such file`.
        public let reason: String
        /// What can be done about it, as a clause or a question.
        public let mend: String?

        /// A reason.
        public init(_ reason: String, mend: String? = nil) {
            self.reason = reason
            self.mend = mend
        }

        /// Both as a sentence.
        public var sentence: String {
            guard let mend else { return reason + "." }
            return mend.hasSuffix("?") ? "\(reason); \(mend)" : "\(reason); \(mend)."
        }
    }
}

/// Paths as scripts write them: forward slashes, relative to the script's own folder.
public enum ScriptPath {
    /// The folder of a path, with its slash; empty for a bare name.
    public static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return String(path[...slash])
    }

    /// A path written in a file, seen from where that file lies.
    public static func resolve(_ path: String, from file: String) -> String {
        path.hasPrefix("/") ? path : normalised(folder(of: file) + path)
    }

    private static func normalised(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/", omittingEmptySubsequences: true) {
            if part == ".." && !parts.isEmpty && parts.last != ".." {
                parts.removeLast()
            } else if part != "." {
                parts.append(part)
            }
        }
        return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    }
}

package enum SourceText {
    /// The largest script that is read.
    static let largest = 4 << 20

    /// Splits bytes into lines, or says where they are not UTF-8.
    package static func lines(of bytes: [UInt8], file: Int) -> Result<[String], Problem> {
        if bytes.count > largest {
            return .failure(
                Problem(
                    at: Location(file: file, line: 1, column: 1),
                    "this file is \(bytes.count >> 20) MB; a script is at most \(largest >> 20) MB",
                    mend: "split it with [include other.md]"
                )
            )
        }
        guard var text = String(validating: bytes, as: UTF8.self) else {
            return .failure(invalid(bytes, file: file))
        }
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where previous == "\r":
                break
            case "\n", "\r", "\u{2028}", "\u{2029}":
                lines.append(String(line))
                line = String.UnicodeScalarView()
            case "\u{0}"..<"\u{9}", "\u{B}"..<"\u{20}", "\u{7F}", "\u{200B}":
                // Control characters and zero-width spaces from other programs mean nothing here.
                break
            default:
                line.append(scalar)
            }
            previous = scalar
        }
        lines.append(String(line))
        return .success(lines)
    }

    private static func invalid(_ bytes: [UInt8], file: Int) -> Problem {
        // The longest valid beginning: halve the span until the offending byte is found.
        var valid = 0
        var bad = bytes.count
        while bad - valid > 1 {
            let middle = (valid + bad) / 2
            // A cut inside a character is no fault: step back to its first byte.
            var cut = middle
            while cut > valid && cut < bytes.count && bytes[cut] & 0xC0 == 0x80 { cut -= 1 }
            if cut == valid { cut = middle }
            if String(validating: bytes[..<cut], as: UTF8.self) != nil { valid = cut } else { bad = cut }
        }
        let before = bytes[..<valid]
        let line = before.count { $0 == 0x0A } + 1
        let lineStart = (before.lastIndex(of: 0x0A) ?? -1) + 1
        let column = String(decoding: before[lineStart...], as: UTF8.self).count + 1
        return Problem(
            at: Location(file: file, line: line, column: column),
            "this is not UTF-8 text",
            mend: "save the file with the encoding UTF-8"
        )
    }
}
