import Glibc

/// Time from left to right, shared by all pictures.
struct TimeAxis {
    /// In seconds, above 0.
    let duration: Double
    /// Where time begins, in points.
    let left: Double
    /// In points.
    let width: Double

    /// - Parameter duration: in seconds; anything that is no length becomes one second.
    init(duration: Double, left: Double, width: Double) {
        self.duration = duration.isFinite && duration > 0 ? min(duration, 1e9) : 1
        self.left = left
        self.width = width
    }

    var right: Double { left + width }

    /// The place of a time; times outside are moved to the nearest end.
    func x(_ time: Double) -> Double {
        guard time.isFinite else { return time > 0 ? right : left }
        return left + min(max(time / duration, 0), 1) * width
    }

    struct Tick: Equatable {
        var time: Double
        var label: String
        /// The room the label takes, in points.
        var from: Double
        var to: Double
    }

    /// Seconds between labels, as clocks divide time.
    private static let steps: [Double] =
        [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5]
        + [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800]
        + [3600, 7200, 10_800, 21_600, 43_200, 86_400]

    /// The labelled times: as many as have room between `bounds` with a gap between them.
    ///
    /// - Parameters:
    ///   - bounds: the points labels must stay within.
    ///   - measure: how wide a label is, in points.
    func ticks(within bounds: ClosedRange<Double>, measure: (String) -> Double) -> [Tick] {
        var step = Self.steps.first { fits($0, measure) } ?? 86_400
        // Years of sound, or microseconds.
        while !fits(step, measure), step < duration { step *= 2 }
        if duration < 0.002 { step = duration }
        var result: [Tick] = []
        var number = 0
        while Double(number) * step <= duration * (1 + 1e-9) {
            let time = Double(number) * step
            let words = label(time, step: step)
            let half = measure(words) / 2
            let from = x(time) - half
            // Where not even the widest step has room, what would touch is left out.
            let isFree = from > (result.last?.to ?? -.infinity) + 5
            if isFree, from >= bounds.lowerBound, from + 2 * half <= bounds.upperBound {
                result.append(Tick(time: time, label: words, from: from, to: from + 2 * half))
            }
            number += 1
        }
        return result
    }

    private func fits(_ step: Double, _ measure: (String) -> Double) -> Bool {
        // The last label is the widest, or as wide as any.
        measure(label(duration, step: step)) + 18 <= step / duration * width
    }

    private func label(_ time: Double, step: Double) -> String {
        if step >= 1 { return Figures.clock(time, hours: duration >= 3600) }
        let decimals = step >= 0.1 ? 1 : step >= 0.01 ? 2 : step >= 0.001 ? 3 : 6
        return "\(Figures.fixed(time, decimals: decimals)) s"
    }

    /// Draws the axis below `y`: a short stroke and a label at each tick. Takes `TimeAxis.height` points.
    func draw(on canvas: Canvas, below y: Double) {
        for tick in ticks(within: 2...(canvas.width - 2), measure: { canvas.measure($0) }) {
            canvas.rule(x: x(tick.time), from: y, to: y + 5, Palette.frame)
            canvas.text(tick.label, at: Point(x: (tick.from + tick.to) / 2, y: y + 17), anchor: .middle)
        }
    }

    /// Quiet upright lines at the labelled times.
    func drawGrid(on canvas: Canvas, from top: Double, to bottom: Double, _ color: Color = Palette.grid) {
        for tick in ticks(within: 2...(canvas.width - 2), measure: { canvas.measure($0) }) {
            canvas.rule(x: x(tick.time), from: top, to: bottom, color)
        }
    }

    static let height = 22.0
}

/// Frequency from bottom to top, in octaves.
struct FrequencyAxis {
    /// In hertz.
    let lowest: Double
    /// In hertz.
    let highest: Double
    /// The upper edge in points.
    let top: Double
    /// In points.
    let height: Double

    /// 30 Hz to 20 kHz, or to half the rate where that is less.
    ///
    /// - Parameter rate: frames a second.
    init(rate: Int, top: Double, height: Double) {
        highest = min(20_000, Double(rate) / 2)
        lowest = min(30, highest / 10)
        self.top = top
        self.height = height
    }

    /// The place of a frequency, not held within the axis.
    func y(_ hertz: Double) -> Double {
        top + height * (1 - log(hertz / lowest) / log(highest / lowest))
    }

    /// The frequency of a place.
    func hertz(_ y: Double) -> Double {
        lowest * exp(log(highest / lowest) * (1 - (y - top) / height))
    }

    /// The labelled frequencies with their labels, from low to high, no two nearer than a line of text.
    var ticks: [(hertz: Double, label: String)] {
        // Where all have no room, the tens and hundreds stay.
        let sets: [[Double]] = [
            [5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000],
            [10, 100, 1000, 10_000],
        ]
        for set in sets {
            let inside = set.filter { $0 >= lowest && $0 <= highest * 1.0001 }
            // Labels at the edges are moved inwards.
            let places = inside.map { min(max(y($0), top + 5), top + height - 4) }
            if zip(places, places.dropFirst()).allSatisfy({ $0 - $1 >= 12 }) || set.count == 4 {
                return inside.map { ($0, $0 < 1000 ? "\(Int($0))" : "\(Int($0 / 1000)) k") }
            }
        }
        return []
    }
}
