/// When grains of one kind begin: slot k of a period T holds one grain, which begins at (k + u)·T with u at random in
/// 0…1. About a Poisson process, and a closed form.
///
/// A texture renders all grains that reach into a span. Which of them are heard depends on the controls, each grain
/// fading in over a small range of them, so that nothing ever steps.
struct Grains: Sendable {
    private let times: CounterRandom
    private let traits: CounterRandom
    private let period: Double
    private let spread: Double
    /// The most frames a grain may last.
    let longest: Int

    /// Grains every `period` frames on average, at most `longest` frames long. `spread` 0…1 is how far a grain may
    /// stray in its slot; at 0 they tick.
    init(period: Double, longest: Double, seed: UInt64, spread: Double = 1) {
        times = CounterRandom(seed: seed)
        traits = CounterRandom(seed: ~seed)
        self.period = period
        self.spread = spread
        self.longest = Int(longest) + 1
    }

    /// The numbers of the grains that may sound in `count` frames from `frame`; the first grain is number 0.
    @_noLocks
    func numbers(from frame: Int, count: Int) -> (first: Int, end: Int) {
        let first = Int(Mathematics.floor(Double(frame - longest) / period)) - 1
        let last = Int(Mathematics.floor(Double(frame + count) / period))
        return (max(first, 0), max(last, -1) + 1)
    }

    /// The frame on which a grain begins.
    @_noLocks
    func beginning(of number: Int) -> Int {
        let u = 0.5 + spread * (times.unit(at: UInt64(truncatingIfNeeded: number)) - 0.5)
        return Int(Mathematics.floor((Double(number) + u) * period))
    }

    /// Four traits of a grain, 0…1.
    @inline(__always)
    @_noLocks
    func traits(of number: Int) -> SIMD4<Float> {
        traits.quarters(at: number)
    }
}

/// One short sine: a bubble, a drop, a crackle, a chirp.
///
/// Phase and envelope are functions of the frames since its beginning, so any split of a span gives the same samples.
struct Grain {
    private let beginning: Int
    private let length: Int
    private let attack: Float
    private let rate: Float
    private let increment: UInt32
    private let slope: UInt32
    private let phase: UInt32

    /// A grain that rises over `attack` frames and is gone after `length` frames; its frequency, in cycles per frame,
    /// runs from `frequency` to `frequency + rise`.
    @_noLocks
    init(beginning: Int, length: Float, attack: Float, frequency: Float, rise: Float = 0, phase: Float = 0) {
        self.beginning = beginning
        self.length = Int(length)
        self.attack = 1 / attack
        rate = 1 / length
        increment = UInt32(min(max(frequency, 0), 0.45) * 0x1p32)
        slope = UInt32(bitPattern: Int32(min(max(rise, -0.1), 0.1) / length * 0x1p32))
        self.phase = UInt32(phase * 0x1p31)
    }

    /// Grains near the Nyquist frequency fade, those over it are silent: 0…1.
    @inline(__always)
    @_noLocks
    static func audibility(_ frequency: Float) -> Float {
        min(max((0.45 - frequency) * 20, 0), 1)
    }

    /// The part of a span in which the grain sounds.
    @inline(__always)
    @_noLocks
    private func part(_ frame: Int, _ count: Int) -> (first: Int, end: Int) {
        (max(0, beginning - frame), min(count, beginning + length - frame))
    }

    @inline(__always)
    @_noLocks
    private func wave(_ n: UInt32) -> Float {
        Sine.value(phase &+ increment &* n &+ slope &* ((n &* (n &- 1)) &>> 1))
    }

    /// Adds a ringing: a smooth rise, then (1 − x)⁴, which falls like an exponential but ends.
    @_noLocks
    func ring(_ left: Samples, _ right: Samples, from frame: Int, count: Int, gains: (left: Ramp, right: Ramp)) {
        let (first, end) = part(frame, count)
        if first >= end { return }
        let (l, r) = (gains.left.step(over: count), gains.right.step(over: count))
        let age = frame - beginning
        for i in first..<end {
            let n = Int32(truncatingIfNeeded: age &+ i)
            let t = Float(n)
            let rising = min(t * attack, 1)
            let rest = 1 - t * rate
            let square = rest * rest
            let value = wave(UInt32(bitPattern: n)) * (rising * rising * (3 - 2 * rising)) * (square * square)
            left[i] += value * (gains.left.start + l * Float(i))
            right[i] += value * (gains.right.start + r * Float(i))
        }
    }

    /// Adds a pulse: (4x(1 − x))², as slow to rise as to fall.
    @_noLocks
    func pulse(_ left: Samples, _ right: Samples, from frame: Int, count: Int, gains: (left: Ramp, right: Ramp)) {
        let (first, end) = part(frame, count)
        if first >= end { return }
        let (l, r) = (gains.left.step(over: count), gains.right.step(over: count))
        let age = frame - beginning
        for i in first..<end {
            let n = Int32(truncatingIfNeeded: age &+ i)
            let x = Float(n) * rate
            let hump = 4 * x * (1 - x)
            let value = wave(UInt32(bitPattern: n)) * hump * hump
            left[i] += value * (gains.left.start + l * Float(i))
            right[i] += value * (gains.right.start + r * Float(i))
        }
    }
}

/// Where a grain is heard and how loud it is at both ends of a span.
struct Placing {
    /// The gain at the left.
    var left: Ramp
    /// The gain at the right.
    var right: Ramp

    /// A gain on a `side`, −1 left … 1 right, the amplitudes following 1 ± 0.6·side near and
    /// 1 ± 0.3·side far, so that the image narrows with distance.
    @_noLocks
    init(_ gain: Ramp, side: Float, distance: Ramp) {
        let (a, b) = (side * (0.6 - 0.3 * distance.start), side * (0.6 - 0.3 * distance.end))
        left = Ramp(gain.start * (1 - a), gain.end * (1 - b))
        right = Ramp(gain.start * (1 + a), gain.end * (1 + b))
    }
}
