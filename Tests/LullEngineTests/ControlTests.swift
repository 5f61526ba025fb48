import Analysis
import Foundation
import LullScore
import LullSession
import Testing

@testable import LullEngine

/// Every control of every generator, thrown from end to end as quickly as a script can.
@Suite("Controls moved as fast as the script allows")
struct ControlTests {
    /// A control of a sound, and what else has to be there for it to be heard.
    struct Case: Sendable, CustomTestStringConvertible {
        var sound: SoundCase
        var parameter: Parameter
        var ends: ClosedRange<Double>
        var company: String

        var testDescription: String { "\(sound.name) \(parameter.name.rawValue) \(company)" }

        /// The parameter with a value, and its company.
        func written(_ value: String) -> String {
            let parts = [company.replacing("CUTOFF", with: value).replacing("GAIN", with: value)]
            let isInside = company.contains("CUTOFF") || company.contains("GAIN")
            return (isInside ? parts : parts.filter { !$0.isEmpty } + ["\(parameter.name.rawValue): \(value)"])
                .joined(separator: ", ")
        }

        func fixed(_ value: Double) -> String { written(parameter.dimension?.written(value) ?? "") }

        func moving(_ shape: String) -> String {
            let low = parameter.dimension?.written(ends.lowerBound) ?? ""
            let high = parameter.dimension?.written(ends.upperBound) ?? ""
            return written("{ lfo: [\(low), \(high)], every: 0.02 s, shape: \(shape) }")
        }
    }

    private static func cases(_ sound: SoundCase) -> [Case] {
        sound.generator.parameters.flatMap { parameter -> [Case] in
            guard case .control(_, var range) = parameter.kind else { return [] }
            var companies = [""]
            switch parameter.name {
            // Filters are the same for all; a tone and a noise stand for the rest.
            case .cutoff where ![.tone, .noise].contains(sound.generator),
                .gain where ![.tone, .noise].contains(sound.generator):
                return []
            case .cutoff:
                companies = [
                    "filter: { low-pass: CUTOFF }", "filter: { high-pass: CUTOFF }",
                    "filter: { peak: CUTOFF, gain: 12 dB, resonance: 2 }",
                ]
            case .gain:
                companies = ["filter: { peak: 300 Hz, gain: GAIN }", "filter: { high-shelf: 150 Hz, gain: GAIN }"]
            case .brightness where sound.generator.isStruck:
                return []
            default: break
            }
            // Full scale would meet the limiter.
            if parameter.name == .level { range = -120...(-12) }
            return companies.map { Case(sound: sound, parameter: parameter, ends: range, company: $0) }
        }
    }

    static let cases: [Case] = SoundCase.all.map(lasting).flatMap(cases)

    /// Sounds that are there long enough to be moved, and in the middle of what filters keep.
    private static func lasting(_ sound: SoundCase) -> SoundCase {
        var sound = sound
        switch sound.generator {
        case .woodblock: sound.declaration += ", decay: 4 s"
        case .tone: sound.declaration += ", pitch: 1 kHz"
        default: break
        }
        return sound
    }

    private static func heard(_ item: Case, _ more: String) throws -> Stereo {
        var sound = item.sound
        if item.parameter.name == .pitch { sound.declaration = "tone: sine" }
        // What a filter lifts by 24 dB is to stay below the limiter.
        let level = item.parameter.name == .gain ? "level: -40 dB, " : ""
        let score = try sound.score(seconds: 3, level + more)
        return Rendering.render(score, 24_000..<24_000 + 65_536)
    }

    /// The frequency, in cycles per frame, above which a sound has nothing, to −100 dB.
    private static func edge(_ spectrum: [Double]) -> Double {
        let total = spectrum.reduce(0, +)
        var above = 0.0
        var bin = spectrum.count - 1
        while bin > 0 && above + spectrum[bin] < 1e-10 * total {
            above += spectrum[bin]
            bin -= 1
        }
        return Double(bin) / Double(2 * spectrum.count)
    }

    @Test(
        "A tonal sound gets nothing beside it, to −80 dB",
        arguments: cases.filter { !Roughness.sounds.contains($0.sound.generator) }
    )
    func splatter(_ item: Case) throws {
        // Brightness is what makes the spectrum; anything else leaves it or takes from it.
        let isBrightness = item.parameter.name == .brightness
        let steady = try Self.heard(item, isBrightness ? item.fixed(item.ends.upperBound) : "")
        // What moves the pitch itself reaches as high as the pitch does, and so does what rings in a filter that moves.
        let reach = [.pitch, .carrier, .cutoff].contains(item.parameter.name) ? item.ends.upperBound / 48_000 : 0
        let edge = max(Self.edge(Lines.power(steady.left)), Self.edge(Lines.power(steady.right)), reach)
        // Sidebands of a movement of 10 ms die within some kilohertz.
        let limit = edge + 4_000.0 / 48_000
        try #require(limit < 0.45, "\(edge)")
        for shape in ["pulse", "sine"] {
            let moved = try Self.heard(item, item.moving(shape))
            let spectra = (Lines.power(moved.left), Lines.power(moved.right))
            let total = (spectra.0 + spectra.1).reduce(0, +)
            let beside =
                Lines.rest(spectra.0, outside: [0...limit]).sum + Lines.rest(spectra.1, outside: [0...limit]).sum
            let level = Spectrum.decibels(beside / total)
            #expect(
                Measured.note("\(item.testDescription) \(shape), beyond \(Int(limit * 48_000)) Hz, dB", level) < -80
            )
        }
    }

    @Test(
        "A noisy sound gets no sharper corner than it has at either end, to half as much again",
        arguments: cases.filter { Roughness.sounds.contains($0.sound.generator) }
    )
    func corners(_ item: Case) throws {
        var most = 0.0
        for value in [item.ends.lowerBound, (item.ends.lowerBound + item.ends.upperBound) / 2, item.ends.upperBound] {
            most = max(most, Roughness.most(try Self.heard(item, item.fixed(value))))
        }
        for shape in ["pulse", "sine"] {
            let moved = Roughness.most(try Self.heard(item, item.moving(shape)))
            #expect(Measured.note("\(item.testDescription) \(shape), sharpest corner", moved / most) < 1.5)
        }
    }
}

/// Corners of sounds that fill the spectrum.
enum Roughness {
    /// Generators whose spectrum reaches too high for anything to be beside it.
    static let sounds: Set<Generator> = [.noise, .chime, .ocean, .rain, .wind, .stream, .fire, .night]

    /// The greatest second difference.
    static func most(_ heard: Stereo) -> Double {
        [heard.left, heard.right].map { samples in
            var most: Float = 0
            for i in 2..<samples.count { most = max(most, abs(samples[i] - 2 * samples[i - 1] + samples[i - 2])) }
            return Double(most)
        }.max() ?? 0
    }
}
