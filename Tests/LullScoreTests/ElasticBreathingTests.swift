import LullScript
import LullSession
import Testing

@testable import LullScore

@Suite("Breathing that stretches, and pauses counted in breaths")
struct ElasticBreathingTests {
    private func counts(_ score: Score) -> [Int] { score.guidances.map(\.breaths.count) }

    @Test("It is as long as its least where no length is asked for")
    func least() throws {
        let score = try lay(bare + "[breathe 4-6 for 1 min+] [breathe 5-5 for 6..9 breaths] [breathe 4-6 for 1 min]")
        #expect(counts(score) == [6, 6, 6])
    }

    @Test("It stretches in whole breaths, in proportion to its least, up to its most")
    func stretches() throws {
        let text = bare + "[breathe 4-6 for 1 min+] [breathe 4-6 for 2 min+ with nothing]"
        #expect(counts(try lay(text, length: 362)) == [12, 24])
        let limited = bare + "[breathe 4-6 for 1 min..80 s] [breathe 4-6 for 12 breaths+ with nothing]"
        #expect(counts(try lay(limited, length: 362)) == [8, 28])
    }

    @Test("It shares with pauses, and a pause takes what whole breaths leave")
    func shares() throws {
        let score = try lay(bare + "[breathe 4-6 for 1 min+ with nothing] [pause 60s+] One. [pause 1s]", length: 255)
        #expect(score.seconds(score.duration) == 255)
        #expect(counts(score) == [12])
        let start = score.seconds(score.lines[0].start)
        #expect(start >= 240 && start < 253, "\(start)")
    }

    @Test("Where nothing but breathing stretches, what is left over goes to the end", arguments: [61.0, 95, 133.3])
    func over(length: Double) throws {
        let score = try lay(bare + "[breathe 4-6 for 1 min+ with nothing]", length: length)
        #expect(abs(score.seconds(score.duration) - length) < 1e-4)
        #expect(counts(score) == [Int(length / 10)])
    }

    @Test("Breathing with a limit that is too low for a length says so")
    func limited() {
        let text = bare + "[breathe 4-6 for 1 min..80 s with nothing]"
        #expect(
            failure(text, length: 120)
                == "the breathing stretches the session to 1:20, not to 2:00 / give it no limit: [breathe 4-6 for 4 min+]"
        )
        #expect(
            failure(bare + "[breathe 4-6 for 1 min+]", length: 30)
                == "0:30 is too short: the session needs 1:01 at the least, 0:31 more / make it longer, or its pauses and "
                + "breathing shorter"
        )
    }

    @Test("Breathing under words stretches too")
    func begun() throws {
        let text = bare + "[begin breathing 4-6 with nothing] [on exhale] One. [end breathing after 1 min+] [pause 5s]"
        #expect(counts(try lay(text)) == [6])
        #expect(counts(try lay(text, length: 106)) == [10])
    }

    @Test("A pause in breaths lasts as many at the running pace, a ramp's too; ten seconds each where none runs")
    func pauses() throws {
        let score = try lay(
            bare + "[pause 2 breaths] One. [begin breathing 5-7 with nothing] Two. [pause 3 breaths] Three. "
                + "[end breathing] [pause 1 breath] Four."
        )
        let starts = score.lines.map { score.seconds($0.start) }
        // The second line begins with the guidance at 22.5 s and ends 2 s into its first breath of 12 s.
        let wanted: [Double] = [20, 22.5, 60.5, 80.5]
        #expect(starts == wanted)
        let ramp = try lay(
            bare
                + "[begin breathing 4-6 from 12/min to 4/min over 3 min] [on exhale] [pause 5 breaths] One. [end breathing]"
        )
        #expect(ramp.lines[0].start == ramp.breaths[5].span(of: .exhale).lowerBound)
    }

    @Test("What has begun keeps its breaths when the pace is changed by hand")
    func adapted() throws {
        let access = FileAccess(read: { _ in .failure(.init("no")) }, exists: { _ in true })
        let text = bare + "[breathe 4-6 for 1 min+ with nothing] [breathe 4-6 for 1 min+ with nothing]"
        let session = try #require(
            ScriptReader(access: access).read(Array(text.utf8), path: "test.md").session
        )
        let layout = Layout(session: session, rate: 48_000, recordings: Recordings(lines: []))
        let plan = try layout.plan(length: Seconds(245))
        #expect(counts(plan.score) == [12, 12])
        var adaptation = Adaptation()
        adaptation.paces = [.init(breath: 4, factor: 0.8)]
        let changed = layout.adapted(plan, adaptation, from: plan.score.breaths[4].start).score
        // 4 breaths of 10 s and 8 of 12.5 s leave 105 s: 8 of 12.5 s.
        #expect(counts(changed) == [12, 8])
        #expect(Array(changed.breaths[..<4]) == Array(plan.score.breaths[..<4]))
    }
}
