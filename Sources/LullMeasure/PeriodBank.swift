import Glibc

/// Slow periods to hold a series of values against: for each a constant, a trend, and three harmonics, made orthogonal.
struct PeriodBank {
    struct Found {
        /// Cycles a second.
        var rate: Double
        var strength: Double
        var ratio: Double?
    }

    /// The slowest and fastest period, in cycles a second, and the step between two.
    private static let (slowest, fastest, step) = (0.0495, 0.42, 1.02)
    private static let harmonics = 3
    /// The least effective swing of one of the series, in octaves of energy: 2.6 dB, the slow swells of a pad left out.
    private static let depth = 0.86

    private let count: Int
    private let rate: Double
    private let rates: [Double]
    /// For each rate six vectors of length 1.
    private let vectors: [[Float]]
    /// The constant and the trend.
    private let base: [[Float]]

    /// A bank for series of `count` values, `rate` a second.
    init(count: Int, rate: Double) {
        self.count = count
        self.rate = rate
        let middle = Double(count - 1) / 2
        var base: [[Double]] = []
        PeriodBank.append([Double](repeating: 1, count: count), to: &base)
        PeriodBank.append((0..<count).map { Double($0) - middle }, to: &base)
        self.base = base.map { $0.map(Float.init) }
        // At least two and three quarters of a period must fit.
        var frequency = max(PeriodBank.slowest, 2.75 * rate / Double(count))
        var rates: [Double] = []
        var vectors: [[Float]] = []
        while frequency <= PeriodBank.fastest {
            var set = base
            for harmonic in 1...PeriodBank.harmonics {
                let turn = 2 * .pi * frequency * Double(harmonic) / rate
                PeriodBank.append((0..<count).map { cos(turn * Double($0)) }, to: &set)
                PeriodBank.append((0..<count).map { sin(turn * Double($0)) }, to: &set)
            }
            rates.append(frequency)
            vectors.append(set.dropFirst(2).flatMap { $0.map(Float.init) })
            frequency *= PeriodBank.step
        }
        self.rates = rates
        self.vectors = vectors
    }

    private static func append(_ vector: [Double], to set: inout [[Double]]) {
        var rest = vector
        for other in set {
            let share = zip(rest, other).reduce(0) { $0 + $1.0 * $1.1 }
            for index in rest.indices { rest[index] -= share * other[index] }
        }
        let length = max(rest.reduce(0) { $0 + $1 * $1 }.squareRoot(), 1e-9)
        set.append(rest.map { $0 / length })
    }

    /// The period that explains the series best, where one does.
    ///
    /// - Parameters:
    ///   - least: the least share of the change that it must explain, of the three series it suits best.
    ///   - distance: by how much more than the worst of its neighbours up to a half away.
    func best(_ series: [[Float]], least: Double, distance: Double) -> Found? {
        guard rates.count > 8 else { return nil }
        let flat = series.map(detrended)
        var shares: [[Double]] = []
        var scores: [Double] = []
        for set in vectors {
            let explained = flat.map { share($0, set) }
            shares.append(explained)
            let best = explained.sorted(by: >).prefix(3)
            scores.append(best.reduce(0, +) / Double(best.count))
        }
        guard var place = peak(of: scores, least: least, distance: distance) else { return nil }
        // A breath whose halves are alike in most features has twice the period that those show, if others tell them
        // apart.
        for multiple in [3.0, 2.0] {
            let longer = place - Int((log(multiple) / log(PeriodBank.step)).rounded())
            guard longer > 1 else { continue }
            // Not the very slowest: a peak has a neighbour on each side.
            let near = (max(longer - 2, 1)...longer + 2).max { scores[$0] < scores[$1] } ?? longer
            let gains = zip(shares[near], shares[place]).map { $0 - $1 }.sorted(by: >).prefix(3)
            guard gains.reduce(0, +) > 0.75, scores[near] > 0.9 * scores[place] else { continue }
            place = near
            break
        }
        let deepest = shares[place].indices.sorted { shares[place][$0] > shares[place][$1] }.prefix(3).map { index in
            (shares[place][index] * Double(flat[index].reduce(0) { $0 + $1 * $1 } / Float(count))).squareRoot()
        }.max()
        guard let deepest, deepest >= PeriodBank.depth else { return nil }
        // Between the steps of the bank the peak is read off a parabola.
        let (left, centre, right) = (scores[place - 1], scores[place], scores[place + 1])
        let bend = left - 2 * centre + right
        let shift = bend < -1e-9 ? max(-0.5, min(0.5, 0.5 * (left - right) / bend)) : 0
        let found = rates[place] * pow(PeriodBank.step, shift)
        let followed = [BreathFeatures.level, BreathFeatures.centre].max { shares[place][$0] < shares[place][$1] }
        var ratio: Double?
        if let followed, shares[place][followed] > 0.55 { ratio = self.ratio(flat[followed], vectors[place], place) }
        return Found(rate: found, strength: centre, ratio: ratio)
    }

    /// Whether one steady beat, 36 to 144 a minute, makes up a third of the change of a series.
    func hasBeat(_ series: [Float]) -> Bool {
        let flat = detrended(series)
        let total = Double(flat.reduce(0) { $0 + $1 * $1 })
        guard total > 0 else { return false }
        var frequency = 0.6
        while frequency < min(2.4, rate / 2) {
            // A sum of cosines and sines by recursion.
            let turn = 2 * .pi * frequency / rate
            let (c, s) = (cos(turn), sin(turn))
            var (x, y, real, imaginary) = (1.0, 0.0, 0.0, 0.0)
            for value in flat {
                real += Double(value) * x
                imaginary += Double(value) * y
                (x, y) = (x * c - y * s, x * s + y * c)
            }
            if 2 * (real * real + imaginary * imaginary) / Double(count) > total / 3 { return true }
            frequency += rate / Double(2 * count)
        }
        return false
    }

    /// The shortest of the periods that do about as well as the best, where it stands out from its neighbours. A period
    /// twice or three times as long explains the same with its overtones, so the shortest is meant.
    private func peak(of scores: [Double], least: Double, distance: Double) -> Int? {
        let reach = Int(log(1.5) / log(PeriodBank.step))
        let peaks = (2..<scores.count - 2).filter { place in
            guard scores[place] >= least, scores[place] >= scores[place - 1], scores[place] > scores[place + 1] else {
                return false
            }
            let below = scores[max(0, place - reach)..<place].min() ?? 0
            let above = scores[place..<min(scores.count, place + reach)].min() ?? 0
            return scores[place] - max(below, above) >= distance
        }
        guard let top = peaks.map({ scores[$0] }).max() else { return nil }
        return peaks.last { scores[$0] >= 0.96 * top }
    }

    private func detrended(_ series: [Float]) -> [Float] {
        var rest = series
        for vector in base {
            var share: Float = 0
            for index in 0..<count { share += rest[index] * vector[index] }
            for index in 0..<count { rest[index] -= share * vector[index] }
        }
        return rest
    }

    /// The share of a series' change that a set of vectors explains.
    private func share(_ series: [Float], _ set: [Float]) -> Double {
        var total: Float = 0
        for value in series { total += value * value }
        // Less than a hundredth of an octave of change is none.
        guard total > 1e-4 * Float(count) else { return 0 }
        var (explained, fundamental): (Float, Float) = (0, 0)
        for vector in 0..<2 * PeriodBank.harmonics {
            var product: Float = 0
            let offset = vector * count
            for index in 0..<count { product += series[index] * set[offset + index] }
            explained += product * product
            if vector < 2 { fundamental += product * product }
        }
        // Overtones without a fundamental belong to another period: the beats of a chord.
        guard fundamental >= 0.35 * explained else { return 0 }
        return Double(explained / total)
    }

    /// How long the explained wave rises, by how long it falls.
    private func ratio(_ series: [Float], _ set: [Float], _ place: Int) -> Double? {
        var wave = [Float](repeating: 0, count: count)
        for vector in 0..<2 * PeriodBank.harmonics {
            let offset = vector * count
            var product: Float = 0
            for index in 0..<count { product += series[index] * set[offset + index] }
            for index in 0..<count { wave[index] += product * set[offset + index] }
        }
        let period = self.rate / rates[place]
        let reach = Int(period.rounded())
        guard count > 2 * reach + 2 else { return nil }
        // From a tenth to nine tenths of the way up before a top, and down behind it.
        guard let high = (reach..<min(count - reach - 1, 2 * reach + 1)).max(by: { wave[$0] < wave[$1] }),
            let rising = Self.slope((0...reach).map { wave[high - $0] }),
            let falling = Self.slope((0...reach).map { wave[high + $0] })
        else { return nil }
        return rising / falling
    }

    /// How many values a wave takes from nine tenths of its height down to a tenth; nil where it doesn't fall.
    private static func slope(_ wave: [Float]) -> Double? {
        guard let top = wave.first, let bottom = wave.min(), top > bottom else { return nil }
        func crossing(_ share: Float) -> Double? {
            let level = bottom + share * (top - bottom)
            guard let index = wave.firstIndex(where: { $0 <= level }), index > 0 else { return nil }
            return Double(index) - Double((level - wave[index]) / (wave[index - 1] - wave[index]))
        }
        guard let near = crossing(0.9), let far = crossing(0.1), far - near > 1 else { return nil }
        return far - near
    }
}
