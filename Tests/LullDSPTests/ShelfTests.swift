import Analysis
import Foundation
import Testing

@testable import LullDSP

@Suite("Shelves, peaks and moving filters")
struct ShelfTests {
    private typealias Coefficients = StateVariableFilter.Coefficients

    private static func sine(_ out: Samples, _ frequency: Double, _ start: Int, _ count: Int) {
        for i in 0..<count { out[i] = Float(sin(2 * .pi * frequency * Double(start + i))) }
    }

    private static func gain(_ c: Coefficients, _ frequency: Double) -> Double {
        var filter = StateVariableFilter()
        let samples = signal(64_000) { out, start, n in
            sine(out, frequency, start, n)
            filter.process(out, from: c, to: c, count: n)
        }
        return 20 * log10(Spectrum.component(Array(samples.suffix(32_000)), at: frequency).amplitude)
    }

    @Test("Shelves give half their gain at the cutoff, all of it on their side and none on the other")
    func shelves() {
        for decibels in [-24.0, -6, 3, 18] {
            let octaves = decibels / 6.020_599_913
            for q in [0.5, 0.707_106_78] {
                let low = Coefficients(.lowShelf, cutoff: 0.02, q: q, gain: octaves)
                let high = Coefficients(.highShelf, cutoff: 0.02, q: q, gain: octaves)
                #expect(abs(Self.gain(low, 0.02) - decibels / 2) < 0.01)
                #expect(abs(Self.gain(high, 0.02) - decibels / 2) < 0.01)
                #expect(abs(Self.gain(low, 0.000_1) - decibels) < 0.02)
                #expect(abs(Self.gain(high, 0.000_1)) < 0.02)
                #expect(abs(Self.gain(low, 0.45)) < 0.02)
                #expect(abs(Self.gain(high, 0.45) - decibels) < 0.02)
            }
        }
    }

    @Test("A peak gives all its gain at its centre and none far away, and its cut is its lift turned over")
    func peaks() {
        for decibels in [-24.0, -6, 3, 18] {
            for q in [0.5, 2.0, 8] {
                let c = Coefficients(.peak, cutoff: 0.02, q: q, gain: decibels / 6.020_599_913)
                let other = Coefficients(.peak, cutoff: 0.02, q: q, gain: -decibels / 6.020_599_913)
                #expect(abs(Self.gain(c, 0.02) - decibels) < 0.01)
                #expect(abs(Self.gain(c, 0.000_05)) < 0.02)
                #expect(abs(Self.gain(c, 0.49)) < 0.02)
                #expect(abs(Self.gain(c, 0.027) + Self.gain(other, 0.027)) < 0.01)
            }
        }
    }

    @Test("With no gain a shelf or a peak is a wire")
    func unity() {
        for response in [FilterResponse.lowShelf, .highShelf, .peak] {
            let c = Coefficients(response, cutoff: 0.1, q: 0.707, gain: 0)
            for frequency in [0.001, 0.1, 0.3] { #expect(abs(Self.gain(c, frequency)) < 1e-5) }
        }
    }

    /// A tone of 0.02 cycles per frame through a filter that moves over `length` frames along half a cosine, in spans of
    /// so many; the power beyond 0.1 cycles per frame, in dB of the tone's.
    private static func splatter(over length: Int, span: Int, _ coefficients: (Double) -> Coefficients) -> Double {
        var filter = StateVariableFilter()
        func at(_ frame: Int) -> Coefficients {
            let x = min(max(Double(frame - 16_384) / Double(length), 0), 1)
            return coefficients(0.5 - 0.5 * cos(.pi * x))
        }
        let samples = stereo(32_768, span: span) { left, right, start, n in
            sine(left, 0.02, start, n)
            sine(right, 0.02, start, n)
            filter.process(left, right, from: at(start), to: at(start + n), count: n)
        }.left
        let spectrum = Lines.power(samples)
        return Spectrum.decibels(Lines.rest(spectrum, outside: [0...0.1]).sum / spectrum.reduce(0, +))
    }

    // Over a single block a tone can't change without reaching far; what is held there is that nothing steps.
    @Test(
        "Cutoff and gain may go from one end to the other without a click",
        arguments: [(2_432, 64, -80.0), (480, 4, -80), (64, 64, -45)]
    )
    func moving(length: Int, span: Int, limit: Double) {
        let octaves = 24 / 6.020_599_913
        let (bottom, top) = (20.0 / 48_000, 7_900.0 / 48_000)
        for response in [FilterResponse.lowPass, .highPass, .bandPass] {
            let level = Self.splatter(over: length, span: span) {
                Coefficients(response, cutoff: bottom * pow(top / bottom, $0), q: 0.707)
            }
            #expect(Measured.note("\(response) over \(length), dB", level) < limit, "\(response)")
        }
        for response in [FilterResponse.lowShelf, .highShelf, .peak] {
            let level = Self.splatter(over: length, span: span) {
                Coefficients(response, cutoff: 0.02, q: 0.707, gain: octaves * (2 * $0 - 1))
            }
            #expect(Measured.note("\(response) gain over \(length), dB", level) < limit, "\(response) gain")
        }
    }

    @Test("However wildly it moves, a filter stays finite and comes back to rest")
    func wild() {
        var filter = StateVariableFilter()
        let random = CounterRandom(seed: 12)
        var counter: UInt64 = 0
        func any() -> Coefficients {
            counter += 3
            let responses: [FilterResponse] = [.lowPass, .highPass, .bandPass, .lowShelf, .highShelf, .peak]
            return Coefficients(
                responses[Int(random.bits(at: counter) % 6)],
                cutoff: pow(2, -12 + 10.9 * random.unit(at: counter + 1)),
                q: 0.3 + 9.7 * random.unit(at: counter + 2),
                gain: 8 * random.unit(at: counter + 1) - 4
            )
        }
        var last = any()
        let samples = signal(192_000) { out, start, n in
            random.white(out, from: start, count: n)
            let next = start < 96_000 ? any() : Coefficients(.lowPass, cutoff: 0.01, q: 0.707)
            if start >= 128_000 { Span.clear(out, count: n) }
            filter.process(out, from: last, to: next, count: n)
            last = next
        }
        let most = samples.map { abs($0) }.max() ?? .infinity
        #expect(Measured.note("wild filter's peak", Double(most)) < 1_000)
        let isAtRest = samples.suffix(10_000).allSatisfy { abs($0) < 1e-6 }
        #expect(isAtRest)
    }
}
