import LullMeasure
import LullScore

/// How loud speech stands among what sounds besides.
///
/// Both were measured apart, block by block, and are strangers to each other: their powers add, so any balance of them is
/// weighed without rendering it.
struct VoiceBalance {
    /// The powers of the gating blocks of all but speech.
    var rest: [Float]
    /// The powers of the gating blocks of speech.
    var voice: [Float]
    /// LU by which the loudest moment may pass the loudness of the whole.
    var momentaryOver: Double
    /// LU by which a moment may pass the loudest of the three seconds before it.
    var mostStep: Double

    /// Decibels by which speech is moved at most.
    static let most = 40.0
    /// LU that speech stands over what sounds without it, where nothing speaks against it, and at least.
    private static let clearance = (usual: 4.0, least: 1.0)
    /// LU by which the limits are kept: the blocks begin every 100 ms, and between two of them the loudest moment lies up to
    /// 0.3 LU higher; the limiter, which is not weighed, moves little more.
    static let margin = 0.4

    /// The blocks of the mix, with decibels on speech.
    func blocks(_ gain: Double) -> [Double] {
        let lift = Gating.ratio(decibels: gain)
        return zip(rest, voice).map { Double($0) + lift * Double($1) }
    }

    /// Decibels that put speech so far over the beds beneath it: over the median of the blocks in which it speaks. It stands
    /// at the far end of the distance, or as much nearer as words need to, so as not to stand out from the whole or from
    /// the silence before them further than they may.
    ///
    /// Where little lies beneath it, it is not drowned by what sounds at other times: it stays a little over that.
    func gain(distance: ClosedRange<Double>) -> Double {
        guard let spoken = Gating.integrated(voice.map(Double.init)) else { return 0 }
        let gate = Gating.power(spoken - 10)
        let beneath = zip(rest, voice).filter { Double($0.1) > gate }.map { Double($0.0) }.sorted()
        guard let middle = beneath.isEmpty ? nil : beneath[beneath.count / 2], middle > Gating.power(-75) else {
            return 0
        }
        let around = Gating.integrated(rest.map(Double.init)) ?? -.infinity
        func gain(_ distance: Double, _ clearance: Double) -> Double {
            let wanted = max(Gating.loudness(middle) + distance, around + min(clearance, distance)) - spoken
            return min(max(wanted, -Self.most), Self.most)
        }
        let far = gain(distance.upperBound, Self.clearance.usual)
        let near = min(far, gain(distance.lowerBound, Self.clearance.least))
        var best = (gain: far, excess: excess(far))
        for gain in stride(from: far - 0.5, through: near, by: -0.5) where best.excess > 0 {
            let excess = excess(gain)
            if excess < best.excess - 0.05 { best = (gain, excess) }
        }
        return best.gain
    }

    /// LU by which words pass what moments may; 0 where they keep to it. What beds do by themselves is not mended by a
    /// softer voice.
    private func excess(_ gain: Double) -> Double {
        let blocks = blocks(gain)
        guard let integrated = Gating.integrated(blocks) else { return 0 }
        let floor = Gating.power(integrated - StepWindow.gate)
        let window = StepWindow(step: BusMeter.step)
        var (loudest, step) = (floor, 1.0)
        for index in blocks.indices where blocks[index] > max(floor, 2 * Double(rest[index])) {
            loudest = max(loudest, blocks[index])
            step = max(step, blocks[index] / window.highest(before: index, in: blocks, atLeast: floor))
        }
        let over = Gating.loudness(loudest) - integrated - (momentaryOver - Self.margin)
        let rise = Gating.loudness(step) - Gating.loudness(1) - (mostStep - Self.margin)
        return max(over, 0) + max(rise, 0)
    }
}
