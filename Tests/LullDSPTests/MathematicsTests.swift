import Foundation
import Testing

@testable import LullDSP

@Suite("Elementary functions")
struct MathematicsTests {
    @Test("2^x is exact to 4·10⁻¹⁵")
    func exp2() {
        for step in -4000...4000 {
            let x = Double(step) / 173
            #expect(abs(Mathematics.exp2(x) / Foundation.exp2(x) - 1) < 4e-15)
        }
        #expect(Mathematics.exp2(-2000) == 0)
        #expect(Mathematics.exp2(5) == 32)
    }

    @Test("Sines are exact to 10⁻¹⁴, and the fast one to −134 dB")
    func sine() {
        var worst: Float = 0
        for step in 0..<100_000 {
            let turns = Double(step) / 100_000
            #expect(abs(Mathematics.sine(turns: turns) - sin(2 * .pi * turns)) < 1e-14)
            let phase = UInt32(turns * 0x1p32)
            worst = max(worst, abs(Sine.value(phase) - Float(sin(2 * .pi * Double(phase) / 0x1p32))))
        }
        #expect(worst < 2e-7)
    }

    @Test("Rounding is the processor's")
    func rounding() {
        for x in [-2.5, -1.5, -0.5, -0.2, 0, 0.2, 0.5, 1.5, 2.5, 1e9 + 0.25] {
            #expect(Mathematics.floor(x) == x.rounded(.down))
            #expect(Mathematics.nearest(x) == x.rounded(.toNearestOrEven))
        }
    }
}
