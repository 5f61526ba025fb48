import Glibc

/// Something that begins to sound.
public struct Onset: Hashable, Sendable {
    /// What it seems to be.
    public enum Kind: String, Hashable, Sendable {
        /// Something that stays or rings: a bell, a tone, a noise.
        case stroke
        /// Something short that falls at once, as a metronome does.
        case tick
        /// Something that moves as speech does.
        case voice
    }

    /// Seconds from the beginning to where it has risen by a tenth.
    public var time: Double
    /// Seconds from 10 to 90 % of its amplitude.
    public var rise: Double
    /// The level it reaches, as a mean square over 10 ms in dB.
    public var level: Double
    /// How far that lies over what sounded in the seconds before, in dB.
    public var prominence: Double
    /// What it seems to be.
    public var kind: Kind
    /// Whether nothing sounded before it (−70 dBFS) for a second and a half.
    public var isOutOfSilence: Bool
}

/// Finds what begins to sound: a level at least 10 dB above all that was heard from 2 to 0.5 s before. So words in
/// running speech are no onsets, nor are the swings of noise; the first word after a pause of two seconds is one.
///
/// What stands out is found on means over 40 ms, its rise on means over 10 ms at every 2 ms. What sounds on underneath is subtracted as energy. Where the first tenth
/// of the rise is hidden under it, the rest is measured and prolonged as half a cosine would be.
struct OnsetDetector {
    /// Cells of 2 ms: the window, a block, the reach of the comparison, and the longest rise that is followed.
    private static let (window, block) = (5, 10)
    private static let (farthest, nearest, longest, after) = (1_000, 250, 1_500, 350)
    /// The least energy of an onset, −56 dBFS, and of a sound that breaks silence.
    private static let (audible, silence): (Float, Float) = (2.5e-6, 1e-7)
    /// How much more energy than before makes an onset: 10 dB.
    private static let sudden: Float = 10
    /// Onsets that are kept: the fastest.
    private static let most = 256

    private let seconds: Double
    /// Energies over 10 ms and brightness of cells; the first has the number `first`.
    private var levels: [Float] = []
    private var cells: [EnvelopeMeter.Cell] = []
    private var first = 0
    private var count = 0
    private var recent: [Float] = [0, 0, 0, 0, 0]
    /// The means over 40 ms of the last two seconds, one for each block.
    private var means = [Float](repeating: 0, count: farthest / block)
    private var following: Following?
    private var rest = 0

    private(set) var onsets: [Onset] = []

    private struct Following {
        var detected: Int
        var bed: Float
        var bedMost: Float
        var prominence: Float
        var peak: Float
        var peakCell: Int
        var done = false
    }

    /// A detector of cells of `seconds`.
    init(cellSeconds: Double) {
        seconds = cellSeconds
        // What sounds before the beginning is silence.
        levels = Array(repeating: 0, count: OnsetDetector.farthest)
        cells = Array(repeating: .init(energy: 0, bright: 0), count: OnsetDetector.farthest)
        first = -OnsetDetector.farthest
    }

    mutating func add(_ cell: EnvelopeMeter.Cell) {
        recent[count % OnsetDetector.window] = cell.energy
        count += 1
        levels.append(recent.reduce(0, +) / Float(OnsetDetector.window))
        cells.append(cell)
        guard count.isMultiple(of: OnsetDetector.block) else { return }
        look()
        if levels.count > 16_384 {
            let surplus = levels.count - OnsetDetector.farthest - OnsetDetector.longest - 1_024
            levels.removeFirst(surplus)
            cells.removeFirst(surplus)
            first += surplus
        }
    }

    /// What was still being followed when the sound ended.
    mutating func finish() {
        if let following { conclude(following) }
        following = nil
    }

    private mutating func look() {
        let end = levels.count
        let start = end - OnsetDetector.block
        var sum: Float = 0
        for index in start - OnsetDetector.block..<end { sum += cells[index].energy }
        means.removeFirst()
        means.append(sum / Float(2 * OnsetDetector.block))
        var (greatest, place): (Float, Int) = (0, start)
        for index in start..<end where levels[index] > greatest { (greatest, place) = (levels[index], index) }
        if var current = following {
            if !current.done {
                if greatest > current.peak {
                    current.peak = greatest
                    current.peakCell = first + place
                }
                let now = first + end
                // No new height for 150 ms ends a rise.
                current.done = now - current.peakCell > 75 || now - current.detected > OnsetDetector.longest
            }
            if current.done && first + end - current.peakCell >= OnsetDetector.after {
                conclude(current)
                following = nil
                rest = OnsetDetector.nearest
            } else {
                following = current
            }
            return
        }
        if rest > 0 {
            rest -= OnsetDetector.block
            return
        }
        guard greatest > OnsetDetector.audible else { return }
        let before = means.prefix(means.count - OnsetDetector.nearest / OnsetDetector.block).max() ?? 0
        guard let mean = means.last, mean > OnsetDetector.sudden * before else { return }
        let (bed, most) = bed(before: end - OnsetDetector.nearest)
        following = Following(
            detected: first + place,
            bed: bed,
            bedMost: most,
            prominence: mean / max(before, 1e-10),
            peak: greatest,
            peakCell: first + place
        )
    }

    /// The mean and the greatest level of the second and a half before an index.
    private func bed(before end: Int) -> (mean: Float, most: Float) {
        let start = max(0, end - OnsetDetector.farthest + OnsetDetector.nearest)
        var (sum, most): (Float, Float) = (0, 0)
        for index in start..<max(start, end) {
            sum += levels[index]
            most = max(most, levels[index])
        }
        return (sum / Float(max(1, end - start)), most)
    }

    private mutating func conclude(_ following: Following) {
        let stroke = following.peak - following.bed
        guard stroke > 0 else { return }
        let high = following.bed + 0.81 * stroke
        let low = max(following.bed + 0.01 * stroke, 1.1 * following.bedMost)
        let start = max(0, following.detected - first - OnsetDetector.nearest - 50)
        let peak = min(following.peakCell - first, levels.count - 1)
        guard start < peak, let reached = (start...peak).first(where: { levels[$0] >= high }) else { return }
        let left = (start...reached).last { levels[$0] <= low } ?? start
        // The share of the rise that is seen, were it half a cosine. Where most of it is hidden, nothing can be said.
        func turn(_ share: Double) -> Double { acos(1 - 2 * share) }
        let share = Double(max(0, (low - following.bed) / stroke)).squareRoot()
        guard share < 0.3 else { return }
        let seen = (turn(0.9) - turn(max(0.1, share))) / (turn(0.9) - turn(0.1))
        let measured = Double(reached - left) * seconds / seen
        // The window of 10 ms alone takes 8 ms to fill.
        let rise = max(0, measured * measured - 64e-6).squareRoot()
        let onset = Onset(
            time: max(0, Double(first + left) * seconds),
            rise: rise,
            level: 10 * log10(Double(following.peak)),
            prominence: 10 * log10(Double(following.prominence)),
            kind: kind(following),
            isOutOfSilence: following.bedMost < OnsetDetector.silence
        )
        onsets.append(onset)
        guard onsets.count > 2 * OnsetDetector.most else { return }
        onsets.sort { $0.rise < $1.rise }
        onsets.removeLast(onsets.count - OnsetDetector.most)
    }

    /// Speech moves: it falls and rises again within half a second, or turns from dark to bright. What is struck rings
    /// on, or is over soon.
    private func kind(_ following: Following) -> Onset.Kind {
        let begin = max(0, following.detected - first)
        let peak = following.peakCell - first
        let end = min(levels.count, peak + OnsetDetector.after)
        guard begin < end else { return .stroke }
        var blocks: [(level: Double, brightness: Double)] = []
        for start in stride(from: begin, to: end - OnsetDetector.block + 1, by: OnsetDetector.block) {
            var (energy, bright): (Float, Float) = (0, 0)
            for index in start..<start + OnsetDetector.block {
                energy += cells[index].energy
                bright += cells[index].bright
            }
            let level = 10 * log10(Double(max(energy / Float(OnsetDetector.block), 1e-12)))
            blocks.append((level, 10 * log10(Double(max(bright, 1e-12) / max(energy, 1e-12)))))
        }
        let top = 10 * log10(Double(following.peak))
        var (most, least, risen) = (-200.0, 200.0, 0.0)
        var (dark, light) = (200.0, -200.0)
        for block in blocks {
            if block.level > most { (most, least) = (block.level, block.level) }
            least = min(least, block.level)
            if block.level > top - 14, most - least > 7 { risen = max(risen, block.level - least) }
            if block.level > top - 12 {
                dark = min(dark, block.brightness)
                light = max(light, block.brightness)
            }
        }
        if risen > 7 || light - dark > 8 { return .voice }
        let soon = peak + 75
        if soon < levels.count, levels[soon] < following.peak / 10 { return .tick }
        return .stroke
    }
}
