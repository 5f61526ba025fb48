/// Times as people write them on a command line.
public enum TimeText {
    /// Why a text is no time, as a sentence without its full stop.
    public struct Malformed: Error, CustomStringConvertible {
        /// The clause.
        public let description: String
    }

    /// Seconds of `90s`, `15min`, `1:30`, `1:02:30` or a bare number of seconds; not negative, at most 24 h.
    public static func seconds(_ text: String) throws(Malformed) -> Double {
        do throws(ValueError) {
            if let bare = Double(text), bare.isFinite { return try ValueReader.duration("\(bare) s") }
            return try ValueReader.duration(text)
        } catch {
            throw Malformed(description: error.mend.map { "\(error.message): \($0)" } ?? error.message)
        }
    }
}
