/// A feedback delay network of sixteen lines: the room that sounds are sent to.
///
/// After J.-M. Jot and A. Chaigne, “Digital delay networks for designing artificial reverberators” (AES 90th
/// convention, 1991): mutually prime delays, an orthogonal (Hadamard) feedback matrix, and in every line a gain and a
/// one-pole low-pass that give all lines the same decay, at the bottom and at the top of the spectrum. Four all-pass
/// diffusers stand before it on each side. The lines hold 0.9 s together, so that resonances lie closer than they are
/// wide for decays up to 3 s and the tail is noise, not a chord. Every delay is longer than a block, so a block is worked
/// on line by line.
public struct Reverb: ~Copyable {
    private static let lineCount = 16
    /// Delays of the lines in milliseconds: spread evenly in octaves, no two in a simple ratio.
    private static let delays: [Double] = [
        25.3, 27.1, 30.7, 32.3, 36.1, 39.7, 42.1, 47.9, 51.1, 57.3, 61.3, 67.9, 73.3, 81.7, 88.1, 97.3,
    ]
    /// Delays of the diffusers in milliseconds: four for the left, four for the right.
    private static let diffusions: [Double] = [4.77, 3.59, 12.73, 9.31, 5.03, 4.01, 11.57, 8.57]

    private let lines: FixedBuffer<Float>
    private let capacity: Int
    private let lengths: FixedBuffer<Int>
    /// For each line: what a sample keeps, and what the line's low-pass remembers of the one before.
    private let gains: FixedBuffer<Float>
    private let poles: FixedBuffer<Float>
    private let last: FixedBuffer<Float>
    private let diffusers: FixedBuffer<Float>
    private let diffuserCapacity: Int
    private let diffuserLengths: FixedBuffer<Int>
    private let work: FixedBuffer<Float>
    private let targets: FixedBuffer<Float>
    private let poleTargets: FixedBuffer<Float>
    /// Where the next frame goes, in each line and each diffuser.
    private let slots: FixedBuffer<Int>
    private let diffuserSlots: FixedBuffer<Int>
    private var isSettled = false

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
        let count = Reverb.lineCount
        capacity = long.max() ?? 1
        lines = FixedBuffer(repeating: 0, count: capacity * count)
        lengths = FixedBuffer(repeating: 1, count: count)
        gains = FixedBuffer(repeating: 0, count: count)
        targets = FixedBuffer(repeating: 0, count: count)
        poles = FixedBuffer(repeating: 0, count: count)
        poleTargets = FixedBuffer(repeating: 0, count: count)
        last = FixedBuffer(repeating: 0, count: count)
        for (index, length) in long.enumerated() { lengths.base[index] = length }
        let short = Reverb.diffusions.map(frames)
        diffuserCapacity = short.max() ?? 1
        diffusers = FixedBuffer(repeating: 0, count: diffuserCapacity * short.count)
        diffuserLengths = FixedBuffer(repeating: 1, count: short.count)
        for (index, length) in short.enumerated() { diffuserLengths.base[index] = length }
        slots = FixedBuffer(repeating: 0, count: count)
        diffuserSlots = FixedBuffer(repeating: 0, count: short.count)
        work = FixedBuffer(repeating: 0, count: (count + 2) * Block.frames)
        set(decay: decay, damping: damping)
        for index in 0..<count {
            gains.base[index] = targets.base[index]
            poles.base[index] = poleTargets.base[index]
        }
    }

    private static func prime(atLeast number: Int) -> Int {
        var candidate = max(number, 3)
        while (2..<candidate).contains(where: { $0 * $0 <= candidate && candidate % $0 == 0 }) { candidate += 1 }
        return candidate
    }

    /// Changes the room; gains and low-passes run to their new values across the next block.
    ///
    /// A line of length L falls by 60·L/T dB in each pass: at the bottom of the spectrum T is the decay, at the top a share
    /// of it between 1 (no damping) and 1/16. The low-pass (1 − p)/(1 − p/z) gives the rest, (1 − p)/(1 + p), there.
    @_noLocks
    public mutating func set(decay: Double, damping: Double) {
        let top = decay * Mathematics.exp2(-4 * min(max(damping, 0), 1))
        for index in 0..<Reverb.lineCount {
            let length = Double(lengths.base[index])
            let bottom = Mathematics.exp2(-9.965_784_284_662_087 * length / decay)
            // Thirty decibels a pass at the most: a low-pass that takes more takes the bass along, and in the end its
            // pole is 1 and holds what it has for ever.
            let rest = max(Mathematics.exp2(-9.965_784_284_662_087 * length * (1 / top - 1 / decay)), 0.03)
            let pole = (1 - rest) / (1 + rest)
            poleTargets.base[index] = Float(pole)
            targets.base[index] = Float(bottom * (1 - pole))
        }
        isSettled = false
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
        for index in 0..<4 {
            diffuse(inLeft, index, count)
            diffuse(inRight, index + 4, count)
        }
        for line in 0..<Reverb.lineCount { readLine(line, count) }
        var line = 0
        while line < Reverb.lineCount {
            dampen(line, count)
            line += 4
        }
        isSettled = true
        // Other lines on each side keep the two apart and their sum whole.
        line = 0
        while line < Reverb.lineCount {
            let gain: Float = line & 4 == 0 ? 0.31 : -0.31
            let (a, b) = (work.base + line * Block.frames, work.base + (line + 1) * Block.frames)
            let (c, d) = (work.base + (line + 2) * Block.frames, work.base + (line + 3) * Block.frames)
            for i in 0..<count { outLeft[i] += gain * (a[i] - c[i]) }
            for i in 0..<count { outRight[i] += gain * (b[i] - d[i]) }
            line += 4
        }
        mix(count)
        for line in 0..<Reverb.lineCount { writeLine(line, line & 1 == 0 ? inLeft : inRight, count) }
    }

    /// An all-pass in place: y = d − g·x', x' = x + g·d, with d what was stored a delay ago.
    @_noLocks
    private func diffuse(_ samples: Samples, _ index: Int, _ count: Int) {
        let buffer = diffusers.base + index * diffuserCapacity
        let length = diffuserLengths.base[index]
        var done = 0
        var slot = diffuserSlots.base[index]
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
            slot = slot + span == length ? 0 : slot + span
        }
        diffuserSlots.base[index] = slot
    }

    /// Takes a line's oldest frames.
    @_noLocks
    private func readLine(_ line: Int, _ count: Int) {
        let buffer = lines.base + line * capacity
        let length = lengths.base[line]
        let out = work.base + line * Block.frames
        let slot = slots.base[line]
        let first = min(count, length - slot)
        Span.copy(buffer + slot, to: out, count: first)
        if first < count { Span.copy(buffer, to: out + first, count: count - first) }
    }

    /// Runs gains and low-passes of four lines side by side: each waits for its own last sample, not for the others'.
    @_noLocks
    private func dampen(_ line: Int, _ count: Int) {
        let a = work.base + line * Block.frames
        let (b, c, d) = (a + Block.frames, a + 2 * Block.frames, a + 3 * Block.frames)
        let state = last.base + line
        var (p, q, r, s) = (state[0], state[1], state[2], state[3])
        let (pole, gain) = (poles.base + line, gains.base + line)
        let (poleTarget, gainTarget) = (poleTargets.base + line, targets.base + line)
        var (f, g, h, k) = (pole[0], pole[1], pole[2], pole[3])
        var (t, u, v, w) = (gain[0], gain[1], gain[2], gain[3])
        if isSettled {
            for i in 0..<count {
                p = t * a[i] + f * p
                q = u * b[i] + g * q
                r = v * c[i] + h * r
                s = w * d[i] + k * s
                a[i] = p
                b[i] = q
                c[i] = r
                d[i] = s
            }
        } else {
            // A room that is changed comes to its new walls across the span.
            let scale = 1 / Float(count)
            func step(_ value: Float, _ target: Float) -> Float { (target - value) * scale }
            let steps = (
                step(f, poleTarget[0]), step(g, poleTarget[1]), step(h, poleTarget[2]), step(k, poleTarget[3])
            )
            let rises = (
                step(t, gainTarget[0]), step(u, gainTarget[1]), step(v, gainTarget[2]), step(w, gainTarget[3])
            )
            for i in 0..<count {
                p = t * a[i] + f * p
                q = u * b[i] + g * q
                r = v * c[i] + h * r
                s = w * d[i] + k * s
                a[i] = p
                b[i] = q
                c[i] = r
                d[i] = s
                f += steps.0
                g += steps.1
                h += steps.2
                k += steps.3
                t += rises.0
                u += rises.1
                v += rises.2
                w += rises.3
            }
            for index in 0..<4 {
                pole[index] = poleTarget[index]
                gain[index] = gainTarget[index]
            }
        }
        state[0] = p
        state[1] = q
        state[2] = r
        state[3] = s
    }

    /// The normalised Hadamard transform across the lines: four lines at a time, then four of their neighbours.
    @_noLocks
    private func mix(_ count: Int) {
        var line = 0
        while line < Reverb.lineCount {
            Reverb.mix(work.base + line * Block.frames, apart: Block.frames, count)
            line += 4
        }
        for line in 0..<4 { Reverb.mix(work.base + line * Block.frames, apart: 4 * Block.frames, count) }
    }

    @inline(__always)
    @_noLocks
    private static func mix(_ a: Samples, apart: Int, _ count: Int) {
        let (b, c, d) = (a + apart, a + 2 * apart, a + 3 * apart)
        for i in 0..<count {
            let (sum, difference) = (a[i] + b[i], a[i] - b[i])
            let (otherSum, otherDifference) = (c[i] + d[i], c[i] - d[i])
            a[i] = 0.5 * (sum + otherSum)
            b[i] = 0.5 * (difference + otherDifference)
            c[i] = 0.5 * (sum - otherSum)
            d[i] = 0.5 * (difference - otherDifference)
        }
    }

    @_noLocks
    private func writeLine(_ line: Int, _ input: Samples, _ count: Int) {
        let buffer = lines.base + line * capacity
        let length = lengths.base[line]
        let mixed = work.base + line * Block.frames
        let slot = slots.base[line]
        let first = min(count, length - slot)
        Reverb.feed(buffer + slot, mixed, input, first)
        Reverb.feed(buffer, mixed + first, input + first, count - first)
        slots.base[line] = slot + count < length ? slot + count : slot + count - length
    }

    @inline(__always)
    @_noLocks
    private static func feed(_ line: Samples, _ mixed: Samples, _ input: Samples, _ count: Int) {
        for i in 0..<max(count, 0) { line[i] = mixed[i] + 0.4 * input[i] }
    }
}
