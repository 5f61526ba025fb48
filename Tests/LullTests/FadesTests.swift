import Foundation
@testable import LullMeasure
import Testing

@testable import Lull

@Suite("Fades as they are measured")
struct FadesTests {
    /// A timeline of a second a column: half a cosine up to one loudness, and down from another.
    private static func timeline(seconds: Int, fade: Int, levels: (Double, Double)) -> Timeline {
        var timeline = Timeline(step: 1)
        for second in 0..<seconds {
            let edge = Double(min(second, seconds - 1 - second)) + 0.5
            let x = min(edge / Double(fade), 1)
            let level = second < seconds / 2 ? levels.0 : levels.1
            let loudness = level + 20 * log10(max(0.5 - 0.5 * cos(x * .pi), 1e-6))
            timeline.add(momentary: loudness, shortTerm: loudness)
        }
        return timeline
    }

    @Test("a fade of half a cosine is as long as it is, whether it lies at, under or over the loudness of the whole")
    func length() {
        for (levels, integrated) in [((-24.0, -24.0), -24.0), ((-24, -26), -25.0), ((-27, -22), -24.0)] {
            let timeline = Self.timeline(seconds: 400, fade: 60, levels: levels)
            let fades = Fades(timeline, integrated: integrated, fadeIn: 60, fadeOut: 60)
            #expect(abs(fades.fadeOut - 60) < 8, "\(levels): \(fades.fadeOut)")
        }
    }

    @Test("what breaks off is no fade, however loud it was")
    func breaks() {
        for levels in [(-24.0, -24.0), (-24, -18), (-24, -30)] {
            let timeline = Self.timeline(seconds: 400, fade: 2, levels: levels)
            let fades = Fades(timeline, integrated: -24, fadeIn: 60, fadeOut: 60)
            #expect(fades.fadeOut < 4, "\(levels): \(fades.fadeOut)")
            #expect(fades.fadeIn < 4)
        }
    }
}
