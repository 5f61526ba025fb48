import LullSession

/// How short and how long a session can be: every length between can be asked for, and none beyond.
public struct LengthRange: Sendable, Equatable {
    /// Frames with every elastic pause, and all breathing that stretches, at its least.
    public let shortest: Int
    /// Frames with all of that at its most, or as far as times to be met let them stretch; nil where it may be as
    /// long as anybody likes.
    public let longest: Int?
}

extension Layout {
    /// How short and how long the session can be, for a session whose times can be met.
    public var lengthRange: LengthRange {
        let shortest = laid(0)
        var stretch = 0.0
        for item in session.items {
            // What counts in seconds: this much stretch makes one of them fill the longest day by itself.
            let day = Seconds.longest.value
            switch item.cue {
            case .pause(let pause) where pause.most != pause.least:
                let most = pause.most?.value ?? day + pause.least.value
                // How long breaths last is known to the walk alone, which stops at the most whatever the stretch.
                let needed = pause.countsBreaths ? day : (most - pause.least.value) / LayoutPass.weight(of: pause)
                stretch = max(stretch, needed)
            case .breathe(let guidance) where guidance.length?.isElastic == true:
                stretch = max(stretch, day)
            case .endBreathing(let length?) where length.isElastic:
                stretch = max(stretch, day)
            default: continue
            }
        }
        if stretch == 0 { return LengthRange(shortest: shortest.end, longest: shortest.end) }
        var longest = laid(stretch)
        if !longest.problems.isEmpty {
            longest = laid(Layout.stretch(between: 0, stretch) { laid($0).problems.isEmpty })
        }
        let isOpen = Double(longest.end) >= Seconds.longest.value * Double(rate)
        return LengthRange(shortest: shortest.end, longest: isOpen ? nil : longest.end)
    }

    /// The session with its elastic pauses stretched so far, and single ones by some frames more.
    func laid(_ stretch: Double, _ extra: [Int: Int] = [:]) -> Placement {
        var pass = pass()
        pass.stretch = stretch
        pass.extra = extra
        return settled(pass)
    }
}

extension LengthRange {
    /// The range as a sentence, in whole seconds that can be asked for.
    ///
    /// - Parameter rate: frames a second.
    public func sentence(rate: Int) -> String {
        let least = Self.wholeSeconds(atLeast: Double(shortest) / Double(rate))
        guard let longest else { return "Shortest \(Numerals.clock(least)), longest as long as you like." }
        let most = Self.wholeSeconds(atMost: Double(longest) / Double(rate))
        if least > most || shortest == longest { return "Shortest and longest at once: nothing in it stretches." }
        return "Shortest \(Numerals.clock(least)), longest \(Numerals.clock(most))."
    }

    /// The fewest whole seconds that can be asked for where a session has a shortest length.
    ///
    /// - Parameter seconds: the shortest length, 0 or more.
    public static func wholeSeconds(atLeast seconds: Double) -> Double {
        Double((Numerals.milliseconds(seconds) + 999) / 1000)
    }

    /// The most whole seconds that can be asked for where a session has a longest length.
    ///
    /// - Parameter seconds: the longest length, 0 or more.
    public static func wholeSeconds(atMost seconds: Double) -> Double {
        Double(Numerals.milliseconds(seconds) / 1000)
    }
}
