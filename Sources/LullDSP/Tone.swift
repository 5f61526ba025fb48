/// A steady or gliding tone: a harmonic series up to the Nyquist frequency and no further.
///
/// Every wave is summed from its harmonics, so none of them folds back, whatever the pitch and however it glides. The sum
/// turns a unit phasor by the fundamental's angle from one harmonic to the next; rounding grows with the order, and the
/// harmonics fall faster than it grows.
public struct Tone: Sendable {
    /// Partials a list can have.
    public static let maximumPartials = 16
    /// Harmonics of a wave that are summed at most: those of 23 Hz at 48 kHz.
    private static let most = 1_024

    /// How loud each harmonic is; the first is the fundamental.
    public typealias Partials = InlineArray<16, Float>

    /// The law its harmonics follow. All but lists have the power of a full-scale sine.
    public enum Wave: Sendable {
        /// The amplitudes of the first harmonics; `count` of them are used (1…16).
        case partials(Partials, count: Int)
        /// All harmonics, falling as 1/k: a ramp that drops.
        case saw
        /// Odd harmonics, falling as 1/k.
        case square
        /// Odd harmonics, falling as 1/k², every other one turned over.
        case triangle
    }

    private var phase: Phase
    private let wave: Wave

    /// A tone of a wave.
    @_noLocks
    public init(_ wave: Wave, phase: Phase = Phase()) {
        self.wave = wave
        self.phase = phase
    }

    /// Writes `count` frames of a frequency that glides from `start` to `end`, in cycles per frame (0…0.5).
    @_noLocks
    public mutating func write(_ out: Samples, frequency start: Double, to end: Double, count frames: Int) {
        let glide = Glide(from: start, to: end, count: frames)
        let f = Ramp(Float(start), Float(end))
        switch wave {
        case .partials(let list, let count):
            if count == 1 && list[0] == 1 && end < 0.45 && start < 0.45 {
                Sine.write(out, phase: &phase, glide: glide, count: frames)
                return
            }
            series(out, glide, f, frames, harmonics: count, step: 1) { k in list[k - 1] }
        case .saw:
            // Σ sin(kθ)/k is a ramp of ±π/2; a ramp of ±1 has power ⅓, a full-scale sine ½.
            series(out, glide, f, frames, harmonics: Tone.most, step: 1) { k in 0.779_696_8 / Float(k) }
        case .square:
            // 4/π Σ sin(kθ)/k is ±1, of power 1.
            series(out, glide, f, frames, harmonics: Tone.most, step: 2) { k in 0.900_316_32 / Float(k) }
        case .triangle:
            // 8/π² Σ ±sin(kθ)/k² is a triangle of ±1, of power ⅓.
            series(out, glide, f, frames, harmonics: Tone.most, step: 2) { k in
                (k & 2 == 0 ? 0.992_740_8 : -0.992_740_8) / Float(k * k)
            }
        }
        phase.advance(glide, count: frames)
    }

    /// Sums the harmonics 1, 1 + step, 1 + 2·step … eight frames at a time. A harmonic fades out over the last tenth
    /// below the Nyquist frequency and is silent above it.
    @inline(__always)
    @_noLocks
    private func series(
        _ out: Samples,
        _ glide: Glide,
        _ frequency: Ramp,
        _ frames: Int,
        harmonics: Int,
        step: Int,
        _ amplitude: (Int) -> Float
    ) {
        let highest = max(frequency.start, frequency.end)
        let lowest = min(frequency.start, frequency.end)
        // Harmonics below the first bound are whole, those above the second silent.
        let whole = min(harmonics, Int(min(0.45 / max(highest, 1e-6), 1e6)))
        let last = min(harmonics, Int(min(0.49 / max(lowest, 1e-6), 1e6)))
        let slope = frequency.step(over: frames)
        var i = 0
        while i < frames {
            var sine = SIMD8<Float>(repeating: 0)
            var cosine = SIMD8<Float>(repeating: 0)
            var f = SIMD8<Float>(0, 1, 2, 3, 4, 5, 6, 7)
            for lane in 0..<8 {
                let angle = Sine.phase(phase.turns, glide, i + lane)
                sine[lane] = Sine.value(angle)
                cosine[lane] = Sine.value(angle &+ 0x4000_0000)
            }
            f = frequency.start + slope * (f + Float(i))
            let turnSine = step == 1 ? sine : 2 * sine * cosine
            let turnCosine = step == 1 ? cosine : 1 - 2 * sine * sine
            var sum = SIMD8<Float>(repeating: 0)
            var k = 1
            while k <= whole {
                sum += amplitude(k) * sine
                let turned = sine * turnCosine + cosine * turnSine
                cosine = cosine * turnCosine - sine * turnSine
                sine = turned
                k += step
            }
            while k <= last {
                let room = (0.49 - Float(k) * f) * 25
                let fade = room.clamped(lowerBound: SIMD8(repeating: 0), upperBound: SIMD8(repeating: 1))
                sum += amplitude(k) * fade * sine
                let turned = sine * turnCosine + cosine * turnSine
                cosine = cosine * turnCosine - sine * turnSine
                sine = turned
                k += step
            }
            if i + 8 <= frames {
                for lane in 0..<8 { out[i + lane] = sum[lane] }
            } else {
                for lane in 0..<frames - i { out[i + lane] = sum[lane] }
            }
            i += 8
        }
    }

    /// Moves on without sounding; ends in the phase that ``write(_:frequency:to:count:)`` would end in.
    @_noLocks
    public mutating func skip(frequency start: Double, to end: Double, count: Int) {
        phase.advance(Glide(from: start, to: end, count: count), count: count)
    }
}
