import Glibc

/// Finds steps in level: 240 ms of steady sound, and from one moment to the next 240 ms of steady sound of another
/// level. An edge of 5 ms or more is not a step, nor is speech, which is never steady for so long beside one.
///
/// It is given the energies of the difference from sample to sample, which are steady for noises of every colour.
struct StepDetector {
    /// Cells of 2 ms in the steady stretch on either side, in its parts, and beside the edge.
    private static let (steady, part, beside) = (120, 10, 2)
    /// The least step, 10 dB; how far the parts of a steady stretch may lie apart, 2 dB.
    private static let (least, spread): (Float, Float) = (10, 1.6)
    /// The least of the louder level, −75 dBFS (of the difference), and what counts as silence.
    private static let (audible, silence): (Float, Float) = (3e-8, 1e-11)

    private var cells: [Float] = []
    private var first = 0

    /// Takes the next cell; returns the number of the cell that begins a step, once that is sure.
    mutating func add(_ energy: Float) -> Int? {
        cells.append(energy)
        let (steady, part, beside) = (StepDetector.steady, StepDetector.part, StepDetector.beside)
        guard cells.count >= 2 * (steady + beside) else { return nil }
        if cells.count > 4_096 {
            let surplus = cells.count - 2 * (steady + beside)
            cells.removeFirst(surplus)
            first += surplus
        }
        let edge = cells.count - steady - beside
        let before = max((cells[edge - 2] + cells[edge - 1]) / 2, StepDetector.silence)
        let after = max((cells[edge] + cells[edge + 1]) / 2, StepDetector.silence)
        let ratio = max(before / after, after / before)
        guard ratio > 4, max(before, after) > StepDetector.audible / 4 else { return nil }
        guard let low = level(edge - beside - steady..<edge - beside, part),
            let high = level(edge + beside..<edge + beside + steady, part)
        else { return nil }
        let step = max(low / high, high / low)
        guard step >= StepDetector.least, max(low, high) >= StepDetector.audible else { return nil }
        // Within a quarter of the step, and 3 dB, of the levels it leads from and to.
        let near = min(2, step.squareRoot().squareRoot())
        guard max(before / low, low / before) < near || before <= StepDetector.silence,
            max(after / high, high / after) < near || after <= StepDetector.silence
        else { return nil }
        return first + edge
    }

    /// The mean energy of a stretch that is steady.
    private func level(_ range: Range<Int>, _ part: Int) -> Float? {
        var (least, greatest, total): (Float, Float, Float) = (.infinity, 0, 0)
        for start in stride(from: range.lowerBound, to: range.upperBound, by: part) {
            var sum: Float = 0
            for index in start..<start + part { sum += cells[index] }
            let mean = max(sum / Float(part), StepDetector.silence)
            least = min(least, mean)
            greatest = max(greatest, mean)
            total += mean
        }
        guard greatest <= StepDetector.spread * least else { return nil }
        return total * Float(part) / Float(range.count)
    }
}
