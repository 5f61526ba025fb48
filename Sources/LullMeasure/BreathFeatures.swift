import Glibc

/// What of a sound may follow the breath: ten times a second the level, the centre of the spectrum, and the levels of
/// bands of a third to half an octave from 90 Hz to 2.6 kHz, all as logarithms.
final class BreathFeatures {
    /// The numbers of the level and of the spectrum's centre.
    static let (level, centre) = (0, 1)
    private static let edges: [Double] = [90, 125, 165, 200, 240, 285, 340, 420, 540, 720, 1_000, 1_600, 2_600]
    /// How many features there are.
    static let count = 1 + edges.count

    /// Frames of the sound for one of the thinned-out sound, and samples of that for one set of features.
    private let (decimation, hop): (Int, Int)
    private let transform: FourierTransform
    private let bins: [Range<Int>]
    private var sum: Float = 0
    private var summed = 0
    private var samples: [Float]
    private var filled = 0
    private var ordered: [Float]
    private var power: [Float]

    /// - Returns: nil for rates too low to hear a guide, or where memory is short.
    init?(rate: Int) {
        guard rate >= 4_000 else { return nil }
        decimation = max(1, rate / 6_000)
        let thinned = Double(rate) / Double(decimation)
        hop = Int(thinned / 10)
        var size = 512
        while Double(size) < thinned * 0.12 { size *= 2 }
        guard let transform = FourierTransform(size: size) else { return nil }
        self.transform = transform
        let edges = BreathFeatures.edges.map { min(size / 2, Int(($0 * Double(size) / thinned).rounded())) }
        bins = zip(edges, edges.dropFirst()).map { $0..<max($0, $1) }
        samples = [Float](repeating: 0, count: size)
        ordered = samples
        power = [Float](repeating: 0, count: size / 2)
    }

    func add(_ channels: [UnsafePointer<Float>], count: Int, found: ([Float]) -> Void) {
        var start = 0
        while start < count {
            let until = min(count, start + decimation - summed)
            var part: Float = 0
            for channel in channels {
                for index in start..<until { part += channel[index] }
            }
            sum += part
            summed += until - start
            start = until
            if summed == decimation {
                samples[filled % samples.count] = sum / Float(decimation)
                filled += 1
                (sum, summed) = (0, 0)
                if filled.isMultiple(of: hop) { found(features()) }
            }
        }
    }

    private func features() -> [Float] {
        let turn = filled % samples.count
        for index in 0..<samples.count { ordered[index] = samples[(turn + index) % samples.count] }
        transform.power(ordered, into: &power)
        var result: [Float] = [0, 0]
        var (total, moment): (Float, Float) = (0, 0)
        for (band, range) in bins.enumerated() {
            var energy: Float = 1e-5
            for bin in range { energy += power[bin] }
            result.append(log2(energy))
            total += energy
            moment += energy * Float(band)
        }
        result[BreathFeatures.level] = log2(total)
        result[BreathFeatures.centre] = moment / total
        return result
    }
}
