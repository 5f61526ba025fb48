/// A span or a point of time in seconds.
public struct Seconds: Hashable, Comparable, Sendable {
    /// How many seconds.
    public var value: Double

    /// A time of `value` seconds.
    public init(_ value: Double) { self.value = value }

    /// Compares lengths.
    public static func < (a: Seconds, b: Seconds) -> Bool { a.value < b.value }

    /// The longest a session, or any duration written in one, may be: 24 hours.
    public static let longest = Seconds(24 * 3600)
}

/// A level relative to full scale, or a change of level, in decibels.
public struct Decibels: Hashable, Comparable, Sendable {
    /// How many decibels.
    public var value: Double

    /// A level of `value` decibels.
    public init(_ value: Double) { self.value = value }

    /// Compares levels.
    public static func < (a: Decibels, b: Decibels) -> Bool { a.value < b.value }
}

/// A loudness in LUFS, as ITU-R BS.1770 measures it.
public struct Loudness: Hashable, Sendable {
    /// How many LUFS.
    public var value: Double

    /// A loudness of `value` LUFS.
    public init(_ value: Double) { self.value = value }
}

/// What a number in a script measures. Each dimension has one canonical unit, in which values are kept.
public enum Dimension: Sendable, Hashable {
    /// Decibels.
    case level
    /// Hertz, on a scale of pitch: movements are straight in octaves.
    case pitch
    /// Hertz, on a linear scale: beats and rates.
    case rate
    /// Seconds.
    case duration
    /// A share, 0…1, written in per cent.
    case share
    /// A place between the ears, −1 (left) … 1 (right), written in per cent.
    case place
    /// Decibels an octave.
    case slope
    /// A hundredth of a semitone.
    case cents
    /// A bare number.
    case number

    /// The unit a message names.
    public var unit: String {
        switch self {
        case .level: "dB"
        case .slope: "dB/octave"
        case .pitch, .rate: "Hz"
        case .duration: "s"
        case .share, .place: "%"
        case .cents: "cents"
        case .number: ""
        }
    }

    /// A value of this dimension as a person writes it: `-22 dB`, `40 %`.
    public func written(_ value: Double) -> String {
        let shown = self == .share || self == .place ? value * 100 : value
        let number = Numerals.short(shown)
        return unit.isEmpty ? number : "\(number) \(unit)"
    }
}

extension Int {
    /// The nearest whole number; beyond the largest the largest, below the least the least, and 0 where there is no number.
    ///
    /// `Int(_:)` stops the program for what it can't hold. Whatever reckons with a number from outside uses this, or holds
    /// it against a range first.
    package init(clamping value: Double) {
        let rounded = value.rounded()
        // The largest whole number is none that a Double holds: the next one above is.
        self = rounded >= 0x1p63 ? .max : rounded < -0x1p63 ? .min : Int(exactly: rounded) ?? 0
    }
}

/// Numbers as people write them.
public enum Numerals {
    /// A number with one decimal and a true minus sign.
    package static func tenths(_ value: Double) -> String {
        let scaled = Int(clamping: abs(value) * 10)
        return "\(value < 0 && scaled > 0 ? "−" : "")\(scaled / 10).\(scaled % 10)"
    }

    /// At most three decimals, none that say nothing: `4`, `5.5`, `0.125`.
    public static func short(_ value: Double) -> String {
        let rounded = (value * 1000).rounded() / 1000
        if rounded == rounded.rounded() && abs(rounded) < 1e15 { return String(Int(rounded)) }
        return String(rounded)
    }

    /// A time as m:ss or h:mm:ss, tenths only where asked for.
    public static func clock(_ seconds: Double, tenths: Bool = false) -> String {
        clock(seconds, decimals: tenths ? 1 : 0)
    }

    /// A time as m:ss or h:mm:ss with as many decimals, three at most, as it has: `3:00`, `2:59.6`.
    public static func exactClock(_ seconds: Double) -> String {
        let time = milliseconds(seconds)
        let decimals = (0..<3).first { time.isMultiple(of: unit($0)) } ?? 3
        return clock(seconds, decimals: decimals)
    }

    /// A time told beside another, as m:ss or h:mm:ss: with more decimals than asked for, three at most, where it would
    /// read as the other one, or as lying on its other side.
    ///
    /// - Parameters:
    ///   - decimals: how many there are where they tell the two apart, 0 to 3.
    ///   - other: the other time in seconds, told as ``exactClock(_:)`` tells it.
    public static func clock(_ seconds: Double, decimals: Int = 0, apartFrom other: Double) -> String {
        let (own, other) = (milliseconds(seconds), milliseconds(other))
        for places in decimals..<3 {
            let shown = milliseconds(Double(own) / 1000, to: unit(places))
            if (shown < other) == (own < other), (shown > other) == (own > other) {
                return clock(Double(shown) / 1000, decimals: places)
            }
        }
        return clock(seconds, decimals: 3)
    }

    /// A time in whole milliseconds: times are told no more exactly, and those that are told alike count as equal.
    public static func milliseconds(_ seconds: Double) -> Int { milliseconds(seconds, to: 1) }

    private static func milliseconds(_ seconds: Double, to step: Int) -> Int {
        Int(clamping: (seconds * 1000 / Double(step)).rounded() * Double(step))
    }

    /// Milliseconds of the last of so many decimals, 0 to 3.
    private static func unit(_ decimals: Int) -> Int { [1000, 100, 10, 1][decimals] }

    private static func clock(_ seconds: Double, decimals: Int) -> String {
        let parts = 1000 / unit(decimals)
        let scaled = Int(clamping: seconds * Double(parts))
        let whole = scaled / parts
        func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
        let tail = decimals > 0 ? ".\(String(scaled % parts + parts).dropFirst())" : ""
        let hours = whole / 3600
        let minutes = whole / 60 % 60
        if hours > 0 { return "\(hours):\(two(minutes)):\(two(whole % 60))\(tail)" }
        return "\(minutes):\(two(whole % 60))\(tail)"
    }
}
