/// The loudness range of EBU Tech 3342: from the 10th to the 95th percentile of the short-term loudness, ten times a
/// second, of what lies above −70 LUFS and above 20 LU under its own mean.
///
/// Counted in classes of 0.02 LU, so that memory does not grow and the error stays below 0.04 LU.
struct LoudnessRange {
    private static let (floor, width, classes) = (-70.0, 0.02, 4_500)
    private var counts = [Int](repeating: 0, count: classes)
    private var energy = 0.0
    private var total = 0

    /// Counts one short-term value, given as an energy.
    mutating func add(_ value: Double) {
        guard value > 0 else { return }
        let loudness = Gating.loudness(value)
        guard loudness >= LoudnessRange.floor else { return }
        let index = Int((loudness - LoudnessRange.floor) / LoudnessRange.width)
        counts[min(index, LoudnessRange.classes - 1)] += 1
        energy += value
        total += 1
    }

    /// LU; nil where nothing was counted.
    var value: Double? {
        guard total > 0 else { return nil }
        let gate = Gating.loudness(energy / Double(total)) - 20
        let first = min(
            max(0, Int(((gate - LoudnessRange.floor) / LoudnessRange.width).rounded(.up))),
            counts.count - 1
        )
        let kept = counts[first...].reduce(0, +)
        guard kept > 0 else { return nil }
        func percentile(_ share: Double) -> Int {
            let rank = Int((Double(kept - 1) * share).rounded())
            var seen = 0
            for index in first..<counts.count {
                seen += counts[index]
                if seen > rank { return index }
            }
            return counts.count - 1
        }
        return Double(percentile(0.95) - percentile(0.10)) * LoudnessRange.width
    }
}
