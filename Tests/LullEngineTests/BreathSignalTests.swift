import LullScore
import Testing

@testable import LullEngine

@Suite("The breath that guides")
struct BreathSignalTests {
    @Test("It is the lung volume that the score tells, in whatever order it is asked for")
    func volume() throws {
        let score = try Rendering.score(
            sounds: "{ guide: { tone: sine } }",
            "[pause 2s]\n[breathe 3+1-8 x 2]\n[pause 3s]\n[breathe 4-2-6-2 x 2]\n[pause 1s]\n[breathe 5-5 at 7/min x 2]\n"
        )
        let arena = Arena()
        var signal = BreathSignal(score.breaths, rate: score.rate, arena: arena)
        func expected(_ frame: Int) -> Double {
            score.breaths.last { $0.start <= frame }?.volume(at: frame) ?? 0
        }
        let rising = Array(stride(from: 0, to: score.duration, by: 997))
        for frame in rising + rising.reversed() {
            #expect(abs(signal.value(at: frame).volume - expected(frame)) < 1e-9, "frame \(frame)")
        }
        // In two stages: it stands still between them.
        let sigh = score.breaths[0]
        #expect(sigh.firstStageEnd == sigh.start + 3 * 48_000)
        #expect(abs(sigh.volume(at: sigh.firstStageEnd) - 0.8) < 1e-9)
        #expect(sigh.volume(at: sigh.firstStageEnd + 480) < 0.801 && sigh.volume(at: sigh.inhaleEnd) == 1)
    }
}
