/// Finds runs of equal samples in one channel that no natural wave has: tops cut flat, and holes.
struct RunDetector {
    /// A run that may be clipping: where, and how high.
    struct Flat {
        var frame: Int
        var height: Float
    }

    /// The least height of a cut top, −0.5 dBFS, and the least fall beside it: the slope of a cut wave, which the round
    /// top of a whole one doesn't have.
    private static let (top, fall): (Float, Float) = (0.944, 5e-4)
    /// The least level beside a hole, −40 dBFS. On both sides it must be alike, to 6 dB: a hole has the same sound before
    /// and after it, the closure of a consonant has not.
    private static let (audible, alike): (Float, Float) = (0.01, 2)
    /// The edges of a hole are abrupt: the sample beside it has this share of the greatest of 5 ms, or where the wave
    /// crosses zero, the slope there has this share of the steepest.
    private static let (height, steepness): (Float, Float) = (0.12, 0.6)
    /// Holes longer than this are silences; seconds.
    private static let longest = 0.1

    /// What lies beside a hole: its greatest sample, and whether its edge is abrupt.
    private struct Side {
        var level: Float = 0
        var isAbrupt = false
    }

    private let (shortest, most, beside): (Int, Int, Int)
    private var previous: Float = 0
    /// The run of equal high samples, and the sample before it.
    private var high = 0
    private var beforeHigh: Float = 0
    /// The run of zeros, and what was before it.
    private var zeros = 0
    private var before = Side()
    private var frame = 0
    /// The last samples of before, as many as a look back may need.
    private var tail: [Float]

    init(rate: Int) {
        shortest = max(6, rate / 4_000)
        most = Int(RunDetector.longest * Double(rate))
        beside = max(8, rate / 200)
        tail = [Float](repeating: 0, count: beside + shortest + 1)
    }

    /// Takes the next samples. `loudest` is the greatest magnitude among them.
    mutating func add(
        _ samples: UnsafePointer<Float>,
        count: Int,
        loudest: Float,
        flat: (Flat) -> Void,
        hole: (_ frame: Int) -> Void
    ) {
        findHoles(samples, count, hole)
        if loudest >= RunDetector.top || high > 0 { findFlats(samples, count, flat) }
        if count > 0 { previous = samples[count - 1] }
        keepTail(samples, count)
        frame += count
    }

    private mutating func findHoles(_ samples: UnsafePointer<Float>, _ count: Int, _ hole: (Int) -> Void) {
        for index in 0..<count {
            if samples[index] == 0 {
                zeros += 1
                if zeros == shortest { before = side(of: index - zeros, by: -1, samples, count) }
            } else if zeros > 0 {
                if zeros >= shortest, zeros <= most, before.isAbrupt {
                    let after = side(of: index, by: 1, samples, count)
                    if after.isAbrupt,
                        max(before.level, after.level) <= RunDetector.alike * min(before.level, after.level)
                    {
                        hole(frame + index - zeros)
                    }
                }
                zeros = 0
            }
        }
    }

    /// What lies from an index on, in steps of 1 or −1.
    private func side(of edge: Int, by step: Int, _ samples: UnsafePointer<Float>, _ count: Int) -> Side {
        func sample(_ index: Int) -> Float {
            index >= 0 ? samples[min(index, count - 1)] : tail[max(0, tail.count + index)]
        }
        var (level, steepest): (Float, Float) = (0, 0)
        for distance in 0..<beside {
            let value = sample(edge + step * distance)
            level = max(level, abs(value))
            steepest = max(steepest, abs(value - sample(edge + step * (distance + 1))))
        }
        let slope = abs(sample(edge) - sample(edge + step))
        let isAbrupt =
            abs(sample(edge)) >= RunDetector.height * level || slope >= RunDetector.steepness * steepest
        return Side(level: level, isAbrupt: isAbrupt && level >= RunDetector.audible)
    }

    private mutating func keepTail(_ samples: UnsafePointer<Float>, _ count: Int) {
        if count < tail.count {
            tail.removeFirst(count)
            for index in 0..<count { tail.append(samples[index]) }
        } else {
            for index in tail.indices { tail[index] = samples[count - tail.count + index] }
        }
    }

    private mutating func findFlats(_ samples: UnsafePointer<Float>, _ count: Int, _ flat: (Flat) -> Void) {
        var last = previous
        var older = high > 0 ? beforeHigh : previous
        for index in 0..<count {
            let sample = samples[index]
            if sample == last && abs(sample) >= RunDetector.top {
                if high == 0 {
                    high = 1
                    beforeHigh = older
                }
                high += 1
            } else {
                if high >= 3, max(abs(last - beforeHigh), abs(last - sample)) >= RunDetector.fall {
                    flat(Flat(frame: frame + index - high, height: abs(last)))
                }
                high = 0
            }
            if sample != last { older = last }
            last = sample
        }
    }
}
