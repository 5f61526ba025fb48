/// A place in a text: a range of its bytes. It carries the text, so it needs nothing else to be shown.
public struct Location: Hashable, Sendable {
    /// The text.
    public let source: SourceText
    /// The bytes that are meant.
    public let range: Range<Int>
    /// The place of the value from outside that this place has it from, where there is one: `--set pace=5`, or a line of a
    /// program.
    public private(set) var cause: Cause?

    /// A place in a text.
    public init(_ source: SourceText, _ range: Range<Int>) {
        self.source = source
        self.range = range
    }

    /// The place of what nobody wrote: a default, or a sound of the palette.
    public static let builtIn = Location(.builtIn, 0..<0)

    /// Whether somebody wrote this.
    public var isWritten: Bool { source.origin != .builtIn }

    /// The line it begins in, from 1.
    public var line: Int { source.line(at: range.lowerBound) }

    /// The line it ends in, from 1.
    public var lastLine: Int { source.line(at: max(range.lowerBound, range.upperBound - 1)) }

    /// The column it begins in, from 1, in characters as a person counts them.
    public var column: Int {
        count(source.range(ofLine: line).lowerBound..<range.lowerBound) + 1
    }

    /// How many characters of its first line are meant; at least 1.
    public var length: Int {
        let end = min(range.upperBound, max(range.lowerBound, source.range(ofLine: line).upperBound))
        return max(1, count(range.lowerBound..<end))
    }

    // In a very long line code points are counted: fast, and no person counts columns there.
    private func count(_ range: Range<Int>) -> Int {
        guard !range.isEmpty else { return 0 }
        if range.count < 20_000 { return source[range].count }
        return source.bytes[range].count { $0 & 0xC0 != 0x80 }
    }

    /// The text that is meant.
    public var text: String { source[range] }

    /// The place from here to another one of the same text.
    public func through(_ last: Location) -> Location {
        guard last.source == source, last.range.upperBound > range.lowerBound else { return self }
        var result = Location(source, range.lowerBound..<max(range.upperBound, last.range.upperBound))
        result.cause = cause ?? last.cause
        return result
    }

    /// The same place, blamed on a value from outside.
    public func caused(by location: Location?) -> Location {
        guard let location else { return self }
        var result = self
        result.cause = Cause(location)
        return result
    }

    /// The place of a value from outside, boxed: a place can't hold another one of its size.
    public final class Cause: Hashable, Sendable {
        /// The place of the value.
        public let location: Location

        fileprivate init(_ location: Location) { self.location = location }

        /// Whether two are the same place.
        public static func == (a: Cause, b: Cause) -> Bool { a.location == b.location }
        /// Hashes the place.
        public func hash(into hasher: inout Hasher) { hasher.combine(location) }
    }
}

/// A value that knows where it is written; `$name` is the place, `builtIn` for a default.
@propertyWrapper
public struct Located<Value: Sendable>: Sendable {
    /// The value.
    public var wrappedValue: Value
    /// Where it is written.
    public var projectedValue: Location

    /// A default, which nobody wrote.
    public init(wrappedValue: Value) {
        self.wrappedValue = wrappedValue
        projectedValue = .builtIn
    }

    /// A value with its place.
    public init(_ value: Value, at location: Location) {
        wrappedValue = value
        projectedValue = location
    }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
