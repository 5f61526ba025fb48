/// A look-ahead limiter on the true peak, both channels together.
///
/// Inter-sample peaks are estimated by fourfold oversampling (12 taps a phase, Kaiser-windowed sinc, as ITU-R BS.1770
/// annex 2 asks). The gain falls along a box average that reaches its depth exactly when the peak arrives, and recovers
/// exponentially. Reductions are integers, so where nothing is over the ceiling the gain is exactly one and the output
/// is the input, bit for bit, ``latency`` frames later.
public struct Limiter: ~Copyable {
    /// Frames from input to output: four blocks, so that the grid is kept.
    public static let latency = 4 * Block.frames

    private static let taps = 12
    private static let box = 240
    private static let window = 256
    // Reductions are fractions of 2³².
    private static let one = 0x1p32

    private let ceiling: Float
    private let quiet: Float
    private let release: Double
    private let kernel: FixedBuffer<Float>
    private let delayLeft: FixedBuffer<Float>
    private let delayRight: FixedBuffer<Float>
    private let historyLeft: FixedBuffer<Float>
    private let historyRight: FixedBuffer<Float>
    private let queueValues: FixedBuffer<Int64>
    private let queueFrames: FixedBuffer<Int>
    private let held: FixedBuffer<Int64>
    private var queueHead = 0
    private var queueTail = 0
    private var frame = 0
    private var decayed: Double = 0
    private var sum: Int64 = 0

    /// A limiter.
    ///
    /// - Parameters:
    ///   - ceiling: the amplitude no true peak may pass, 0…1.
    ///   - release: frames in which a reduction falls to 1/e.
    public init(ceiling: Float, release: Double) {
        self.ceiling = ceiling
        self.release = Mathematics.exp2(-1.442_695_040_888_963_4 / max(release, 1))
        kernel = FixedBuffer(repeating: 0, count: 4 * Limiter.taps)
        delayLeft = FixedBuffer(repeating: 0, count: Limiter.latency)
        delayRight = FixedBuffer(repeating: 0, count: Limiter.latency)
        historyLeft = FixedBuffer(repeating: 0, count: Limiter.taps + Block.frames)
        historyRight = FixedBuffer(repeating: 0, count: Limiter.taps + Block.frames)
        queueValues = FixedBuffer(repeating: 0, count: Limiter.window + 1)
        queueFrames = FixedBuffer(repeating: 0, count: Limiter.window + 1)
        held = FixedBuffer(repeating: 0, count: Limiter.box)
        quiet = ceiling / Limiter.fill(kernel.base)
    }

    /// Writes the interpolation filter and returns the most any phase can amplify.
    private static func fill(_ kernel: Samples) -> Float {
        var bound: Float = 1
        for phase in 0..<4 {
            var sum = 0.0
            for tap in 0..<taps {
                let x = Double(tap) - 5 - Double(phase) / 4
                let sinc = x == 0 ? 1 : Mathematics.sine(turns: x / 2) / (3.141_592_653_589_793 * x)
                let edge = 1 - (x / 6.5) * (x / 6.5)
                let value = sinc * bessel(5 * max(edge, 0).squareRoot()) / bessel(5)
                kernel[phase * taps + tap] = Float(value)
                sum += value
            }
            var amplification: Float = 0
            for tap in 0..<taps {
                kernel[phase * taps + tap] /= Float(sum)
                amplification += abs(kernel[phase * taps + tap])
            }
            bound = max(bound, amplification)
        }
        return bound
    }

    /// The modified Bessel function I₀ by its power series.
    private static func bessel(_ x: Double) -> Double {
        var sum = 1.0
        var term = 1.0
        for k in 1...40 {
            term *= (x / 2 / Double(k)) * (x / 2 / Double(k))
            sum += term
        }
        return sum
    }

    /// Limits one block in place; what comes out went in ``latency`` frames ago.
    @_noLocks
    public mutating func process(left: Samples, right: Samples) {
        let count = Block.frames
        var loudest: Float = 0
        for i in 0..<Limiter.taps {
            historyLeft.base[i] = historyLeft.base[i + count]
            historyRight.base[i] = historyRight.base[i + count]
            loudest = max(loudest, max(abs(historyLeft.base[i]), abs(historyRight.base[i])))
        }
        for i in 0..<count {
            historyLeft.base[i + Limiter.taps] = left[i]
            historyRight.base[i + Limiter.taps] = right[i]
            loudest = max(loudest, max(abs(left[i]), abs(right[i])))
        }
        let isIdle = loudest < quiet && decayed == 0 && sum == 0
        if isIdle {
            delay(left, right, count)
            frame += count
            return
        }
        for i in 0..<count {
            let needed = loudest < quiet ? 0 : reduction(at: i)
            let gain = smoothed(needed, at: frame + i)
            let slot = (frame + i) % Limiter.latency
            let delayedLeft = delayLeft.base[slot]
            let delayedRight = delayRight.base[slot]
            delayLeft.base[slot] = left[i]
            delayRight.base[slot] = right[i]
            left[i] = delayedLeft * gain
            right[i] = delayedRight * gain
        }
        frame += count
    }

    @_noLocks
    private mutating func delay(_ left: Samples, _ right: Samples, _ count: Int) {
        let slot = frame % Limiter.latency
        for i in 0..<count {
            let delayedLeft = delayLeft.base[slot + i]
            let delayedRight = delayRight.base[slot + i]
            delayLeft.base[slot + i] = left[i]
            delayRight.base[slot + i] = right[i]
            left[i] = delayedLeft
            right[i] = delayedRight
        }
    }

    // How much the peak near frame `i` of this block is over the ceiling, as a share of itself.
    @_noLocks
    private func reduction(at i: Int) -> Int64 {
        var peak: Float = 0
        for phase in 0..<4 {
            var l: Float = 0
            var r: Float = 0
            for tap in 0..<Limiter.taps {
                let weight = kernel.base[phase * Limiter.taps + tap]
                l += historyLeft.base[i + 1 + tap] * weight
                r += historyRight.base[i + 1 + tap] * weight
            }
            peak = max(peak, max(abs(l), abs(r)))
        }
        return peak > ceiling ? Int64(Double(1 - ceiling / peak) * Limiter.one) + 1 : 0
    }

    /// The greatest reduction of the window, let go slowly, averaged over the box: a gain without corners.
    @_noLocks
    private mutating func smoothed(_ needed: Int64, at now: Int) -> Float {
        let size = Limiter.window + 1
        while queueTail != queueHead {
            let last = (queueTail + size - 1) % size
            if queueValues.base[last] > needed { break }
            queueTail = last
        }
        queueValues.base[queueTail] = needed
        queueFrames.base[queueTail] = now
        queueTail = (queueTail + 1) % size
        while queueFrames.base[queueHead] <= now - Limiter.window { queueHead = (queueHead + 1) % size }
        let greatest = Double(queueValues.base[queueHead])
        decayed = max(greatest, decayed * release)
        // Below −140 dB of reduction the way back is over.
        if decayed < Limiter.one * 1e-7 { decayed = 0 }
        let value = Int64(decayed)
        let slot = now % Limiter.box
        sum += value - held.base[slot]
        held.base[slot] = value
        return sum == 0 ? 1 : Float(1 - Double(sum) / (Limiter.one * Double(Limiter.box)))
    }
}
