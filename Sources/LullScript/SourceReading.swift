package import LullSession
import LullSyntax

extension SourceText {
    /// The lines of its front matter; empty where it has none.
    package var frontMatter: String { frontMatterRange.map { self[$0] } ?? "" }

    /// The bytes of those lines; nil where it has no front matter, or one without an end.
    var frontMatterRange: Range<Int>? {
        guard let span = FrontMatterSpan(self), span.end != nil else { return nil }
        return span.content
    }

    /// The largest script that is read.
    static let largest = 4 << 20

    /// The text of a file's bytes, or why it is none.
    package static func reading(_ bytes: [UInt8], name: String) -> Result<SourceText, Problem> {
        if bytes.count > largest {
            return .failure(
                Problem(
                    at: SourceText(name: name, "", origin: .unread).beginning,
                    "this file is \(bytes.count >> 20) MB; a script is at most \(largest >> 20) MB",
                    mend: "split it with [include other.md]"
                )
            )
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return .failure(invalid(bytes, name))
        }
        return .success(SourceText(name: name, text))
    }

    private static func invalid(_ bytes: [UInt8], _ name: String) -> Problem {
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
        let readable = SourceText(name: name, String(decoding: bytes[..<valid], as: UTF8.self))
        return Problem(
            at: Location(readable, valid..<valid),
            "this is not UTF-8 text",
            mend: "save the file with the encoding UTF-8"
        )
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

    /// Why a file can't be read, and a hint.
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
