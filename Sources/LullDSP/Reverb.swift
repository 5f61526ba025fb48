/// A feedback delay network of eight lines: the room that sounds are sent to.
///
/// After J.-M. Jot and A. Chaigne, “Digital delay networks for designing artificial reverberators” (AES 90th
/// convention, 1991): mutually prime delays, an orthogonal (Hadamard) feedback matrix, and in every line a one-pole
/// low-pass whose gain gives each line the same decay time. Two all-pass diffusers stand before it on each side.
public struct Reverb: ~Copyable {
    private let lines: FixedBuffer<Float>
    private let diffusers: FixedBuffer<Float>
    private let capacity: Int
    private var lengths = SIMD8<Int32>(repeating: 1)
    private var gains = SIMD8<Float>(repeating: 0)
    private var damping: Float
    private var damped = SIMD8<Float>(repeating: 0)
    private var position = 0
    private let diffuserLengths: SIMD4<Int32>
    private let diffuserCapacity: Int

    /// Delays of the lines in milliseconds: between 29 and 79, no two in a simple ratio.
    private static let delays: [Double] = [29.7, 37.1, 41.1, 43.7, 53.3, 59.9, 67.7, 78.9]

    /// A room.
    ///
    /// - Parameters:
    ///   - framesPerSecond: the rate, which only scales the delays.
    ///   - decay: frames in which the tail falls by 60 dB.
    ///   - damping: 0…1, how much faster the treble decays.
    public init(framesPerSecond: Double, decay: Double, damping: Double) {
        let frames = Reverb.delays.map { Reverb.prime(atLeast: Int($0 / 1000 * framesPerSecond)) }
        capacity = (frames.max() ?? 1) + 1
        lines = FixedBuffer(repeating: 0, count: capacity * 8)
        for (index, length) in frames.enumerated() {
            lengths[index] = Int32(length)
            // −60 dB after `decay` frames: each pass through the line loses its share.
            gains[index] = Float(Mathematics.exp2(-9.965_784_284_662_087 * Double(length) / decay))
        }
        self.damping = Float(0.7 * damping)
        let shorts = [4.7, 7.9, 5.3, 8.9].map { Reverb.prime(atLeast: Int($0 / 1000 * framesPerSecond)) }
        diffuserCapacity = (shorts.max() ?? 1) + 1
        diffusers = FixedBuffer(repeating: 0, count: diffuserCapacity * 4)
        diffuserLengths = SIMD4(Int32(shorts[0]), Int32(shorts[1]), Int32(shorts[2]), Int32(shorts[3]))
    }

    private static func prime(atLeast number: Int) -> Int {
        var candidate = max(number, 3)
        while (2..<candidate).contains(where: { $0 * $0 <= candidate && candidate % $0 == 0 }) { candidate += 1 }
        return candidate
    }

    @_noLocks
    private func diffuse(_ input: Float, _ index: Int) -> Float {
        let buffer = diffusers.base + index * diffuserCapacity
        let length = Int(diffuserLengths[index])
        let slot = position % length
        let delayed = buffer[slot]
        let stored = input + 0.6 * delayed
        buffer[slot] = stored
        return delayed - 0.6 * stored
    }

    /// Reads what was sent to the room and adds its answer to the outputs.
    @_noLocks
    public mutating func process(
        left: UnsafePointer<Float>,
        right: UnsafePointer<Float>,
        addTo outLeft: Samples,
        _ outRight: Samples,
        count: Int
    ) {
        for i in 0..<count {
            let l = diffuse(diffuse(left[i], 0), 1)
            let r = diffuse(diffuse(right[i], 2), 3)
            var x = SIMD8<Float>(repeating: 0)
            for line in 0..<8 {
                let length = Int(lengths[line])
                x[line] = lines.base[line * capacity + position % length]
            }
            damped = x + (damped - x) * damping
            let y = damped * gains
            // Alternating signs keep the two sides apart and their sum whole.
            outLeft[i] += 0.35 * (y[0] - y[2] + y[4] - y[6])
            outRight[i] += 0.35 * (y[1] - y[3] + y[5] - y[7])
            let mixed = Reverb.hadamard(y)
            for line in 0..<8 {
                let length = Int(lengths[line])
                let input = line & 1 == 0 ? l : r
                lines.base[line * capacity + position % length] = mixed[line] + 0.5 * input
            }
            position += 1
        }
    }

    /// The normalised Hadamard transform of eight values.
    @inline(__always)
    @_noLocks
    private static func hadamard(_ v: SIMD8<Float>) -> SIMD8<Float> {
        let a = SIMD8(lowHalf: v.lowHalf + v.highHalf, highHalf: v.lowHalf - v.highHalf)
        let b = SIMD8<Float>(
            a[0] + a[2], a[1] + a[3], a[0] - a[2], a[1] - a[3], a[4] + a[6], a[5] + a[7], a[4] - a[6], a[5] - a[7]
        )
        let c = SIMD8<Float>(
            b[0] + b[1], b[0] - b[1], b[2] + b[3], b[2] - b[3], b[4] + b[5], b[4] - b[5], b[6] + b[7], b[6] - b[7]
        )
        return c * 0.353_553_39
    }
}
