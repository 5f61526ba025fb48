import LullSession

/// How short and how long a session can be: every length between can be asked for, and none beyond.
public struct LengthRange: Sendable, Equatable {
    /// Frames with every elastic pause at its least.
    public let shortest: Int
    /// Frames with every elastic pause at its most, or as far as times to be met let them stretch; nil where it may be as
    /// long as anybody likes.
    public let longest: Int?
}

extension Layout {
    /// How short and how long the session can be, for a session whose times can be met.
    public var lengthRange: LengthRange {
        let shortest = laid(0)
        var stretch = 0.0
        for item in session.items {
            guard case .pause(let pause) = item.cue, pause.most != pause.least else { continue }
            // An open pause counts at least a second, so this much stretch fills the longest day by itself.
            let most = pause.most?.value ?? Seconds.longest.value + pause.least.value
            stretch = max(stretch, (most - pause.least.value) / LayoutPass.weight(of: pause))
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
        let least = (Double(shortest) / Double(rate)).rounded(.up)
        guard let longest else { return "Shortest \(Numerals.clock(least)), longest as long as you like." }
        let most = (Double(longest) / Double(rate)).rounded(.down)
        if least > most || shortest == longest { return "Shortest and longest at once: nothing in it stretches." }
        return "Shortest \(Numerals.clock(least)), longest \(Numerals.clock(most))."
    }
}
