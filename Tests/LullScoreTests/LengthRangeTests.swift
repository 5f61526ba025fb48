import LullSession
import Testing

@testable import LullScore

@Suite("How short and how long")
struct LengthRangeTests {
    /// Scripts with the shortest and the longest they can be, in seconds; the first word is heard after one.
    private static let known: [(script: String, shortest: Double, longest: Double?)] = [
        ("One. [pause 4s..10s] Two. [pause 2s]", 11, 17),
        ("One. [pause 4s..10s] [pause 0s..3s] Two. [pause 2s]", 11, 20),
        ("One. [pause 4s] Two.", 9, 9),
        ("One. [pause 4s+] Two. [pause 5s..8s]", 14, nil),
        // Breaths come whole: 14 s of words and pauses want two of 10 s, 32 s want four.
        ("[begin breathing 4-6] One. [pause 10s..28s] Two. [end breathing] [pause 3s..5s]", 23, 45),
        // A pause that is taken up by breathing anyway makes nothing longer.
        ("[begin breathing 4-6] One. [pause 2s..12s] [end breathing after 20 s] [pause 3s]", 23, 23),
        // Breathing stretches in whole breaths, and pauses counted in breaths go at the running pace.
        ("[breathe 4-6 for 1 min..80 s with nothing] [pause 2s..3s]", 62, 83),
        ("[begin breathing 4-6 with nothing] One. [end breathing after 20 s..4 min]", 20, 240),
        ("[begin breathing 5-7 with nothing] [pause 1..3 breaths] [end breathing]", 12, 36),
        ("[breathe 4-6 from 12/min to 4/min over 1 min for 6..20 breaths with nothing]", 38.03848, 240),
        ("[breathe 4-6 for 4 breaths+ with nothing]", 40, nil),
        // A time to be met is an upper end: the pause before it stretches to 10 s and no further.
        ("## A\n[pause 4s+] [at 10s] One. [pause 3s..6s]", 15, 18),
        ("## A\n[pause 4s..30s] One. [at -5s] [pause 2s] Two.", 11, 37),
    ]

    @Test("Each script is as short and as long as its pauses let it be", arguments: known)
    func range(script: String, shortest: Double, longest: Double?) throws {
        let range = try layout(bare + script).lengthRange
        #expect(abs(Double(range.shortest) / 48_000 - shortest) < 1e-4)
        #expect((range.longest == nil) == (longest == nil))
        if let frames = range.longest, let longest { #expect(abs(Double(frames) / 48_000 - longest) < 1e-4) }
    }

    @Test("Both bounds can be asked for, and nothing beyond", arguments: known)
    func bounds(script: String, shortest: Double, longest: Double?) throws {
        let layout = try layout(bare + script)
        let range = layout.lengthRange
        func lasts(_ frames: Int) throws -> Int {
            try layout.score(length: Seconds(Double(frames) / 48_000)).duration
        }
        #expect(try lasts(range.shortest) == range.shortest)
        #expect(throws: Layout.Failure.self) { try lasts(range.shortest - 48_000) }
        if let longest = range.longest {
            #expect(try lasts(longest) == longest)
            #expect(throws: Layout.Failure.self) { try lasts(longest + 48_000) }
        } else {
            #expect(try lasts(10 * 3600 * 48_000) == 10 * 3600 * 48_000)
        }
    }

    @Test("A length asked for doesn't change what can be asked for")
    func independence() throws {
        let text = bare.replacing("profile: standard", with: "profile: standard\nlength: 14 s")
        let range = try layout(text + "One. [pause 4s..10s] Two. [pause 2s]").lengthRange
        #expect(range == LengthRange(shortest: 11 * 48_000, longest: 17 * 48_000))
    }

    @Test("The messages beyond the bounds are those of lengths that can't be met")
    func messages() {
        let script = bare + "One. [pause 4s..10s] Two. [pause 2s]"
        #expect(
            failure(script, length: 10)
                == "0:10 is too short: the session needs 0:11 at the least, 0:01 more / "
                + "make it longer, or its pauses and breathing shorter"
        )
        #expect(
            failure(script, length: 18)
                == "the pauses stretch the session to 0:17, not to 0:18 / give one of them no limit: [pause 4s+]"
        )
    }

    @Test("A sentence says it in whole seconds that can be asked for")
    func sentences() {
        func sentence(_ shortest: Double, _ longest: Double?) -> String {
            LengthRange(shortest: Int(shortest * 1000), longest: longest.map { Int($0 * 1000) }).sentence(rate: 1000)
        }
        #expect(sentence(521.2, 900.9) == "Shortest 8:42, longest 15:00.")
        #expect(sentence(521.2, nil) == "Shortest 8:42, longest as long as you like.")
        #expect(sentence(521, 521) == "Shortest and longest at once: nothing in it stretches.")
        #expect(sentence(521.2, 521.7) == "Shortest and longest at once: nothing in it stretches.")
    }

    @Test("Whole seconds that can be asked for count in milliseconds")
    func wholeSeconds() {
        #expect(LengthRange.wholeSeconds(atLeast: 521.2) == 522)
        #expect(LengthRange.wholeSeconds(atLeast: 521.001) == 522)
        #expect(LengthRange.wholeSeconds(atLeast: 521.0004) == 521)
        #expect(LengthRange.wholeSeconds(atMost: 900.9) == 900)
        #expect(LengthRange.wholeSeconds(atMost: 899.9996) == 900)
    }

    @Test("A length that is told as the shortest or the longest is met, and one a millisecond beyond isn't")
    func milliseconds() throws {
        let script = bare + "One. [pause 4s..10s] Two. [pause 2s]"
        #expect(try lay(script, length: 10.9996).duration == 11 * 48_000)
        #expect(try lay(script, length: 17.0004).seconds(lay(script, length: 17.0004).duration) < 17.0005)
        #expect(try lay(bare + "[pause 9s]", length: 9.0004).duration == 9 * 48_000)
        #expect(
            failure(script, length: 10.999).hasPrefix(
                "0:10.999 is too short: the session needs 0:11 at the least, 0:00.001 more / "
            )
        )
        #expect(
            failure(script, length: 10.6).hasPrefix(
                "0:10.6 is too short: the session needs 0:11 at the least, 0:00.4 more / "
            )
        )
        #expect(failure(script, length: 17.04).hasPrefix("the pauses stretch the session to 0:17, not to 0:17.04 / "))
        #expect(
            failure(bare + "[pause 9.8s]", length: 10).hasPrefix(
                "nothing in this session can stretch to 0:10: it lasts 0:09.8 / "
            )
        )
    }

    @Test("The pace of a ramp is told as it is written, where each breath begins and ends")
    func paces() throws {
        func ends(_ breathing: String) throws -> (first: Double, last: Double, breaths: Int) {
            let guidance = try #require(try lay(bare + breathing).guidances.first)
            let paces = guidance.paces
            for (one, next) in zip(paces, paces.dropFirst()) { #expect(one.start >= next.start && one.end >= next.end) }
            return (try #require(paces.first).start, try #require(paces.last).end, paces.count)
        }
        #expect(try ends("[breathe 4-6 at 5/min for 1 min]") == (5, 5, 5))
        // The first breath of this ramp lasts longer than 5 s: it grows slower itself.
        let score = try lay(bare + "[breathe 4-6 from 12/min to 6/min over 5 min]")
        #expect(score.seconds(score.breaths[0].end) > 5.02)
        #expect(try ends("[breathe 4-6 from 12/min to 6/min over 5 min]") == (12, 6, 45))
        #expect(try ends("[breathe 4-6 from 14/min to 5/min over 2 min]").last == 5)
        #expect(try ends("[breathe 4-6 from 12/min to 6/min over 12 breaths]") == (12, 6, 12))
        // It is ended half-way.
        let half = try ends("[breathe 4-6 from 12/min to 6/min over 5 min for 150 s]")
        #expect(half.first == 12 && abs(half.last - 9) < 0.1)
    }

    @Test("A time to be met is an upper end, and says so")
    func upperEnd() throws {
        let script = bare + "## A\n[pause 4s+] [at 10s] One. [pause 3s..6s] Two. [pause 1s]"
        let longest = try #require(try layout(script).lengthRange.longest)
        for length in [longest, longest - 1, longest - 20] {
            #expect(try lay(script, length: Double(length) / 48_000).duration == length)
        }
        #expect(
            failure(script, length: 25)
                == "the pauses stretch the session to 0:21, not to 0:25: what is to be met here would have passed / "
                + "name a later time, or ask for less"
        )
    }

    @Test("A time that has passed by less than can be told hasn't passed")
    func passed() throws {
        #expect(try lay(bare + "[pause 10.0004s] [at 10s] One.").lines.map(\.start) == [480_019])
        #expect(
            failure(bare + "[pause 10.04s] [at 10s] One.").hasPrefix(
                "0:10 of this section has passed: it is 0:10.04 here / "
            )
        )
        #expect(
            failure(bare + "[begin breathing 4-6] [pause 10.02s] [on breath 2] One. [end breathing]").hasPrefix(
                "breath 2 begins at 0:10.0, before 0:10.02, where this stands / "
            )
        )
    }

    @Test("Two times that are told beside one another read differently, and in their order")
    func apart() {
        #expect(Numerals.exactClock(180) == "3:00")
        #expect(Numerals.exactClock(179.6) == "2:59.6")
        #expect(Numerals.exactClock(3600.125) == "1:00:00.125")
        #expect(Numerals.exactClock(179.99996) == "3:00")
        #expect(Numerals.clock(69, apartFrom: 60) == "1:09")
        #expect(Numerals.clock(179.6, apartFrom: 180) == "2:59.6")
        #expect(Numerals.clock(179.55, apartFrom: 179.6) == "2:59.55")
        #expect(Numerals.clock(12, decimals: 1, apartFrom: 10) == "0:12.0")
        #expect(Numerals.clock(10.002, decimals: 1, apartFrom: 10) == "0:10.002")
    }
}
