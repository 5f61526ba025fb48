/// A feedback delay network of eight lines: the room that sounds are sent to.
///
/// After J.-M. Jot and A. Chaigne, “Digital delay networks for designing artificial reverberators” (AES 90th
/// convention, 1991): mutually prime delays, an orthogonal (Hadamard) feedback matrix, and in every line a low-pass and
/// a gain that give all lines the same decay. Two all-pass diffusers stand before it on each side. Every delay is longer
/// than a block, so a block is worked on line by line, not frame by frame.
public struct Reverb: ~Copyable {
    private static let lineCount = 8
    /// Delays of the lines in milliseconds: between 29 and 79, no two in a simple ratio.
    private static let delays: [Double] = [29.7, 37.1, 41.1, 43.7, 53.3, 59.9, 67.7, 78.9]
    /// Delays of the diffusers in milliseconds: two for each side.
    private static let diffusions: [Double] = [4.7, 7.9, 5.3, 8.9]

    private let lines: FixedBuffer<Float>
    private let capacity: Int
    private let lengths: FixedBuffer<Int>
    private let gains: FixedBuffer<Float>
    private let last: FixedBuffer<Float>
    private let diffusers: FixedBuffer<Float>
    private let diffuserCapacity: Int
    private let diffuserLengths: FixedBuffer<Int>
    private let work: FixedBuffer<Float>
    private let damping: Float
    private var position = 0

    /// A room.
    ///
    /// - Parameters:
    ///   - framesPerSecond: the rate (16 000 or more), which only scales the delays.
    ///   - decay: frames in which the tail falls by 60 dB.
    ///   - damping: 0…1, how much faster the treble decays.
    public init(framesPerSecond: Double, decay: Double, damping: Double) {
        func frames(_ milliseconds: Double) -> Int {
            max(Reverb.prime(atLeast: Int(milliseconds / 1000 * framesPerSecond)), Block.frames + 3)
        }
        let long = Reverb.delays.map(frames)
        capacity = long.max() ?? 1
        lines = FixedBuffer(repeating: 0, count: capacity * Reverb.lineCount)
        lengths = FixedBuffer(repeating: 1, count: Reverb.lineCount)
        gains = FixedBuffer(repeating: 0, count: Reverb.lineCount)
        last = FixedBuffer(repeating: 0, count: Reverb.lineCount)
        for (index, length) in long.enumerated() {
            lengths.base[index] = length
            // −60 dB after `decay` frames: each pass through the line loses its share.
            gains.base[index] = Float(Mathematics.exp2(-9.965_784_284_662_087 * Double(length) / decay))
        }
        let short = Reverb.diffusions.map(frames)
        diffuserCapacity = short.max() ?? 1
        diffusers = FixedBuffer(repeating: 0, count: diffuserCapacity * short.count)
        diffuserLengths = FixedBuffer(repeating: 1, count: short.count)
        for (index, length) in short.enumerated() { diffuserLengths.base[index] = length }
        work = FixedBuffer(repeating: 0, count: (Reverb.lineCount + 2) * Block.frames)
        self.damping = Float(0.45 * damping)
    }

    private static func prime(atLeast number: Int) -> Int {
        var candidate = max(number, 3)
        while (2..<candidate).contains(where: { $0 * $0 <= candidate && candidate % $0 == 0 }) { candidate += 1 }
        return candidate
    }

    /// Reads what was sent to the room and adds its answer to the outputs; `count` is at most ``Block/frames``.
    @_noLocks
    public mutating func process(
        left: UnsafePointer<Float>,
        right: UnsafePointer<Float>,
        addTo outLeft: Samples,
        _ outRight: Samples,
        count: Int
    ) {
        let inLeft = work.base + Reverb.lineCount * Block.frames
        let inRight = inLeft + Block.frames
        Span.copy(left, to: inLeft, count: count)
        Span.copy(right, to: inRight, count: count)
        for index in 0..<2 {
            diffuse(inLeft, index, count)
            diffuse(inRight, index + 2, count)
        }
        for line in 0..<Reverb.lineCount { readLine(line, count) }
        // Alternating signs keep the two sides apart and their sum whole.
        for i in 0..<count {
            outLeft[i] += 0.35 * (tap(0, i) - tap(2, i) + tap(4, i) - tap(6, i))
            outRight[i] += 0.35 * (tap(1, i) - tap(3, i) + tap(5, i) - tap(7, i))
        }
        mix(count)
        for line in 0..<Reverb.lineCount { writeLine(line, line & 1 == 0 ? inLeft : inRight, count) }
        position += count
    }

    @inline(__always)
    @_noLocks
    private func tap(_ line: Int, _ i: Int) -> Float {
        work.base[line * Block.frames + i]
    }

    /// An all-pass in place: y = d − g·x', x' = x + g·d, with d what was stored a delay ago.
    @_noLocks
    private func diffuse(_ samples: Samples, _ index: Int, _ count: Int) {
        let buffer = diffusers.base + index * diffuserCapacity
        let length = diffuserLengths.base[index]
        var done = 0
        var slot = position % length
        while done < count {
            let span = min(count - done, length - slot)
            let x = samples + done
            let stored = buffer + slot
            for i in 0..<span {
                let delayed = stored[i]
                let input = x[i] + 0.6 * delayed
                stored[i] = input
                x[i] = delayed - 0.6 * input
            }
            done += span
            slot = 0
        }
    }

    /// Takes a line's oldest frames, dampens the treble by a mean of neighbours, and applies its gain.
    @_noLocks
    private func readLine(_ line: Int, _ count: Int) {
        let buffer = lines.base + line * capacity
        let length = lengths.base[line]
        let out = work.base + line * Block.frames
        let slot = position % length
        let first = min(count, length - slot)
        let (g, d) = (gains.base[line], damping)
        let keep = g * (1 - d)
        let blend = g * d
        Reverb.soften(buffer + slot, behind: last.base[line], to: out, keep, blend, first)
        if first < count {
            Reverb.soften(buffer, behind: buffer[slot + first - 1], to: out + first, keep, blend, count - first)
            last.base[line] = buffer[count - first - 1]
        } else {
            last.base[line] = buffer[slot + count - 1]
        }
    }

    /// out = keep · input + blend · (input a frame ago).
    @_noLocks
    private static func soften(
        _ input: UnsafePointer<Float>,
        behind before: Float,
        to out: Samples,
        _ keep: Float,
        _ blend: Float,
        _ count: Int
    ) {
        out[0] = keep * input[0] + blend * before
        let (now, ago, target) = (input + 1, input, out + 1)
        for i in 0..<count - 1 { target[i] = keep * now[i] + blend * ago[i] }
    }

    /// The normalised Hadamard transform across the eight lines.
    @_noLocks
    private func mix(_ count: Int) {
        var half = 1
        while half < Reverb.lineCount {
            var line = 0
            while line < Reverb.lineCount {
                if line & half == 0 {
                    let a = work.base + line * Block.frames
                    let b = work.base + (line + half) * Block.frames
                    for i in 0..<count {
                        let (x, y) = (a[i], b[i])
                        a[i] = 0.707_106_78 * (x + y)
                        b[i] = 0.707_106_78 * (x - y)
                    }
                }
                line += 1
            }
            half *= 2
        }
    }

    @_noLocks
    private func writeLine(_ line: Int, _ input: Samples, _ count: Int) {
        let buffer = lines.base + line * capacity
        let length = lengths.base[line]
        let mixed = work.base + line * Block.frames
        let slot = position % length
        let first = min(count, length - slot)
        for i in 0..<first { buffer[slot + i] = mixed[i] + 0.5 * input[i] }
        for i in first..<max(first, count) { buffer[i - first] = mixed[i] + 0.5 * input[i] }
    }
}
