import LullSession
import Testing

@testable import LullScore

@Suite("The cursor")
struct CursorTests {
    private func starts(_ score: Score) -> [Double] { score.lines.map { score.seconds($0.start) } }

    @Test("Lines follow each other with their gaps; a pause stands instead of the gap")
    func gaps() throws {
        let score = try lay(bare + "One. Two.\n\nThree.\n\n[pause 4s]\n\nFour.")
        // The first voice is not heard before the first second.
        #expect(starts(score) == [1, 3.5, 7, 13])
        #expect(score.seconds(score.duration) == 15)
    }

    @Test("A stroke stands apart from the words before and behind it")
    func strokes() throws {
        let score = try lay(bare + "One. [bell] Two. [bell] [pause 3s] Three.")
        let bells = score.voices.filter { score.instruments[$0.instrument].kind == "bell" }
        #expect(bells.map { score.seconds($0.start) } == [3.5, 7.5])
        #expect(starts(score) == [1, 5, 10.5])
    }

    @Test("A voice never comes out of nowhere: the profile's quiet goes before it")
    func firstVoice() throws {
        #expect(starts(try lay("One.")) == [8])
        #expect(starts(try lay("[pause 10s] One.")) == [10])
    }

    @Test("Sections begin where their headings stand and leave no gap between them")
    func sections() throws {
        let score = try lay(bare + "# Title\n## A\nOne.\n## B\nTwo.\n[pause 3s]\n## C\n[pause 1s]")
        #expect(score.sections.map(\.title) == ["A", "B", "C"])
        #expect(score.sections.map { score.seconds($0.start) } == [0, 4.5, 9.5])
        #expect(score.sections.map(\.end) == score.sections.dropFirst().map(\.start) + [score.duration])
    }

    @Test("Waiting for moments of the breath")
    func moments() throws {
        let score = try lay(
            bare
                + "[begin breathing 4-6] [on exhale] One. [on inhale] Two. [on breath 4] Three. [end breathing after 5 breaths]"
        )
        #expect(starts(score) == [4, 10, 30])
        #expect(score.breaths.count == 5)
        #expect(score.seconds(score.duration) >= 50)
    }

    @Test("Breathing ends on a whole breath, after what was said")
    func wholeBreaths() throws {
        // 1 + 2 s of speech and an overrun: the fourth breath is begun, so it is finished.
        let score = try lay(bare + "[begin breathing 4-6] [pause 31s] [end breathing]")
        #expect(score.breaths.count == 4)
        // The guide fades for a second behind the last breath.
        #expect(score.seconds(score.duration) == 41)
        #expect(try lay(bare + "[breathe box for 1 min]").breaths.count == 4)
        #expect(try lay(bare + "[breathe box for 55 s]").breaths.count == 3)
        #expect(try lay(bare + "[breathe box for 1 s]").breaths.count == 1)
    }

    @Test("Times of a section, from its beginning and from its end")
    func times() throws {
        let score = try lay(bare + "## A\n[pause 5s]\n## B\n[at 10s] One. [at 0:20] Two.")
        #expect(starts(score) == [15, 25])
        let fromEnd = try lay(
            bare + "## A\n[begin breathing 5-5]\n[at -20s] One.\n[end breathing after 1 min]\n## B\nTwo."
        )
        #expect(starts(fromEnd) == [40, 60])
        let padded = try lay(bare + "## A\nOne.\n[at -20s] Two.\n## B\nThree.")
        #expect(starts(padded) == [1, 3, 23])
    }

    @Test("Times that have passed are told, with where the cursor stands")
    func passed() {
        #expect(
            failure(bare + "[pause 12s] [at 10s] One.")
                == "0:10 of this section has passed: it is 0:12.0 here / name a later time, or say less before it"
        )
        #expect(
            failure(bare + "[begin breathing 4-6] [pause 25s] [on breath 2] One. [end breathing]")
                == "breath 2 begins at 0:10.0, before 0:25.0, where this stands / "
                + "wait for a later breath, or say less before it"
        )
        #expect(
            failure(bare + "[pause 5s] [at -10s] [pause 30s] One.")
                == "what follows lasts longer than the 10 s left of the section / "
                + "count from further before the end, or say less after it"
        )
    }

    @Test("A session lasts until its fades and strokes are heard")
    func tails() throws {
        let score = try lay(bare + "[play pad] [pause 5s] [bell] [stop pad over 30s]")
        #expect(score.seconds(score.duration) == 35)
    }
}

@Suite("Ends")
struct EndTests {
    @Test("Nothing is no session")
    func nothing() {
        #expect(
            failure(bare + "[play pad]") == "this session lasts no time at all / write [pause 1 min], or some words"
        )
    }

    @Test("What rings on a cue is heard")
    func rings() throws {
        let sounds = "sounds: { g: { cues: { exhale: { bowl: A2, decay: 12 s } } } }"
        let score = try lay("---\nprofile: standard\n\(sounds)\n---\n[breathe 4-6 x 2 with g]")
        #expect(score.seconds(score.duration) == 32)
    }
}

@Suite("Elastic pauses")
struct ElasticTests {
    private let script = bare + "One.\n[pause 4s+]\nTwo.\n[pause 8s..20s]\n[breathe 4-6 x 3]\n[pause 2s]"

    @Test("Without a length each takes its least", arguments: [nil, 60.0, 90, 300, 1234.567])
    func fills(length: Double?) throws {
        let score = try lay(script, length: length)
        if let length {
            #expect(abs(score.seconds(score.duration) - length) < 1e-4)
        } else {
            #expect(score.seconds(score.duration) == 1 + 2 + 4 + 2 + 8 + 30 + 2)
        }
    }

    @Test("Longer pauses take more of the slack, and none passes its limit")
    func shares() throws {
        let score = try lay(bare + "[pause 4s+] One. [pause 8s+] Two.", length: 40)
        let first = score.seconds(score.lines[0].start)
        let second = score.seconds(score.lines[1].start) - score.seconds(score.lines[0].end)
        #expect(abs(first + second - 36) < 1e-3)
        #expect(abs(second / first - 2) < 1e-3)
        let limited = try lay(script, length: 300)
        #expect(limited.breaths[0].start - limited.lines[1].end == 20 * 48_000)
    }

    @Test("What can't be met is said with how much")
    func contradictions() {
        #expect(
            failure(bare + "[pause 90s]\nOne.", length: 60)
                == "1:00 is too short: the session needs 1:32 at the least, 0:32 more / "
                + "make it longer, or its pauses and breathing shorter"
        )
        #expect(
            failure(bare + "[pause 9s] One.", length: 60)
                == "nothing in this session can stretch to 1:00: it lasts 0:11 / write [pause 4s+] where silence may grow"
        )
        #expect(
            failure(bare + "[pause 4s..10s] One.", length: 60)
                == "the pauses stretch the session to 0:12, not to 1:00 / give one of them no limit: [pause 4s+]"
        )
    }

    @Test("A length is met to the frame though breaths come whole")
    func wholeBreaths() throws {
        for length in stride(from: 70.0, to: 110, by: 3.7) {
            let score = try lay(
                bare + "[begin breathing 4-6] One. [pause 10s+] Two. [end breathing]\n[pause 3s+]",
                length: length
            )
            #expect(abs(score.seconds(score.duration) - length) < 1e-4)
        }
    }
}

@Suite("Breath times")
struct BreathTests {
    @Test("Eight hours later every boundary is where arithmetic puts it", arguments: [4.5, 5, 5.5, 6, 6.5, 7.3])
    func noDrift(rate: Double) throws {
        let score = try lay(bare + "[breathe 4-6 at \(rate)/min for 8 h]", rate: 44_100)
        let period = 60 / rate
        #expect(abs(Double(score.breaths.count) - 8 * 3600 / period) <= 0.5)
        for (index, breath) in score.breaths.enumerated() {
            let start = Double(index) * period * 44_100
            #expect(abs(Double(breath.start) - start) <= 0.5)
            #expect(abs(Double(breath.inhaleEnd) - (start + 0.4 * period * 44_100)) <= 0.5)
            if index > 0 { #expect(breath.start == score.breaths[index - 1].end) }
        }
    }

    @Test("A ramp in time ends at its rate; the integral of the rate counts the breaths")
    func timeRamp() throws {
        let score = try lay(bare + "[breathe 4-6 from 12/min to 6/min over 5 min for 8 min]")
        let lengths = score.breaths.map { score.seconds($0.end - $0.start) }
        #expect(abs(lengths[0] - 5) < 0.05)
        #expect(zip(lengths, lengths.dropFirst()).allSatisfy { $0 <= $1 + 1e-3 })
        #expect(abs((lengths.last ?? 0) - 10) < 1e-4)
        // Nine a minute on the way: 45 breaths in the five minutes.
        #expect(abs(score.seconds(score.breaths[45].start) - 300) < 1e-3)
    }

    @Test("A ramp over breaths changes each by an equal step of rate")
    func breathRamp() throws {
        let score = try lay(bare + "[breathe 4-6 from 10/min to 6/min over 5 breaths x 7]")
        let rates = score.breaths.map { 60 / score.seconds($0.end - $0.start) }
        for (rate, wanted) in zip(rates, [10, 9, 8, 7, 6, 6, 6.0]) { #expect(abs(rate - wanted) < 1e-3) }
    }

    @Test("Sighs have two stages, nostrils alternate, phases keep their share")
    func shapes() throws {
        let sigh = try lay(bare + "[breathe sigh x 2]").breaths[1]
        #expect(sigh.firstStageEnd - sigh.start == 3 * 48_000)
        #expect(sigh.inhaleEnd - sigh.start == 4 * 48_000)
        #expect(sigh.end - sigh.holdEnd == 8 * 48_000)
        #expect(try lay(bare + "[breathe alternate-nostril x 4]").breaths.map(\.side) == [-1, 1, -1, 1])
        let box = try lay(bare + "[breathe box at 5/min x 1]").breaths[0]
        #expect(BreathPhase.allCases.map { box.span(of: $0).count } == [144_000, 144_000, 144_000, 144_000])
    }

    @Test("Each phase can have its own cue: glide, tick, word, count, stroke")
    func cues() throws {
        let score = try lay(
            """
            ---
            profile: standard
            sounds:
              guide:
                cues:
                  inhale: { tone: sine, pitch: { ramp: [A3, E4] } }
                  hold: { tick: 1 s }
                  exhale: { say: count }
                  rest: { say: rest }
              ring: { cues: { inhale: bell } }
            ---
            [breathe 4-2-6-3 x 2] [breathe 4-6 x 1 with ring]
            """
        )
        func voices(_ name: String) -> [Score.Voice] {
            score.voices.filter { score.instruments[$0.instrument].name == name }
        }
        #expect(voices("guide.inhale").map { score.seconds($0.start) } == [0, 15])
        #expect(voices("guide.inhale").map { score.seconds($0.end - $0.start) } == [4, 4])
        #expect(voices("guide.hold").map { score.seconds($0.start) } == [4, 19])
        #expect(voices("guide.exhale").map { score.seconds($0.start) }.prefix(6) == [6, 7, 8, 9, 10, 11])
        #expect(voices("guide.rest").map { score.seconds($0.start) } == [12, 27])
        #expect(voices("ring.inhale").map { score.seconds($0.start) } == [30])
    }

    @Test("A day is the most a session may last")
    func bounds() {
        #expect(
            failure(bare + "[repeat 3] [pause 10 h] [end]").hasPrefix(
                "this session lasts 30:00:00; 24:00:00 is the most"
            )
        )
    }
}
