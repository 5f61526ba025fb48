import Glibc

/// Momentary and short-term loudness at even steps of time, in memory that stays bounded: where the columns run out,
/// neighbours are joined to the louder of the two, and the step doubles.
public struct Timeline: Sendable, Equatable {
    /// The most columns: 24 hours and a little at ten a second.
    public static let mostColumns = 1 << 20

    /// Seconds from one column to the next; column 0 ends at one step.
    public private(set) var step: Double
    /// The momentary loudness (400 ms) of each column in LUFS, −∞ in silence.
    public private(set) var momentary: [Float] = []
    /// The short-term loudness (3 s) of each column in LUFS, −∞ in silence.
    public private(set) var shortTerm: [Float] = []
    private let most: Int
    private var joined = 1
    private var pending: (count: Int, momentary: Float, shortTerm: Float) = (0, -.infinity, -.infinity)

    init(step: Double, most: Int = mostColumns) {
        self.step = step
        self.most = max(2, most)
    }

    /// The time in seconds at which a column ends.
    public func time(of column: Int) -> Double { Double(column + 1) * step }

    /// The mean of the momentary loudness between two times, in LUFS; nil in silence (−70 LUFS), and where nothing was.
    public func loudness(from start: Double, to end: Double) -> Double? {
        let first = min(momentary.count, max(0, Int(start / step)))
        let last = min(momentary.count, max(first, Int(end / step)))
        guard last > first else { return nil }
        let energy = momentary[first..<last].reduce(0.0) { $0 + pow(10, Double($1) / 10) } / Double(last - first)
        return energy > 1e-7 ? 10 * log10(energy) : nil
    }

    mutating func add(momentary: Double, shortTerm: Double) {
        pending.count += 1
        pending.momentary = max(pending.momentary, Float(momentary))
        pending.shortTerm = max(pending.shortTerm, Float(shortTerm))
        guard pending.count == joined else { return }
        self.momentary.append(pending.momentary)
        self.shortTerm.append(pending.shortTerm)
        pending = (0, -.infinity, -.infinity)
        guard self.momentary.count >= most else { return }
        self.momentary = Timeline.halved(self.momentary)
        self.shortTerm = Timeline.halved(self.shortTerm)
        joined *= 2
        step *= 2
    }

    private static func halved(_ values: [Float]) -> [Float] {
        stride(from: 0, to: values.count - 1, by: 2).map { max(values[$0], values[$0 + 1]) }
    }

    /// Whether two timelines show the same.
    public static func == (a: Timeline, b: Timeline) -> Bool {
        a.step == b.step && a.momentary == b.momentary && a.shortTerm == b.shortTerm
    }
}
