import Analysis
import LullEngine
import LullScore
import LullScript
import LullSession
import Testing

@testable import Lull

@Suite("A session changed while it is played")
struct LiveSessionTests {
    private static func layout(_ sounds: String, _ body: String) throws -> Layout {
        let text = """
            ---
            profile: standard
            sounds: \(sounds)
            master: { loudness: off, peak: 0 dBTP, fade in: 0 s, fade out: 0 s }
            ---

            \(body)
            """
        let access = FileAccess(read: { _ in .failure(.init("no")) }, exists: { _ in true })
        let outcome = ScriptReader(access: access).read(Array(text.utf8), path: "test.md")
        let session = try #require(outcome.session, "\(outcome.problems)")
        return Layout(session: session, rate: 48_000, recordings: Recordings())
    }

    private static func read(_ session: LiveSession, _ count: Int, pieces: Int = 1000) -> [Float] {
        var left = [Float](repeating: 0, count: count)
        var right = left
        var done = 0
        left.withUnsafeMutableBufferPointer { left in
            right.withUnsafeMutableBufferPointer { right in
                guard let l = left.baseAddress, let r = right.baseAddress else { return }
                while done < count {
                    let got = session.read(left: l + done, right: r + done, count: min(pieces, count - done))
                    if got == 0 { break }
                    done += got
                }
            }
        }
        return Array(left[..<done])
    }

    private static let guide =
        "{ guide: { tone: sine, pitch: { breath: [A3, E4] }, level: { breath: [-30 dB, -12 dB] } } }"

    /// The largest second difference of a signal: what a step or a bend in a slow sine shows in.
    private static func roughness(_ signal: ArraySlice<Float>) -> Float {
        var most: Float = 0
        for i in signal.indices.dropFirst(2) { most = max(most, abs(signal[i] - 2 * signal[i - 1] + signal[i - 2])) }
        return most
    }

    @Test("a change of pace is heard from its breath on, without a click")
    func pace() throws {
        let layout = try Self.layout(Self.guide, "[breathe 4-6 x 8 with guide]")
        let plan = try layout.plan()
        let plain = Production(score: plan.score, recordings: [])
        let whole = Self.read(LiveSession(plain, mastering: Mastering()), plan.score.duration)
        for factor in [0.9, 1.1, 1.5] {
            var adaptation = Adaptation()
            adaptation.paces = [.init(breath: 2, factor: factor)]
            let frame = plan.score.breaths[2].start
            let changed = layout.adapted(plan, adaptation, from: frame).score
            let session = LiveSession(plain, mastering: Mastering())
            var heard = Self.read(session, 48_000 * 5 + 17)
            #expect(session.change(to: Production(score: changed, recordings: []), at: frame))
            #expect(session.frames == changed.duration)
            heard += Self.read(session, changed.duration)
            #expect(heard.count == changed.duration)
            // Up to the change it is the rendering, to the bit.
            #expect(heard[..<frame] == whole[..<frame])
            // A second behind it, it is the rendering of the changed session, to the bit.
            let alone = Self.read(
                LiveSession(Production(score: changed, recordings: []), mastering: Mastering()),
                changed.duration
            )
            let isSame = heard[(frame + 48_000)...] == alone[(frame + 48_000)...]
            #expect(isSame, "\(factor)")
            // Nothing in between is rougher than the guide itself is.
            let crossing = Self.roughness(heard[(frame - 4800)..<(frame + 52_800)])
            #expect(crossing <= 1.1 * Self.roughness(alone[...]), "\(crossing)")
        }
    }

    @Test("a change that comes too late is refused, and nothing has happened")
    func late() throws {
        let layout = try Self.layout(Self.guide, "[breathe 4-6 x 4 with guide]")
        let plan = try layout.plan()
        let production = Production(score: plan.score, recordings: [])
        let session = LiveSession(production, mastering: Mastering())
        var heard = Self.read(session, 48_000 * 12)
        #expect(!session.change(to: production, at: plan.score.breaths[1].start))
        heard += Self.read(session, plan.score.duration)
        #expect(heard == Self.read(LiveSession(production, mastering: Mastering()), plan.score.duration))
    }

    @Test("who moves on before a change comes is where it has come")
    func seekOver() throws {
        let layout = try Self.layout(Self.guide, "[breathe 4-6 x 8 with guide]")
        let plan = try layout.plan()
        let session = LiveSession(Production(score: plan.score, recordings: []), mastering: Mastering())
        _ = Self.read(session, 4800)
        var adaptation = Adaptation()
        adaptation.paces = [.init(breath: 2, factor: 0.9)]
        let changed = layout.adapted(plan, adaptation, from: plan.score.breaths[2].start).score
        let production = Production(score: changed, recordings: [])
        #expect(session.change(to: production, at: plan.score.breaths[2].start))
        session.seek(to: 45 * 48_000 + 5)
        let alone = LiveSession(production, mastering: Mastering())
        alone.seek(to: 45 * 48_000 + 5)
        #expect(Self.read(session, 96_000) == Self.read(alone, 96_000))
    }

    @Test("beds go down and up smoothly, and stand where they were asked to")
    func beds() throws {
        let layout = try Self.layout(
            "{ hum: { tone: sine, pitch: 220 Hz, level: -12 dB, attack: 0 s } }",
            "[play hum] [pause 20s]"
        )
        let plan = try layout.plan()
        let session = LiveSession(Production(score: plan.score, recordings: []), mastering: Mastering())
        let before = Self.read(session, 96_000)
        var balance = LiveSession.Balance()
        balance.beds = -6
        session.balance(balance)
        let after = Self.read(session, 96_000)
        func level(_ signal: ArraySlice<Float>) -> Float {
            (2 * signal.reduce(0) { $0 + $1 * $1 } / Float(signal.count)).squareRoot()
        }
        let (high, low) = (level(before.suffix(24_000)), level(after.suffix(24_000)))
        #expect(abs(low / high - 0.50119) < 0.0005)
        // The way is made of straight parts of a block; their bends lie 94 dB under full scale.
        #expect(Self.roughness((before + after)[...]) <= Self.roughness(before[24_000...]) + 3e-5)
        // Half a second is enough for the way.
        #expect(abs(level(after[24_000..<28_800]) / high - 0.50119) < 0.0005)
    }

    @Test("what nobody touches is a rendering, whatever the pieces")
    func untouched() throws {
        let layout = try Self.layout("{ sea: { ocean: {} } }", "[play sea] [play pad] [breathe 4-6 x 2]")
        let plan = try layout.plan()
        let production = Production(score: plan.score, recordings: [])
        var rendered: [Float] = []
        var renderer = SpanRenderer(production, span: 0..<plan.score.duration, mastering: Mastering())
        while renderer.next({ left, _, count in rendered += UnsafeBufferPointer(start: left, count: count) }) {}
        for pieces in [1, 63, 512, 4800] where pieces > 1 || plan.score.duration < 2_000_000 {
            let count = pieces == 1 ? 4_000 : plan.score.duration
            let heard = Self.read(LiveSession(production, mastering: Mastering()), count, pieces: pieces)
            let isSame = heard == Array(rendered[..<count])
            #expect(isSame, "\(pieces)")
        }
    }
}
