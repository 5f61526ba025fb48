import Analysis
import Foundation
import LullScore
import LullSession
import Testing

@testable import LullEngine

@Suite("How loud generators are at −20 dB")
struct CalibrationTests {
    /// Power over that of a sine at −20 dB, in dB.
    private static func level(_ power: Double) -> Double { Spectrum.decibels(power / 0.005) }

    @Test(
        "What goes on has the mean power of a sine of its level, to 1.5 dB",
        arguments: (SoundCase.all + SoundCase.faces).filter {
            !$0.generator.isStruck && ![.tick, .isochronic, .music].contains($0.generator)
        }
    )
    func goingOn(_ sound: SoundCase) throws {
        // Slow swells want half a minute to show their mean.
        let seconds = sound.isRandom && sound.generator != .noise ? 40 : 4
        let heard = Rendering.render(try sound.score(seconds: seconds), 0..<seconds * 48_000)
        var power = heard.power
        if sound.name == "noise grey" {
            // Grey noise is lifted below 40 Hz, where nothing is heard of it.
            let bands = Spectrum.power(heard.left, bands: 4_096)
            power = bands[Int(40 / 24_000.0 * 4_096)...].reduce(0, +)
        }
        #expect(abs(Measured.note("\(sound.name) at −20 dB", Self.level(power))) < 1.5)
    }

    @Test("Music has it over a minute and more of it, in every mood", arguments: Mood.allCases)
    func music(_ mood: Mood) throws {
        let sound = SoundCase(name: "\(mood)", generator: .music, declaration: "music: \(mood.rawValue)")
        let heard = Rendering.render(try sound.score(seconds: 90), 12 * 48_000..<90 * 48_000)
        #expect(abs(Measured.note("music \(mood) at −20 dB", Self.level(heard.power))) < 1.5)
    }

    @Test("An isochronic tone has it while it is open")
    func isochronic() throws {
        let sound = SoundCase(name: "", generator: .isochronic, declaration: "isochronic: 4 Hz, depth: 100 %")
        let heard = Rendering.render(try sound.score(seconds: 4), 0..<4 * 48_000)
        let open = stride(from: 0, to: 4 * 48_000 - 960, by: 240).map { Stereo.power(heard.left[$0..<$0 + 960]) }.max()
        #expect(abs(Self.level(open ?? 0)) < 0.1)
    }

    @Test(
        "A stroke's loudest 0.4 s lie between −8 and +1 dB of it; of a wood block, which is shorter, 0.1 s",
        arguments: SoundCase.all.filter(\.generator.isStruck)
    )
    func strokes(_ sound: SoundCase) throws {
        let heard = Rendering.render(try sound.score(seconds: 4), 0..<4 * 48_000)
        let length = sound.generator == .woodblock ? 4_800 : 19_200
        let loudest = stride(from: 0, to: 3 * 48_000, by: 960).map { heard[$0..<$0 + length].power }.max() ?? 0
        let level = Measured.note("\(sound.name), its loudest at −20 dB", Self.level(loudest))
        #expect(level > -8 && level < 1)
    }
}
