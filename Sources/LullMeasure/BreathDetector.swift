import Glibc

/// A breath recovered from a sound that guides one.
public struct BreathEstimate: Hashable, Sendable {
    /// Breaths a minute.
    public var rate: Double
    /// How sure that is, 0…1: how much of what changes slowly the breath explains, and for how much of the time.
    public var confidence: Double
    /// The inhale's length by the exhale's, where it can be told.
    public var ratio: Double?
}

/// One stretch of a sound and the breath it seems to guide.
public struct BreathStretch: Hashable, Sendable {
    /// Seconds from the beginning to the middle of the stretch.
    public var time: Double
    /// Breaths a minute.
    public var rate: Double
    /// How much of what changes slowly it explains, 0…1.
    public var strength: Double
    /// The inhale's length by the exhale's, where it can be told.
    public var ratio: Double?
}

/// Looks for a slow period, 3 to 30 a minute, in stretches of a minute: of the features that repeat with it and its two
/// first overtones, the three best must be explained by it, and clearly better than by a neighbouring period. A stretch
/// whose level has a beat is music, whose bars and phrases are no breath.
struct BreathDetector {
    /// Features are joined in pairs; so many to the second.
    private static let rate = 5.0
    /// Seconds of a stretch, between two, and of the shortest.
    private static let (stretch, hop, shortest) = (60.0, 10.0, 24.0)
    /// The least share that must be explained, and how far it must stand out.
    private static let (least, distance) = (0.45, 0.15)
    private static let mostStretches = 20_000

    private let bank = PeriodBank(count: Int(stretch * rate), rate: rate)
    private var series: [[Float]] = Array(repeating: [], count: BreathFeatures.count)
    private var pending: [Float]?
    private var taken = 0
    private var looked = 0
    private var stretches: [BreathStretch] = []

    mutating func add(_ features: [Float]) {
        guard let other = pending else {
            pending = features
            return
        }
        pending = nil
        for index in series.indices { series[index].append((other[index] + features[index]) / 2) }
        taken += 1
        let whole = Int(BreathDetector.stretch * BreathDetector.rate)
        let hop = Int(BreathDetector.hop * BreathDetector.rate)
        if series[0].count == whole {
            look(bank)
            for index in series.indices { series[index].removeFirst(hop) }
        }
    }

    private mutating func look(_ bank: PeriodBank) {
        looked += 1
        let count = series[0].count
        guard !bank.hasBeat(series[BreathFeatures.level]),
            let found = bank.best(series, least: BreathDetector.least, distance: BreathDetector.distance),
            stretches.count < BreathDetector.mostStretches
        else { return }
        let middle = Double(taken) - Double(count) / 2
        stretches.append(
            BreathStretch(
                time: middle / BreathDetector.rate,
                rate: found.rate * 60,
                strength: found.strength,
                ratio: found.ratio
            )
        )
    }

    /// What was found in all, and stretch by stretch.
    mutating func finish() -> (estimate: BreathEstimate?, course: [BreathStretch]) {
        let enough = Int(BreathDetector.shortest * BreathDetector.rate)
        if looked == 0, series[0].count >= enough {
            look(PeriodBank(count: series[0].count, rate: BreathDetector.rate))
        }
        return (estimate, stretches)
    }

    private var estimate: BreathEstimate? {
        // The rate that most of the time agrees on, to 6 %.
        func near(_ rate: Double) -> [BreathStretch] { stretches.filter { abs(log2($0.rate / rate)) < 0.085 } }
        func weight(_ list: [BreathStretch]) -> Double { list.reduce(0) { $0 + $1.strength } }
        let candidates = Set(stretches.map { ($0.rate * 4).rounded() / 4 })
        guard let centre = candidates.max(by: { weight(near($0)) < weight(near($1)) }) else { return nil }
        let agreeing = near(centre)
        let total = weight(agreeing)
        guard total > 0 else { return nil }
        let rate = agreeing.reduce(0) { $0 + $1.rate * $1.strength } / total
        let mean = total / Double(agreeing.count)
        let share = Double(agreeing.count) / Double(max(1, stretches.count))
        let support = min(1, Double(agreeing.count) / Double(max(1, looked)) * 3)
        let confidence = mean * share.squareRoot() * support.squareRoot()
        guard confidence >= 0.3 else { return nil }
        let ratios = agreeing.compactMap(\.ratio).sorted()
        return BreathEstimate(
            rate: rate,
            confidence: min(1, confidence),
            ratio: ratios.count * 2 > agreeing.count ? ratios[ratios.count / 2] : nil
        )
    }
}
