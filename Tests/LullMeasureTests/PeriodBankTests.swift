import Foundation
import Testing

@testable import LullMeasure

@Suite("Slow periods")
struct PeriodBankTests {
    @Test("Whatever lies at the slow edge of what is looked for, an answer comes, inside its bounds")
    func edge() {
        let count = 300
        let bank = PeriodBank(count: count, rate: 5)
        var state: UInt64 = 1
        func chance() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / 0x1p53
        }
        var found = 0
        // Mixtures of a period about the slowest there is and of one about its half; among these are some in which the
        // longer one is meant, and lies at the very end.
        for round in 0..<600 {
            let (low, high) = (0.0495 * (0.8 + 0.3 * chance()), 0.0495 * (1.9 + 0.4 * chance()))
            let series = (0..<BreathFeatures.count).map { _ in
                let (slow, quick) = (chance() < 0.5 ? chance() : 0, 0.5 + chance())
                let (first, second) = (2 * Double.pi * chance(), 2 * Double.pi * chance())
                return (0..<count).map { index in
                    let turn = 2 * Double.pi * Double(index) / 5
                    return Float(3 * (slow * sin(turn * low + first) + quick * sin(turn * high + second)))
                }
            }
            guard let best = bank.best(series, least: 0.45, distance: 0.15) else { continue }
            found += 1
            #expect(best.rate > 0.049 && best.rate < 0.43, "round \(round): \(best)")
        }
        #expect(found > 300)
    }
}
