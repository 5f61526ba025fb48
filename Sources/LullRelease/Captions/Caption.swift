import LullSession

/// Words that are shown while they are spoken.
public struct Caption: Sendable, Equatable {
    /// When they appear, in milliseconds.
    public var start: Int
    /// When they go, in milliseconds; always later.
    public var end: Int
    /// One line or two.
    public var lines: [String]
    /// The same on one line.
    public var text: String

    /// Words that are shown.
    public init(start: Int, end: Int, lines: [String], text: String) {
        self.start = start
        self.end = end
        self.lines = lines
        self.text = text
    }
}

/// A format of captions.
public enum CaptionFormat: String, Sendable, CaseIterable {
    /// WebVTT.
    case webVTT = "vtt"
    /// SubRip.
    case subRip = "srt"
    /// Lines of lyrics with times.
    case lyrics = "lrc"

    /// How its files end.
    public var pathExtension: String { rawValue }

    /// Its media type.
    public var mediaType: String {
        switch self {
        case .webVTT: "text/vtt"
        case .subRip: "application/x-subrip"
        case .lyrics: "text/plain"
        }
    }

    /// A time as the format writes it: `00:01:02.345`, `00:01:02,345`, `01:02.34`.
    func timestamp(_ milliseconds: Int) -> String {
        let seconds = milliseconds / 1000
        let (minutes, rest) = (Clock.digits(seconds / 60 % 60, 2), Clock.digits(seconds % 60, 2))
        let hours = Clock.digits(seconds / 3600, 2)
        let fraction = Clock.digits(milliseconds % 1000, 3)
        return switch self {
        case .webVTT: "\(hours):\(minutes):\(rest).\(fraction)"
        case .subRip: "\(hours):\(minutes):\(rest),\(fraction)"
        case .lyrics: "\(Clock.digits(seconds / 60, 2)):\(rest).\(fraction.prefix(2))"
        }
    }
}

/// Times as people read them.
enum Clock {
    /// Seconds as `1:02` or `1:02:03`.
    static func short(_ seconds: Double) -> String {
        let whole = Int(clamping: max(0, seconds).rounded(.down))
        let (hours, minutes) = (whole / 3600, whole / 60 % 60)
        return (hours > 0 ? "\(hours):\(digits(minutes, 2))" : "\(minutes)") + ":\(digits(whole % 60, 2))"
    }

    /// A number with zeros before it.
    static func digits(_ value: Int, _ count: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }

    /// Seconds as whole milliseconds, not below 0.
    static func milliseconds(_ seconds: Double) -> Int {
        let rounded = (seconds * 1000).rounded()
        return rounded > 0 ? Int(clamping: min(rounded, 1e15)) : 0
    }
}
