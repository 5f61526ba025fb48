import Analysis
import Foundation
import LullScore
import LullSession
import Testing

@testable import LullEngine

@Suite("Moves that are given no time")
struct SuddenMoveTests {
    /// The power beyond 5 kHz of a tone of 1 kHz, in dB of the tone's, over 1.4 s about the third second.
    private static func splatter(_ more: String, _ body: String) throws -> Double {
        let score = try Rendering.score(
            sounds: "{ x: { tone: sine, pitch: 1 kHz, attack: 0.5 s, release: 1 s, \(more) } }",
            "[play x] [pause 3s] \(body) [pause 4s]"
        )
        let heard = Rendering.render(score, 3 * 48_000 - 32_768..<3 * 48_000 + 32_768)
        let spectra = [Lines.power(heard.left), Lines.power(heard.right)]
        let beside = spectra.reduce(0) { $0 + Lines.rest($1, outside: [0...5_000.0 / 48_000]).sum }
        return Spectrum.decibels(beside / spectra.reduce(0) { $0 + $1.reduce(0, +) })
    }

    @Test(
        "A control that is set over no time at all makes no click",
        arguments: [
            ("level: -20 dB", "[fade x to -60 dB over 0s]"), ("level: -20 dB", "[set x.level to -60 dB over 0s]"),
            ("level: -20 dB, pan: -100 %", "[set x.pan to 100 % over 0s]"),
            ("level: -20 dB", "[set x.pitch to 300 Hz over 0s]"), ("level: -20 dB", "[set x.spin to 4 Hz over 0s]"),
            ("level: -20 dB", "[set x.chorus to 100 % over 0s]"), ("level: -20 dB", "[set x.reverb to 100 % over 0s]"),
            ("level: -20 dB, filter: { low-pass: 7 kHz }", "[set x.cutoff to 100 Hz over 0s]"),
            ("level: -40 dB, filter: { peak: 1 kHz }", "[set x.gain to 24 dB over 0s]"),
            ("level: { ramp: [-20 dB, -20 dB, -60 dB], over: 5 s, shape: smooth }", ""),
        ]
    )
    func sudden(more: String, body: String) throws {
        let level = try Self.splatter(more, body)
        #expect(Measured.note("\(more) \(body), dB", level) < -80)
    }

    @Test("What is told to stop at once fades, however shortly")
    func stop() throws {
        #expect(Measured.note("stop over no time, dB", try Self.splatter("level: -20 dB", "[stop x over 0s]")) < -80)
    }

    @Test("A room that is moved as fast as the script allows makes no click")
    func room() throws {
        for room in [
            "decay: { lfo: [0.3 s, 20 s], every: 0.02 s, shape: pulse }",
            "damping: { lfo: [0 %, 100 %], every: 0.02 s }",
        ] {
            let score = try Rendering.score(
                sounds: "{ x: { tone: sine, pitch: 1 kHz, reverb: 100 %, level: -30 dB } }",
                settings: "room: { \(room) }",
                "[play x] [pause 8s]"
            )
            let heard = Rendering.render(score, 4 * 48_000..<4 * 48_000 + 65_536)
            for samples in [heard.left, heard.right] {
                let spectrum = Lines.power(samples)
                let rest = Lines.rest(spectrum, outside: [0...5_000.0 / 48_000])
                let level = Spectrum.decibels(rest.sum / spectrum.reduce(0, +))
                #expect(Measured.note("room with \(room), dB", level) < -80)
            }
        }
    }

    @Test("The room goes where [set] takes it")
    func roomIsSet() throws {
        let score = try Rendering.score(
            sounds: "{ x: { tone: sine, pitch: 500 Hz, reverb: 100 %, level: -30 dB } }",
            settings: "room: { decay: 8 s }",
            "[play x over 0s] [pause 2s] [stop x over 0s] [pause 4s]\n[set room.decay to 0.5 s over 1s] [pause 2s]\n"
                + "[play x over 0s] [pause 2s] [stop x over 0s] [pause 4s]"
        )
        func level(_ seconds: Double) -> Double {
            let start = Int(seconds * 48_000)
            let heard = Rendering.render(score, start..<start + 24_000).left
            return Spectrum.decibels(heard.reduce(0) { $0 + Double($1 * $1) } / 24_000)
        }
        // A second after the tone: 7.5 dB of the long tail are gone, and 120 of the short one.
        #expect(level(3) > -60 && level(11) < -120, "\(level(3)) and \(level(11)) dB")
    }
}
