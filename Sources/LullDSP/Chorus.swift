/// A chorus: each side joined by two copies of itself, delayed by a time that sways slowly.
///
/// The sway is a function of the frame; only the delay line is state. Delays and their sway after J. Dattorro, “Effect
/// design, part 2” (JAES 45, 1997): about 10–20 ms, a few ms deep, well under 1 Hz.
public struct Chorus: Sendable, BitwiseCopyable {
    /// Seconds that the delay lines hold.
    private static let longest = 0.03
    private let rate: Double
    private let length: Int

    /// A chorus at a rate, which only scales its times.
    public init(framesPerSecond rate: Double) {
        self.rate = rate
        length = Chorus.length(rate)
    }

    /// Samples of memory that one chorus wants: two delay lines of a power of two each.
    public static func memory(framesPerSecond rate: Double) -> Int { 2 * length(rate) }

    private static func length(_ rate: Double) -> Int {
        var length = 64
        while Double(length) < longest * rate + Double(Block.frames) { length *= 2 }
        return length
    }

    /// Works on a span of both sides in place.
    ///
    /// - Parameters:
    ///   - memory: ``memory(framesPerSecond:)`` samples, silent at the beginning and left alone between the spans.
    ///   - frame: the number of the first frame since the sound began.
    ///   - amount: 0…1, from none to as much of the copies as of the sound itself.
    @_noLocks
    public func process(
        left: Samples,
        right: Samples,
        memory: Samples,
        from frame: Int,
        amount: Ramp,
        count: Int
    ) {
        side(left, memory, frame, 0, amount, count)
        side(right, memory + length, frame, 0.25, amount, count)
    }

    @_noLocks
    private func sway(_ turns: Double, _ base: Double, _ period: Double, _ frame: Int) -> Double {
        rate * (base + 0.0025 * Mathematics.sine(turns: turns + Double(frame) / (period * rate)))
    }

    @_noLocks
    private func side(
        _ samples: Samples,
        _ line: Samples,
        _ frame: Int,
        _ turns: Double,
        _ amount: Ramp,
        _ count: Int
    ) {
        let mask = length - 1
        let end = frame + count
        // A single has too few digits for a place between samples that is the same however the span is cut.
        let one = sway(turns, 0.0113, 3.1, frame)
        let two = sway(turns + 0.5, 0.0167, 4.7, frame)
        let steps = (
            (sway(turns, 0.0113, 3.1, end) - one) / Double(count),
            (sway(turns + 0.5, 0.0167, 4.7, end) - two) / Double(count)
        )
        let step = amount.step(over: count)
        for i in 0..<count { line[(frame + i) & mask] = samples[i] }
        for i in 0..<count {
            let wet =
                Chorus.read(line, mask, frame + i, one + steps.0 * Double(i))
                + Chorus.read(line, mask, frame + i, two + steps.1 * Double(i))
            let share = amount.start + step * Float(i)
            // The copies are strangers to the sound: powers add. At the full amount one part of each is heard.
            samples[i] = (1 - 0.3 * share) * samples[i] + 0.5 * share * wet
        }
    }

    /// The line `delay` frames ago, between samples by the cubic through four of them (Catmull and Rom).
    @inline(__always)
    @_noLocks
    private static func read(_ line: Samples, _ mask: Int, _ now: Int, _ delay: Double) -> Float {
        let whole = Int(delay)
        let share = Float(1 - (delay - Double(whole)))
        let place = now - whole - 1
        let (p0, p1) = (line[(place - 1) & mask], line[place & mask])
        let (p2, p3) = (line[(place + 1) & mask], line[(place + 2) & mask])
        let a = 0.5 * (3 * (p1 - p2) + p3 - p0)
        let b = p0 - 2.5 * p1 + 2 * p2 - 0.5 * p3
        let c = 0.5 * (p2 - p0)
        return ((a * share + b) * share + c) * share + p1
    }
}
