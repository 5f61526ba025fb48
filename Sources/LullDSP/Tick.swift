/// A soft metronome whose tempo may move: short sines under a raised-cosine rise and a fall three times as long.
public struct Tick: Sendable {
    /// What does not move.
    public struct Setting: Sendable, BitwiseCopyable {
        /// Cycles per frame.
        public var frequency: Double
        /// Frames in which a tick rises.
        public var rise: Double
        /// Every so many ticks one is stronger and a fifth higher; 0 for none.
        public var accent: Int
        /// Ticks at the beginning that count in: softer and a fourth lower.
        public var countIn: Int
        /// 0…1: how far ticks go to the left and to the right, in turn.
        public var sides: Float

        /// A setting.
        public init(frequency: Double, rise: Double, accent: Int = 0, countIn: Int = 0, sides: Float = 0) {
            self.frequency = frequency
            self.rise = rise
            self.accent = accent
            self.countIn = countIn
            self.sides = sides
        }
    }

    private let setting: Setting
    private let gains: (near: Float, far: Float)
    private var phase = Phase()
    private var number = 0
    private var since = 0

    /// A metronome whose first tick begins at once.
    public init(_ setting: Setting) {
        self.setting = setting
        gains = ((1 + setting.sides).squareRoot(), (1 - setting.sides).squareRoot())
    }

    /// Writes `count` frames (at most ``Block/frames``) at a tempo that runs from `start` to `end`, in ticks per frame;
    /// a tick has at least four times `rise` frames, and a block holds one beginning at most.
    @_noLocks
    public mutating func write(left: Samples, right: Samples, tempo start: Double, to end: Double, count: Int) {
        let glide = Glide(from: start, to: end, count: count)
        let next = Tick.beginning(phase.turns, glide, count)
        let first = min(next, count)
        sound(left, right, count: first)
        if next <= count { begin() }
        if first < count { sound(left + first, right + first, count: count - first) }
        phase.advance(glide, count: count)
    }

    /// Moves on without sounding; a span of more than a block wants a tempo that stays.
    @_noLocks
    public mutating func skip(tempo start: Double, to end: Double, count: Int) {
        let glide = Glide(from: start, to: end, count: count)
        if glide.slope == 0 {
            let (whole, part) = glide.increment.multipliedFullWidth(by: UInt64(truncatingIfNeeded: count))
            let (sum, isOver) = part.addingReportingOverflow(phase.turns)
            let begun = Int(truncatingIfNeeded: whole) + (isOver ? 1 : 0)
            if begun > 0 {
                number += begun
                since = Int(truncatingIfNeeded: sum / max(glide.increment, 1))
            } else {
                since += count
            }
            phase.turns = sum
            return
        }
        let next = Tick.beginning(phase.turns, glide, count)
        if next <= count {
            since = count - next
            number += 1
        } else {
            since += count
        }
        phase.advance(glide, count: count)
    }

    @_noLocks
    private mutating func begin() {
        since = 0
        number += 1
    }

    /// The frame 1…count at which the phase comes round, or a greater number.
    @_noLocks
    private static func beginning(_ turns: UInt64, _ glide: Glide, _ count: Int) -> Int {
        func isRound(_ frame: Int) -> Bool {
            let n = UInt64(truncatingIfNeeded: frame)
            return turns &+ glide.increment &* n &+ glide.slope &* ((n &* (n &- 1)) &>> 1) < turns
        }
        if !isRound(count) { return count + 1 }
        var low = 0
        var high = count
        while high - low > 1 {
            let middle = (low + high) / 2
            if isRound(middle) { high = middle } else { low = middle }
        }
        return high
    }

    /// The envelope of frame `t` of a tick: half a cosine up, half a cosine down in three times as long.
    @inline(__always)
    @_noLocks
    private static func envelope(_ t: Float, _ up: Float, _ down: Float) -> Float {
        let rising = min(t * up, 1)
        let falling = min(max((t * up - 1) * down, 0), 1)
        // Half turns from −¼ to ¼ of the sine.
        let rise = Sine.value(UInt32(bitPattern: Int32((rising - 0.5) * 0x1p31 * 0.999_999_9)))
        let fall = Sine.value(UInt32(bitPattern: Int32((falling - 0.5) * 0x1p31 * 0.999_999_9)))
        return (0.5 + 0.5 * rise) * (0.5 - 0.5 * fall)
    }

    @_noLocks
    private mutating func sound(_ left: Samples, _ right: Samples, count: Int) {
        if count <= 0 { return }
        if Double(since) >= 4 * setting.rise {
            Span.clear(left, count: count)
            Span.clear(right, count: count)
            since += count
            return
        }
        var frequency = setting.frequency
        var gain: Float = 1
        if number < setting.countIn {
            frequency *= 0.75
            gain = 0.6
        } else if setting.accent > 0 {
            if (number - setting.countIn) % setting.accent == 0 { frequency *= 1.5 } else { gain = 0.7 }
        }
        let glide = Glide(from: frequency, to: frequency, count: count)
        var phase = Phase()
        phase.advance(glide, count: since)
        Sine.write(left, phase: &phase, glide: glide, count: count)
        let up = Float(1 / setting.rise)
        for i in 0..<count { left[i] *= gain * Tick.envelope(Float(since + i), up, 1 / 3) }
        let isEven = number & 1 == 0
        let (near, far) = isEven ? (gains.near, gains.far) : (gains.far, gains.near)
        for i in 0..<count { right[i] = far * left[i] }
        for i in 0..<count { left[i] *= near }
        since += count
    }
}
