import Analysis
import LullScore
import Testing

@testable import LullEngine

@Suite("Levels as they are drawn")
struct LevelCurveTests {
    @Test("A stroke dies away as it is heard to", arguments: ["bell", "bowl", "gong"])
    func stroke(sound: String) throws {
        let sounds = "{ x: { \(sound): {}, level: -20 dB, reverb: 0 % } }"
        let score = try Rendering.score(sounds: sounds, "[strike x] [pause 12s]")
        let curves = LevelCurves(score)
        let voice = score.voices[0]
        #expect(curves.diesAway(voice: 0))
        let points = curves.points(voice: 0, count: voice.end - voice.start)
        let heard = Rendering.render(score, 0..<10 * 48_000)
        // Its modes beat slowly, by some decibels; a decay of another length would be out by far more.
        func loss(_ level: (Int) -> Double) -> [Double] { [2, 4, 6].map { level($0) - level(1) } }
        let drawn = loss { points[voice.start + $0 * 48_000 + 12_000].decibels }
        let measured = loss { second in
            let span = second * 48_000..<second * 48_000 + 24_000
            let power = span.reduce(0.0) { sum, frame in
                let (left, right) = (Double(heard.left[frame]), Double(heard.right[frame]))
                return sum + left * left + right * right
            }
            return Spectrum.decibels(power / 24_000)
        }
        for (a, b) in zip(drawn, measured) { #expect(abs(a - b) < 6, "\(drawn) drawn, \(measured) heard") }
    }

    @Test("What goes on is drawn at its level to the end")
    func bed() throws {
        let score = try Rendering.score(sounds: "{ x: { tone: sine, level: -30 dB } }", "[play x] [pause 20s]")
        let curves = LevelCurves(score)
        #expect(!curves.diesAway(voice: 0))
        let middle = curves.points(voice: 0, count: 101)[50].decibels
        #expect(abs(middle + 30) < 0.1, "\(middle)")
    }
}
