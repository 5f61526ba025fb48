import Glibc

/// The sample peak and the true peak of one channel.
///
/// The true peak is read between the samples by fourfold oversampling (twofold from 96 kHz, none from 192 kHz) with a
/// windowed sinc of 49 taps, the interpolator of libebur128, after ITU-R BS.1770-4, annex 2.
///
/// An interpolated value is never greater than the greatest sample it is made of times the sum of the magnitudes of the
/// filter's taps. So where that product stays below the peak already found, the interpolation is left out, and nothing
/// can be missed: the result is the same to the last bit.
final class TruePeakMeter {
    private static let taps = 49
    /// Samples looked over at once.
    private static let block = 64
    private typealias Lanes = SIMD8<Float>

    private(set) var samplePeak: Float = 0
    private var peak: Float = 0
    /// The taps of every phase that lies between two samples, latest sample first.
    private let phases: [[Float]]
    /// The greatest sum of magnitudes of a phase's taps, and a hair.
    private let bound: Float
    private let delay: Int
    /// The last samples of before, then the present ones.
    private var history: [Float]
    private static let piece = 4096

    /// The greatest magnitude so far, on or between the samples.
    var truePeak: Float { max(peak, samplePeak) }

    init(rate: Int, oversamples: Bool) {
        let factor = !oversamples ? 1 : rate < 96_000 ? 4 : rate < 192_000 ? 2 : 1
        let taps = TruePeakMeter.taps
        var phases: [[Float]] = []
        for phase in stride(from: 1, to: factor, by: 1) {
            phases.append(
                stride(from: phase, to: taps, by: factor).map { tap in
                    let distance = (Double(tap) - Double(taps - 1) / 2) * .pi / Double(factor)
                    let sinc = abs(distance) < 1e-9 ? 1 : sin(distance) / distance
                    return Float(sinc * 0.5 * (1 - cos(2 * .pi * Double(tap) / Double(taps - 1))))
                }
            )
        }
        self.phases = phases
        bound = (phases.map { $0.reduce(0) { $0 + abs($1) } }.max() ?? 0) * 1.0001
        delay = phases.map(\.count).max() ?? 0
        history = [Float](repeating: 0, count: delay + TruePeakMeter.piece)
    }

    func add(_ samples: UnsafePointer<Float>, count: Int) {
        guard !phases.isEmpty else {
            samplePeak = max(samplePeak, Extremes.magnitude(samples, count))
            return
        }
        var start = 0
        while start < count {
            let frames = min(TruePeakMeter.piece, count - start)
            history.withUnsafeMutableBufferPointer { history in
                guard let base = history.baseAddress else { return }
                (base + delay).update(from: samples + start, count: frames)
                look(base + delay, frames)
                base.update(from: base + frames, count: delay)
            }
            start += frames
        }
    }

    /// Looks over samples that have `delay` others before them.
    private func look(_ samples: UnsafePointer<Float>, _ count: Int) {
        var before = Extremes.magnitude(samples - delay, delay)
        var start = 0
        while start < count {
            let frames = min(TruePeakMeter.block, count - start)
            let greatest = Extremes.magnitude(samples + start, frames)
            samplePeak = max(samplePeak, greatest)
            if max(before, greatest) * bound > truePeak { interpolate(samples + start, frames) }
            before = frames == TruePeakMeter.block ? greatest : max(before, greatest)
            start += frames
        }
    }

    private func interpolate(_ samples: UnsafePointer<Float>, _ count: Int) {
        var greatest = Lanes.zero
        var rest: Float = 0
        for taps in phases {
            taps.withUnsafeBufferPointer { taps in
                var start = 0
                while start + Lanes.scalarCount <= count {
                    var sum = Lanes.zero
                    for tap in 0..<taps.count {
                        sum += taps[tap] * UnsafeRawPointer(samples + (start - tap)).loadUnaligned(as: Lanes.self)
                    }
                    greatest = Extremes.greater(greatest, Extremes.greater(sum, -sum))
                    start += Lanes.scalarCount
                }
                while start < count {
                    var sum: Float = 0
                    for tap in 0..<taps.count { sum += taps[tap] * samples[start - tap] }
                    rest = max(rest, abs(sum))
                    start += 1
                }
            }
        }
        peak = max(peak, rest, greatest.max())
    }
}

/// Extremes of stretches of samples.
enum Extremes {
    /// The greater of each pair.
    @inline(__always)
    static func greater(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMD8<Float> {
        a.replacing(with: b, where: b .> a)
    }

    /// The greatest magnitude.
    static func magnitude(_ samples: UnsafePointer<Float>, _ count: Int) -> Float {
        var greatest = SIMD8<Float>.zero
        var index = 0
        while index + 8 <= count {
            let values = UnsafeRawPointer(samples + index).loadUnaligned(as: SIMD8<Float>.self)
            greatest = greater(greatest, greater(values, -values))
            index += 8
        }
        var result = greatest.max()
        while index < count {
            result = max(result, abs(samples[index]))
            index += 1
        }
        return result
    }
}
