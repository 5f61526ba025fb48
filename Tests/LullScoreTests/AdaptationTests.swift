import LullScript
import LullSession
import Testing

@testable import LullScore

@Suite("Changes by hand while a session is heard")
struct AdaptationTests {
    private static func layout(_ body: String, settings: String = "") throws -> Layout {
        let text = "---\nprofile: standard\nmaster: { fade in: 0 s, fade out: 0 s }\n\(settings)\n---\n" + body
        let access = FileAccess(read: { _ in .failure(.init("no")) }, exists: { _ in true })
        let outcome = ScriptReader(access: access).read(Array(text.utf8), path: "test.md")
        let session = try #require(outcome.session, "\(outcome.problems)")
        let recordings = Recordings(
            lines: session.lines.enumerated().map { Recording(index: $0.offset, frames: 96_000, source: "test") }
        )
        return Layout(session: session, rate: 48_000, recordings: recordings)
    }

    private static let practice = """
        ## One
        Hello there. [pause 3s+]
        [begin breathing 4-6]
        [on inhale] In.
        [at 40s] Follow.
        [end breathing after 2 min]
        [pause 5s+]
        ## Two
        [breathe 4-4 x 6] [pause 4s+]
        Goodbye.
        """

    private static func lengths(_ score: Score) -> [Double] { score.breaths.map { score.seconds($0.end - $0.start) } }

    @Test("what lies before the change stays, to the frame; what lies behind it is scaled")
    func pace() throws {
        let layout = try Self.layout(Self.practice)
        let plan = try layout.plan()
        let frame = plan.score.breaths[4].start
        var adaptation = Adaptation()
        adaptation.paces = [.init(breath: 4, factor: 0.8)]
        let changed = layout.adapted(plan, adaptation, from: frame).score
        #expect(Array(changed.breaths[..<4]) == Array(plan.score.breaths[..<4]))
        #expect(changed.breaths[4].start == frame)
        let before = plan.score.voices.filter { $0.start < frame }
        #expect(changed.voices.filter { $0.start < frame }.map(\.start) == before.map(\.start))
        #expect(changed.lines.filter { $0.start < frame } == plan.score.lines.filter { $0.start < frame })
        for (index, length) in Self.lengths(changed).enumerated() {
            let guidance = index < changed.guidances[0].breaths.upperBound ? 10.0 : 8
            #expect(abs(length - (index < 4 ? guidance : guidance / 0.8)) < 2 / 48_000.0)
        }
        // Two minutes stay two minutes, to the breath, and six breaths six.
        let lasts = changed.score(of: 0)
        #expect(abs(lasts - 120) <= 6.25)
        #expect(changed.guidances[1].breaths.count == 6)
    }

    @Test("the thousandth breath after a change is where arithmetic puts it")
    func exact() throws {
        let layout = try Self.layout("[breathe 4-6 x 2000]")
        let plan = try layout.plan()
        var adaptation = Adaptation()
        adaptation.paces = [.init(breath: 3, factor: 1.02), .init(breath: 4, factor: 1.1)]
        let changed = layout.adapted(plan, adaptation, from: plan.score.breaths[3].start).score
        let wanted: Double = 30 + 10 / 1.02 + 9960 / 1.1
        #expect(abs(changed.seconds(changed.breaths[1000].start) - wanted) <= 0.5 / 48_000)
        for (breath, next) in zip(changed.breaths, changed.breaths.dropFirst()) { #expect(breath.end == next.start) }
    }

    @Test("pauses that are to come make up for it, where a length is asked for")
    func refilled() throws {
        let layout = try Self.layout(Self.practice.replacing("[at 40s] ", with: ""), settings: "length: 6 min")
        let plan = try layout.plan()
        #expect(plan.score.duration == 360 * 48_000)
        for factor in [0.85, 0.95, 1.1, 1.3] {
            var adaptation = Adaptation()
            adaptation.paces = [.init(breath: 2, factor: factor)]
            let frame = plan.score.breaths[2].start
            let changed = layout.adapted(plan, adaptation, from: frame)
            // Breaths come whole; the rest is what no pause could take to the frame.
            #expect(abs(changed.score.seconds(changed.score.duration) - 360) < 0.001, "\(factor)")
            #expect(changed.pauses.first == plan.pauses.first)
            // And back again: nothing of it is left.
            let back = layout.adapted(changed, Adaptation(), from: frame)
            #expect(abs(back.score.duration - plan.score.duration) <= 48)
        }
    }

    @Test("a time that has passed is passed over, not refused")
    func passed() throws {
        let layout = try Self.layout("[begin breathing 4-6]\n[on breath 3] Three.\n[at 25s] Follow.\n[end breathing]")
        let plan = try layout.plan()
        var adaptation = Adaptation()
        adaptation.paces = [.init(breath: 1, factor: 0.5)]
        let changed = layout.adapted(plan, adaptation, from: plan.score.breaths[1].start).score
        #expect(changed.lines[1].start >= changed.lines[0].end)
    }

    @Test("open breathing lasts ten minutes in a file, and ends where it is ended by hand")
    func open() throws {
        let layout = try Self.layout("Hello.\n[breathe coherent until stopped]\nGoodbye. [pause 4s+]")
        let plan = try layout.plan()
        #expect(plan.score.guidances[0].isOpen)
        #expect(plan.score.breaths.count == 60)
        var adaptation = Adaptation()
        adaptation.openTime = Seconds(8 * 3600)
        let live = layout.adapted(plan, adaptation, from: 0)
        #expect(live.score.breaths.count == 2880)
        adaptation.ends = [7]
        let ended = layout.adapted(live, adaptation, from: live.score.breaths[7].start)
        #expect(ended.score.breaths.count == 7)
        #expect(ended.score.lines[1].start >= ended.score.breaths[6].end)
        #expect(ended.score.breaths == Array(live.score.breaths[..<7]))
    }

    @Test("with a length, the pauses around open breathing stay as they are")
    func openWithLength() throws {
        let layout = try Self.layout(
            "Hello. [pause 4s+]\n[breathe coherent until stopped]\n[pause 4s+] Goodbye.",
            settings: "length: 12 min"
        )
        let plan = try layout.plan()
        #expect(plan.score.duration == 720 * 48_000)
        var adaptation = Adaptation()
        adaptation.openTime = Seconds(8 * 3600)
        let live = layout.adapted(plan, adaptation, from: 0)
        #expect(live.score.breaths[0].start == plan.score.breaths[0].start)
        adaptation.ends = [12]
        let ended = layout.adapted(live, adaptation, from: live.score.breaths[12].start)
        let rest = ended.score.duration - ended.score.breaths[11].end
        #expect(abs(rest - (plan.score.duration - plan.score.breaths[59].end)) <= 48)
    }
}

extension Score {
    /// Seconds that a guidance lasts.
    fileprivate func score(of guidance: Int) -> Double { seconds(guidances[guidance].end - guidances[guidance].start) }
}
