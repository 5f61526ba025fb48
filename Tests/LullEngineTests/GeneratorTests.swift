import Analysis
import Foundation
import LullScore
import LullSession
import Testing

@testable import LullEngine

@Suite("Every generator")
struct GeneratorTests {
    private static func worst(_ a: Stereo, _ b: Stereo) -> Double {
        let left = zip(a.left, b.left).map { abs($0 - $1) }.max() ?? 1
        let right = zip(a.right, b.right).map { abs($0 - $1) }.max() ?? 1
        return Double(max(left, right))
    }

    @Test("From the middle it is the same as the whole, to −100 dB", arguments: SoundCase.all + SoundCase.faces)
    func middle(_ sound: SoundCase) throws {
        // Everything on that keeps something for later.
        let more = "filter: { peak: 900 Hz, gain: 4 dB }, chorus: 60 %, spin: 0.3 Hz, reverb: 30 %"
        let score = try sound.score(seconds: 6, more, settings: "room: { decay: 1 s }")
        let whole = Rendering.render(score, 0..<5 * 48_000)
        for start in [50_001, 4 * 48_000 + 17] {
            let span = start..<start + 24_000
            let part = Rendering.render(score, span)
            // Over the sound's own level of −20 dB.
            let level = 20 * log10(max(Self.worst(part, whole[span]), 1e-9)) + 20
            #expect(Measured.note("\(sound.name) from frame \(start), dB", level) < -100, "from frame \(start)")
        }
    }

    @Test(
        "So it is while its controls move as quickly as they can",
        arguments: [
            SoundCase(name: "tone", generator: .tone, declaration: "tone: saw, pitch: \(quick("80 Hz, 2 kHz"))"),
            SoundCase(name: "binaural", generator: .binaural, declaration: "binaural: \(quick("0 Hz, 40 Hz"))"),
            SoundCase(name: "isochronic", generator: .isochronic, declaration: "isochronic: \(quick("1 Hz, 40 Hz"))"),
            SoundCase(name: "tick", generator: .tick, declaration: "tick: \(quick("1 Hz, 4 Hz"))"),
            SoundCase(name: "pad", generator: .pad, declaration: "pad: [D3], brightness: \(quick("0 %, 100 %"))"),
            SoundCase(
                name: "noise",
                generator: .noise,
                declaration:
                    "noise: pink, filter: { low-pass: \(quick("100 Hz, 4 kHz")) }, spin: \(quick("0 Hz, 4 Hz"))"
            ),
        ]
    )
    func quickly(_ sound: SoundCase) throws {
        let more = "level: \(Self.quick("-90 dB, -20 dB")), pan: \(Self.quick("-50 %, 50 %"))"
        let score = try sound.score(seconds: 6, more)
        let whole = Rendering.render(score, 0..<5 * 48_000)
        let span = 4 * 48_000 + 17..<4 * 48_000 + 24_017
        let level = 20 * log10(max(Self.worst(Rendering.render(score, span), whole[span]), 1e-9)) + 20
        #expect(Measured.note("\(sound.name) moved, from the middle, dB", level) < -100)
    }

    // A period that fits no block.
    private static func quick(_ ends: String) -> String { "{ lfo: [\(ends)], every: 0.0237 s, shape: pulse }" }

    @Test("The same seed gives the same bits, finite and not silent", arguments: SoundCase.all + SoundCase.faces)
    func bits(_ sound: SoundCase) throws {
        let score = try sound.score(seconds: 3)
        let once = Rendering.render(score, 0..<96_000)
        let twice = Rendering.render(score, 0..<96_000)
        let isSame = once.left == twice.left && once.right == twice.right
        #expect(isSame && once.isFinite)
        #expect(once.power > 1e-8)
    }

    @Test(
        "Where chance makes it, another seed is another course",
        arguments: (SoundCase.all + SoundCase.faces).filter(\.isRandom)
    )
    func seeds(_ sound: SoundCase) throws {
        let one = Rendering.render(try sound.score(seconds: 4), 0..<144_000)
        let two = Rendering.render(try sound.score(seconds: 4, "seed: 2"), 0..<144_000)
        let isOther = one.left != two.left
        #expect(isOther)
    }
}
