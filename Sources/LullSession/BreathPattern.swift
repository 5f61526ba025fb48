/// The parts of one breath, in their order.
public enum BreathPhase: String, CaseIterable, Hashable, Sendable {
    /// Breathing in.
    case inhale
    /// Full lungs, at rest.
    case hold
    /// Breathing out.
    case exhale
    /// Empty lungs, at rest.
    case rest
}

/// How one breath is divided: seconds of inhale, hold, exhale and rest.
public struct BreathPattern: Hashable, Sendable {
    /// The first part of the inhale, or all of it.
    public var inhale: Double
    /// A second, shorter inhale on top of the first; 0 in most patterns.
    public var topUp: Double
    /// Seconds at full lungs.
    public var hold: Double
    /// Seconds of exhale.
    public var exhale: Double
    /// Seconds at empty lungs.
    public var rest: Double
    /// Whether the sides alternate: in left, out right, in right, out left.
    public var alternatesSides: Bool

    /// A pattern in seconds. All values are finite and not negative, inhale and exhale above 0.
    public init(
        inhale: Double,
        topUp: Double = 0,
        hold: Double = 0,
        exhale: Double,
        rest: Double = 0,
        alternatesSides: Bool = false
    ) {
        self.inhale = inhale
        self.topUp = topUp
        self.hold = hold
        self.exhale = exhale
        self.rest = rest
        self.alternatesSides = alternatesSides
    }

    /// Seconds of one breath.
    public var period: Double { inhale + topUp + hold + exhale + rest }

    /// Breaths a minute.
    public var rate: Double { 60 / period }

    /// The lung volume at the end of the first part of a two-stage inhale.
    ///
    /// The top-up is a small breath on a nearly full one; four fifths is a choice of this project.
    public static let firstStageVolume = 0.8

    /// The same division at another rate.
    public func scaled(toRate rate: Double) -> BreathPattern {
        let factor = 60 / rate / period
        return BreathPattern(
            inhale: inhale * factor,
            topUp: topUp * factor,
            hold: hold * factor,
            exhale: exhale * factor,
            rest: rest * factor,
            alternatesSides: alternatesSides
        )
    }

    /// The pattern as it is written: `4-6`, `4-7-8`.
    public var written: String {
        let inhaleText = topUp > 0 ? "\(Numerals.short(inhale))+\(Numerals.short(topUp))" : Numerals.short(inhale)
        var parts = [inhaleText]
        if hold > 0 || rest > 0 { parts.append(Numerals.short(hold)) }
        parts.append(Numerals.short(exhale))
        if rest > 0 { parts.append(Numerals.short(rest)) }
        return parts.joined(separator: "-")
    }
}

/// A pattern that has a name.
public struct NamedPattern: Hashable, Sendable {
    /// The name a script writes.
    public let name: String
    /// Other spellings of it.
    public let aliases: [String]
    /// The breath itself.
    public let pattern: BreathPattern
    /// One line about it.
    public let note: String

    /// The patterns Lull knows by name.
    ///
    /// Seconds and their standing (tested, taught, or a choice of this project) are told in `Documentation/breathing.md`.
    public static let all: [NamedPattern] = [
        .init("coherent", ["coherent-5-5"], .init(inhale: 5, exhale: 5), "even breaths, six a minute"),
        .init(
            "coherent-5.5",
            ["five-and-a-half"],
            BreathPattern(inhale: 5, exhale: 5).scaled(toRate: 5.5),
            "even breaths, five and a half a minute"
        ),
        .init("coherent-6", ["coherent-6-6"], .init(inhale: 6, exhale: 6), "even breaths, five a minute"),
        .init("resonance", ["resonance-4-6"], .init(inhale: 4, exhale: 6), "a longer exhale, six a minute"),
        .init("extended-exhale", ["extended-exhale-3-7"], .init(inhale: 3, exhale: 7), "a much longer exhale"),
        .init(
            "extended-exhale-easy",
            ["easy"],
            .init(inhale: 1.5, exhale: 3.5),
            "a longer exhale at an everyday twelve a minute: a first step"
        ),
        .init("exhale-rest", [], .init(inhale: 4, exhale: 2, rest: 4), "a rest after each exhale"),
        .init("equal", ["equal-4-4", "sama-vritti"], .init(inhale: 4, exhale: 4), "in and out alike"),
        .init("box", ["box-4", "square"], .init(inhale: 4, hold: 4, exhale: 4, rest: 4), "four equal sides"),
        .init("box-3", ["gentle-box"], .init(inhale: 3, hold: 3, exhale: 3, rest: 3), "a smaller, easier box"),
        .init("triangle", ["triangle-4"], .init(inhale: 4, hold: 4, exhale: 4), "in, hold, out"),
        .init("triangle-soft", [], .init(inhale: 4, exhale: 4, rest: 3), "in, out, rest"),
        .init("relaxing", ["weil", "478"], .init(inhale: 4, hold: 7, exhale: 8), "4-7-8"),
        .init(
            "relaxing-half",
            ["weil-half"],
            .init(inhale: 2, hold: 3.5, exhale: 4),
            "4-7-8 at twice the pace, with half the hold"
        ),
        .init(
            "sigh",
            ["cyclic-sigh", "physiological-sigh"],
            .init(inhale: 3, topUp: 1, exhale: 8),
            "two inhales, one on top of the other, and a long exhale"
        ),
        .init(
            "alternate-nostril",
            ["nadi-shodhana"],
            .init(inhale: 4, exhale: 6, alternatesSides: true),
            "in left, out right, in right, out left"
        ),
        .init("humming", ["bhramari"], .init(inhale: 4, exhale: 8), "a hummed exhale"),
    ]

    init(_ name: String, _ aliases: [String], _ pattern: BreathPattern, _ note: String) {
        self.name = name
        self.aliases = aliases
        self.pattern = pattern
        self.note = note
    }

    /// The pattern of a name or alias; case, spaces and underscores are as good as hyphens.
    public static func named(_ name: String) -> NamedPattern? {
        let wanted = canonical(name)
        return all.first { $0.name == wanted || $0.aliases.contains(wanted) }
    }

    /// The pattern that a name has at a number of seconds: `coherent` and `6`, `box` and `3`.
    public static func sized(_ name: String, _ seconds: String) -> BreathPattern? {
        named("\(name)-\(seconds)")?.pattern
    }

    private static func canonical(_ name: String) -> String {
        String(name.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
    }
}

/// Paced breathing as a script asks for it: a pattern, its rate over time, and how long.
public struct BreathGuidance: Hashable, Sendable {
    /// How one breath is divided; the pace stretches it.
    public var pattern: BreathPattern
    /// The rate over time.
    public var pace: Pace
    /// How long; nil while an `end breathing` says so, and where it is open.
    public var length: BreathLength?
    /// Whether it goes on until somebody who listens ends it.
    public var isOpen = false
    /// The sound that guides; nil for silence.
    public var guide: String?

    /// The rate of a guidance over time.
    public enum Pace: Hashable, Sendable {
        /// Breaths a minute, the same throughout.
        case steady(Double)
        /// From one rate to another in the time or breaths given, and steady after.
        case ramp(from: Double, to: Double, over: Extent)
    }

    /// A length of time, or a number of breaths.
    public enum Extent: Hashable, Sendable {
        /// A time.
        case time(Seconds)
        /// Whole breaths.
        case breaths(Int)
    }

    /// A guidance.
    public init(pattern: BreathPattern, pace: Pace, length: BreathLength?, guide: String?) {
        self.pattern = pattern
        self.pace = pace
        self.length = length
        self.guide = guide
    }
}

/// How long breathing lasts: so long, or at least so long and longer where the session has a length to fill.
public struct BreathLength: Hashable, Sendable {
    /// How long at least.
    public var least: BreathGuidance.Extent
    /// How long at most; equal to `least` where it doesn't stretch, nil where there is no limit.
    public var most: BreathGuidance.Extent?

    /// A length that stretches from `least` to `most`.
    public init(least: BreathGuidance.Extent, most: BreathGuidance.Extent?) {
        self.least = least
        self.most = most
    }

    /// A length that stays.
    public init(_ extent: BreathGuidance.Extent) { self.init(least: extent, most: extent) }

    /// Whether it stretches.
    public var isElastic: Bool { most != least }
}
