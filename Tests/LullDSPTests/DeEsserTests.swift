import Analysis
import Foundation
import Testing

@testable import LullDSP

@Suite("The de-esser")
struct DeEsserTests {
    private static func treated(_ input: [Float]) -> [Float] {
        var (left, right) = (input, input)
        var deEsser = DeEsser(framesPerSecond: 48_000)
        let scratch = Memory(Block.frames)
        left.withUnsafeMutableBufferPointer { l in
            right.withUnsafeMutableBufferPointer { r in
                guard let l = l.baseAddress, let r = r.baseAddress else { return }
                for start in stride(from: 0, to: input.count, by: Block.frames) {
                    deEsser.process(
                        left: l + start,
                        right: r + start,
                        scratch: scratch.base,
                        count: min(Block.frames, input.count - start)
                    )
                }
            }
        }
        return left
    }

    private static func sum(_ parts: [(frequency: Double, amplitude: Float)], frames: Int = 48_000) -> [Float] {
        (0..<frames).map { i in
            parts.reduce(0) { $0 + $1.amplitude * Float(sin(2 * .pi * $1.frequency * Double(i))) }
        }
    }

    @Test("A vowel goes through untouched, loud or soft")
    func vowel() {
        for level in [Float(0.5), 0.005] {
            let input = Self.sum([(0.004, level), (0.02, 0.4 * level), (0.06, 0.1 * level)])
            let output = Self.treated(input)
            for frequency in [0.004, 0.02, 0.06] {
                let before = Spectrum.component(Array(input.suffix(24_000)), at: frequency).amplitude
                let after = Spectrum.component(Array(output.suffix(24_000)), at: frequency).amplitude
                #expect(abs(20 * log10(after / before)) < 0.1)
            }
        }
    }

    @Test("A hiss is turned down by 5 to 8.5 dB whatever its level, and what lies under it is not")
    func hiss() {
        for level in [Float(0.3), 0.003] {
            let input = Self.sum([(0.004, 0.3 * level), (0.15, level)])
            let output = Self.treated(input)
            func change(_ frequency: Double) -> Double {
                let before = Spectrum.component(Array(input.suffix(24_000)), at: frequency).amplitude
                let after = Spectrum.component(Array(output.suffix(24_000)), at: frequency).amplitude
                return 20 * log10(after / before)
            }
            #expect((-8.5 ... -5).contains(change(0.15)), "\(change(0.15)) dB")
            #expect(abs(change(0.004)) < 0.3)
        }
    }
}
