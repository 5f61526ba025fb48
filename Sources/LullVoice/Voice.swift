/// A voice of an engine.
public struct Voice: Equatable, Sendable {
    /// What scripts call it: letters, digits, `_`, `+`, `.` and `-`.
    public var name: String
    /// The languages it speaks, as tags such as `en-GB`, the best first.
    public var languages: [String]
    /// The file of its model, for `{model}`.
    public var model: String?
    /// The licence and the quality, for listings.
    public var note: String

    /// - Parameters:
    ///   - name: what scripts call it.
    ///   - languages: the languages it speaks, as tags, the best first.
    ///   - model: the file of its model, for `{model}`.
    ///   - note: the licence and the quality, for listings.
    public init(_ name: String, languages: [String], model: String? = nil, note: String = "") {
        self.name = name
        self.languages = languages
        self.model = model
        self.note = note
    }

    /// Whether a name may be a voice's: `[A-Za-z0-9_+.-]`, not beginning with `-`, at most 100 characters.
    ///
    /// Names become arguments of programs, so anything that could be an option or a path is refused.
    public static func isValidName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 100 && !name.hasPrefix("-") && !name.hasPrefix(".")
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"): true
                case UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "-"): true
                default: false
                }
            }
    }
}
