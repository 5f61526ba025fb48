import LullSession

/// When each breath of a guidance begins: a function of its number, not a sum of rounded parts.
///
/// A breath begins where the integral of the rate is a whole number, so a ramp in time is solved in closed form and
/// the thousandth breath is as exact as the first.
struct BreathClock {
    let pattern: BreathPattern
    private let pace: BreathGuidance.Pace
    /// For a ramp over breaths: the beginning of each of them.
    private let rampStarts: [Double]
    /// Where the pace was changed by hand: the first breath, its beginning, and how many times as fast breaths come.
    private var changes: [(breath: Int, start: Double, factor: Double)] = []

    /// - Parameter changes: from which breath of the guidance on breaths come how many times as fast, in order.
    init(_ guidance: BreathGuidance, changes: [(breath: Int, factor: Double)] = []) {
        pattern = guidance.pattern
        pace = guidance.pace
        var starts: [Double] = [0]
        if case .ramp(let from, let to, .breaths(let count)) = guidance.pace {
            for index in 0..<count {
                let share = count > 1 ? Double(index) / Double(count - 1) : 1
                starts.append(starts[index] + 60 / (from + (to - from) * share))
            }
        }
        rampStarts = starts
        for change in changes {
            self.changes.append((change.breath, start(of: change.breath), change.factor))
        }
    }

    /// Seconds from the beginning of the guidance to the beginning of breath `index`, from 0.
    func start(of index: Int) -> Double {
        guard let change = changes.last(where: { $0.breath <= index }) else { return written(index) }
        return change.start + (written(index) - written(change.breath)) / change.factor
    }

    /// The beginning of a breath as the script has it.
    private func written(_ index: Int) -> Double {
        let n = Double(index)
        switch pace {
        case .steady(let rate):
            return n * 60 / rate
        case .ramp(let from, let to, .time(let over)):
            let (r0, r1, length) = (from / 60, to / 60, over.value)
            let breathsInRamp = (r0 + r1) / 2 * length
            if n >= breathsInRamp { return length + (n - breathsInRamp) / r1 }
            // r0·t + (r1 − r0)·t²/2T = n, in the form that stays exact where r1 = r0.
            let slope = (r1 - r0) / length
            return 2 * n / (r0 + (r0 * r0 + 2 * slope * n).squareRoot())
        case .ramp(_, let to, .breaths(let count)):
            return index <= count ? rampStarts[index] : rampStarts[count] + Double(index - count) * 60 / to
        }
    }

    /// Breaths a minute, as written, where a breath begins and where it ends. A ramp in time is over with the breath whose
    /// end comes nearest to its own.
    func rates(of index: Int) -> (start: Double, end: Double) {
        switch pace {
        case .steady(let rate):
            return (rate, rate)
        case .ramp(let from, let to, .time(let over)):
            let last = count(for: .time(over))
            func rate(_ index: Int) -> Double {
                index >= last ? to : from + (to - from) * min(1, written(index) / over.value)
            }
            return (rate(index), rate(index + 1))
        case .ramp(let from, let to, .breaths(let count)):
            let rate = index + 1 < count ? from + (to - from) * Double(index) / Double(count - 1) : to
            return (rate, rate)
        }
    }

    /// The number of the first breath that begins at `seconds` or later.
    func first(atOrAfter seconds: Double) -> Int {
        var low = 0
        var high = 1
        while start(of: high) < seconds && high < 1 << 24 { high *= 2 }
        while low < high {
            let middle = (low + high) / 2
            if start(of: middle) < seconds { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// How many whole breaths come nearest to an extent; at least one.
    func count(for extent: BreathGuidance.Extent) -> Int {
        switch extent {
        case .breaths(let count): return max(1, count)
        case .time(let time):
            let after = first(atOrAfter: time.value)
            if after <= 1 { return 1 }
            let isNearerBefore = time.value - start(of: after - 1) < start(of: after) - time.value
            return isNearerBefore ? after - 1 : after
        }
    }

    /// The time that lies so many breaths behind another, at the same point of its breath; both from the beginning.
    func time(_ breaths: Double, breathsAfter seconds: Double) -> Double {
        let next = first(atOrAfter: seconds)
        let index = start(of: next) > seconds ? max(0, next - 1) : next
        let share = (seconds - start(of: index)) / (start(of: index + 1) - start(of: index))
        let place = share + breaths
        let whole = Int(place.rounded(.down))
        let (start, end) = (start(of: index + whole), start(of: index + whole + 1))
        return start + (place - Double(whole)) * (end - start)
    }

    /// Breath `index` on the grid, beginning at frame `base` of `rate` frames a second.
    func breath(_ index: Int, base: Int, rate: Double, section: Int) -> Score.Breath {
        let start = start(of: index)
        let period = self.start(of: index + 1) - start
        let scale = period / pattern.period
        func frame(_ part: Double) -> Int { base + Int(((start + part * scale) * rate).rounded()) }
        let inhale = pattern.inhale + pattern.topUp
        return Score.Breath(
            start: frame(0),
            firstStageEnd: frame(pattern.inhale),
            inhaleEnd: frame(inhale),
            holdEnd: frame(inhale + pattern.hold),
            exhaleEnd: frame(inhale + pattern.hold + pattern.exhale),
            end: base + Int((self.start(of: index + 1) * rate).rounded()),
            side: pattern.alternatesSides ? (index.isMultiple(of: 2) ? -1 : 1) : 0,
            section: section
        )
    }
}

extension Score.Guidance {
    /// Breaths a minute that the script asks for, of each of its breaths where it begins and where it ends.
    ///
    /// In a ramp over a time the pace changes within a breath as well: the first one from 12 to 6 a minute begins at 12, and
    /// is already longer than 5 s.
    public var paces: [(start: Double, end: Double)] {
        let clock = BreathClock(guidance)
        return (0..<breaths.count).map(clock.rates)
    }
}
