import FoundationEssentials
import LullSession

/// JSON for other programs.
enum JSONOutput {
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return CleanText.json(String(decoding: try encoder.encode(value), as: UTF8.self)) + "\n"
    }

    /// A value on one line.
    static func line(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return CleanText.json(String(decoding: try encoder.encode(value), as: UTF8.self)) + "\n"
    }

    static func write(_ value: some Encodable) throws { Terminal.output(try text(value)) }
}
