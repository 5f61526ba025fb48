import Analysis
import Foundation
import Testing

@testable import LullDSP

@Suite("Filter and limiter")
struct ProcessorTests {
    @Test("The filter passes 0 dB below, −3 dB at and −12 dB an octave above the cutoff")
    func response() {
        func gain(_ response: FilterResponse, _ frequency: Double) -> Double {
            var filter = StateVariableFilter()
            let c = StateVariableFilter.Coefficients(response, cutoff: 0.02, q: 0.707_106_78)
            let samples = signal(48_000) { out, start, n in
                for i in 0..<n { out[i] = Float(sin(2 * .pi * frequency * Double(start + i))) }
                filter.process(out, from: c, to: c, count: n)
            }
            return 20 * log10(Spectrum.component(Array(samples.suffix(24_000)), at: frequency).amplitude)
        }
        #expect(abs(gain(.lowPass, 0.02) + 3.0103) < 0.001)
        #expect(abs(gain(.highPass, 0.02) + 3.0103) < 0.001)
        #expect(abs(gain(.bandPass, 0.02)) < 0.001)
        #expect(abs(gain(.lowPass, 0.001)) < 0.001)
        #expect(abs(gain(.highPass, 0.3)) < 0.01)
        #expect(gain(.lowPass, 0.08) < -24)
    }

    private static func limited(_ input: [Float], ceiling: Float) -> [Float] {
        var limiter = Limiter(ceiling: ceiling, release: 1_500)
        var left = input + [Float](repeating: 0, count: Limiter.latency)
        var right = left
        left.withUnsafeMutableBufferPointer { l in
            right.withUnsafeMutableBufferPointer { r in
                guard let l = l.baseAddress, let r = r.baseAddress else { return }
                for start in stride(from: 0, to: input.count + Limiter.latency, by: Block.frames) {
                    limiter.process(left: l + start, right: r + start)
                }
            }
        }
        return Array(left.dropFirst(Limiter.latency))
    }

    @Test("Below its ceiling the limiter is idle, bit for bit")
    func idle() {
        let random = CounterRandom(seed: 77)
        let input = signal(64 * 300) { out, start, n in
            random.white(out, from: start, count: n)
            for i in 0..<n { out[i] *= 0.3 }
        }
        let isUntouched = Self.limited(input, ceiling: 0.9) == input
        #expect(isUntouched)
    }

    @Test("No true peak passes the ceiling by more than 0.1 dB, and the bits come back after it")
    func ceiling() {
        // Programme-like: a mix of tones whose sum goes 6 dB over, in the middle of quiet.
        let input = signal(64 * 1_500) { out, start, n in
            for i in 0..<n {
                let t = Double(start + i)
                let burst = (t > 30_000 && t < 40_000) ? 1.6 : 0.1
                out[i] = Float(burst * (0.6 * sin(2 * .pi * 0.0101 * t) + 0.4 * sin(2 * .pi * 0.0637 * t + 1)))
            }
        }
        let output = Self.limited(input, ceiling: 0.708)
        // Eightfold oversampling by a long windowed sinc, unlike the limiter's own.
        var peak = 0.0
        for i in stride(from: 29_500, to: 41_000, by: 1) {
            for phase in 0..<8 {
                var sum = 0.0
                for tap in -24...24 {
                    let x = Double(phase) / 8 - Double(tap)
                    let sinc = x == 0 ? 1 : sin(.pi * x) / (.pi * x)
                    sum += Double(output[i + tap]) * sinc * (0.5 + 0.5 * cos(.pi * x / 25))
                }
                peak = max(peak, abs(sum))
            }
        }
        #expect(20 * log10(peak / 0.708) < 0.1)
        #expect(20 * log10(peak / 0.708) > -1.5)
        let isWholeBefore = output.prefix(25_000) == input.prefix(25_000)
        let isWholeAfter = output.suffix(9_600) == input.suffix(9_600)
        #expect(isWholeBefore && isWholeAfter)
    }
}
