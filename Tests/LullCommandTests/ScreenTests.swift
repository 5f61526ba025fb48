import LullSession
import Testing

@testable import LullCommand

@Suite("The screen of a practice")
struct ScreenTests {
    private static let glance = Glance(
        doing: .playing,
        title: "Evening wind-down",
        section: "Breathing",
        chapter: (2, 4),
        line: "There is nothing to do but follow.",
        position: 192.4,
        duration: 720,
        isOpen: false,
        breath: .init(number: 3, phase: .inhale, volume: 0.5, rate: 5.75),
        level: -23.4,
        beds: -3,
        isMuted: true,
        underruns: 1,
        round: 0
    )

    private static func text(_ glance: Glance, _ look: PlayScreen.Look = .init(), help: Bool = false) -> [String] {
        var screen = PlayScreen(look: look)
        screen.showsHelp = help
        return screen.rows(glance).map(\.text)
    }

    @Test("everything stands where it is looked for")
    func whole() {
        #expect(
            Self.text(Self.glance) == [
                "Evening wind-down",
                "Breathing  ·  2 of 4",
                "",
                "████████████████████░░░░░░░░░░░░░░░░░░░░  breathe in",
                "",
                "There is nothing to do but follow.",
                "",
                "",
                "",
                "3:12 " + String(repeating: "━", count: 16) + String(repeating: "─", count: 45) + " -8:48",
                "5.75 a minute  ·  peak -23 dB  ·  beds -3 dB  ·  voice off  ·  1 gap",
                "",
                "space pause   ←→ move   [ ] pace   - + beds   m voice   ? help   q end",
            ]
        )
    }

    @Test("no row is wider than the terminal and none is below its end, whatever its size and the language")
    func sizes() {
        var seed: UInt64 = 11
        func random(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        let lines = ["", "呼吸に注意を向けてください。ゆっくりと、無理なく。", "Respira… 👩‍👩‍👧 y suelta", String(repeating: "a", count: 300)]
        for _ in 0..<400 {
            var look = PlayScreen.Look(columns: 12 + random(100), rows: 3 + random(30))
            look.hasBlocks = random(2) == 0
            look.hasMotion = random(2) == 0
            var glance = Self.glance
            glance.line = lines[random(lines.count)]
            glance.title = lines[1 + random(lines.count - 1)]
            glance.doing = [.playing, .paused, .waiting][random(3)]
            glance.isOpen = random(2) == 0
            let rows = Self.text(glance, look, help: random(3) == 0)
            #expect(rows.count <= look.rows - 1)
            for row in rows { #expect(Columns.width(row) <= max(8, look.columns - 4), "\(row) in \(look)") }
        }
    }

    @Test("without motion, words stand for bars; without blocks, plain characters; without colour, no codes")
    func looks() {
        #expect(Self.text(Self.glance, .init(hasMotion: false))[3] == "breathe in")
        #expect(
            Self.text(Self.glance, .init(hasBlocks: false))[3] == "####################....................  breathe in"
        )
        for row in Self.text(Self.glance, .init(hasBlocks: false)) { #expect(row.utf8.count == row.count, "\(row)") }
    }

    @Test("a bar moves by eighths of a column, and never back while the lungs fill")
    func bar() {
        let screen = PlayScreen(look: .init())
        var before = -1
        for step in 0...320 {
            let bar = screen.bar(Double(step) / 320, 40)
            #expect(bar.count == 40)
            let full = bar.count { $0 == "█" }
            let part = bar.first { !"█░".contains($0) }.map { Int("▏▎▍▌▋▊▉".distance(of: $0) + 1) } ?? 0
            #expect(full * 8 + part == step)
            #expect(full * 8 + part > before)
            before = full * 8 + part
        }
    }

    @Test("a pause, a lost device and open breathing say so")
    func states() {
        var glance = Self.glance
        glance.doing = .paused
        #expect(Self.text(glance)[5] == "Paused. Space goes on.")
        glance.doing = .waiting
        #expect(Self.text(glance)[5] == "The sound device is gone. Plug it in again, and it goes on from here; q")
        #expect(Self.text(glance)[6] == "ends.")
        glance.isOpen = true
        #expect(Self.text(glance)[9].hasSuffix("─ open"))
    }
}

extension String {
    fileprivate func distance(of character: Character) -> Int {
        firstIndex(of: character).map { distance(from: startIndex, to: $0) } ?? 0
    }
}

@Suite("Keys")
struct KeyboardTests {
    @Test("keys, arrows in every spelling, and keys that mean nothing")
    func keys() {
        func keys(_ text: String) -> [Keyboard.Key] { Keyboard.keys(Array(text.utf8)[...]) }
        #expect(keys(" ") == [.space])
        #expect(keys("\u{1B}[D\u{1B}[C\u{1B}OD\u{1B}OC") == [.left, .right, .left, .right])
        #expect(keys("\u{1B}[1;2D\u{1B}[1;2C\u{1B}[c") == [.shiftLeft, .shiftRight, .shiftRight])
        #expect(keys("\u{1B}[1;5C") == [.right])
        #expect(keys("[]-+m?q\n") == "[]-+m?q".map { .character($0) } + [.enter])
        #expect(keys("\u{1B}[A\u{1B}[3~\u{1B}é\u{7}") == [])
        #expect(keys("\u{1B}") == [])
    }
}

@Suite("Remote hands")
struct RemoteCommandTests {
    private static func refusal(_ line: String) -> String? {
        do throws(Practice.Refusal) {
            _ = try RemoteCommand(Array(line.utf8))
            return nil
        } catch { return error.sentence }
    }

    @Test("verbs with their numbers")
    func verbs() throws {
        let move = try RemoteCommand(Array(#"{"do": "move", "by": -15}"#.utf8))
        #expect(move.verb == .move && move.by == -15)
        let watch = try RemoteCommand(Array(#"{"do": "watch", "every": 0.5, "more": [1]}"#.utf8))
        #expect(watch.verb == .watch && watch.every == 0.5)
    }

    @Test("what isn't understood is told, with the mend")
    func refusals() {
        let shape = "this is not understood: write {\"do\": \"pause\"}."
        #expect(Self.refusal("pause") == shape)
        #expect(Self.refusal("[]") == shape)
        #expect(Self.refusal(#"{"do": 3}"#) == shape)
        #expect(
            Self.refusal(#"{"do": "dance"}"#)
                == "there is no “dance”; there are pause, resume, toggle, move, go, previous, next, slower, quicker, "
                + "beds, mute, unmute, end, stop, status, watch."
        )
    }
}
